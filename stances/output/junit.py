"""The XML of JUnit, as CI servers read it."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from stances.output.answer import Answer
from stances.output.grid import make_safe_line
from stances.output.report import CheckReport, Finding
from stances.output.view import View

_COUNTED = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def write(answer: Answer, _view: View) -> str:
    """Return a test suite for each suite of the report, a test case for each of its cases.

    A case whose findings fail is a failure. One whose findings are all waived is skipped. Any
    other finding stands in the output of a case that passes.
    """
    report = answer.make_report()
    root = Element("testsuites", name="stances")
    suites: dict[str, Element] = {}
    findings = _group_findings(report) if report else {}
    for suite, name in dict.fromkeys((*report.cases, *findings)) if report else ():
        if suite not in suites:
            suites[suite] = SubElement(root, "testsuite", name=make_safe_line(suite))
        case = SubElement(
            suites[suite], "testcase", classname=make_safe_line(suite), name=make_safe_line(name)
        )
        if (suite, name) in findings:
            _add_outcome(case, findings[suite, name])
    for element in (root, *suites.values()):
        _set_counts(element)
    indent(root)
    # No character that XML forbids is left: the texts hold only what prints.
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _group_findings(report: CheckReport) -> dict[tuple[str, str], list[Finding]]:
    """Return the findings of each case, those that fail first."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in sorted(report.findings, key=lambda one: one.level != "error"):
        groups.setdefault(finding.case, []).append(finding)
    return groups


def _add_outcome(case: Element, findings: Sequence[Finding]) -> None:
    """Add the one outcome of a case: its first finding gives the headline, the text holds all."""
    first = findings[0]
    more = f" (and {len(findings) - 1} more)" if len(findings) > 1 else ""
    if first.level == "error":
        element = SubElement(case, "failure", type=first.rule, message=f"{first.gist}{more}")
    elif all(one.waiver for one in findings):
        element = SubElement(case, "skipped", message=f"{first.waiver}{more}")
    else:
        element = SubElement(case, "system-out")
    element.text = "\n\n".join(one.text for one in findings)


def _set_counts(element: Element) -> None:
    element.set("tests", str(len(list(element.iter("testcase")))))
    for name, tag in _COUNTED.items():
        element.set(name, str(len(list(element.iter(tag)))))
