"""A folder that was imported is read as the inputs were: over layouts, forms and pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from read.forms.made import make_docx, make_odt, make_rtf, para
from stances.commands.importing.entry import make_entries
from stances.document import Document
from stances.errors import StancesError
from stances.pipeline import score_inputs
from stances.read.corpus import load_bundled_corpus
from stances.read.forms import ENDINGS
from stances.read.layouts import FIELDS, OTHERS, SIGNS
from stances.read.notes import listen_to_notes
from stances.read.sentences import group_sentences
from stances.read.sources import load_documents
from stances.read.statements import extract_statements
from stances.settings.model import Settings
from stances.wire.records import make_plain

PAGES = sorted((Path(__file__).parents[2] / "cases" / "pages").glob("*.html"))
ARTICLE = """\
Test Alpha, fellow at the Test House:

“We must not retaliate against Iran. It is *not* worth it, and [nobody] wants war:

- # talk first
- > then talk again

Sanctions must be lifted.”

Test Beta, director of the Test Project:

“We must retaliate against Iran.”
"""


def import_documents(statements):
    return [
        Document(name=f"{number}.md", text=entry.text)
        for number, entry in enumerate(make_entries(statements))
    ]


def list_words(statements):
    return {
        expert: sorted((one.kind, one.text) for one in own)
        for expert, own in group_sentences(statements).items()
    }


def list_cells(documents):
    cells = make_plain(score_inputs(documents, settings=Settings()).sheet)["cells"]
    kept = ("expert", "dimension", "position", "state", "salience", "for", "against", "sentences")
    return sorted([str(cell[key]) for key in kept] for cell in cells)


def check_same(documents):
    statements = extract_statements(documents)
    imported = import_documents(statements)
    again = extract_statements(imported)
    assert list_words(again) == list_words(statements)
    for key in ("role", "affiliation", "date", "wording"):
        said = {(one.expert, getattr(one, key)) for one in statements if one.blocks}
        assert {(one.expert, getattr(one, key)) for one in again} == said
    # what was imported is imported as it is
    assert [one.text.split("\n\n", 1)[1] for one in import_documents(again)] == [
        one.text.split("\n\n", 1)[1] for one in imported
    ]
    return imported


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(example, id=f"{layout.name}-{number}")
        for layout in (*SIGNS, *OTHERS, *FIELDS)
        for number, example in enumerate(layout.examples, start=1)
    ],
)
def test_every_layout(example):
    check_same([Document(name=example.name, text=example.text)])


@pytest.mark.parametrize("page", PAGES, ids=lambda one: one.stem)
def test_pages(page):
    documents = load_documents([str(page)])
    try:
        extract_statements(documents)
    except StancesError:
        pytest.skip("nobody is found on this page")
    check_same(documents)


def test_the_bundled_corpus_gives_the_same_scores():
    documents = load_bundled_corpus()
    assert list_cells(check_same(documents)) == list_cells(documents)


@pytest.mark.parametrize("form", ["txt", "docx", "odt", "rtf", "html", "srt", "csv"])
def test_forms_give_the_same_scores(form, tmp_path):
    blocks = [one.replace("\n", " ") for one in ARTICLE.strip().split("\n\n")]
    data = {
        "txt": lambda: ARTICLE.encode(),
        "docx": lambda: make_docx("".join(map(para, blocks))),
        "odt": lambda: make_odt(
            "".join(f"<text:p>{one.replace('>', '&gt;')}</text:p>" for one in blocks)
        ),
        "rtf": lambda: make_rtf(
            "".join(
                "".join(sign if sign.isascii() else f"\\u{ord(sign)}?" for sign in one) + "\\par\n"
                for one in blocks
            )
        ),
        "html": lambda: (
            "<html><body>" + "".join(f"<p>{one.replace('>', '&gt;')}</p>" for one in blocks)
        ).encode(),
        "srt": lambda: (
            b"1\n00:00:01,000 --> 00:00:02,000\nTest Alpha: We must not *retaliate* against Iran.\n"
        ),
        "csv": lambda: (
            b'expert,text,date\nTest Alpha,"We must not retaliate\nagainst Iran: # no\n\n- ever",\n'
            b"Test Alpha,Nobody wants war. https://test.example,2020-01-08\n"
        ),
    }[form]()
    path = tmp_path / f"a.{form}"
    path.write_bytes(data)
    documents = load_documents([str(path)])
    assert list_cells(check_same(documents)) == list_cells(documents)


_PIECES = st.sampled_from(
    [
        *("Talk now. ", "Test Alpha, fellow:\n\n", "Test Beta: ", "“", "”", '"', "\n", "\n\n"),
        *("- ", "expert,text\n", "Test Beta,", "+++\nexpert = 'Test Alpha'\n+++\n", "# ", "> "),
        *("*", "_", "`", "<b>", "&amp;", "[a](b)", "1. ", "    ", "--- ", "said Test Alpha", ":"),
        *("By Test Alpha\n\n", "January 8, 2020\n\n", "— Test Beta, fellow\n\n", "We must talk. "),
        *("http://test.example ", "\u00ad", "It is late, and nobody wants it. ", "•\u00a0"),
    ]
)


@given(
    st.lists(_PIECES, min_size=2, max_size=16).map("".join),
    st.sampled_from([f"a{ending}" for ending in (".txt", ".md", ".csv", ".html", ".srt")]),
)
@example("Test Alpha, fellow:\n\n1. Talk now. ", "a.txt")
@example("Test Alpha, fellow:\n\n1. 2. Talk now. ", "a.txt")
@example("Test Alpha, fellow:\n\n1. •\u00a0“", "a.txt")
@example("Test Alpha, fellow:\n\n•\u00a0expert,text\n1. •\u00a0“", "a.txt")
def test_any_text(text, name):
    assert name[1:] in ENDINGS
    with listen_to_notes(lambda _note: None):
        try:
            documents = [Document(name=name, text=text)]
            extract_statements(documents)
        except StancesError:
            return
        check_same(documents)
