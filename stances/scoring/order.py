"""Experts put in order by where they stand on a dimension."""

from __future__ import annotations

from msgspec.structs import replace

from stances.scoring.names import choose_dimensions
from stances.scoring.sheet import ScoreSheet


def sort_sheet(sheet: ScoreSheet, dimension: str) -> ScoreSheet:
    """Return the sheet with its experts in order: from for to against, and the silent last.

    Experts who stand alike keep their order.

    Raises:
        StancesError: the dimension is not known.
    """
    choose_dimensions([dimension], tuple(one.id for one in sheet.dimensions))
    positions = {one.expert: one.position for one in sheet.cells if one.dimension == dimension}

    def rank(expert: str) -> float:
        position = positions[expert]
        return 2.0 if position is None else -position

    experts = tuple(sorted(sheet.experts, key=rank))
    cells = {cell.key: cell for cell in sheet.cells}
    ids = [one.id for one in sheet.dimensions]
    ordered = tuple(cells[expert, name] for expert in experts for name in ids)
    return replace(sheet, experts=experts, cells=ordered)
