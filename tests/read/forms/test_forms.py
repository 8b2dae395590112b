from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

import stances.read
from stances.document import Document
from stances.errors import StancesError
from stances.read.forms import ENDINGS, FORMS, find_form, recognise_form
from stances.read.statements import extract_statements

ROW = '{"expert": "Test Alpha", "text": "Talk."}'


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("a.csv", "whatever", "csv"),
        ("a.TSV", "whatever", "tsv"),
        ("a.jsonl", "whatever", "jsonl"),
        ("a.ndjson", "whatever", "jsonl"),
        ("a.json", ROW, "json"),
        ("a.json", f"[\n{ROW}]", "json"),
        ("a.json", "not json", "jsonl"),
        ("a.txt", f"\n {ROW}\n{ROW}", "jsonl"),
        ("-", f"[{ROW}]", "json"),
        ("-", "[]", "json"),
        ("-", "[Update: it ended.]\n\nText.", "plain"),
        ("-", "date,text,expert\n", "csv"),
        ("-", '\n"text", "expert"\n', "plain"),
        ("-", '"text","expert"\n', "csv"),
        ("a.txt", "expert\ttext\nTest Alpha\tTalk.", "tsv"),
        ("-", "expert,words\n", "plain"),
        ("-", "+++\nexpert = 'Test Alpha'\n+++\nTalk.", "markdown"),
        ("-", "---\nexpert: Test Alpha\n---\nTalk.", "markdown"),
        ("a.txt", "---\ntitle: Talks\n---\nTalk.", "plain"),
        ("a.txt", "---\n\nTalk.", "plain"),
        ("a.md", "+++\nexpert = 'Test Alpha'\n+++\nTalk.", "markdown"),
        ("a.md", "Talk.", "markdown"),
        ("a.md", ROW, "markdown"),
        ("a.txt", "+++ Breaking +++ News", "plain"),
        ("a.txt", "Test Alpha, fellow at Test House:\n\n“Talk.”", "plain"),
        ("speech.log", "Talk.", "plain"),
        ("-", "Talk. " * 50_000, "plain"),
        ("-", "expert,text\rTalk.", "plain"),
    ],
)
def test_recognised_by_ending_and_then_by_content(name, text, form):
    assert recognise_form(Document(name=name, text=text)).name == form


def test_table_by_other_columns():
    table = Document(name="-", text="who,words\n")
    assert recognise_form(table, ("who", "words")).name == "csv"
    assert recognise_form(table).name == "plain"


def test_document_may_give_its_own_form():
    text = "expert,text\nTest Alpha,Talk.\n"
    (found,) = extract_statements(
        [Document(name="a.log", text=text.replace(",", "\t"), form="tsv")]
    )
    assert (found.expert, found.document.form) == ("Test Alpha", "tsv")
    with pytest.raises(StancesError, match=r'^a\.csv: unknown form "cvs"; did you mean "csv"\?$'):
        extract_statements([Document(name="a.csv", text=text, form="cvs")])


def test_each_form_is_found_by_its_name_and_its_endings():
    assert len({form.name for form in FORMS}) == len(FORMS)
    for form in FORMS:
        assert find_form(form.name, "a.txt") is form
        assert set(form.endings) <= set(ENDINGS)
        for ending in form.endings:
            assert ending == ending.lower()
            assert ending.startswith(".")


def test_last_form_recognises_whatever_there_is():
    assert FORMS[-1].recognise("", ())


CUE = "00:01.000 --> 00:02.000"


def test_form_of_every_statement_is_named():
    texts = {
        "plain": ("a.txt", "Test Alpha, fellow:\n\nTalk."),
        "markdown": ("a.md", "# Test Alpha, fellow:\n\nTalk."),
        "html": ("a.html", "<html><p>Test Alpha, fellow:</p><p>Talk.</p></html>"),
        "captions": ("a.vtt", f"WEBVTT\n\n{CUE}\nTest Alpha: Talk.\n\n{CUE}\nTest Alpha: Now."),
        "csv": ("a.csv", "expert,text\nTest Alpha,Talk."),
        "tsv": ("a.tsv", "expert\ttext\nTest Alpha\tTalk."),
        "json": ("a.json", f"[{ROW}]"),
        "jsonl": ("a.jsonl", ROW),
    }
    # What is made from bytes has its own tests, which name the form.
    made = {"pdf", "docx", "odt", "rtf", "doc", "epub", "mhtml", "parquet", "xlsx"}
    assert set(texts) | made == {form.name for form in FORMS}
    for form, (name, text) in texts.items():
        (found,) = extract_statements([Document(name=name, text=text)])
        assert (found.expert, found.document.form) == ("Test Alpha", form)


def test_names_are_compared_in_nfc_with_single_spaces_and_case():
    names = ["Test U\u0308mlaut", " Test \u00a0Ümlaut ", "test Ümlaut"]
    rows = "\n".join(json.dumps({"expert": name, "text": "Talk."}) for name in names)
    found = [s.expert for s in extract_statements([Document(name="-", text=rows)])]
    assert found == ["Test Ümlaut", "Test Ümlaut", "test Ümlaut"]


def test_no_module_but_a_forms_own_knows_its_name():
    names = {form.name for form in FORMS}
    folder = Path(stances.read.__file__).parent
    others = [path for path in folder.rglob("*.py") if path.parent.name != "forms"]
    assert len(others) > 15
    for path in others:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.Constant) and node.value in names), path
