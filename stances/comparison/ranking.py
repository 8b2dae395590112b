"""Who stands where on one dimension, in order, and which ranks the intervals allow."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import UNSET, UnsetType

from stances.comparison.panel import Panel
from stances.model import State
from stances.scoring.sheet import SheetCell, SheetCode
from stances.scoring.weakness import find_weakness
from stances.wire.records import Record


class Ranked(Record):
    """An expert in the order of one dimension.

    Attributes:
        rank: by position, 1 for the one most for it; those with the same position share it.
        best, worst: the ranks that the intervals allow: nobody whose interval overlaps theirs is
            surely above or below.
        groups: the tie groups they are in, as letters; any two who share a letter have intervals
            that overlap.
        coded: a coder's word, which is the side that the text gives as well; left out where nobody
            coded the cell.
        position, low, high: from -1 to 1, and its 95 % interval.
        weak: whether it rests on one sentence only, or on likeness alone; `None` where that is not
            known, because the sheet was written without evidence.
    """

    rank: int
    best: int
    worst: int
    groups: str
    expert: str
    coded: SheetCode | UnsetType = UNSET
    position: float
    low: float
    high: float
    state: State
    weak: bool | None
    salience: float
    sentences: int


def rank_experts(panel: Panel, dimension: str) -> list[Ranked]:
    """Return those whose position on a dimension holds, the one most for it first."""
    placed = sorted(panel.list_speakers(dimension), key=lambda one: -one.position)
    spans = [(one.low, one.high) for one in placed]
    return [
        Ranked(
            rank=1 + sum(other.position > one.position for other in placed),
            best=1 + sum(low > one.high for low, _ in spans),
            worst=len(spans) - sum(high < one.low for _, high in spans),
            groups=group,
            expert=one.cell.expert,
            coded=one.cell.coded,
            position=one.position,
            low=one.low,
            high=one.high,
            state=one.cell.state,
            weak=find_weakness(one.cell),
            salience=one.cell.salience,
            sentences=one.cell.sentences,
        )
        for one, group in zip(placed, name_ties(spans), strict=True)
    ]


def list_silent(panel: Panel, dimension: str) -> list[SheetCell]:
    """Return the cells of those who are silent on a dimension, in the order of the sheet."""
    return [cell for cell in panel.list_cells(dimension) if cell.standing == "silent"]


def list_overruled(panel: Panel, dimension: str) -> list[SheetCell]:
    """Return the cells to which a coder gives another side than the text, but for silence."""
    return [
        cell
        for cell in panel.list_cells(dimension)
        if cell.is_overruled and cell.standing != "silent"
    ]


def name_ties(spans: Sequence[tuple[float, float]]) -> list[str]:
    """Return for each interval the letters of the tie groups it is in.

    A group is as many intervals as all overlap each other: on a line these have a point in common
    (Helly's theorem), and the low end of one of them is such a point. The letters are those of the
    compact letter display (Piepho 2004, Journal of Computational and Graphical Statistics 13(2)).

    >>> name_ties([(0.5, 0.9), (0.1, 0.6), (-0.5, 0.2)])
    ['a', 'ab', 'b']
    """
    at_point = {
        frozenset(at for at, (low, high) in enumerate(spans) if low <= point <= high)
        for point, _ in spans
    }
    largest = [one for one in at_point if not any(one < other for other in at_point)]
    ordered = sorted(largest, key=sorted)
    names = [_name_group(at) for at in range(len(ordered))]
    joint = "" if len(ordered) <= _LETTERS else " "
    return [
        joint.join(name for name, group in zip(names, ordered, strict=True) if at in group)
        for at in range(len(spans))
    ]


_LETTERS = 26


def _name_group(at: int) -> str:
    """Return a letter, or from the 27th group on two and more: ``aa``, ``ab``.

    >>> _name_group(0), _name_group(26)
    ('a', 'aa')
    """
    before, letter = divmod(at, _LETTERS)
    return (_name_group(before - 1) if before else "") + chr(ord("a") + letter)
