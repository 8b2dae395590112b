"""City-block distance between experts, over what both speak of."""

from __future__ import annotations

import math

from stances.comparison.panel import DIGITS, Panel

WIDEST = 2.0
"""The distance between -1 and +1."""


def measure_distance(panel: Panel, expert: str, other: str) -> float | None:
    """Return the weighted mean of the distances on the dimensions that both address.

    It is the city-block (Manhattan) distance, divided by the weights: |a - b| for each dimension,
    from 0 to 2. `None` where they share no dimension that counts: silence is not distance 0.
    """
    shared = panel.list_shared(expert, other)
    total = math.fsum(panel.weights[one] for one in shared)
    if not total:
        return None
    return round(math.fsum(weigh_gap(panel, expert, other, one) for one in shared) / total, DIGITS)


def weigh_gap(panel: Panel, expert: str, other: str, dimension: str) -> float:
    """Return the distance of two experts on one dimension, times its weight.

    Raises:
        ValueError: one of them shows no position there.
    """
    one, two = (panel.place(name, dimension).position for name in (expert, other))
    return panel.weights[dimension] * abs(one - two)


def make_similarity(distance: float | None) -> float | None:
    """Return a distance as a similarity, from 0 (farthest) to 1 (the same).

    >>> make_similarity(0.5), make_similarity(None)
    (0.75, None)
    """
    return None if distance is None else round(1 - distance / WIDEST, DIGITS)
