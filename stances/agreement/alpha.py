"""Krippendorff's alpha: how far coders agree beyond what chance would give.

Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section C and those on metrics:

    alpha = 1 - (n - 1) sum o_ck d_ck / sum n_c n_k d_ck      over all values c < k

where o_ck is how often the values c and k meet in a unit (a pair in a unit of m values counts
1 / (m - 1)), n_c is the sum of a row of these coincidences, n that of all, and d_ck the squared
difference of two values, which depends on the level of measurement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, permutations
from typing import Literal

Level = Literal["nominal", "ordinal", "interval"]
"""How two values differ: at all, by the values that lie between them, or by their difference."""


def compute_alpha(units: Iterable[Sequence[int]], level: Level) -> float | None:
    """Compute Krippendorff's alpha, exactly except for the last division.

    Args:
        units: the values that each unit was given, one for each coder who coded it. Units of
            fewer than two values say nothing of agreement.
        level: ``nominal``, ``ordinal`` or ``interval``.

    Returns:
        1 for full agreement, 0 for agreement by chance; `None` where the units of two or more
        values hold fewer than two different values, so that no disagreement was possible.

    >>> compute_alpha([(0, 0), (1, 1), (0, 1), (0, 0)], "nominal")
    0.5333333333333333
    """
    coincidences = _count_coincidences(units)
    totals: dict[int, Fraction] = {}
    for (value, _), count in coincidences.items():
        totals[value] = totals.get(value, Fraction(0)) + count
    n = sum(totals.values())
    observed = expected = Fraction(0)
    for low, high in combinations(sorted(totals), 2):
        distance = measure_distance(low, high, totals, level)
        observed += coincidences.get((low, high), 0) * distance
        expected += totals[low] * totals[high] * distance
    return float(1 - (n - 1) * observed / expected) if expected else None


def measure_distance(low: int, high: int, totals: Mapping[int, Fraction], level: Level) -> Fraction:
    """Return the squared difference of two values.

    Args:
        totals: how often each value occurs, by value.
        level: ``nominal``: 1 where they differ; ``interval``: of their numbers; ``ordinal``: how
            many values stand from the one to the other, each end counting half.
    """
    if level == "nominal":
        return Fraction(low != high)
    if level == "interval":
        return Fraction(high - low) ** 2
    between = sum(count for value, count in totals.items() if low <= value <= high)
    return (between - Fraction(totals[low] + totals[high]) / 2) ** 2


def _count_coincidences(units: Iterable[Sequence[int]]) -> dict[tuple[int, int], Fraction]:
    """Return how often each two values meet in a unit, in either order."""
    found: dict[tuple[int, int], Fraction] = {}
    for values, times in Counter(tuple(sorted(unit)) for unit in units).items():
        for pair in permutations(values, 2):
            share = Fraction(times, len(values) - 1)
            found[pair] = found.get(pair, Fraction(0)) + share
    return found
