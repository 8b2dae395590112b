"""What a check found: as text to read, and as rows for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stances.commands.gate import wording
from stances.commands.gate.acceptance import AcceptanceSummary
from stances.commands.gate.findings import make_check_report
from stances.commands.gate.report import CellScore, DriftReport, DriftSummary, ReportedDrift
from stances.output.answer import Answer
from stances.output.grid import make_safe_line
from stances.output.report import CheckReport
from stances.output.tables import Column, Table
from stances.output.view import View
from stances.output.width import wrap
from stances.wire.records import Record

_COLUMNS: Sequence[Column[ReportedDrift]] = (
    Column(key="expert"),
    Column(key="dimension"),
    Column(key="drift", value=lambda drift: drift.kinds),
    Column(key="old", value=lambda drift: wording.format_score(drift.old)),
    Column(key="new", value=lambda drift: wording.format_score(drift.new)),
    Column(key="causes"),
    Column(
        key="outcome",
        value=lambda drift: "" if drift.outcome == "differs" else drift.outcome,
    ),
)
_FIELDS: Sequence[Column[ReportedDrift]] = (
    Column(key="expert"),
    Column(key="dimension"),
    Column(key="drift", value=lambda drift: " ".join(drift.kinds)),
    Column(key="old_state", value=lambda drift: _find_state(drift.old)),
    Column(key="old_position", value=lambda drift: _find_position(drift.old)),
    Column(key="new_state", value=lambda drift: _find_state(drift.new)),
    Column(key="new_position", value=lambda drift: _find_position(drift.new)),
    Column(key="difference"),
    Column(key="tolerance"),
    Column(key="causes", value=lambda drift: " ".join(drift.causes)),
    Column(key="fails", value=lambda drift: "true" if drift.fails else "false"),
    Column(key="waived_until", value=lambda drift: drift.waiver and drift.waiver.until),
    Column(key="file"),
    Column(key="line"),
)
_VERDICTS: Mapping[str, str] = {"same": "green", "drift": "red"}


class DriftAnswer(Answer):
    """What drifted between two scorings; a check with drift falls short, a diff never does.

    Args:
        report: what ``check`` or ``diff`` found.
    """

    def __init__(self, report: DriftReport) -> None:
        self.report = report
        self.falls_short = report.command == "check" and report.verdict == "drift"

    def make_document(self) -> DriftReport:
        """Return the report."""
        return self.report

    def list_records(self) -> Iterator[tuple[str, Record]]:
        """Yield the drifts, then the waivers, and last a summary."""
        report = self.report
        yield from (("drift", drift) for drift in report.drifts)
        yield from (("waiver", waiver) for waiver in report.waivers)
        yield (
            "summary",
            DriftSummary(
                old=report.old,
                new=report.new,
                only=report.only,
                verdict=report.verdict,
                counts=report.counts,
            ),
        )

    def make_fields(self) -> Table[ReportedDrift]:
        """Return one row for each drift, its values at full precision."""
        return Table(columns=_FIELDS, rows=self.report.drifts)

    def make_table(self) -> Table[ReportedDrift]:
        """Return one row for each drift, for eyes."""
        return Table(columns=_COLUMNS, rows=self.report.drifts)

    def show(self, view: View) -> str:
        """Return each drift with what changed and where, then how many there are, what to do."""
        return "\n".join(_list_lines(self.report, view)) + "\n"

    def make_report(self) -> CheckReport:
        """Return the report in the terms of the formats of CI."""
        return make_check_report(self.report, self.make_table())


def _find_state(score: CellScore | None) -> str | None:
    return score.state if score else None


def _find_position(score: CellScore | None) -> float | None:
    return score.position if score else None


def show_drifts(drifts: Sequence[ReportedDrift], view: View) -> str:
    """Return a single drift for eyes, or several that read alike; ended by a line feed."""
    return "\n".join(_list_drift_lines(drifts, view)) + "\n"


def show_summary(summary: AcceptanceSummary, view: View) -> str:
    """Return what accepting did, a line each."""
    lines = [f"accepted: {_show_move(one)}" for one in summary.accepted]
    lines += [view.paint(f"kept: {_show_move(one)}", "dim") for one in summary.kept]
    size = ", ".join(
        wording.count(number, what)
        for number, what in (
            (summary.cells, "cell"),
            (summary.experts, "expert"),
            (summary.dimensions, "dimension"),
        )
    )
    how = "" if summary.written else " as before,"
    lines.append(f"{make_safe_line(summary.baseline)}:{how} {size}")
    if summary.unreferenced:
        what = wording.count(summary.unreferenced, "unreferenced cell")
        lines.append(f"{what}: no longer scored")
    if summary.stale:
        lines.append(wording.describe_stale(summary.stale))
    return "\n".join(lines) + "\n"


def _show_move(drift: ReportedDrift) -> str:
    return f"{wording.name_cell(drift)}: {wording.format_move(drift)}"


def _list_drift_lines(drifts: Sequence[ReportedDrift], view: View) -> Iterator[str]:
    headline = f"{wording.name_cells(drifts)}: {wording.describe_drift(drifts[0])}"
    yield from _wrap(headline, "", "bold", view)
    for line in wording.list_lines(drifts[0]):
        yield from _wrap(line.text, "  " * (line.depth + 1), line.style, view)


def _list_lines(report: DriftReport, view: View) -> Iterator[str]:
    for drifts in wording.group_drifts(report.drifts):
        yield from _list_drift_lines(drifts, view)
        yield ""
    verdict = "bold" if report.command == "diff" else _VERDICTS[report.verdict]
    yield from _wrap(wording.summarize(report), "", verdict, view)
    for text in wording.list_asides(report):
        yield from _wrap(text, "", "yellow", view)
    changed = wording.list_passport_changes(report) if wording.has_news(report) else ()
    for text in (*changed, *wording.list_advice(report)):
        yield from _wrap(text, "", "dim", view)


def _wrap(text: str, indent: str, style: str, view: View) -> Iterator[str]:
    """Yield the text indented and coloured; on a terminal in lines that fit it."""
    width = None if view.width is None else max(view.width - len(indent) - 2, 20)
    for at, line in enumerate(wrap(text, width)):
        hanging = "  " if at else ""
        yield f"{indent}{hanging}{view.paint(line, style)}"
