"""Tables for eyes, and those in any of the formats of `tabulate`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from stances.output.escape import escape
from stances.output.escapers import find_escaper
from stances.output.width import StandIns, measure_text, wrap
from stances.regex import compile_later

_GAP = 2
_LINE_BREAKS = compile_later(r"[\t\n\r]+")


def make_safe_line(text: str) -> str:
    r"""Return a text as one line that is safe to look at.

    >>> make_safe_line("two\nlines \x07")
    'two lines \\x07'
    """
    return escape(_LINE_BREAKS.sub(" ", text))


def draw_grid(
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    right: Sequence[bool],
    markup: str = "",
) -> str:
    """Return a table without a line end.

    Args:
        titles: one for each column, or none at all.
        rows: cells that are safe to look at; they may have colour and several lines.
        right: for each column whether it keeps to the right.
        markup: one of `tabulate`'s formats, in which every cell is a text and nothing else; empty
            for the plain table that eyes like best.
    """
    if not markup:  # as "simple", but that pads each title by two columns more
        rules = ["-" * width for width in _measure_columns(titles, rows)]
        titles, rows, markup = [], [titles, rules, *rows], "plain"
    escaper = find_escaper(markup)
    stand_ins = StandIns(escaper.late)
    cells = [[stand_ins.put(escaper.escape(text)) for text in row] for row in rows]
    if markup == "plain" and not titles:
        table = draw_plain(cells, right)
    else:
        from tabulate import tabulate  # noqa: PLC0415  (slow, and most tables are plain)

        table = tabulate(
            cells,
            headers=[stand_ins.put(escaper.escape(text)) for text in titles],
            tablefmt=markup,
            disable_numparse=True,
            colalign=["right" if keeps else "left" for keeps in right] if rows else None,
        )
    lines = stand_ins.take_out(table).split("\n")
    return "\n".join(line.rstrip() for line in lines)


def draw_plain(rows: Sequence[Sequence[str]], right: Sequence[bool]) -> str:
    r"""Return what `tabulate` makes of rows as "plain", which takes half a start to load.

    Args:
        rows: cells whose characters take one column each, but for colours; all rows have as many.
        right: for each column whether it keeps to the right.

    >>> draw_plain([["ab", "1"], ["c\nd", "22"]], [False, True]).split("\n")
    ['ab   1', 'c   22', 'd']
    """
    stripped = [[text.strip() for text in row] for row in rows]
    widths = [max(map(measure_text, column)) for column in zip(*stripped, strict=True)]
    lines: list[str] = []
    for row in stripped:
        for parts in zip_longest(*(text.split("\n") for text in row), fillvalue=""):
            cells = map(_pad, parts, widths, right)
            lines.append((" " * _GAP).join(cells).rstrip())
    return "\n".join(lines)


def _pad(text: str, width: int, keeps_right: bool) -> str:
    padding = " " * (width - measure_text(text))
    return padding + text if keeps_right else text + padding


def measure_grid(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Return the columns that a ``table`` of these cells takes."""
    widths = _measure_columns(titles, rows)
    return sum(widths) + _GAP * (len(widths) - 1)


def wrap_rows(
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    least: Sequence[int],
    width: int | None,
) -> list[list[str]]:
    """Return the rows with long cells in several lines, so that the table fits if it can.

    Args:
        titles: one for each column.
        rows: cells without line breaks.
        least: for each column how narrow it may become; 0 where it may not.
        width: the columns to fit; `None` where there is no bound.
    """
    widths = _measure_columns(titles, rows)
    while width is not None and sum(widths) + _GAP * (len(widths) - 1) > width:
        loose = [at for at, floor in enumerate(least) if floor and widths[at] > floor]
        if not loose:
            break
        widths[max(loose, key=lambda at: widths[at])] -= 1
    return [
        ["\n".join(wrap(text, widths[at])) if least[at] else text for at, text in enumerate(row)]
        for row in rows
    ]


def _measure_columns(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(measure_text, column)) for column in zip(titles, *rows, strict=True)]
