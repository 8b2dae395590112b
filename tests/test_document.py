"""Documents: where the characters of a document stand in its file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadline import must_not_hang
from stances import document as module
from stances.document import Document, LineMap, map_lines, map_to_line
from stances.model import Sentence


@given(st.text("a\n\r \u2028é", max_size=80), st.integers(0, 90), st.integers(1, 7))
def test_a_text_that_is_its_own_file_has_its_own_lines(text, offset, first):
    counted = first + text.count("\n", 0, offset)
    assert map_lines(text, first=first).number_at(offset) == counted
    document = Document(name="a.txt", text=text, lines=map_lines(text, first=first))
    assert document.line_at(offset) == counted
    assert Document(name="a.txt", text=text).line_at(offset) == counted - first + 1


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 500)), min_size=1, max_size=12))
def test_a_map_gives_the_last_line_that_begins_at_or_before_an_offset(steps):
    """Lines of a form whose text is not the file's text go up and down as they like."""
    starts = [0]
    for width, _ in steps[1:]:
        starts.append(starts[-1] + width)
    numbers = [number for _, number in steps]
    lines = LineMap(starts=tuple(starts), numbers=tuple(numbers))
    for offset in range(starts[-1] + 3):
        before = [number for start, number in zip(starts, numbers, strict=True) if start <= offset]
        assert lines.number_at(offset) == before[-1]


def test_pages_are_counted_as_lines_are():
    pages = LineMap(starts=(0, 40, 80), numbers=(1, 2, 4), unit="page")
    document = Document(name="a.pdf", text="x" * 100, form="pdf", lines=pages)
    assert [document.line_at(at) for at in (0, 39, 40, 79, 80, 99)] == [1, 1, 2, 2, 4, 4]


def test_a_text_on_one_line_stands_on_it_whole():
    assert {map_to_line(7).number_at(at) for at in (0, 1, 1000)} == {7}


def test_an_empty_text_has_a_first_line():
    assert Document(name="a.txt", text="").line_at(0) == 1


def test_a_document_is_mapped_once_and_only_when_it_is_asked(monkeypatch):
    mapped = []
    original = module.map_lines
    monkeypatch.setattr(module, "map_lines", lambda text: mapped.append(text) or original(text))
    document = Document(name="a.txt", text="one\ntwo\nthree")
    assert mapped == []
    assert [document.line_at(at) for at in range(13)] == [1] * 4 + [2] * 4 + [3] * 5
    assert mapped == [document.text]


def test_asking_many_times_costs_little_in_a_long_text():
    """Counting from the beginning each time would take minutes here."""
    document = Document(name="a.txt", text="a line of words\n" * 100_000)
    with must_not_hang():
        for at in range(0, len(document.text), 16):
            document.line_at(at)


def test_documents_are_equal_whether_asked_or_not():
    one, other = Document(name="a", text="x\ny"), Document(name="a", text="x\ny")
    one.line_at(2)
    assert one == other
    assert hash(one) == hash(other)


def test_a_sentence_points_at_its_text_and_its_line():
    document = Document(name="a.txt", text="First.\nSecond one.\n")
    sentence = Sentence(
        id="alpha-2.1",
        expert="Test Alpha",
        document=document,
        paragraph=2,
        number=1,
        start=7,
        end=18,
    )
    assert (sentence.text, sentence.line) == ("Second one.", 2)


def test_documents_are_frozen():
    with pytest.raises(AttributeError):
        Document(name="a", text="").name = "b"
