"""The plain table is that of `tabulate`, character by character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tabulate import tabulate

from stances.output.grid import draw_grid, draw_plain

TEXTS = st.lists(st.text("ab1 -.é\u00a0\U000f0001", max_size=6), min_size=1, max_size=3)
CELLS = TEXTS.map("\n".join)
COLOURED = st.tuples(CELLS, st.sampled_from(["", "\x1b[1m", "\x1b[31m"])).map(
    lambda one: f"{one[1]}{one[0]}\x1b[0m" if one[1] and "\n" not in one[0] else one[0]
)


@st.composite
def draw_tables(draw):
    width = draw(st.integers(1, 4))
    # tabulate leaves out a row in which nothing stands, where another has several lines
    row = st.lists(COLOURED, min_size=width, max_size=width).filter(
        lambda cells: any(text.strip() for text in cells)
    )
    rows = draw(st.lists(row, min_size=1, max_size=5))
    return rows, draw(st.lists(st.booleans(), min_size=width, max_size=width))


def strip_lines(text):
    return "\n".join(line.rstrip() for line in text.split("\n"))


@given(draw_tables())
def test_it_is_the_table_that_tabulate_draws(table):
    rows, right = table
    align = ["right" if keeps else "left" for keeps in right]
    drawn = tabulate(rows, tablefmt="plain", disable_numparse=True, colalign=align)
    assert strip_lines(draw_plain(rows, right)) == strip_lines(drawn)


@pytest.mark.parametrize("rows", [[], [[""]], [["", ""], ["", ""]]])
def test_what_is_empty_stays_empty(rows):
    drawn = draw_grid([], rows, right=[False, False], markup="plain")
    assert drawn == "\n".join("" for _ in rows)
