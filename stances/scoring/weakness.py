"""Which positions rest on little: one sentence only, or likeness alone."""

from __future__ import annotations

from msgspec import UNSET

from stances.scoring.sheet import CountedCell, SheetCell


def is_weak(cell: SheetCell) -> bool:
    """Whether a position is shown that rests on one sentence, or on likeness alone.

    Where a person has coded the cell, it does not: their word stands.
    """
    if cell.position is None or cell.coded is not UNSET:
        return False
    return cell.sentences == 1 or bool(rests_on_likeness(cell))


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
