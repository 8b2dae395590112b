"""Points with labels on a plane of characters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from stances.output.view import View
from stances.output.width import measure_text

POINT = "●"
_KEPT_FREE = "\0"  # a space that no line goes through
_TALLER = 2.0  # a character is about twice as tall as it is broad


class Point(Struct, frozen=True, kw_only=True):
    """A point with its label, which is safe to look at, and the style of both."""

    x: float
    y: float
    label: str
    style: str = ""


class Plane(Struct, frozen=True, kw_only=True):
    """The part of a plane that is shown: its bounds, and how many characters it takes."""

    left: float
    right: float
    bottom: float
    top: float
    columns: int
    rows: int


def fit_plane(points: Sequence[Point], columns: int) -> Plane:
    """Return a plane that holds all points with the same scale on both axes.

    Args:
        columns: how many characters it may take.
    """
    xs, ys = [one.x for one in points], [one.y for one in points]
    broad, tall = max(xs) - min(xs), max(ys) - min(ys)
    rows = round(tall / broad * columns / _TALLER) if broad else _MOST_ROWS
    return Plane(
        left=min(xs),
        right=max(xs),
        bottom=min(ys),
        top=max(ys),
        columns=columns,
        rows=min(max(rows, 1), _MOST_ROWS),
    )


_MOST_ROWS = 24


def draw_scatter(points: Sequence[Point], plane: Plane, view: View) -> list[str]:
    """Return the lines of a plane with its points; lines through 0 divide it.

    A label stands beside its point where there is room, or else is left out: whoever shows the
    plane lists the points as well.
    """
    grid = [[" "] * plane.columns for _ in range(plane.rows)]
    styles: dict[tuple[int, int], str] = {}
    places = [_find_place(one, plane) for one in points]
    for (row, column), one in zip(places, points, strict=True):
        grid[row][column] = POINT
        styles[row, column] = one.style
    for (row, column), one in zip(places, points, strict=True):
        _put_label(grid, styles, one, row, column)
    _put_axes(grid, plane)
    return [_join(row, at, styles, view) for at, row in enumerate(grid)]


def _find_place(point: Point, plane: Plane) -> tuple[int, int]:
    broad, tall = plane.right - plane.left, plane.top - plane.bottom
    across = (point.x - plane.left) / broad if broad else 0.5
    down = (plane.top - point.y) / tall if tall else 0.5
    return round(down * (plane.rows - 1)), round(across * (plane.columns - 1))


def _put_label(
    grid: list[list[str]], styles: dict[tuple[int, int], str], point: Point, row: int, column: int
) -> None:
    """Write a label beside its point, or a line above or below, where nothing stands yet."""
    width = measure_text(point.label)
    if width != len(point.label):  # wide characters: a cell holds one column
        return
    for at, start in (
        (row, column + 2),
        (row, column - width - 1),
        (row + 1, column + 1),
        (row - 1, column + 1),
        (row + 1, column - width),
        (row - 1, column - width),
    ):
        end = start + width
        if not (0 <= at < len(grid) and start >= 0 and end <= len(grid[at])):
            continue
        if all(
            sign in (" ", _KEPT_FREE)
            for sign in grid[at][max(start - 1, 0) : end + 1]
            if sign != POINT
        ):
            if POINT in grid[at][start:end]:
                continue
            grid[at][start:end] = point.label
            for beside in (start - 1, end):
                if 0 <= beside < len(grid[at]) and grid[at][beside] == " ":
                    grid[at][beside] = _KEPT_FREE
            styles.update({(at, place): point.style for place in range(start, end)})
            return


def _put_axes(grid: list[list[str]], plane: Plane) -> None:
    """Draw the lines through 0 where nothing else stands."""
    middle = _find_place(Point(x=0.0, y=0.0, label=""), plane)
    for at, row in enumerate(grid):
        for to, sign in enumerate(row):
            if sign == " " and (at == middle[0] or to == middle[1]):
                both = at == middle[0] and to == middle[1]
                row[to] = "┼" if both else "─" if at == middle[0] else "│"


def _join(row: list[str], at: int, styles: dict[tuple[int, int], str], view: View) -> str:
    """Return a row of the grid, what follows each other in one style painted at once."""
    row = [" " if sign == _KEPT_FREE else sign for sign in row]
    runs = groupby(enumerate(row), key=lambda one: styles.get((at, one[0]), ""))
    parts = [("".join(sign for _, sign in run), style) for style, run in runs]
    if parts and not parts[-1][1]:
        parts[-1] = (parts[-1][0].rstrip(), "")
    return "".join(view.paint(text, style) for text, style in parts)
