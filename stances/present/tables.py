"""Rows as tables: scores, experts, sentences, and whatever else comes in rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from stances.present.figures import STYLES, plain, signed
from stances.present.grid import TABLE, cell, fold, grid, grid_width
from stances.present.records import Record, Scale
from stances.present.terminal import View


def shown(value: object) -> str:
    """Any value as a cell; nothing where there is none.

    >>> shown(None), shown(12), shown(0.5), shown(["a", "b"])
    ('', '12', '0.50', 'a, b')
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return plain(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(map(shown, value))
    return cell(str(value))


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """How one field of a row is shown.

    Attributes:
        key: the field.
        title: its title, where it is not the field's name.
        short: its title where room is scarce.
        show: makes its cell.
        right: whether it keeps to the right, as numbers do.
        tinted: whether it takes the colour of the row's state.
        least: how narrow it may become by taking several lines; 0 where it may not.
    """

    key: str
    title: str = ""
    short: str = ""
    show: Callable[[Any], str] = shown
    right: bool = False
    tinted: bool = False
    least: int = 0


EXPERTS = (
    Column(key="expert"),
    Column(key="role", least=16),
    Column(key="affiliation", least=16),
    Column(key="date"),
    Column(key="source"),
    Column(key="statements", short="stat.", right=True),
    Column(key="paragraphs", short="par.", right=True),
    Column(key="sentences", short="sent.", right=True),
    Column(key="words", right=True),
)
SENTENCES = (
    Column(key="id"),
    Column(key="expert"),
    Column(key="source"),
    Column(key="line", right=True),
    Column(key="start", right=True),
    Column(key="end", right=True),
    Column(key="kind"),
    Column(key="text", least=24),
)


def score_columns(scale: Scale) -> tuple[Column, ...]:
    """The columns of a score, positions on the given scale."""
    logit = scale is Scale.LOGIT
    return (
        Column(key="expert"),
        Column(key="dimension"),
        Column(
            key="theta" if logit else "position",
            short="theta" if logit else "pos.",
            show=signed,
            right=True,
            tinted=True,
        ),
        Column(key="low", show=signed, right=True),
        Column(key="high", show=signed, right=True),
        Column(key="state", tinted=True),
        Column(key="salience", short="sal.", show=plain, right=True),
        Column(key="for", show=plain, right=True),
        Column(key="against", short="ag.", show=plain, right=True),
        Column(key="sentences", short="n", right=True),
        Column(key="reported", short="rep.", right=True),
        Column(key="asked", short="ask.", right=True),
    )


def listing(
    columns: Sequence[Column],
    rows: Sequence[Record],
    *,
    fmt: str,
    view: View,
    group: Sequence[str] = (),
) -> str:
    """A table of any rows, whole in every format.

    On a terminal too narrow for it, long cells take several lines and titles become short;
    then rows that share the `group` fields have a table of their own under these; and last,
    every row stands upright, one line a field.
    """
    drawn = _table(columns, rows, view if fmt == TABLE else View(), fmt=fmt)
    if drawn is None:
        drawn = _table(columns, rows, view, short=True)
    if drawn is None and group:
        drawn = _grouped(columns, rows, view, group)
    if drawn is None:
        drawn = "\n\n".join(_upright(columns, row, view) for row in rows)
    return drawn + "\n"


def _table(
    columns: Sequence[Column],
    rows: Sequence[Record],
    view: View,
    *,
    fmt: str = TABLE,
    short: bool = False,
) -> str | None:
    """The rows as one table, or nothing where the view is too narrow for it."""
    titles = [(short and column.short) or column.title or column.key for column in columns]
    cells = [[column.show(row[column.key]) for column in columns] for row in rows]
    cells = fold(titles, cells, least=[column.least for column in columns], width=view.width)
    if view.width is not None and grid_width(titles, cells) > view.width:
        return None
    painted = [
        [
            view.paint(text, STYLES[row["state"]]) if column.tinted else text
            for text, column in zip(line, columns, strict=True)
        ]
        for line, row in zip(cells, rows, strict=True)
    ]
    return grid(titles, painted, right=[column.right for column in columns], fmt=fmt)


def _grouped(
    columns: Sequence[Column], rows: Sequence[Record], view: View, group: Sequence[str]
) -> str | None:
    """A table for each run of rows that share the group's fields, under these; or nothing."""
    others = [column for column in columns if column.key not in group]
    blocks = []
    for heads, run in groupby(rows, key=lambda row: [row[key] for key in group]):
        table = _table(others, list(run), view, short=True)
        if table is None:
            return None
        blocks.append(view.paint("  ".join(map(shown, heads)), "bold") + f"\n{table}")
    return "\n\n".join(blocks)


def _upright(columns: Sequence[Column], row: Record, view: View) -> str:
    """One row, its fields below each other."""
    lines = [[column.title or column.key, column.show(row[column.key])] for column in columns]
    folded = fold(["", ""], lines, least=[0, 1], width=view.width)
    return grid([], folded, right=[False, False], fmt="plain")
