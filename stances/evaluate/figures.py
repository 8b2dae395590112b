"""The figures by which two codings of the same cells are compared."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stances.evaluate.pairs import Pair

SIDES = ("+", "-")
NO_SIDE = "."
"""Stands in a confusion for both of no side and not addressed."""

Signs = Counter[tuple[str, str]]
"""How often each (coded, given) occurs."""

_DIGITS = 4
_Z95 = 1.96


@dataclass(frozen=True, kw_only=True, slots=True)
class SideFigures:
    """How well one side is found: each from 0 to 1, `None` where there is nothing to divide by."""

    precision: float | None
    recall: float | None
    f1: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """How far two codings agree.

    Attributes:
        cells: how many were compared.
        f_avg: mean of the F1 of either side.
        direction: share of right signs where both take a side.
        coverage: share of coded sides on which any side was given.
        alpha: Krippendorff's, ordinal, with no side between the two.
        pearson, spearman: of grades with positions, where both are told.
        graded: how many cells these two rest on.
        pearson_all: the same with no position in the middle, over all graded cells.
        sides: by ``+`` and ``-``.
        confusion: (coded, given) and how often; ``.`` for no side.
    """

    cells: int
    f_avg: float | None
    direction: float | None
    coverage: float | None
    alpha: float | None
    pearson: float | None
    spearman: float | None
    graded: int
    pearson_all: float | None
    sides: tuple[SideFigures, SideFigures]
    confusion: tuple[tuple[tuple[str, str], int], ...]


def figures(pairs: Sequence[Pair]) -> Figures:
    """All figures over some cells.

    >>> cells = [("+", "+"), ("-", "-"), ("-", "."), (".", "+")]
    >>> one = figures([Pair(unit="a", dimension="d", coded=c, given=g) for c, g in cells])
    >>> one.f_avg, one.direction, one.coverage
    (0.6667, 1.0, 0.6667)
    """
    signs = Counter((_plain(pair.coded), _plain(pair.given)) for pair in pairs)
    both = [(pair.grade, pair.position) for pair in pairs if pair.grade is not None]
    shared = [(grade, position) for grade, position in both if position is not None]
    ranks = _ranks([grade for grade, _ in shared]), _ranks([position for _, position in shared])
    both_sides = _sum(signs, SIDES, SIDES)
    return Figures(
        cells=len(pairs),
        f_avg=f_avg(pairs),
        direction=_rounded(_share(signs["+", "+"] + signs["-", "-"], both_sides)),
        coverage=_rounded(_share(both_sides, _sum(signs, SIDES, (*SIDES, NO_SIDE)))),
        alpha=alpha(pairs),
        pearson=_correlation(shared),
        spearman=_correlation(list(zip(*ranks, strict=True))),
        graded=len(shared),
        pearson_all=_correlation([(grade, position or 0.0) for grade, position in both]),
        sides=(_side(signs, "+"), _side(signs, "-")),
        confusion=tuple(sorted(signs.items())),
    )


def f_avg(pairs: Sequence[Pair]) -> float | None:
    """The mean of the F1 of ``+`` and of ``-`` (SemEval-2016 Task 6, Mohammad et al. 2016).

    Silence counts only through the errors it makes. A side that nobody coded and nobody gave
    is left out; `None` where that holds for both.
    """
    return _rounded(_f_avg(Counter((_plain(pair.coded), _plain(pair.given)) for pair in pairs)))


def interval(pairs: Sequence[Pair]) -> tuple[float, float] | None:
    """The 95 % interval of F_avg by the jackknife over units (Efron & Stein 1981).

    Analytic, so that nothing is drawn; `None` for fewer than two units.
    """
    by_unit: dict[str, Signs] = {pair.unit: Counter() for pair in pairs}
    for pair in pairs:
        by_unit[pair.unit][_plain(pair.coded), _plain(pair.given)] += 1
    total: Signs = sum(by_unit.values(), Counter())
    whole = _f_avg(total)
    n = len(by_unit)
    if whole is None or n < 2:
        return None
    without = [_f_avg(total - own) or 0.0 for own in by_unit.values()]
    mean = statistics.fmean(without)
    error = math.sqrt((n - 1) / n * math.fsum((one - mean) ** 2 for one in without))
    low, high = whole - _Z95 * error, whole + _Z95 * error
    return round(max(0.0, low), _DIGITS), round(min(1.0, high), _DIGITS)


def control(pairs: Sequence[Pair]) -> float | None:
    """F_avg of a coder who finds the same topics and always takes a dimension's commoner side."""
    coded = Counter((pair.dimension, pair.coded) for pair in pairs)
    return f_avg(
        [
            replace(
                pair,
                given="+" if coded[pair.dimension, "+"] >= coded[pair.dimension, "-"] else "-",
            )
            if pair.given in SIDES
            else pair
            for pair in pairs
        ]
    )


def alpha(pairs: Sequence[Pair]) -> float | None:
    """Krippendorff's alpha of two coders, ordinal: ``-`` before no side before ``+``.

    `None` where only one value was ever used, and so nothing can be told.
    """
    from krippendorff import alpha as krippendorff_alpha  # noqa: PLC0415

    value = {"-": -1, "+": 1}
    data = [
        [value.get(pair.coded, 0) for pair in pairs],
        [value.get(pair.given, 0) for pair in pairs],
    ]
    if len({*data[0], *data[1]}) < 2:
        return None
    found = krippendorff_alpha(reliability_data=data, level_of_measurement="ordinal")
    return round(float(found), _DIGITS)


def _plain(side: str) -> str:
    return side if side in SIDES else NO_SIDE


def _sum(signs: Signs, coded: Sequence[str], given: Sequence[str]) -> int:
    return sum(signs[one, other] for one in coded for other in given)


def _side(signs: Signs, side: str) -> SideFigures:
    every = (*SIDES, NO_SIDE)
    right = signs[side, side]
    given, coded = _sum(signs, every, (side,)), _sum(signs, (side,), every)
    return SideFigures(
        precision=_rounded(_share(right, given)),
        recall=_rounded(_share(right, coded)),
        f1=_rounded(_f_one(signs, side)),
    )


def _f_one(signs: Signs, side: str) -> float | None:
    every = (*SIDES, NO_SIDE)
    return _share(2 * signs[side, side], _sum(signs, every, (side,)) + _sum(signs, (side,), every))


def _f_avg(signs: Signs) -> float | None:
    told = [f_one for side in SIDES if (f_one := _f_one(signs, side)) is not None]
    return statistics.fmean(told) if told else None


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, _DIGITS)


def _correlation(points: Sequence[tuple[float, float]]) -> float | None:
    if len(points) < 2:
        return None
    try:
        return round(statistics.correlation(*zip(*points, strict=True)), _DIGITS)
    except statistics.StatisticsError:  # all alike on one side
        return None


def _ranks(values: Sequence[float]) -> list[float]:
    """The rank of each value; equal ones share the mean of theirs."""
    places: dict[float, list[int]] = {}
    for place, value in enumerate(sorted(values), start=1):
        places.setdefault(value, []).append(place)
    return [statistics.fmean(places[value]) for value in values]
