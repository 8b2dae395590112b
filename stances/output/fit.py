"""Points fitted into a plane of a drawing, with the same scale on both axes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class FittedPoints(Struct, frozen=True, kw_only=True):
    """Points on a plane whose top left corner is 0, 0.

    Attributes:
        width: how much of the room the points take.
        height: of the plane; the points are in its middle.
        zero: where 0, 0 of the points is.
    """

    points: Sequence[tuple[float, float]]
    width: float
    height: float
    zero: tuple[float, float]


def fit_points(
    points: Sequence[tuple[float, float]], *, room: float, least: float, most: float
) -> FittedPoints:
    """Return points as large as they fit, upwards as on paper.

    Args:
        room: how wide they may be.
        least, most: how tall the plane is.

    >>> fit_points([(0.0, 0.0), (1.0, 0.5)], room=100, least=10, most=80).points
    [(0.0, 50.0), (100.0, 0.0)]
    >>> fit_points([(0.0, 0.0), (0.0, 2.0)], room=100, least=10, most=80).points
    [(0.0, 80.0), (0.0, 0.0)]
    """
    xs, ys = [x for x, _ in points], [y for _, y in points]
    broad, tall = max(xs) - min(xs), max(ys) - min(ys)
    scale = min(room / broad if broad else room, most / tall if tall else room)
    height = max(least, tall * scale)
    middle = height / 2 + (max(ys) + min(ys)) / 2 * scale
    return FittedPoints(
        points=[((x - min(xs)) * scale, middle - y * scale) for x, y in points],
        width=broad * scale,
        height=height,
        zero=(-min(xs) * scale, middle),
    )
