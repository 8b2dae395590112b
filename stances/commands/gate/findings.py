"""Drift as the findings that annotations, SARIF, JUnit and Markdown write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stances.commands.gate import wording
from stances.commands.gate.drift import KINDS, DriftKind
from stances.commands.gate.report import DriftReport, ReportedDrift, ReportedWaiver
from stances.commands.gate.verdict import Outcome
from stances.output.grid import make_safe_line
from stances.output.report import Annotation, CheckReport, Finding, Level, Place, Rule
from stances.output.tables import Table

_MEANINGS: Mapping[DriftKind, str] = {
    "come": "The cell was not there when the scores were accepted.",
    "gone": "The cell was there when the scores were accepted, and is missing now.",
    "sign": "The expert changed sides.",
    "state": "The expert's state (for, against, mixed, silent) changed.",
    "position": "The position moved by more than its tolerance.",
    "evidence": "The evidence changed: it came, went, or speaks for the other side.",
    "rank": "The expert changed places with another one.",
}
_METHOD = "Scores are compared cell by cell with a baseline that was accepted."
_HELP = (
    "stances check shows the old and new score with the sentences and cues that changed. "
    "Undo what changed by mistake, accept the new scores with stances accept, or allow the "
    "drift until a date with a waiver in stances.toml."
)
_LEVELS: Mapping[Outcome, Level] = {
    "fails": "error",
    "told": "warning",
    "waived": "note",
    "differs": "note",
}


def make_check_report(report: DriftReport, table: Table[ReportedDrift]) -> CheckReport:
    """Return a report in the terms of the formats of CI.

    A finding has the rule of its most serious kind; a problem with a waiver becomes a notice.

    Args:
        table: the drifts as rows.
    """
    changed = wording.list_passport_changes(report) if wording.has_news(report) else ()
    return CheckReport(
        command=report.command,
        verdict="" if report.command == "diff" else report.verdict,
        summary=wording.summarize(report),
        asides=tuple(wording.list_asides(report)),
        rules=tuple(_make_rule(kind) for kind in KINDS),
        findings=tuple(_make_finding(drift) for drift in report.drifts),
        annotations=tuple(_make_annotations(report)),
        notices=tuple(_make_notice(one) for one in wording.list_idle_waivers(report)),
        cases=tuple((cell.dimension, cell.expert) for cell in report.cells),
        table=table,
        footers=(*changed, *wording.list_advice(report)),
        fingerprint="cell/v1",
    )


def _make_rule(kind: DriftKind) -> Rule:
    meaning = _MEANINGS[kind]
    return Rule(
        id=kind,
        name=f"{kind.capitalize()}Drift",
        meaning=meaning,
        detail=f"{meaning} {_METHOD}",
        help=_HELP,
    )


def _make_finding(drift: ReportedDrift) -> Finding:
    return Finding(
        rule=drift.kinds[0],
        level=_LEVELS[drift.outcome],
        title=wording.name_cell(drift),
        gist=wording.describe_drift(drift),
        lines=tuple(wording.list_lines(drift)),
        place=Place(file=drift.file, line=drift.line),
        related=tuple(_list_related(drift)),
        identity=drift.key,
        case=(drift.dimension, drift.expert),
        waiver=wording.describe_outcome(drift) if drift.waiver else "",
    )


def _list_related(drift: ReportedDrift) -> Iterator[Place]:
    """Yield where the sentences stand, and the cues and targets that changed in weight."""
    for change in drift.changes:
        yield Place(file=change.source, line=change.line, text=make_safe_line(change.sentence))
        if change.rule_file is not None:
            entry = wording.describe_entry(change)
            yield Place(file=change.rule_file, line=change.rule_line, text=entry)


def _make_annotations(report: DriftReport) -> Iterator[Annotation]:
    """Yield an annotation for each drift; cells new or gone without evidence come last, grouped.

    CI hosts show only a limited number of annotations.
    """
    groups = wording.group_drifts(report.drifts)
    for drifts in sorted(groups, key=lambda group: wording.is_bare(group[0])):
        finding = _make_finding(drifts[0])
        yield Annotation(
            level=finding.level,
            title=wording.name_cells(drifts),
            text=finding.text,
            place=finding.place,
        )


def _make_notice(waiver: ReportedWaiver) -> Annotation:
    return Annotation(
        level="warning" if waiver.state == "past" else "note",
        title=wording.name_cell(waiver),
        text=wording.describe_idle_waiver(waiver),
        place=Place(file=waiver.file, line=waiver.line),
    )
