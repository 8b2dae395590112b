"""Sentences as the page shows them: their places, their neighbours, their marks."""

from __future__ import annotations

import pytest

from sheets import make_item, make_sentence
from stances.commands.report.depth import Depth
from stances.commands.report.quotes import find_surroundings, make_quote
from stances.document import Document, LineMap
from stances.model import Sentence

TEXT = "One is here. Two is here. Three is here."


def make_sentences(document, spans=((0, 12), (13, 25), (26, 40))):
    return [
        Sentence(
            id=f"alpha-1.{number}",
            expert="Test Alpha",
            document=document,
            paragraph=1,
            number=number,
            start=start,
            end=end,
        )
        for number, (start, end) in enumerate(spans, start=1)
    ]


@pytest.mark.parametrize(
    ("name", "lines", "place"),
    [
        ("a.txt", None, "a.txt:1"),
        ("texts/a.pdf", LineMap(starts=(0,), numbers=(3,), unit="page"), "texts/a.pdf, page 3"),
        ("a.docx", LineMap(starts=(0,), numbers=(7,), unit="paragraph"), "a.docx, paragraph 7"),
        ("/home/test/a.txt", None, "a.txt:1"),
    ],
)
def test_a_place_is_a_line_a_page_or_a_paragraph_without_the_folders_of_the_writer(
    name, lines, place
):
    document = Document(name=name, text=TEXT, lines=lines)
    known = find_surroundings(make_sentences(document), context=True)
    assert {one.place for one in known.values()} == {place}


def test_neighbours_are_those_of_the_same_document():
    first, second = Document(name="a.txt", text=TEXT), Document(name="b.txt", text=TEXT)
    known = find_surroundings([*make_sentences(first), *make_sentences(second)], context=True)
    assert (known["a.txt", 13].before, known["a.txt", 13].after) == (
        "One is here.",
        "Three is here.",
    )
    assert (known["a.txt", 26].after, known["b.txt", 0].before) == ("", "")
    assert known["b.txt", 0].after == "Two is here."
    bare = find_surroundings(make_sentences(first), context=False)
    assert {(one.before, one.after) for one in bare.values()} == {("", "")}


def test_long_neighbours_are_cut_between_words():
    text = f"{'word ' * 100}end. Two. {'word ' * 100}end."
    spans = ((0, 504), (505, 509), (510, 1014))
    known = find_surroundings(
        make_sentences(Document(name="a.txt", text=text), spans), context=True
    )
    around = known["a.txt", 505]
    assert around.before.startswith("… word ") and around.before.endswith("word end.")
    assert around.after.startswith("word word") and around.after.endswith("word …")
    assert max(len(around.before), len(around.after)) <= 245


def test_without_neighbours_the_place_is_that_of_the_sheet():
    quote = make_quote(make_sentence("alpha-1.1", 0.0, []), {}, Depth(most=None))
    assert (quote.place, quote.before, quote.after) == ("made-up.txt:36", "", "")
    assert not quote.weighs


def test_what_decides_is_marked_before_what_was_set_aside():
    items = [
        make_item("target", "huge mistake", sign=0, weight=0.0, discarded="hidden by a cue"),
        make_item("cue", "mistake"),
    ]
    quote = make_quote(make_sentence("alpha-1.1", -1.0, items), {}, Depth(most=None))
    marked = [(one.text, one.mark) for one in quote.pieces if one.mark]
    assert marked == [("huge ", "n"), ("mistake", "a")]
    assert "".join(one.text for one in quote.pieces) == make_sentence("x", 0.0, []).text


def test_without_derivation_long_stretches_are_shortened_and_marks_stay():
    item = make_item("cue", "time to stop")
    quote = make_quote(
        make_sentence("alpha-1.1", -1.0, [item]), {}, Depth(most=None, derivation=False)
    )
    assert quote.findings == ()
    assert "time to stop" in [one.text for one in quote.pieces if one.mark]
