"""Labels of points, each put where it covers least."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct

from stances.output.drawing import INK, PALE, PAPER, Label, Line, Rect, measure_label

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""

_STEP = 1.15
"""How far a label moves up or down at a time, in sizes of its letters."""
_FAR = 4
"""How many steps it may take where a line leads to it."""


class Spot(Struct, frozen=True, kw_only=True):
    """A place for a label.

    Attributes:
        x, base: where it begins, and the line that it stands on.
        is_left: whether it stands on the left of its point.
        is_clear: whether it lies within the bounds and covers nothing.
    """

    x: float
    base: float
    width: float
    is_left: bool
    is_clear: bool


def find_spots(
    names: Sequence[str],
    points: Sequence[tuple[float, float]],
    *,
    size: float,
    radius: float,
    bounds: Box,
    steps: int = _FAR,
    only_clear: bool = False,
) -> list[Spot]:
    """Return for each label the nearest place in which it covers least.

    Args:
        points: where each point is drawn.
        size: of the letters.
        radius: of the points.
        bounds: the room for labels.
        steps: how many steps up or down a label may move.
        only_clear: whether labels without a clear place will be left out, so that they are in
            nobody's way.
    """
    around = radius + 1
    taken: list[Box] = [(x - around, y - around, x + around, y + around) for x, y in points]
    found = []
    for name, point in zip(names, points, strict=True):
        tried = list(_list_spots(point, measure_label(name, size), size, radius, steps))
        boxes = [_make_box(one, size) for one in tried]
        fits = [_is_inside(box, bounds) for box in boxes]
        hits = [sum(overlaps(box, other) for other in taken) for box in boxes]
        best = min(range(len(tried)), key=lambda at: (not fits[at], hits[at], at))
        x, base, width, is_left = tried[best]
        is_clear = fits[best] and not hits[best]
        if is_clear or not only_clear:
            taken.append(boxes[best])
        found.append(Spot(x=x, base=base, width=width, is_left=is_left, is_clear=is_clear))
    return found


def place_labels(
    names: Sequence[str],
    points: Sequence[tuple[float, float]],
    *,
    size: float,
    radius: float,
    bounds: tuple[float, float],
) -> list[Label | Line]:
    """Return the labels of points; a line leads to one that stands away from its point.

    Args:
        points: where each point is drawn.
        size: of the letters.
        radius: of the points.
        bounds: the left and right ends of the room for labels.
    """
    left, right = bounds
    spots = find_spots(
        names, points, size=size, radius=radius, bounds=(left, -math.inf, right, math.inf)
    )
    return list(_list_parts(names, points, spots, size))


def make_ground(label: Label) -> Rect:
    """Return the ground that keeps lines from crossing a label."""
    width = measure_label(label.text, label.size)
    return Rect(x=label.x, y=label.y - label.size, width=width, height=label.size + 4, fill=PAPER)


def overlaps(one: Box, other: Box) -> bool:
    """Return whether two boxes have more than an edge in common.

    >>> overlaps((0, 0, 2, 2), (1, 1, 3, 3)), overlaps((0, 0, 2, 2), (2, 0, 3, 2))
    (True, False)
    """
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


_Tried = tuple[float, float, float, bool]


def _list_spots(
    point: tuple[float, float], width: float, size: float, radius: float, steps: int
) -> Iterator[_Tried]:
    """Yield the places of a label, the nearest first: where it begins, its line, width and side."""
    x, y = point
    aside = radius + 4
    for step in [0, *(sign * far for far in range(1, steps + 1) for sign in (-1, 1))]:
        base = y + step * size * _STEP + size * 0.35
        yield x + aside, base, width, False
        yield x - aside - width, base, width, True


def _make_box(tried: _Tried, size: float) -> Box:
    x, base, width, _ = tried
    return x, base - size * 0.8, x + width, base + 2


def _is_inside(box: Box, bounds: Box) -> bool:
    return (
        box[0] >= bounds[0] and box[1] >= bounds[1] and box[2] <= bounds[2] and box[3] <= bounds[3]
    )


def _list_parts(
    names: Sequence[str],
    points: Sequence[tuple[float, float]],
    spots: Sequence[Spot],
    size: float,
) -> Iterator[Label | Line]:
    for name, (x, y), spot in zip(names, points, spots, strict=True):
        if abs(spot.base - y) > size * 1.5:
            end = spot.x + spot.width if spot.is_left else spot.x
            yield Line(x1=x, y1=y, x2=end, y2=spot.base - size * 0.3, stroke=PALE)
        yield Label(x=spot.x, y=spot.base, text=name, size=size, fill=INK)
