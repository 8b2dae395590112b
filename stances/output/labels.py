"""Labels of points, each put where it covers least."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances.output.drawing import INK, PALE, PAPER, Label, Line, Rect, measure_label

_Box = tuple[float, float, float, float]


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
    return list(_list_parts(names, points, size, radius, bounds))


def make_ground(label: Label) -> Rect:
    """Return the ground that keeps lines from crossing a label."""
    width = measure_label(label.text, label.size)
    return Rect(x=label.x, y=label.y - label.size, width=width, height=label.size + 4, fill=PAPER)


def _list_parts(
    names: Sequence[str],
    points: Sequence[tuple[float, float]],
    size: float,
    radius: float,
    bounds: tuple[float, float],
) -> Iterator[Label | Line]:
    around = radius + 1
    taken: list[_Box] = [(x - around, y - around, x + around, y + around) for x, y in points]
    for name, (x, y) in zip(names, points, strict=True):
        width = measure_label(name, size)
        tried = [
            (x + aside if right else x - aside - width, y + step * size * 1.15 + size * 0.35)
            for step in (0, -1, 1, -2, 2, -3, 3, -4, 4)
            for aside in [radius + 4]
            for right in (True, False)
        ]
        boxes = [(left, base - size * 0.8, left + width, base + 2) for left, base in tried]
        fits = [box[0] >= bounds[0] and box[2] <= bounds[1] for box in boxes]
        hits = [sum(_overlap(box, other) for other in taken) for box in boxes]
        best = min(range(len(tried)), key=lambda at: (not fits[at], hits[at], at))
        taken.append(boxes[best])
        left, base = tried[best]
        if abs(base - y) > size * 1.5:
            end = left if left > x else left + width
            yield Line(x1=x, y1=y, x2=end, y2=base - size * 0.3, stroke=PALE)
        yield Label(x=left, y=base, text=name, size=size, fill=INK)


def _overlap(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
