"""How far those who speak agree on one dimension: concentration, agreement, polarization."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

from stances.comparison.panel import DIGITS


def measure_concentration(counts: Sequence[int]) -> float | None:
    """Return the Herfindahl-Hirschman index of some counts: the sum of the squared shares.

    Returns:
        1 where all are in one category, 1/K where K hold the same number; `None` without any.

    >>> measure_concentration([3, 1]), measure_concentration([0, 0])
    (0.625, None)
    """
    total = sum(counts)
    return round(sum((count / total) ** 2 for count in counts), DIGITS) if total else None


def measure_agreement(counts: Sequence[int]) -> float | None:
    """Return van der Eijk's agreement A of the counts of ordered categories.

    Van der Eijk (2001), "Measuring Agreement in Ordered Rating Scales", Quality & Quantity 35(3):
    325-341. The counts are taken apart into layers, each with as many in every category that is
    not empty yet; A is the mean of the layers' agreement, weighed by how many are in each.

    Args:
        counts: at least three categories, in their order.

    Returns:
        1 where all are in one category, 0 where all categories hold the same number, -1 where
        either end holds half; `None` without any.

    Raises:
        ValueError: there are fewer than three categories.

    >>> measure_agreement([5, 0, 0]), measure_agreement([2, 2, 2]), measure_agreement([3, 0, 3])
    (1.0, 0.0, -1.0)
    """
    if len(counts) < 3:
        raise ValueError("agreement needs at least three categories")
    total, left = sum(counts), list(counts)
    if not total:
        return None
    parts: list[float] = []
    while any(left):
        layer = [bool(count) for count in left]
        height = min(count for count in left if count)
        parts.append(_measure_layer(layer) * height * sum(layer) / total)
        left = [count - height if count else 0 for count in left]
    return round(math.fsum(parts), DIGITS) + 0.0


def measure_polarization(counts: Sequence[int]) -> float | None:
    """Return van der Eijk's A turned round, from 0 (all agree) to 1 (two opposite camps).

    >>> measure_polarization([3, 0, 3]), measure_polarization([2, 2, 2])
    (1.0, 0.5)
    """
    agreement = measure_agreement(counts)
    return None if agreement is None else round((1 - agreement) / 2, DIGITS)


def _measure_layer(layer: Sequence[bool]) -> float:
    """Return the agreement of a layer: U (1 - (S - 1)/(K - 1)), S of its K categories being full.

    U = ((K - 2) TU - (K - 1) TDU) / ((K - 2) (TU + TDU)) counts the triples of categories in
    order: TU are those that agree with one peak (110, 011), TDU those that do not (101).
    """
    width, full = len(layer), sum(layer)
    triples = list(combinations(layer, 3))
    unimodal = sum(one in ((True, True, False), (False, True, True)) for one in triples)
    bimodal = sum(one == (True, False, True) for one in triples)
    if not unimodal + bimodal:
        shape = 1.0
    else:
        shape = ((width - 2) * unimodal - (width - 1) * bimodal) / (
            (width - 2) * (unimodal + bimodal)
        )
    return shape * (1 - (full - 1) / (width - 1))
