"""Scores that wait to be accepted, whole or cell by cell."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import Struct

from stances.commands.gate import baseline
from stances.commands.gate.drift import find_stale
from stances.commands.gate.report import DriftReport, ReportedDrift
from stances.commands.gate.snapshot import CellKey, Snapshot, merge_snapshots, narrow_snapshot
from stances.wire.records import Record


class AcceptanceSummary(Record):
    """What accepting some cells does.

    Attributes:
        baseline: the file.
        written: whether anything was to be written.
        cells, experts, dimensions: how many the baseline holds.
        unreferenced: how many of its cells are not scored any more.
        stale: how many of its cells are scored by another rubric, method or settings now.
        accepted, kept: the drifts that were accepted, and those that were not.
    """

    baseline: str
    written: bool
    cells: int
    experts: int
    dimensions: int
    unreferenced: int
    stale: int
    accepted: tuple[ReportedDrift, ...]
    kept: tuple[ReportedDrift, ...]


class Acceptance(Struct, frozen=True, kw_only=True):
    """Scores that wait to be accepted.

    Attributes:
        name: the baseline's file.
        old: what was accepted before; `None` where nothing was.
        new: what is scored now.
        report: all drift between the two, as ``diff`` reports it; `None` where nothing was
            accepted before.
        keys: the cells that the user chose.
    """

    name: str
    old: Snapshot | None
    new: Snapshot
    report: DriftReport | None
    keys: frozenset[CellKey]

    @property
    def drifts(self) -> Sequence[ReportedDrift]:
        """All that drifted."""
        return self.report.drifts if self.report else ()

    @property
    def offered(self) -> Sequence[ReportedDrift]:
        """What drifted among the cells that the user chose."""
        return [one for one in self.drifts if one.key in self.keys]

    def format_baseline(self, keys: Collection[CellKey]) -> str:
        """Return the baseline's text with some cells as they are scored now, the rest as it was."""
        return baseline.format_for_file(self._merge(keys), self.name)

    def summarize(self, keys: Collection[CellKey]) -> AcceptanceSummary:
        """Return what accepting some cells does."""
        merged = self._merge(keys)
        left = {key for key in merged.cells if key not in keys}
        kept = tuple(one for one in self.drifts if one.key not in keys)
        stale = find_stale(narrow_snapshot(merged, left), self.new, {one.key for one in kept})
        return AcceptanceSummary(
            baseline=self.name,
            written=bool(keys),
            cells=len(merged.cells),
            experts=len(merged.experts),
            dimensions=len(merged.dimensions),
            unreferenced=sum(key not in self.new.cells for key in left),
            stale=len(stale),
            accepted=tuple(one for one in self.drifts if one.key in keys),
            kept=kept,
        )

    def _merge(self, keys: Collection[CellKey]) -> Snapshot:
        return self.new if self.old is None else merge_snapshots(self.old, self.new, keys)
