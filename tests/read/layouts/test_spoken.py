"""Block quotes and numbers of items: what is part of the text in which they stand."""

from __future__ import annotations

import pytest

from stances.document import Document
from stances.read.statements import extract_statements

HEAD = "---\nauthor: Test Alpha\n---\n\n"
SECTIONS = (
    "## Test Alpha, fellow at the Test House\n\nWe must talk.\n\n{}\n\n"
    "## Test Beta, director of the Test Hall\n\nWe must not.\n"
)


def _said(text):
    said = {}
    for one in extract_statements([Document(name="a.md", text=text)]):
        blocks = [one.document.text[b.start : b.end] for b in one.blocks]
        said.setdefault(one.expert, []).extend(blocks)
    return said


def test_a_block_quote_is_part_of_a_text():
    text = HEAD + "We must talk. As a friend put it:\n\n> A talk is a bridge.\n\nIt is.\n"
    assert _said(text)["Test Alpha"][1:] == ["A talk is a bridge.", "It is."]
    said = _said(SECTIONS.format("> A talk is a bridge."))
    assert said["Test Alpha"] == ["We must talk.", "A talk is a bridge."]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("> A talk is a bridge.\n\nWe must talk at once.\n", id="an epigraph"),
        pytest.param(
            "We must talk at once.\n\n> A talk is a bridge.\n>\n> — Test Gamma\n", id="signed"
        ),
        pytest.param("We must talk at once.\n\n> Must talk at once\n", id="a pull quote"),
        pytest.param(
            "We must talk at once.\n\nOn 3 May 2020 a friend wrote:\n\n> A bridge is a talk.\n",
            id="a message",
        ),
    ],
)
def test_a_block_quote_of_others_is_not(body):
    said = _said(HEAD + body)
    assert "We must talk at once." in said["Test Alpha"]
    assert "bridge" not in str(said.get("Test Alpha"))
    assert "Must talk at once" not in said["Test Alpha"]


def test_words_of_another_speaker_in_a_block_quote_are_not():
    said = _said(SECTIONS.format("Beta puts it thus:\n\n> A talk is a bridge."))
    assert said["Test Alpha"] == ["We must talk.", "Beta puts it thus:"]


def test_the_number_of_an_item_is_not_spoken():
    said = _said(HEAD + "We want three things.\n\n1. Peace.\n2. Talks in 2026.\n")
    assert said == {"Test Alpha": ["We want three things.", "Peace.", "Talks in 2026."]}


def test_a_biography_by_surname_in_italics_is_not_spoken():
    said = _said(SECTIONS.format("*Alpha served in three places.*"))
    assert said["Test Alpha"] == ["We must talk."]
