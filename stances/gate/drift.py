"""Which cells drifted, each on its own, and in what respect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from stances.gate.cause import (
    Cause,
    Change,
    causes_of,
    changes,
    judged_otherwise,
    notes_on,
    of_missing,
)
from stances.gate.snapshot import Cell, Key, Snapshot

Kind = Literal["come", "gone", "sign", "state", "position", "evidence", "rank"]
CHOICES: tuple[Kind, ...] = ("sign", "state", "position", "evidence", "rank")
"""The kinds of drift that a check may be told to fail on; a cell that came or is gone always is."""
KINDS: tuple[Kind, ...] = ("come", "gone", *CHOICES)
"""All kinds, the gravest first."""

_NOISE = 1e-9


@dataclass(frozen=True, kw_only=True, slots=True)
class Drift:
    """A cell that is not what was accepted.

    Attributes:
        kinds: in which respects, the gravest first.
        old, new: the cell; `None` where it came or is gone.
        tolerance: how far its position might move.
        swapped: the experts with whom it changed places on the dimension.
        notes: what else made it, which no evidence tells.
    """

    expert: str
    dimension: str
    kinds: tuple[Kind, ...]
    old: Cell | None
    new: Cell | None
    tolerance: float
    swapped: tuple[str, ...]
    causes: tuple[Cause, ...]
    changes: tuple[Change, ...]
    notes: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """Its cell."""
        return self.expert, self.dimension


def drifts(old: Snapshot, new: Snapshot, tolerance: Callable[[str], float]) -> list[Drift]:
    """Every drift between two scorings, by expert and dimension.

    Args:
        old: what was accepted.
        new: what is scored now.
        tolerance: of a dimension, how far a position may move (0 to 2).
    """
    swaps = _swaps(old, new)
    keys = sorted({*old.cells, *new.cells}, key=_order(old, new))
    found = []
    for key in keys:
        was, here = old.cells.get(key), new.cells.get(key)
        allowed = tolerance(key[1])
        swapped = tuple(sorted(swaps.get(key, ())))
        kinds = _kinds(was, here, allowed, swapped)
        if kinds:
            causes, told = _why(key, old, new)
            found.append(
                Drift(
                    expert=key[0],
                    dimension=key[1],
                    kinds=kinds,
                    old=was,
                    new=here,
                    tolerance=allowed,
                    swapped=swapped,
                    causes=causes,
                    changes=tuple(told),
                    notes=tuple(notes_on(was, here, told)) if was and here else (),
                )
            )
    return found


def stale(old: Snapshot, new: Snapshot, drifted: Collection[Key]) -> list[Key]:
    """The cells that score as accepted, though by another rubric, method or settings."""
    return [
        key
        for key, was in old.cells.items()
        if key in new.cells and key not in drifted and judged_otherwise(was, new.cells[key])
    ]


def _order(old: Snapshot, new: Snapshot) -> Callable[[Key], tuple[str, int]]:
    dimensions = list(dict.fromkeys((*new.dimensions, *old.dimensions)))
    return lambda key: (key[0], dimensions.index(key[1]))


def _kinds(
    old: Cell | None, new: Cell | None, tolerance: float, swapped: Sequence[str]
) -> tuple[Kind, ...]:
    if old is None:
        return ("come",)
    if new is None:
        return ("gone",)
    found: dict[Kind, bool] = {
        "sign": {old.state, new.state} == {"for", "against"},
        "state": old.state != new.state,
        "position": _moved(old.position, new.position, tolerance),
        "evidence": _evidence(old) != _evidence(new),
        "rank": bool(swapped),
    }
    return tuple(kind for kind in KINDS if found.get(kind))


def _moved(old: float | None, new: float | None, tolerance: float) -> bool:
    if old is None or new is None:
        return old is not new
    return abs(new - old) > tolerance + _NOISE


def _evidence(cell: Cell) -> Counter[tuple[str, str, int]]:
    """Each sentence that carries weight, with what kind of evidence speaks for which side in it.

    The patterns that find it may be rewritten: that alone is no drift.
    """
    return Counter(
        (piece.mark, item.origin, item.sign) for piece in cell.pieces for item in piece.items
    )


def _swaps(old: Snapshot, new: Snapshot) -> Mapping[Key, set[str]]:
    """For each cell that moved, the experts whom it overtook or fell behind."""
    swaps: dict[Key, set[str]] = {}
    for dimension in new.dimensions:
        both = [
            (expert, was, here)
            for expert in new.experts
            if (was := _position(old, expert, dimension)) is not None
            and (here := _position(new, expert, dimension)) is not None
        ]
        for (one, a, b), (other, c, d) in combinations(both, 2):
            if (a - c) * (b - d) < 0 and min(abs(a - c), abs(b - d)) > _NOISE:
                for mover, met, moved in ((one, other, b - a), (other, one, d - c)):
                    if abs(moved) > _NOISE:
                        swaps.setdefault((mover, dimension), set()).add(met)
    return swaps


def _position(snapshot: Snapshot, expert: str, dimension: str) -> float | None:
    cell = snapshot.cells.get((expert, dimension))
    return cell.position if cell else None


def _why(key: Key, old: Snapshot, new: Snapshot) -> tuple[tuple[Cause, ...], list[Change]]:
    was, here = old.cells.get(key), new.cells.get(key)
    if was is not None and here is not None:
        found = changes(was, here)
        return causes_of(was, here, found), found
    if here is not None:
        return of_missing(here, old.experts, old.dimensions, came=True)
    return of_missing(old.cells[key], new.experts, new.dimensions, came=False)
