"""Experts put in order by where they stand on a dimension."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from stances.model import State
from stances.scoring.names import choose_dimensions
from stances.scoring.sheet import ScoreSheet, SheetCell

_RANKS: Mapping[State, float] = {"for": -1.0, "mixed": 0.0, "against": 1.0, "silent": 2.0}


def sort_sheet(sheet: ScoreSheet, dimension: str) -> ScoreSheet:
    """Return the sheet with its experts in order: from for to against, and the silent last.

    Experts who stand alike keep their order. Whom a person coded otherwise than the text gives is
    first among those for, last among those against, between them, or silent.

    Raises:
        StancesError: the dimension is not known.
    """
    choose_dimensions([dimension], tuple(one.id for one in sheet.dimensions))
    ranks = {one.expert: _rank(one) for one in sheet.cells if one.dimension == dimension}
    experts = tuple(sorted(sheet.experts, key=lambda expert: ranks[expert]))
    cells = {cell.key: cell for cell in sheet.cells}
    ids = [one.id for one in sheet.dimensions]
    ordered = tuple(cells[expert, name] for expert in experts for name in ids)
    return replace(sheet, experts=experts, cells=ordered)


def _rank(cell: SheetCell) -> float:
    """Return a number that is lower the more a cell is for its dimension."""
    if cell.standing != cell.state or cell.position is None:
        return _RANKS[cell.standing]
    return -cell.position
