"""The experts of a score sheet with their cells at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from msgspec import Struct

from stances.scoring.sheet import ScoreSheet, SheetCell

DIGITS = 6
"""The decimals of figures that are computed from positions."""


class Placed(Struct, frozen=True, kw_only=True):
    """A cell that shows a position, with its figures at hand.

    Attributes:
        position, low, high: from -1 to 1, and its 95 % interval.
    """

    cell: SheetCell
    position: float
    low: float
    high: float


def find_placed(cell: SheetCell) -> Placed | None:
    """Return a cell with its figures; `None` where it shows no position."""
    if cell.position is None or cell.low is None or cell.high is None:
        return None
    return Placed(cell=cell, position=cell.position, low=cell.low, high=cell.high)


def list_placed(cells: Iterable[SheetCell]) -> list[Placed]:
    """Return the cells that show a position, with their figures."""
    return [one for one in map(find_placed, cells) if one is not None]


class Panel(Struct, frozen=True, kw_only=True):
    """A score sheet by expert and dimension.

    Where a person coded a cell, their word comes before what the text gives: it decides the side,
    and a position on another side does not hold, as if none were shown.

    Attributes:
        experts: their names, in the order of the sheet.
        dimensions: the ids, in the order of the sheet.
        cells: by expert and dimension.
        weights: how much each dimension counts in distances, by its id (at least 0).
    """

    experts: tuple[str, ...]
    dimensions: tuple[str, ...]
    cells: Mapping[tuple[str, str], SheetCell]
    weights: Mapping[str, float]

    def find_position(self, expert: str, dimension: str) -> float | None:
        """Return where an expert stands, from -1 to 1; `None` where no position holds."""
        found = self._find_placed(expert, dimension)
        return None if found is None else found.position

    def place(self, expert: str, dimension: str) -> Placed:
        """Return where an expert stands on a dimension.

        Raises:
            ValueError: no position holds there.
        """
        found = self._find_placed(expert, dimension)
        if found is None:
            raise ValueError(f"{expert} shows no position on {dimension}")
        return found

    def _find_placed(self, expert: str, dimension: str) -> Placed | None:
        cell = self.cells[expert, dimension]
        return None if cell.is_overruled else find_placed(cell)

    def list_shared(self, expert: str, other: str) -> list[str]:
        """Return the dimensions on which the positions of both experts hold."""
        return [
            one
            for one in self.dimensions
            if self.find_position(expert, one) is not None
            and self.find_position(other, one) is not None
        ]

    def list_speakers(self, dimension: str) -> list[Placed]:
        """Return where those stand whose position on a dimension holds."""
        placed = (self._find_placed(expert, dimension) for expert in self.experts)
        return [one for one in placed if one is not None]

    def list_cells(self, dimension: str) -> list[SheetCell]:
        """Return everybody's cell of a dimension, in the order of the sheet."""
        return [self.cells[expert, dimension] for expert in self.experts]

    def list_pairs(self) -> Iterable[tuple[str, str]]:
        """Return every two experts, once."""
        return combinations(self.experts, 2)


def make_panel(sheet: ScoreSheet, weights: Mapping[str, float] | None = None) -> Panel:
    """Return the experts of a score sheet.

    Args:
        weights: how much dimensions count; each that is not named counts 1.
    """
    ids = tuple(one.id for one in sheet.dimensions)
    return Panel(
        experts=sheet.experts,
        dimensions=ids,
        cells={cell.key: cell for cell in sheet.cells},
        weights={one: (weights or {}).get(one, 1.0) for one in ids},
    )
