"""A table of experts by experts, or by anything else, in as many parts as a terminal needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stances.output.grid import draw_grid, measure_grid
from stances.output.view import View


def draw_matrix(
    names: Sequence[str],
    titles: Sequence[str],
    cells: Sequence[Sequence[str]],
    view: View,
    *,
    corner: str = "expert",
    right: bool = True,
    paint: Callable[[int, int, str], str] = lambda _row, _column, text: text,
) -> str:
    """Return a matrix without a line end: on a narrow terminal, several below each other.

    Args:
        names: one for each row, safe to look at.
        titles: one for each column, safe to look at.
        cells: the texts, row by row.
        corner: the title of the names.
        right: whether the texts keep to the right.
        paint: colours the text of a row and a column, which are counted from 0.
    """
    parts: list[str] = []
    start = 0
    while start < len(titles):
        end = _find_end([corner, *names], titles, cells, start, view.width)
        shown = [
            [name, *(paint(at, to, row[to]) for to in range(start, end))]
            for at, (name, row) in enumerate(zip(names, cells, strict=True))
        ]
        sides = [False] + [right] * (end - start)
        parts.append(draw_grid([corner, *titles[start:end]], shown, right=sides))
        start = end
    return "\n\n".join(parts)


def _find_end(
    names: Sequence[str],
    titles: Sequence[str],
    cells: Sequence[Sequence[str]],
    start: int,
    width: int | None,
) -> int:
    """Return the column before which a part ends: at least one column is in it.

    Args:
        names: the title of the first column, and its entries.
    """
    end = len(titles)
    while width is not None and end > start + 1:
        rows = [[name, *row[start:end]] for name, row in zip(names[1:], cells, strict=True)]
        if measure_grid([names[0], *titles[start:end]], rows) <= width:
            break
        end -= 1
    return end
