"""The map of experts, drawn: who stands near whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from stances.commands.report.axes import Expert
from stances.commands.surnames import shorten_names
from stances.commands.trust import describe_fit
from stances.comparison.panel import Panel
from stances.comparison.scaling import ExpertMap, make_map
from stances.output.fit import fit_points
from stances.output.labels import Box, find_spots

_TALL = 0.64
"""How tall a plane may be, as a share of its drawing's width; and how tall it is at least."""
_LOW = 0.21
_EDGE = 24.0
"""The room above and below the plane."""
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


class Drawing(Struct, frozen=True, kw_only=True):
    """The map of experts in one width: letters on a phone are as large as on a screen.

    Attributes:
        name: the class of the drawing.
        width, height: of the drawing.
        zero_x, zero_y: the middle of the map.
        unnamed: whether any dot has no label, for want of room.
    """

    name: str
    width: float
    height: float
    zero_x: float
    zero_y: float
    dots: tuple[Dot, ...]
    unnamed: bool


class Plane(Struct, frozen=True, kw_only=True):
    """The map of experts.

    Attributes:
        drawings: of the same map, for wide and for narrow windows.
        unplaced: those who share no question with the others, even through others.
        fit: how far to trust it, in a sentence.
        is_bent: whether it cannot show all distances as they are.
        estimated: how many distances are not known.
    """

    drawings: tuple[Drawing, ...]
    unplaced: tuple[Expert, ...]
    fit: str
    is_bent: bool
    estimated: int


def make_plane(panel: Panel) -> Plane | None:
    """Return the map of experts; `None` where fewer than three can be placed."""
    found = make_map(panel)
    if len(found.places) < _LEAST_PLACED:
        return None
    return Plane(
        drawings=(
            _draw(found, panel, name="broad", width=720.0, side=110.0),
            _draw(found, panel, name="slim", width=344.0, side=64.0),
        ),
        unplaced=tuple(Expert(at=panel.experts.index(name), name=name) for name in found.unplaced),
        fit=describe_fit(found),
        is_bent=bool(found.stress),
        estimated=found.estimated,
    )


def _draw(found: ExpertMap, panel: Panel, *, name: str, width: float, side: float) -> Drawing:
    """Return a map drawn in a width, with this much room for labels on either side."""
    inner = width - 2 * side
    fitted = fit_points(
        [(one.x, one.y) for one in found.places],
        room=inner,
        least=_LOW * width,
        most=_TALL * width,
    )
    left, height = side + (inner - fitted.width) / 2, fitted.height + 2 * _EDGE
    points = [(round(left + x, 1), round(_EDGE + y, 1)) for x, y in fitted.points]
    names = [one.expert for one in found.places]
    dots = tuple(_make_dots(names, points, panel.experts, (0, 0, width, height)))
    return Drawing(
        name=name,
        width=width,
        height=round(height, 1),
        zero_x=round(left + fitted.zero[0], 1),
        zero_y=round(_EDGE + fitted.zero[1], 1),
        dots=dots,
        unnamed=not all(one.label for one in dots),
    )


def _make_dots(
    names: Sequence[str],
    points: Sequence[tuple[float, float]],
    experts: Sequence[str],
    bounds: Box,
) -> Iterator[Dot]:
    """Yield the dots, each with its label where that covers nothing."""
    short = shorten_names(experts)
    numbers = {name: at for at, name in enumerate(experts)}
    spots = find_spots(
        [short[name] for name in names],
        points,
        size=_SIZE,
        radius=_RADIUS,
        bounds=bounds,
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
