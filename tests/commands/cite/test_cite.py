"""The command ``cite``."""

from __future__ import annotations

import json

import jsonschema
import pytest

from evil import CONTROL
from read.forms.made import make_docx, para
from sheets import make_cell, make_item, make_sentence, make_sheet
from stances.commands.cite.find_citations import cite_sheet
from stances.commands.cite.show import CitationAnswer
from stances.errors import COULD_NOT_JUDGE, OK
from stances.output.formats import find_format
from stances.output.view import View
from stances.output.width import measure_text

TEXT = {"type": "string"}
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": TEXT,
            "type": {"enum": ["document"]},
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"literal": TEXT},
                    "additionalProperties": False,
                },
            },
            **dict.fromkeys(
                ["title", "container-title", "locator", "abstract", "genre", "note"], TEXT
            ),
            **dict.fromkeys(["source", "version"], TEXT),
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}
"""What we write of the schema of CSL data (1.0.2): these names and types are among its own."""


def make_answer(name="Test Alpha", source="a.txt"):
    evidence = (make_sentence("x-1", -1.0, [make_item("cue", "strike")], source=source),)
    sheet = make_sheet([make_cell(name, "retaliation", 0.0, 1.0, evidence=evidence)])
    return CitationAnswer(cite_sheet(sheet))


def test_text(whole_run):
    code, out, err = whole_run("cite", "c.txt", "-e", "beta")
    assert (code, err) == (OK, "")
    assert "“Higher tariffs would be a mistake.”" in out
    assert "c.txt:9" in out
    assert "rubric a" in out


def test_a_sheet_gives_what_texts_give(whole_run):
    assert whole_run("score", "c.txt", "-f", "json", "--evidence", "-o", "s.json")[0] == OK
    for form in ("table", "json", "csv", "footnote", "csl"):
        assert whole_run("cite", "s.json", "-f", form) == whole_run("cite", "c.txt", "-f", form)


def test_an_id_finds_its_cell_again(whole_run):
    found = json.loads(whole_run("cite", "c.txt", "-f", "json")[1])["citations"]
    assert len(found) == 2
    for one in found:
        again = json.loads(whole_run("cite", "c.txt", "--id", one["id"], "-f", "json")[1])
        assert again["citations"] == [one]


def test_csl(whole_run):
    items = json.loads(whole_run("cite", "c.txt", "-f", "csl")[1])
    jsonschema.validate(items, CSL)
    assert [one["author"][0]["literal"] for one in items] == ["Test Ümlaut", "Test Beta"]
    assert items[1]["abstract"] == "Higher tariffs would be a mistake."


def test_a_footnote_is_one_line_and_says_all(whole_run):
    lines = whole_run("cite", "c.txt", "-f", "footnote")[1].splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("[^beta-tariffs-")
    for part in ("Test Beta", "Higher tariffs", "c.txt:9", "sha256:", "method", "lower tariffs"):
        assert part in lines[1]


@pytest.mark.parametrize("form", ["footnote", "csl", "table"])
@pytest.mark.parametrize("evil", ["]: x\n\n# y", "<b>|`a`", "[a](http://x.org)", *CONTROL])
def test_hostile_names_stay_text(form, evil):
    answer = make_answer(f"Test {evil}", f"{evil}.txt")
    text = find_format(form, special=["footnote", "csl"]).write(answer, View())
    assert {sign for sign in text if not sign.isprintable()} <= {"\n"}
    if form == "footnote":
        assert text.count("\n") == 1
        assert "<b>" not in text
        assert "](" not in text
    if form == "csl":
        jsonschema.validate(json.loads(text), CSL)


@pytest.mark.parametrize("width", [40, 80])
def test_it_fits(width):
    shown = make_answer().show(View(width=width))
    assert max(map(measure_text, shown.split("\n"))) <= width


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("c.txt", "-e", "silent"), "no cell shows a position"),
        (("c.txt", "--id", "beta-tariffs"), 'did you mean "beta-tariffs-'),
        (("bare.json",), "bare.json: this score sheet holds no evidence, which cite needs"),
        (("c.txt", "-f", "svg"), 'unknown format "svg"'),
    ],
)
def test_what_it_refuses(whole_run, args, message):
    assert whole_run("score", "c.txt", "-f", "json", "-o", "bare.json")[0] == OK
    code, out, err = whole_run("cite", *args)
    assert (code, out) == (COULD_NOT_JUDGE, "")
    assert message in err


def test_a_paragraph_or_page_is_not_called_a_line(whole_run, folder):
    paragraphs = [para("It rains."), para("Higher tariffs would be a mistake.")]
    (folder / "a.docx").write_bytes(make_docx("".join(paragraphs)))
    args = ("cite", "a.docx", "--author", "Test Alpha")
    assert "\n  a.docx, paragraph 2, sentence alpha-" in whole_run(*args)[1]
    assert ", a.docx, paragraph 2. " in whole_run(*args, "-f", "footnote")[1]
    (item,) = json.loads(whole_run(*args, "-f", "csl")[1])
    assert (item["container-title"], item["locator"]) == ("a.docx", "2")
