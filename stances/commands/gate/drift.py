"""Which cells drifted, each on its own, and in what respect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import combinations
from typing import Literal

from msgspec import Struct

from stances.commands.gate.cause import Cause
from stances.commands.gate.change import (
    Change,
    explain_missing,
    find_causes,
    find_changes,
    has_other_basis,
    list_notes,
)
from stances.commands.gate.snapshot import CellKey, Snapshot, SnapshotCell

DriftKind = Literal["come", "gone", "sign", "state", "position", "evidence", "rank"]
CHOICES: tuple[DriftKind, ...] = ("sign", "state", "position", "evidence", "rank")
"""The kinds of drift that a check can be limited to; a cell that is new or gone always fails."""
KINDS: tuple[DriftKind, ...] = ("come", "gone", *CHOICES)
"""All kinds, the gravest first."""

_NOISE = 1e-9


class Drift(Struct, frozen=True, kw_only=True):
    """A cell that is not what was accepted.

    Attributes:
        kinds: in which respects, the gravest first.
        old, new: the cell; `None` where it is new or gone.
        tolerance: how far its position might move (0 to 2).
        swapped: the experts with whom it changed places on the dimension.
        causes: why it drifted.
        changes: what changed in its evidence.
        notes: what else caused it, which no evidence shows.
    """

    expert: str
    dimension: str
    kinds: tuple[DriftKind, ...]
    old: SnapshotCell | None
    new: SnapshotCell | None
    tolerance: float
    swapped: tuple[str, ...]
    causes: tuple[Cause, ...]
    changes: tuple[Change, ...]
    notes: tuple[str, ...] = ()

    @property
    def key(self) -> CellKey:
        """The cell's expert and dimension."""
        return self.expert, self.dimension


def find_drifts(old: Snapshot, new: Snapshot, tolerance: Callable[[str], float]) -> list[Drift]:
    """Return every drift between two scorings, by expert and dimension.

    Args:
        old: what was accepted.
        new: what is scored now.
        tolerance: returns how far a position may move on a dimension (0 to 2).
    """
    swaps = _find_swaps(old, new)
    found = []
    for key in sorted({*old.cells, *new.cells}, key=_make_order(old, new)):
        was, now = old.cells.get(key), new.cells.get(key)
        allowed = tolerance(key[1])
        swapped = tuple(sorted(swaps.get(key, ())))
        kinds = _find_kinds(was, now, allowed, swapped)
        if kinds:
            causes, changes = _explain(key, old, new)
            found.append(
                Drift(
                    expert=key[0],
                    dimension=key[1],
                    kinds=kinds,
                    old=was,
                    new=now,
                    tolerance=allowed,
                    swapped=swapped,
                    causes=causes,
                    changes=tuple(changes),
                    notes=tuple(list_notes(was, now, changes)) if was and now else (),
                )
            )
    return found


def find_stale(old: Snapshot, new: Snapshot, drifted: Collection[CellKey]) -> list[CellKey]:
    """Return the cells that score as accepted, though by another rubric, method or settings.

    Args:
        drifted: cells to leave out.
    """
    return [
        key
        for key, was in old.cells.items()
        if key in new.cells and key not in drifted and has_other_basis(was, new.cells[key])
    ]


def _make_order(old: Snapshot, new: Snapshot) -> Callable[[CellKey], tuple[str, int]]:
    dimensions = list(dict.fromkeys((*new.dimensions, *old.dimensions)))
    return lambda key: (key[0], dimensions.index(key[1]))


def _find_kinds(
    old: SnapshotCell | None, new: SnapshotCell | None, tolerance: float, swapped: Sequence[str]
) -> tuple[DriftKind, ...]:
    if old is None:
        return ("come",)
    if new is None:
        return ("gone",)
    found: dict[DriftKind, bool] = {
        "sign": {old.state, new.state} == {"for", "against"},
        "state": old.state != new.state,
        "position": _has_moved(old.position, new.position, tolerance),
        "evidence": _count_evidence(old) != _count_evidence(new),
        "rank": bool(swapped),
    }
    return tuple(kind for kind in KINDS if found.get(kind))


def _has_moved(old: float | None, new: float | None, tolerance: float) -> bool:
    if old is None or new is None:
        return old is not new
    return abs(new - old) > tolerance + _NOISE


def _count_evidence(cell: SnapshotCell) -> Counter[tuple[str, str, int]]:
    """Count the evidence of a cell by sentence, origin and side.

    The patterns are left out, because a rewritten pattern alone is not drift.
    """
    return Counter(
        (sentence.mark, one.origin, one.sign)
        for sentence in cell.sentences
        for one in sentence.evidence
    )


def _find_swaps(old: Snapshot, new: Snapshot) -> Mapping[CellKey, set[str]]:
    """Return, for each cell that moved, the experts whom it overtook or fell behind."""
    swaps: dict[CellKey, set[str]] = {}
    for dimension in new.dimensions:
        both = [
            (expert, was, now)
            for expert in new.experts
            if (was := _find_position(old, expert, dimension)) is not None
            and (now := _find_position(new, expert, dimension)) is not None
        ]
        for (one, a, b), (other, c, d) in combinations(both, 2):
            if (a - c) * (b - d) < 0 and min(abs(a - c), abs(b - d)) > _NOISE:
                for mover, passed, moved in ((one, other, b - a), (other, one, d - c)):
                    if abs(moved) > _NOISE:
                        swaps.setdefault((mover, dimension), set()).add(passed)
    return swaps


def _find_position(snapshot: Snapshot, expert: str, dimension: str) -> float | None:
    cell = snapshot.cells.get((expert, dimension))
    return cell.position if cell else None


def _explain(
    key: CellKey, old: Snapshot, new: Snapshot
) -> tuple[tuple[Cause, ...], Sequence[Change]]:
    """Return the causes of a cell's drift, and what changed in its evidence."""
    was, now = old.cells.get(key), new.cells.get(key)
    if was is not None and now is not None:
        changes = find_changes(was, now)
        return find_causes(was, now, changes), changes
    if now is not None:
        return explain_missing(now, old.experts, old.dimensions, is_new=True)
    return explain_missing(old.cells[key], new.experts, new.dimensions, is_new=False)
