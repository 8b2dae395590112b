"""A map of experts as a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances.comparison.scaling import ExpertMap
from stances.output.drawing import (
    FOR,
    GREY,
    INK,
    PALE,
    PAPER,
    Circle,
    Drawing,
    Label,
    Line,
    Rect,
    Shape,
    measure_label,
)
from stances.output.width import wrap

_WIDTH = 720.0
_MARGIN = 60.0
_HEAD = 56.0
_ROOM = 130.0  # on the right, for labels
_SIZE = 13.0
_LINE = 17.0
_LEAST, _MOST = 160.0, 560.0  # how tall the plane is
_DOT = "#" + "".join(f"{part:02x}" for part in FOR)

Box = tuple[float, float, float, float]


def draw_map(found: ExpertMap, remarks: Sequence[str]) -> Drawing:
    """Return a map with the same scale on both axes.

    Args:
        remarks: how far to trust it, a line each.
    """
    xs, ys = [one.x for one in found.places], [one.y for one in found.places]
    inner = _WIDTH - _MARGIN - _ROOM
    broad, tall = max(xs) - min(xs), max(ys) - min(ys)
    scale = min(inner / broad if broad else inner, (_MOST / tall) if tall else inner)
    height = max(_LEAST, tall * scale)
    top = _HEAD + 20
    middle = top + height / 2 + (max(ys) + min(ys)) / 2 * scale
    points = [
        (_MARGIN + (x - min(xs)) * scale, middle - y * scale) for x, y in zip(xs, ys, strict=True)
    ]
    zero = _MARGIN - min(xs) * scale, middle
    lines = [line for text in remarks for line in wrap(text, int((_WIDTH - 40) / (11 * 0.56)))]
    bottom = top + height + 36
    shapes: list[Shape] = [
        Label(x=24, y=34, text="Who stands near whom", size=18, bold=True),
        Line(x1=24, y1=zero[1], x2=_WIDTH - 24, y2=zero[1]),
        Line(x1=zero[0], y1=_HEAD, x2=zero[0], y2=top + height + 12),
    ]
    names = [one.expert for one in found.places]
    labels = list(_place_labels(names, points))
    shapes += [_make_ground(one) for one in labels if isinstance(one, Label)]
    for one, (x, y) in zip(found.places, points, strict=True):
        note = f"{one.expert}: {one.x:+.2f}, {one.y:+.2f}"
        shapes.append(Circle(x=x, y=y, radius=6, fill=_DOT, stroke="#ffffff", note=note))
    shapes += labels
    shapes += [
        Label(x=24, y=bottom + _LINE * at, text=text, size=11, fill=GREY)
        for at, text in enumerate(lines)
    ]
    return Drawing(
        width=_WIDTH,
        height=bottom + _LINE * len(lines) + 8,
        title="Who stands near whom",
        description="A map of experts. " + " ".join(remarks),
        shapes=shapes,
    )


def _place_labels(
    names: Sequence[str], points: Sequence[tuple[float, float]]
) -> Iterator[Label | Line]:
    """Yield the labels, each where it covers least; a line leads to one that stands away."""
    taken: list[Box] = [(x - 7, y - 7, x + 7, y + 7) for x, y in points]
    for name, (x, y) in zip(names, points, strict=True):
        width = measure_label(name, _SIZE)
        tried = [
            (x + dx if dx > 0 else x + dx - width, y + dy + _SIZE * 0.35)
            for dy in (0, -15, 15, -30, 30, -45, 45)
            for dx in (11, -11)
        ]
        boxes = [(left, base - _SIZE * 0.8, left + width, base + 3) for left, base in tried]
        fits = [box[0] >= 4 and box[2] <= _WIDTH - 4 for box in boxes]
        hits = [sum(_overlap(box, other) for other in taken) for box in boxes]
        best = min(range(len(tried)), key=lambda at: (not fits[at], hits[at], at))
        taken.append(boxes[best])
        left, base = tried[best]
        if abs(base - y) > 20:
            end = left if left > x else left + width
            yield Line(x1=x, y1=y, x2=end, y2=base - 4, stroke=PALE)
        yield Label(x=left, y=base, text=name, size=_SIZE, fill=INK)


def _make_ground(label: Label) -> Rect:
    """Return the ground that keeps lines from crossing a label."""
    width = measure_label(label.text, label.size)
    return Rect(x=label.x, y=label.y - label.size, width=width, height=label.size + 4, fill=PAPER)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
