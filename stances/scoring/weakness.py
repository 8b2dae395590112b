"""Which positions rest on little: one sentence only, or likeness alone."""

from __future__ import annotations

import math

from msgspec import UNSET

from stances.scoring.sheet import CountedCell, SheetCell

_ROUNDED = 1e-3  # weights are written with four decimals


def is_weak(cell: SheetCell) -> bool:
    """Whether a position is shown that is known to be weak; see `find_weakness`."""
    return bool(find_weakness(cell))


def find_weakness(cell: SheetCell) -> bool | None:
    """Return whether a position is shown whose side rests on one sentence, or on likeness alone.

    Sentences for the other side do not hold it up. A mixed cell rests on sentences of both. Where
    a person has coded the cell, their word stands, and it is not weak.

    Returns:
        `None` where that is not known, because the sheet was written without evidence.
    """
    if cell.position is None or cell.coded is not UNSET:
        return False
    known = _is_one_sentence(cell), rests_on_likeness(cell)
    return True if True in known else None if None in known else False


def _is_one_sentence(cell: SheetCell) -> bool | None:
    """Return whether one sentence alone takes a cell's side; `None` where that is not known."""
    if cell.state == "mixed":
        return False
    supporting = _count_supporting(cell)
    if supporting is None:
        return None
    return (supporting if cell.state == "for" else cell.sentences - supporting) == 1


def _count_supporting(cell: SheetCell) -> int | None:
    """Return how many sentences carry weight for the first pole; `None` where that is not known."""
    if isinstance(cell, CountedCell):
        return cell.supporting
    if cell.evidence:
        return sum(one.weight > 0 for one in cell.evidence)
    # A sentence weighs at most 1.
    least = math.ceil(cell.support - _ROUNDED)
    most = cell.sentences - math.ceil(cell.opposition - _ROUNDED)
    if not cell.support or not cell.opposition:
        return cell.sentences if cell.support else 0
    return least if least == most else None


def rests_on_likeness(cell: SheetCell) -> bool | None:
    """Whether sentences carry weight in a cell, and all of them by likeness alone.

    Returns:
        `None` where that is not known, because the sheet was written without evidence.
    """
    if isinstance(cell, CountedCell):
        return cell.sentences > 0 and cell.worded == 0
    if cell.evidence is UNSET or not isinstance(cell.evidence, tuple):
        return None
    origins = {
        item.origin
        for sentence in cell.evidence
        if sentence.weight
        for item in sentence.items
        if item.weight
    }
    return origins == {"similarity"}
