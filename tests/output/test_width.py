"""Columns and lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.output.grid import draw_grid, wrap_rows
from stances.output.width import StandIns, measure_text, wrap

SAFE = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=12)


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("漢字", 4), ("e\u0301", 1), ("\x1b[31mab\x1b[0m", 2), ("ab\nabcd", 4), ("", 0)],
)
def test_text_width(text, width):
    assert measure_text(text) == width


@given(st.lists(SAFE, max_size=5))
def test_stand_ins_are_as_many_as_columns_and_come_out_again(texts):
    stand_ins = StandIns()
    for text in texts:
        held = stand_ins.put(text)
        assert stand_ins.take_out(held) == text


@given(st.lists(st.tuples(SAFE, SAFE), min_size=1, max_size=4))
def test_columns_line_up_whatever_stands_in_them(rows):
    # A mark that joins what stands before it has nothing to join at the start of a cell.
    rows = [[f"|{left}", f"|{right}|"] for left, right in rows]
    lines = draw_grid(["|one", "|two"], rows, right=[False, False]).split("\n")[2:]
    ends = [measure_text(line[: line.index("|", 1)]) for line in lines if line.count("|") == 3]
    assert len(set(ends)) <= 1


@given(st.lists(st.text("ab", min_size=1, max_size=9), min_size=1), st.integers(9, 30))
def test_wrapping_loses_nothing_and_fits(words, width):
    lines = wrap(" ".join(words), width)
    assert " ".join(lines).split(" ") == words
    assert max(map(measure_text, lines)) <= width


@given(st.text("ab漢", min_size=1), st.integers(2, 9))
def test_a_word_too_long_for_a_line_is_cut_and_loses_nothing(word, width):
    lines = wrap(word, width)
    assert "".join(lines) == word
    assert max(map(measure_text, lines)) <= width


def test_cells_are_wrapped_in_the_widest_column_and_only_where_they_may():
    rows = [["a" * 30, "word " * 10 + "end"]]
    wrapped = wrap_rows(["one", "two"], rows, least=[0, 12], width=60)
    assert wrapped[0][0] == "a" * 30
    assert measure_text(wrapped[0][1]) <= 28
