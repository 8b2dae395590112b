"""The report of two scorings, made from their drifts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Literal

from stances.commands.gate.change import Change
from stances.commands.gate.drift import Drift, DriftKind
from stances.commands.gate.report import (
    AppliedWaiver,
    BasisPassport,
    BothPassports,
    CellScore,
    ComparedCell,
    DriftCounts,
    DriftReport,
    ReportedChange,
    ReportedDrift,
    ReportedWaiver,
    StaleCell,
)
from stances.commands.gate.snapshot import Basis, CellKey, Snapshot, SnapshotCell
from stances.commands.gate.verdict import JudgedDrift, Verdict, WaiverState
from stances.settings.model import Waiver

_DIGITS = 9

HasFile = Callable[[str], bool]


def make_report(
    *,
    command: Literal["check", "diff"],
    old: Snapshot,
    new: Snapshot,
    verdict: Verdict,
    only: Sequence[DriftKind],
    stale: Sequence[CellKey],
    has_file: HasFile,
) -> DriftReport:
    """Return the report of two scorings.

    Args:
        command: ``check``, or ``diff``, where the verdict is whether all is alike.
        only: the kinds of drift that fail.
        stale: cells that score as accepted, though by another rubric, method or settings.
        has_file: returns whether a file exists, so that the report may point to it.
    """
    keys = {*new.cells, *old.cells}
    drifted = verdict.fails or (command == "diff" and verdict.judged)
    return DriftReport(
        command=command,
        old=old.name,
        new=new.name,
        passport=BothPassports(old=_make_passport(old.basis), new=_make_passport(new.basis)),
        only=tuple(only),
        verdict="drift" if drifted else "same",
        counts=_count(keys, verdict, stale),
        drifts=tuple(_report_drift(one, old, has_file) for one in verdict.judged),
        waivers=tuple(_report_waiver(waiver, state) for waiver, state in verdict.waivers),
        stale=tuple(StaleCell(expert=expert, dimension=name) for expert, name in stale),
        cells=tuple(
            ComparedCell(
                expert=key[0],
                dimension=key[1],
                old=_make_score(old.cells.get(key)),
                new=_make_score(new.cells.get(key)),
            )
            for key in sorted(keys)
        ),
    )


def _make_passport(basis: Basis) -> BasisPassport:
    passport = basis.passport
    return BasisPassport(
        stances=passport.stances,
        method=passport.method,
        rubric=passport.rubric,
        rubric_hash=passport.rubric_hash,
        settings=passport.settings,
        modifiers_hash=basis.modifiers or None,
        rubric_settings=dict(basis.settings),
    )


def _count(keys: Collection[CellKey], verdict: Verdict, stale: Collection[CellKey]) -> DriftCounts:
    return DriftCounts(
        cells=len(keys),
        same=len(keys) - len(verdict.judged),
        drifted=len(verdict.judged),
        failing=sum(one.fails for one in verdict.judged),
        waived=sum(one.waiver is not None for one in verdict.judged),
        stale=len(stale),
    )


def _make_score(cell: SnapshotCell | None) -> CellScore | None:
    if cell is None:
        return None
    return CellScore(
        state=cell.state,
        position=cell.position,
        support=cell.support,
        opposition=cell.opposition,
    )


def _report_drift(one: JudgedDrift, old: Snapshot, has_file: HasFile) -> ReportedDrift:
    drift, waiver = one.drift, one.waiver
    file, line = _find_place(drift, old, has_file)
    return ReportedDrift(
        expert=drift.expert,
        dimension=drift.dimension,
        kinds=drift.kinds,
        old=_make_score(drift.old),
        new=_make_score(drift.new),
        difference=_find_difference(drift),
        tolerance=drift.tolerance,
        swapped=drift.swapped,
        causes=drift.causes,
        notes=drift.notes,
        changes=tuple(_report_change(change) for change in drift.changes),
        outcome=one.outcome,
        fails=one.fails,
        waiver=AppliedWaiver(until=waiver.until, reason=waiver.reason) if waiver else None,
        file=file,
        line=line,
    )


def _find_difference(drift: Drift) -> float | None:
    was, now = (cell.position if cell else None for cell in (drift.old, drift.new))
    return None if was is None or now is None else round(now - was, _DIGITS)


def _report_change(change: Change) -> ReportedChange:
    evidence, sentence, old, new = change.evidence, change.sentence, change.old, change.new
    return ReportedChange(
        causes=change.causes,
        why=change.reason,
        change="went" if new is None else "came" if old is None else "changed",
        origin=evidence.origin,
        words=evidence.words,
        rule_file=evidence.rule_file,
        rule_line=evidence.rule_line,
        sentence=sentence.id,
        source=sentence.source,
        line=sentence.line,
        text=change.new_sentence.text if change.new_sentence else None,
        old_text=change.old_sentence.text if change.old_sentence else None,
        old_weight=old.signed_weight if old else None,
        new_weight=new.signed_weight if new else None,
        old_rule_weight=old.rule_weight if old else None,
        new_rule_weight=new.rule_weight if new else None,
    )


def _report_waiver(waiver: Waiver, state: WaiverState) -> ReportedWaiver:
    return ReportedWaiver(
        expert=waiver.expert,
        dimension=waiver.dimension,
        until=waiver.until,
        reason=waiver.reason,
        state=state,
        file=waiver.file,
        line=waiver.line,
    )


def _find_place(drift: Drift, old: Snapshot, has_file: HasFile) -> tuple[str, int]:
    """Return where to look first: the sentence, the cue, or the cell in the baseline."""
    edited = [one.new_sentence for one in drift.changes if "corpus" in one.causes]
    entries = [one.evidence for one in drift.changes if "corpus" not in one.causes]
    sentences = [one.new_sentence for one in drift.changes]
    places = [(one.source, one.line) for one in edited if one]
    places += [(one.rule_file, one.rule_line) for one in entries if one.rule_file and one.rule_line]
    places += [(one.source, one.line) for one in sentences if one]
    for file, line in places:
        if has_file(file):
            return file, line
    return old.name, drift.old.line if drift.old and drift.old.line else 1
