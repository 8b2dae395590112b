"""Tables of any rows: how each column is named, read off a row, and shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, Generic, TypeVar

from msgspec import Struct

from stances.output.figures import format_amount
from stances.output.grid import draw_grid, make_safe_line, measure_grid, wrap_rows
from stances.output.view import View

Row = TypeVar("Row")


def show_value(value: object) -> str:
    """Return any value as a cell, a list joined by commas; empty where the value is `None`.

    >>> show_value(None), show_value(12), show_value(0.5), show_value(["a", "b"])
    ('', '12', '0.50', 'a, b')
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return format_amount(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(map(show_value, value))
    return make_safe_line(str(value))


class Column(Struct, Generic[Row], frozen=True, kw_only=True):
    """How one value of a row is named and shown.

    Attributes:
        key: its name in CSV, and its title where `title` is empty.
        value: reads it off a row; by default the attribute called `key`.
        title: its title in tables.
        short: its title where room is scarce.
        show: makes a cell of a value.
        right: whether it keeps to the right, as numbers do.
        tint: reads its style off a row (see `View.paint`); `None` for no colour.
        least: how narrow it may become by taking several lines; 0 where it may not.
    """

    key: str
    value: Callable[[Row], object] | None = None
    title: str = ""
    short: str = ""
    show: Callable[[Any], str] = show_value
    right: bool = False
    tint: Callable[[Row], str] | None = None
    least: int = 0

    def read(self, row: Row) -> object:
        """Return the column's value of a row."""
        return (self.value or attrgetter(self.key))(row)


class Table(Struct, Generic[Row], frozen=True, kw_only=True):
    """Some rows and the columns that show them.

    Attributes:
        group: the keys of columns by whose values rows are put in tables of their own where a
            terminal is too narrow for one table.
    """

    columns: Sequence[Column[Row]]
    rows: Sequence[Row]
    group: Sequence[str] = ()


def draw_table(table: Table[Any], view: View) -> str:
    """Return a table for people to read, ended by a line feed.

    On a terminal too narrow for it, long cells take several lines and titles become short;
    then rows that share the `group` columns have a table of their own under these; and last,
    every row stands upright, one line for each column.
    """
    drawn = _draw(table, view)
    if drawn is None:
        drawn = _draw(table, view, short=True)
    if drawn is None and table.group:
        drawn = _draw_groups(table, view)
    if drawn is None:
        drawn = "\n\n".join(_draw_upright(table.columns, row, view) for row in table.rows)
    return drawn + "\n"


def draw_markup(table: Table[Any], markup: str) -> str:
    """Return a table in one of `tabulate`'s formats, whole and ended by a line feed."""
    titles, cells = _make_cells(table, short=False)
    right = [column.right for column in table.columns]
    return draw_grid(titles, cells, right=right, markup=markup) + "\n"


def _make_cells(table: Table[Any], *, short: bool) -> tuple[list[str], list[list[str]]]:
    """Return the titles and the cells of a table, all of them safe to look at."""
    titles = [
        make_safe_line((short and one.short) or one.title or one.key) for one in table.columns
    ]
    rows = [
        [make_safe_line(one.show(one.read(row))) for one in table.columns] for row in table.rows
    ]
    return titles, rows


def _draw(table: Table[Any], view: View, *, short: bool = False) -> str | None:
    """Return the rows as one table, or `None` where the view is too narrow for it."""
    titles, cells = _make_cells(table, short=short)
    least = [column.least for column in table.columns]
    cells = wrap_rows(titles, cells, least=least, width=view.width)
    if view.width is not None and measure_grid(titles, cells) > view.width:
        return None
    painted = [
        [
            view.paint(text, column.tint(row)) if column.tint else text
            for text, column in zip(line, table.columns, strict=True)
        ]
        for line, row in zip(cells, table.rows, strict=True)
    ]
    return draw_grid(titles, painted, right=[column.right for column in table.columns])


def _draw_groups(table: Table[Any], view: View) -> str | None:
    """Return a table for each run of rows that share the group's values, or `None`."""
    heads = [column for column in table.columns if column.key in table.group]
    others = [column for column in table.columns if column.key not in table.group]
    blocks = []
    for values, run in groupby(table.rows, key=lambda row: [one.read(row) for one in heads]):
        drawn = _draw(Table(columns=others, rows=list(run)), view, short=True)
        if drawn is None:
            return None
        blocks.append(view.paint("  ".join(map(show_value, values)), "bold") + f"\n{drawn}")
    return "\n\n".join(blocks)


def _draw_upright(columns: Sequence[Column[Row]], row: Row, view: View) -> str:
    """Return one row, its values below each other."""
    titles, (cells,) = _make_cells(Table(columns=columns, rows=[row]), short=False)
    lines = [list(pair) for pair in zip(titles, cells, strict=True)]
    wrapped = wrap_rows(["", ""], lines, least=[0, 1], width=view.width)
    return draw_grid([], wrapped, right=[False, False], markup="plain")
