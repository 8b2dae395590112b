"""Made-up reports of a check, consistent in themselves, with names and texts as evil as wanted."""

from __future__ import annotations

from typing import Any

from stances.output.answer import Answer
from stances.output.grid import make_safe_line
from stances.output.report import Annotation, CheckReport, Finding, Line, Place, Rule
from stances.output.tables import Column, Table
from stances.output.view import View

NAME = "Test Alpha"
TEXT = "The bridge should be built, and soon."
FILE = "texts/test one.md"

EVIL = (
    "\x1b[31m::error::x\r\n##[error]%0A,a:b]]>|`c`*d*<b>&amp;[x](1){0}@nobody #1 "
    "\\| $e$ \u202e~~f~~"
)
EVIL_FILE = "texts/1. ü, a:b%|`c`@d #1 [x](2)\n]]>&.md"

RULES = ("beam", "rust", "paint")


class ReportAnswer(Answer):
    """An answer of which only the report matters."""

    def __init__(self, report: CheckReport | None) -> None:
        self.report = report

    def make_document(self) -> Any:
        raise NotImplementedError

    def list_records(self) -> Any:
        raise NotImplementedError

    def make_fields(self) -> Any:
        raise NotImplementedError

    def show(self, view: View) -> str:
        raise NotImplementedError

    def make_report(self) -> CheckReport | None:
        return self.report


def make_rule(id: str) -> Rule:
    return Rule(
        id=id,
        name=f"{id.capitalize()}Fault",
        meaning=f"The {id} is bad.",
        detail=f"The {id} is bad. Every bridge is looked at.",
        help="Look at the bridge.",
    )


def make_finding(title: str = NAME, text: str = TEXT, **changed: Any) -> Finding:
    usual = {
        "rule": "beam",
        "level": "error",
        "title": make_safe_line(title),
        "gist": f"it sags: {make_safe_line(text)}",
        "lines": (Line(text="-1.00 by wind"), Line(text=make_safe_line(text), depth=1)),
        "place": Place(file=FILE, line=43),
        "related": (),
        "identity": (title, "tolls"),
        "case": ("tolls", title),
    }
    return Finding(**(usual | changed))


def make_annotation(**changed: Any) -> Annotation:
    place = Place(file="stances.toml", line=13)
    usual = {"level": "note", "title": NAME, "text": TEXT, "place": place}
    return Annotation(**(usual | changed))


def make_report(
    name: str = NAME, text: str = TEXT, file: str = FILE, **changed: Any
) -> CheckReport:
    """A report with four findings: two that fail, one only reported, one waived."""
    evil = make_safe_line(text)
    place = Place(file=file, line=43)
    related = (
        Place(file=file, line=43, text=f"beam {evil}"),
        Place(file="rubrics/bridges.toml", line=12, text="rule"),
        Place(file=file, line=43, text=f"beam {evil}"),
        Place(file="rubrics/bridges.toml", line=None, text="rule"),
    )
    findings = (
        make_finding(name, text, place=place, related=related, case=(name, name)),
        make_finding("Test Beta", text, level="warning", rule="rust", lines=()),
        make_finding(
            "Test Ümlaut",
            text,
            level="note",
            waiver=f"waived: {evil}",
            place=Place(file="texts/Test Ümlaut.md", line=1),
        ),
        make_finding("Test Gamma", text, place=Place(file="/srv/test gamma.md", line=1)),
    )
    made = changed.get("findings", findings)
    usual = {
        "command": "check",
        "verdict": "drift",
        "summary": f"8 bridges: {evil}",
        "asides": (f"1 old bridge: {evil}",),
        "rules": tuple(map(make_rule, RULES)),
        "findings": made,
        "annotations": tuple(
            make_annotation(level=one.level, title=one.title, text=one.text, place=one.place)
            for one in made
        ),
        "notices": (
            make_annotation(text=evil),
            make_annotation(level="warning", place=Place(file="stances.toml", line=17)),
        ),
        "cases": ((name, name), *(("tolls", f"Test {end}") for end in CASES)),
        "table": make_table(made),
        "footers": (f"method: {evil}", "Look at the bridge …"),
        "fingerprint": "bridge/v1",
    }
    return CheckReport(**(usual | changed))


CASES = ("Beta", "Ümlaut", "Gamma", "Delta")


def make_table(findings: tuple[Finding, ...]) -> Table[Finding]:
    columns: tuple[Column[Finding], ...] = (
        Column(key="bridge", value=lambda one: one.title),
        Column(key="found", value=lambda one: [one.rule, one.level]),
    )
    return Table(columns=columns, rows=findings)


def make_evil() -> CheckReport:
    return make_report(EVIL, EVIL, EVIL_FILE)


def make_clean() -> CheckReport:
    """A report without any finding."""
    return make_report(
        verdict="same",
        summary="8 bridges, all sound",
        asides=(),
        findings=(),
        notices=(),
        footers=(),
    )


def make_unjudged() -> CheckReport:
    """A report that gives no verdict."""
    findings = tuple(
        make_finding(f"Test {name}", level="note") for name in ("Beta", "Ümlaut", "Gamma")
    )
    return make_report(command="diff", verdict="", findings=findings, notices=())
