"""The map of experts, drawn: who stands near whom."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from stances.commands.surnames import shorten_names
from stances.comparison.panel import Panel
from stances.comparison.scaling import make_map
from stances.output.width import measure_text

_WIDTH, _LEAST, _MOST = 720.0, 150.0, 460.0
"""The width of the drawing, and how tall its plane is."""
_SIDE, _EDGE = 110.0, 24.0
"""The room for labels beside the plane, and the room above and below it."""
_LETTER, _HEIGHT = 7.6, 16.0
"""How wide a letter of a label is about, and how tall."""
_NUDGES = (0, -12, 12)

Box = tuple[float, float, float, float]


class Dot(Struct, frozen=True, kw_only=True):
    """An expert on the map.

    Attributes:
        at: the expert's place in the sheet.
        label: empty where there is no room for it.
        label_x, label_y: where it begins, or ends if `left`.
        left: whether the label stands on the left of the dot.
    """

    at: int
    name: str
    x: float
    y: float
    label: str
    label_x: float
    label_y: float
    left: bool


class Plane(Struct, frozen=True, kw_only=True):
    """The map of experts.

    Attributes:
        width, height: of the drawing.
        zero_x, zero_y: the middle of the map.
        unplaced: those who share no question with the others, even through others.
        stress: how far the map bends the distances; empty where it cannot be said.
        explained: the share that its two axes show, in per cent; empty where it cannot be said.
        estimated: how many distances are not known.
        unnamed: how many dots have no label.
    """

    width: float
    height: float
    zero_x: float
    zero_y: float
    dots: tuple[Dot, ...]
    unplaced: tuple[str, ...]
    stress: str
    explained: str
    estimated: int
    unnamed: int


def make_plane(panel: Panel) -> Plane | None:
    """Return the map of experts; `None` where fewer than three can be placed."""
    found = make_map(panel)
    if len(found.places) < 3:
        return None
    xs, ys = [one.x for one in found.places], [one.y for one in found.places]
    broad, tall = max(xs) - min(xs), max(ys) - min(ys)
    inner = _WIDTH - 2 * _SIDE
    scale = min(inner / broad if broad else inner, _MOST / tall if tall else inner)
    height = max(_LEAST, tall * scale)
    left = _SIDE + (inner - broad * scale) / 2 - min(xs) * scale
    middle = _EDGE + height / 2 + (max(ys) + min(ys)) / 2 * scale
    points = [
        (round(left + x * scale, 1), round(middle - y * scale, 1))
        for x, y in zip(xs, ys, strict=True)
    ]
    names = [one.expert for one in found.places]
    dots = tuple(_place_dots(names, points, panel.experts, height + 2 * _EDGE))
    return Plane(
        width=_WIDTH,
        height=round(height + 2 * _EDGE, 1),
        zero_x=round(left, 1),
        zero_y=round(middle, 1),
        dots=dots,
        unplaced=found.unplaced,
        stress="" if found.stress is None else f"{found.stress:.2f}",
        explained="" if found.explained is None else f"{found.explained:.0%}".replace("%", " %"),
        estimated=found.estimated,
        unnamed=sum(not one.label for one in dots),
    )


def _place_dots(
    names: Sequence[str],
    points: Sequence[tuple[float, float]],
    experts: Sequence[str],
    height: float,
) -> list[Dot]:
    """Return the dots, each with its label where that covers nothing."""
    short = shorten_names(experts)
    numbers = {name: at for at, name in enumerate(experts)}
    taken: list[Box] = [(x - 6, y - 6, x + 6, y + 6) for x, y in points]
    dots = []
    for name, (x, y) in zip(names, points, strict=True):
        width = measure_text(short[name]) * _LETTER
        tried = [(x + 11, y + down, False) for down in _NUDGES]
        tried += [(x - 11, y + down, True) for down in _NUDGES]
        boxes = [_make_box(one, width) for one in tried]
        free = [
            at
            for at, box in enumerate(boxes)
            if box[0] >= 0
            and box[2] <= _WIDTH
            and box[1] >= 0
            and box[3] <= height
            and not any(_overlap(box, one) for one in taken)
        ]
        label_x, label_y, left = tried[free[0]] if free else tried[0]
        taken += [boxes[free[0]]] if free else []
        dots.append(
            Dot(
                at=numbers[name],
                name=name,
                x=x,
                y=y,
                label=short[name] if free else "",
                label_x=round(label_x, 1),
                label_y=round(label_y + 4.5, 1),
                left=left,
            )
        )
    return dots


def _make_box(place: tuple[float, float, bool], width: float) -> Box:
    x, y, left = place
    begin = x - width if left else x
    return begin, y - _HEIGHT / 2, begin + width, y + _HEIGHT / 2


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
