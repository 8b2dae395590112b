"""Tables of plain text by `tabulate`, in any of its formats."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence

from stances.errors import StancesError, did_you_mean
from stances.present.records import FORMATS
from stances.present.terminal import escape
from stances.present.width import StandIns, text_width, wrap

TABLE = "table"
"""The format for eyes, which may have colour and a legend."""

_GAP = 2
_LINE_BREAKS = re.compile(r"[\t\n\r]+")
_MARKUP: dict[str, Callable[[str], str]] = {
    "github": lambda text: text.replace("|", "\\|"),
    "pipe": lambda text: text.replace("|", "\\|"),
    "unsafehtml": html.escape,
}
"""What a text needs in the formats where `tabulate` would let it break the table."""


def known_format(fmt: str) -> str:
    """The format, where it is one that every command knows.

    Raises:
        StancesError: it is not.
    """
    return known_among(fmt, ())


def known_among(fmt: str, others: Sequence[str]) -> str:
    """The same, where a command has others beside.

    Raises:
        StancesError: nobody knows that format.
    """
    if fmt in others:
        return fmt
    if fmt in (TABLE, *FORMATS):
        return fmt
    from tabulate import tabulate_formats  # noqa: PLC0415

    if fmt not in tabulate_formats:
        known = (TABLE, *FORMATS, *others, *(name for name in tabulate_formats if name != "tsv"))
        raise StancesError(f'unknown format "{fmt}"', hint=did_you_mean(fmt, known))
    return fmt


def cell(text: str) -> str:
    r"""A text as one line that is safe to look at.

    >>> cell("two\nlines \x07")
    'two lines \\x07'
    """
    return escape(_LINE_BREAKS.sub(" ", text))


def grid(
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    right: Sequence[bool],
    fmt: str = TABLE,
) -> str:
    """A table without a line end.

    Args:
        titles: one for each column, or none at all.
        rows: cells that are safe to look at; they may have colour and several lines.
        right: for each column whether it keeps to the right.
        fmt: ``table`` or one of `tabulate`'s formats.
    """
    from tabulate import tabulate  # noqa: PLC0415

    stand_ins = StandIns()
    mark_up = _MARKUP.get(fmt, str)
    if fmt == TABLE:  # as "simple", but that pads each title by two columns more
        rules = ["-" * width for width in _widths(titles, rows)]
        titles, rows, fmt = [], [titles, rules, *rows], "plain"
    table = tabulate(
        [[stand_ins.put(mark_up(text)) for text in row] for row in rows],
        headers=[stand_ins.put(mark_up(text)) for text in titles],
        tablefmt=fmt,
        disable_numparse=True,
        colalign=["right" if keeps else "left" for keeps in right] if rows else None,
    )
    lines = stand_ins.take_out(table).split("\n")
    return "\n".join(line.rstrip() for line in lines)


def grid_width(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """The columns that a ``table`` of these cells takes."""
    widths = _widths(titles, rows)
    return sum(widths) + _GAP * (len(widths) - 1)


def fold(
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    least: Sequence[int],
    width: int | None,
) -> list[list[str]]:
    """The rows with long cells in several lines, so that the table fits the width if it can.

    Args:
        titles: one for each column.
        rows: cells without line breaks.
        least: for each column how narrow it may become; 0 where it may not.
        width: the columns to fit; `None` where there is no bound.
    """
    widths = _widths(titles, rows)
    while width is not None and sum(widths) + _GAP * (len(widths) - 1) > width:
        loose = [at for at, floor in enumerate(least) if floor and widths[at] > floor]
        if not loose:
            break
        widths[max(loose, key=lambda at: widths[at])] -= 1
    return [
        ["\n".join(wrap(text, widths[at])) if least[at] else text for at, text in enumerate(row)]
        for row in rows
    ]


def _widths(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(text_width, column)) for column in zip(titles, *rows, strict=True)]
