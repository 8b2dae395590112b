"""The figures by which two codings of the same cells are compared."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from stances.agreement.alpha import compute_alpha
from stances.agreement.pairs import CodedPair
from stances.model import Side
from stances.wire.records import Record

Taken = Literal["+", "-", "."]
"""The side that a code takes; ``.`` means no side as well as not addressed."""

SIDES: tuple[Taken, ...] = ("+", "-")
NO_SIDE: Taken = "."

Signs = Counter[tuple[Taken, Taken]]
"""How often each (coded, given) occurs."""

_DIGITS = 4
_Z95 = 1.96
_RANKS: dict[Taken, int] = {"-": -1, ".": 0, "+": 1}


class SideFigures(Record):
    """How well one side is found: each from 0 to 1, `None` where there is nothing to divide by."""

    precision: float | None
    recall: float | None
    f1: float | None


class ConfusionCell(Record):
    """How many cells were coded with one side and given another; ``.`` stands for no side."""

    coded: Taken
    given: Taken
    cells: int


class Figures(Record):
    """How far two codings agree.

    Attributes:
        dimension: the one they are of; left out where they are of all.
        cells: how many were compared.
        f_avg: mean of the F1 of either side (0 to 1).
        direction: share of right signs where both take a side.
        coverage: share of coded sides on which any side was given.
        precision: share of given sides that are right.
        off_topic: share of cells coded ``.``, not addressed, on which a side was given; `None`
            where there are no such cells.
        alpha: Krippendorff's, ordinal, with no side between the two (at most 1).
        pearson, spearman: of grades with positions, where both are known (-1 to 1).
        graded: how many cells these two rest on.
        pearson_all: the same with no position in the middle, over all graded cells.
        positive, negative: how well either side is found.
        confusion: those that occur, in the order of their signs.
    """

    dimension: str | UnsetType = UNSET
    cells: int
    f_avg: float | None
    direction: float | None
    coverage: float | None
    precision: float | None
    off_topic: float | None
    alpha: float | None
    pearson: float | None
    spearman: float | None
    graded: int
    pearson_all: float | None
    positive: SideFigures
    negative: SideFigures
    confusion: tuple[ConfusionCell, ...]


class OverallFigures(Figures):
    """The figures over all dimensions.

    Attributes:
        low, high: the 95 % interval of `f_avg`; `None` where there is none.
        control: the F_avg of a coder who finds the same topics and always takes a dimension's
            commoner side.
    """

    low: float | None
    high: float | None
    control: float | None


def compute_figures(pairs: Sequence[CodedPair], dimension: str | UnsetType = UNSET) -> Figures:
    """Compute the figures over some cells.

    Args:
        dimension: the one that all of them are on.

    >>> cells = [("+", "+"), ("-", "-"), ("-", "."), (".", "+")]
    >>> pairs = [CodedPair(unit="a", dimension="d", coded=c, given=g) for c, g in cells]
    >>> one = compute_figures(pairs)
    >>> one.f_avg, one.direction, one.coverage
    (0.6667, 1.0, 0.6667)
    """
    signs = _count_signs(pairs)
    both = [(pair.grade, pair.position) for pair in pairs if pair.grade is not None]
    shared = [(grade, position) for grade, position in both if position is not None]
    ranks = _rank([grade for grade, _ in shared]), _rank([position for _, position in shared])
    both_sides = _sum_signs(signs, SIDES, SIDES)
    every = (*SIDES, NO_SIDE)
    right = signs["+", "+"] + signs["-", "-"]
    off_topic = [pair.given in SIDES for pair in pairs if pair.coded == NO_SIDE]
    return Figures(
        dimension=dimension,
        cells=len(pairs),
        f_avg=compute_f_avg(pairs),
        direction=_round(_divide(right, both_sides)),
        coverage=_round(_divide(both_sides, _sum_signs(signs, SIDES, every))),
        precision=_round(_divide(right, _sum_signs(signs, every, SIDES))),
        off_topic=_round(_divide(sum(off_topic), len(off_topic))),
        alpha=compute_ordinal_alpha(pairs),
        pearson=_correlate(shared),
        spearman=_correlate(list(zip(*ranks, strict=True))),
        graded=len(shared),
        pearson_all=_correlate([(grade, position or 0.0) for grade, position in both]),
        positive=_measure_side(signs, "+"),
        negative=_measure_side(signs, "-"),
        confusion=tuple(
            ConfusionCell(coded=coded, given=given, cells=count)
            for (coded, given), count in sorted(signs.items())
        ),
    )


def compute_overall(pairs: Sequence[CodedPair]) -> OverallFigures:
    """Compute the figures over the cells of all dimensions."""
    one = compute_figures(pairs)
    low, high = compute_interval(pairs) or (None, None)
    return OverallFigures(
        cells=one.cells,
        f_avg=one.f_avg,
        direction=one.direction,
        coverage=one.coverage,
        precision=one.precision,
        off_topic=one.off_topic,
        alpha=one.alpha,
        pearson=one.pearson,
        spearman=one.spearman,
        graded=one.graded,
        pearson_all=one.pearson_all,
        positive=one.positive,
        negative=one.negative,
        confusion=one.confusion,
        low=low,
        high=high,
        control=compute_control(pairs),
    )


def compute_f_avg(pairs: Sequence[CodedPair]) -> float | None:
    """Compute the mean of the F1 of ``+`` and of ``-`` (SemEval-2016 Task 6, Mohammad et al. 2016).

    Silence counts only through the errors it makes. A side that was neither coded nor given
    is left out; `None` where this is true of both sides.
    """
    return _round(_average_f1(_count_signs(pairs)))


def compute_interval(pairs: Sequence[CodedPair]) -> tuple[float, float] | None:
    """Compute the 95 % interval of F_avg by the jackknife over units (Efron & Stein 1981).

    It needs no random numbers. `None` for fewer than two units.
    """
    by_unit: dict[str, Signs] = {pair.unit: Counter() for pair in pairs}
    for pair in pairs:
        by_unit[pair.unit][_find_taken(pair.coded), _find_taken(pair.given)] += 1
    total: Signs = sum(by_unit.values(), Counter())
    whole = _average_f1(total)
    n = len(by_unit)
    if whole is None or n < 2:
        return None
    without = [_average_f1(total - own) or 0.0 for own in by_unit.values()]
    mean = statistics.fmean(without)
    error = math.sqrt((n - 1) / n * math.fsum((one - mean) ** 2 for one in without))
    low, high = whole - _Z95 * error, whole + _Z95 * error
    return round(max(0.0, low), _DIGITS), round(min(1.0, high), _DIGITS)


def compute_control(pairs: Sequence[CodedPair]) -> float | None:
    """Compute the F_avg of a control, which always takes a dimension's more common side.

    The control takes a side in the same cells as the program or coder that is evaluated.
    """
    coded = Counter((pair.dimension, pair.coded) for pair in pairs)
    return compute_f_avg(
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


def compute_ordinal_alpha(pairs: Sequence[CodedPair]) -> float | None:
    """Compute Krippendorff's alpha of two coders, ordinal: ``-`` before no side before ``+``.

    `None` where only one value was ever used.
    """
    ranks = [(_RANKS[_find_taken(one.coded)], _RANKS[_find_taken(one.given)]) for one in pairs]
    return _round(compute_alpha(ranks, "ordinal"))


def _find_taken(side: Side) -> Taken:
    """Return the side that a code takes."""
    return NO_SIDE if side == "0" else side


def _count_signs(pairs: Sequence[CodedPair]) -> Signs:
    return Counter((_find_taken(pair.coded), _find_taken(pair.given)) for pair in pairs)


def _sum_signs(signs: Signs, coded: Sequence[Taken], given: Sequence[Taken]) -> int:
    return sum(signs[one, other] for one in coded for other in given)


def _measure_side(signs: Signs, side: Taken) -> SideFigures:
    every = (*SIDES, NO_SIDE)
    right = signs[side, side]
    given, coded = _sum_signs(signs, every, (side,)), _sum_signs(signs, (side,), every)
    return SideFigures(
        precision=_round(_divide(right, given)),
        recall=_round(_divide(right, coded)),
        f1=_round(_compute_f1(signs, side)),
    )


def _compute_f1(signs: Signs, side: Taken) -> float | None:
    every = (*SIDES, NO_SIDE)
    given, coded = _sum_signs(signs, every, (side,)), _sum_signs(signs, (side,), every)
    return _divide(2 * signs[side, side], given + coded)


def _average_f1(signs: Signs) -> float | None:
    found = [f1 for side in SIDES if (f1 := _compute_f1(signs, side)) is not None]
    return statistics.fmean(found) if found else None


def _divide(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _round(figure: float | None) -> float | None:
    return None if figure is None else round(figure, _DIGITS)


def _correlate(points: Sequence[tuple[float, float]]) -> float | None:
    """Return the correlation of points; `None` for fewer than two, or where a side is constant."""
    if len(points) < 2:
        return None
    try:
        return round(statistics.correlation(*zip(*points, strict=True)), _DIGITS)
    except statistics.StatisticsError:
        return None


def _rank(values: Sequence[float]) -> list[float]:
    """Return the rank of each value; equal ones share the mean of theirs."""
    ranks: dict[float, list[int]] = {}
    for rank, value in enumerate(sorted(values), start=1):
        ranks.setdefault(value, []).append(rank)
    return [statistics.fmean(ranks[value]) for value in values]
