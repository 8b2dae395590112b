"""Every word of a document is somebody's or nobody's, and never both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.document import Document
from stances.errors import StancesError
from stances.read.layouts import OTHERS, SIGNS
from stances.read.nobody import list_nobodys
from stances.read.statements import stream_statements
from stances.text.tokens import tokenize

TALK = """\
A talk

TEST ALPHA, FELLOW: We must talk.

[applause]

Q: And then?

TEST BETA: No. Strike.

Read more: Other talks
"""


def read(text, name="a.txt"):
    found = []
    statements = tuple(stream_statements([Document(name=name, text=text)], found=found))
    (one,) = found
    document = one.source.document
    nobodys = [(each.kind, document.text[each.start : each.end]) for each in list_nobodys(one)]
    return document, statements, one, nobodys


def test_each_stretch_has_its_kind_and_its_place():
    _, _, found, nobodys = read(TALK)
    assert nobodys == [
        ("text", "A talk"),
        ("name", "TEST ALPHA, FELLOW:"),
        ("text", "[applause]"),
        ("name", "Q:"),
        ("text", "And then?"),
        ("name", "TEST BETA:"),
        ("text", "Read more: Other talks"),
    ]
    assert found.layouts == ("label",)
    assert [TALK[one.start : one.end] for one in found.clues] == [
        *("TEST ALPHA, FELLOW:", "Q:", "TEST BETA:")
    ]


def test_narration_around_quotations_is_nobodys():
    *_, nobodys = read("“We must talk,” said Test Alpha, a fellow. It rained.\n")
    assert nobodys == [("name", "said Test Alpha, a fellow"), ("text", ". It rained.")]


def test_what_a_form_marks_has_the_kind_of_the_mark():
    text = (
        "# Talks\n\n**Test Alpha**, fellow:\n\nTalk now.\n\n> Not yet.\n\n**Test Beta**: No way.\n"
    )
    *_, nobodys = read(text, "a.md")
    assert ("heading", "Talks") in nobodys
    assert any(kind == "quotation" and "Not yet." in words for kind, words in nobodys)


@pytest.mark.parametrize("name", ["a.csv", "a.md"])
def test_front_matter_and_rows_are_not_nobodys(name):
    text = "expert,text\nTest Alpha,Talk.\n" if name == "a.csv" else "---\nexpert: T\n---\nTalk."
    assert read(text, name)[-1] == []


_PARTS = st.sampled_from(
    [
        *(one.text for layout in (*SIGNS, *OTHERS) for one in layout.examples),
        *("It rained.", "[applause]", "Read more: Talks", "Q: Why?", "“No,” he said.", "Advert"),
    ]
)


@given(st.lists(_PARTS, min_size=1, max_size=4).map("\n\n".join))
def test_every_word_is_somebodys_or_nobodys(text):
    found = []
    try:
        statements = tuple(stream_statements([Document(name="a.txt", text=text)], found=found))
    except StancesError:  # refused as a whole, which loses nothing in silence
        return
    (one,) = found
    document = one.source.document
    spoken = {
        (token.start, token.end)
        for each in statements
        for block in each.blocks
        for token in tokenize(document.text, block.start, block.end)
    }
    nobodys = {
        (token.start, token.end)
        for each in list_nobodys(one)
        for token in tokenize(document.text, each.start, each.end)
    }
    words = {(token.start, token.end) for token in tokenize(document.text, 0, len(document.text))}
    if one.source.is_table:
        assert not nobodys
    else:
        assert not spoken & nobodys
        assert spoken | nobodys == words
