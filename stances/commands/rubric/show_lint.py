"""The findings of lint: for eyes, as rows, and in the formats of CI."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stances.commands.rubric.lint import (
    FindingsDocument,
    LintedRubric,
    ShownFinding,
    describe_finding,
)
from stances.output.answer import Answer
from stances.output.grid import make_safe_line
from stances.output.report import Annotation, CheckReport, Line, Place, Rule
from stances.output.report import Finding as ReportFinding
from stances.output.tables import Column, Table
from stances.output.view import View
from stances.rubric.finding import Fault, Finding

_COLUMNS: Sequence[Column[ShownFinding]] = (
    Column(key="where"),
    Column(key="level"),
    Column(key="what"),
    Column(key="hint"),
)
_MEANINGS: Mapping[Fault, tuple[str, str]] = {
    "broken": ("A file of the rubric cannot be read.", "Correct the file at this line."),
    "pattern": ("A pattern cannot be read.", "Write it as the documentation of patterns says."),
    "never": ("An entry can never match.", "Give it words that can."),
    "untested": ("No example fires an entry.", "Add a sentence to fires."),
    "double": ("The same words stand in two entries.", "Keep one of them."),
    "sides": ("Nothing can speak for a pole.", "Add a cue for it, or a target that takes sides."),
    "exemplars": ("A pole has few exemplars.", "Write some; many voices are better."),
    "actor": ("A subject is not an actor of the rubric.", "Name one of [actors]."),
    "collision": ("A word of a target is a modifier too.", "List it under [pseudo], or reword it."),
    "bars": ("A bar of likeness has no effect.", "Leave it out, or change it."),
    "mute": ("Likeness can never speak on a dimension.", "Lower its bars, or write exemplars."),
}
"""What each kind of finding means, and what to do about it."""


class LintAnswer(Answer):
    """What lint found.

    Args:
        linted: the rubric and its findings.
    """

    def __init__(self, linted: LintedRubric) -> None:
        self.linted = linted
        self.falls_short = bool(linted.findings)

    def make_document(self) -> FindingsDocument:
        """Return all findings."""
        return FindingsDocument(findings=self._list_findings())

    def list_records(self) -> Iterator[tuple[str, ShownFinding]]:
        """Return the findings."""
        return (("finding", one) for one in self._list_findings())

    def make_fields(self) -> Table[ShownFinding]:
        """Return one row for each finding."""
        return Table(columns=_COLUMNS, rows=self._list_findings())

    def show(self, view: View) -> str:
        """Return one finding a line, as compilers write them."""
        lines = [_show_finding(one) for one in self._list_findings()]
        return "\n".join(lines or [f"{make_safe_line(self.linted.name)}: nothing to mend"]) + "\n"

    def make_report(self) -> CheckReport:
        """Return the findings as annotations, rules and cases."""
        findings = tuple(self._report_finding(one) for one in self.linted.findings)
        at_fault = {one.about.partition("/")[0] for one in self.linted.findings}
        sound = [name for name in self.linted.dimensions if name not in at_fault]
        counted = "1 finding" if len(findings) == 1 else f"{len(findings)} findings"
        return CheckReport(
            command="rubric lint",
            verdict="faults" if findings else "sound",
            summary=f"{make_safe_line(self.linted.name)}: {counted}",
            asides=(),
            rules=tuple(_make_rule(fault) for fault in _MEANINGS),
            findings=findings,
            annotations=tuple(_make_annotation(one) for one in findings),
            notices=(),
            cases=(
                *dict.fromkeys(one.case for one in findings),
                *((self.linted.name, name) for name in sound),
            ),
            table=self.make_fields(),
            footers=(),
            fingerprint="finding/v1",
        )

    def _list_findings(self) -> tuple[ShownFinding, ...]:
        return tuple(describe_finding(one) for one in self.linted.findings)

    def _report_finding(self, one: Finding) -> ReportFinding:
        title = one.about or self.linted.name
        return ReportFinding(
            rule=one.fault,
            level=one.level,
            title=make_safe_line(title),
            gist=make_safe_line(one.what),
            lines=(Line(text=make_safe_line(one.hint)),) if one.hint else (),
            place=Place(file=make_safe_line(one.file), line=one.line or 1),
            related=(),
            identity=(self.linted.name, one.fault, one.about, one.what),
            case=(self.linted.name, f"{one.where}: {one.what}"),
        )


def _show_finding(one: ShownFinding) -> str:
    line = f"{make_safe_line(one.where)}: {one.level}: {make_safe_line(one.what)}"
    return f"{line}; {make_safe_line(one.hint)}" if one.hint else line


def _make_rule(fault: Fault) -> Rule:
    meaning, help_text = _MEANINGS[fault]
    return Rule(
        id=fault,
        name=f"{fault.capitalize()}Finding",
        meaning=meaning,
        detail=f"{meaning} Found by stances rubric lint.",
        help=help_text,
    )


def _make_annotation(one: ReportFinding) -> Annotation:
    return Annotation(level=one.level, title=one.title, text=one.text, place=one.place)
