"""The map of experts, drawn: who stands near whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from stances.commands.surnames import shorten_names
from stances.comparison.panel import Panel
from stances.comparison.scaling import make_map
from stances.output.figures import format_share
from stances.output.fit import fit_points
from stances.output.labels import find_spots

_WIDTH, _LEAST, _MOST = 720.0, 150.0, 460.0
"""The width of the drawing, and how tall its plane is."""
_SIDE, _EDGE = 110.0, 24.0
"""The room for labels beside the plane, and the room above and below it."""
_SIZE, _RADIUS = 13.5, 6.0
"""Of the letters of a label, and of a dot."""
_LEAST_PLACED = 3
"""Two experts are always on one line, and their distance says no more than the agreement does."""


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
    if len(found.places) < _LEAST_PLACED:
        return None
    inner = _WIDTH - 2 * _SIDE
    fitted = fit_points(
        [(one.x, one.y) for one in found.places], room=inner, least=_LEAST, most=_MOST
    )
    left, height = _SIDE + (inner - fitted.width) / 2, fitted.height + 2 * _EDGE
    points = [(round(left + x, 1), round(_EDGE + y, 1)) for x, y in fitted.points]
    names = [one.expert for one in found.places]
    dots = tuple(_make_dots(names, points, panel.experts, height))
    return Plane(
        width=_WIDTH,
        height=round(height, 1),
        zero_x=round(left + fitted.zero[0], 1),
        zero_y=round(_EDGE + fitted.zero[1], 1),
        dots=dots,
        unplaced=found.unplaced,
        stress="" if found.stress is None else f"{found.stress:.2f}",
        explained="" if found.explained is None else format_share(found.explained),
        estimated=found.estimated,
        unnamed=sum(not one.label for one in dots),
    )


def _make_dots(
    names: Sequence[str],
    points: Sequence[tuple[float, float]],
    experts: Sequence[str],
    height: float,
) -> Iterator[Dot]:
    """Yield the dots, each with its label where that covers nothing."""
    short = shorten_names(experts)
    numbers = {name: at for at, name in enumerate(experts)}
    spots = find_spots(
        [short[name] for name in names],
        points,
        size=_SIZE,
        radius=_RADIUS,
        bounds=(0, 0, _WIDTH, height),
        steps=1,
        only_clear=True,
    )
    for name, (x, y), spot in zip(names, points, spots, strict=True):
        yield Dot(
            at=numbers[name],
            name=name,
            x=x,
            y=y,
            label=short[name] if spot.is_clear else "",
            label_x=round(spot.x + spot.width if spot.is_left else spot.x, 1),
            label_y=round(spot.base, 1),
            left=spot.is_left,
        )
