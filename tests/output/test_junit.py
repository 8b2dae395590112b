"""The XML of JUnit, read by a common reader."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from junitparser import Failure, JUnitXml, Skipped

from output import reports
from output.reports import EVIL, TEXT, ReportAnswer, make_finding, make_report
from stances.output import junit
from stances.output.grid import make_safe_line
from stances.output.view import View


def write(report):
    return junit.write(ReportAnswer(report), View())


def read(report):
    return JUnitXml.fromroot(ElementTree.fromstring(write(report).encode()))


def read_cases(report):
    return {(suite.name, case.name): case for suite in read(report) for case in suite}


def test_a_suite_for_each_suite_and_a_case_for_each_case():
    suites = list(read(make_report()))
    assert [suite.name for suite in suites] == ["Test Alpha", "tolls"]
    assert [case.name for case in suites[1]] == [
        *("Test Beta", "Test Ümlaut", "Test Gamma", "Test Delta")
    ]
    for suite in suites:
        assert {case.classname for case in suite} == {suite.name}


def test_the_counts_are_right():
    found = read(make_report())
    totals = (found.tests, found.failures, found.errors, found.skipped)
    assert totals == (5, 2, 0, 1)
    assert [(one.tests, one.failures, one.errors, one.skipped) for one in found] == [
        (1, 1, 0, 0),
        (4, 1, 0, 1),
    ]
    assert write(make_report()).count(' errors="0" ') == 3
    found.update_statistics()
    assert (found.tests, found.failures, found.errors, found.skipped) == totals


def test_what_fails_is_a_failure_with_all_that_is_to_be_said():
    (failure,) = read_cases(make_report())["Test Alpha", "Test Alpha"].result
    assert isinstance(failure, Failure)
    assert failure.type == "beam"
    assert failure.message == f"it sags: {TEXT}"
    assert failure.text == f"it sags: {TEXT}\n-1.00 by wind\n  {TEXT}"


def test_what_is_waived_is_skipped_with_its_reason():
    (skipped,) = read_cases(make_report())["tolls", "Test Ümlaut"].result
    assert isinstance(skipped, Skipped)
    assert skipped.message == f"waived: {TEXT}"


def test_what_is_only_reported_passes_with_output():
    case = read_cases(make_report())["tolls", "Test Beta"]
    assert case.is_passed
    assert case.system_out == f"it sags: {TEXT}"


def test_a_case_without_a_finding_passes_in_silence():
    case = read_cases(make_report())["tolls", "Test Delta"]
    assert case.is_passed
    assert not case.system_out


# Several findings in one case


def make_several(*changes):
    findings = tuple(
        make_finding(text=f"fault {at}", case=("tolls", "Test Beta"), lines=(), **change)
        for at, change in enumerate(changes, start=1)
    )
    return read_cases(make_report(findings=findings))["tolls", "Test Beta"]


def test_a_case_with_several_findings_fails_where_any_of_them_does():
    case = make_several({"level": "warning"}, {"level": "error", "rule": "rust"})
    (failure,) = case.result
    assert isinstance(failure, Failure)
    assert (failure.type, failure.message) == ("rust", "it sags: fault 2 (and 1 more)")
    assert failure.text == "it sags: fault 2\n\nit sags: fault 1"


def test_a_case_with_several_findings_is_skipped_where_all_are_waived():
    waived = {"level": "note", "waiver": "waived: known"}
    (skipped,) = make_several(waived, waived, waived).result
    assert isinstance(skipped, Skipped)
    assert skipped.message == "waived: known (and 2 more)"
    assert skipped.text == "it sags: fault 1\n\nit sags: fault 2\n\nit sags: fault 3"
    case = make_several(waived, {"level": "note"})
    assert case.is_passed
    assert "fault 1" in case.system_out


def test_a_finding_whose_case_is_not_listed_is_a_case_all_the_same():
    finding = make_finding(case=("other", "Test Omega"))
    found = read(make_report(findings=(finding,)))
    assert (found.tests, found.failures) == (6, 1)


# All reports


@pytest.mark.parametrize("report", [reports.make_clean(), reports.make_unjudged()])
def test_without_verdict_or_finding_nothing_fails(report):
    found = read(report)
    assert (found.tests, found.failures, found.errors, found.skipped) == (5, 0, 0, 0)
    cases = [case for suite in found for case in suite]
    assert sum(bool(case.system_out) for case in cases) == len(report.findings)


def test_an_answer_without_a_report_has_no_case():
    assert read(None).tests == 0


def test_there_is_no_clock_and_no_machine():
    text = write(make_report())
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="stances" ')
    for word in ("time", "hostname", "id="):
        assert word not in text


def check_whole(report, name):
    """See that cases have their names, and that the text of a failure is what was meant."""
    case = read_cases(report)[make_safe_line(name), make_safe_line(name)]
    assert case.classname == make_safe_line(name)
    (failure,) = case.result
    assert failure.text == report.findings[0].text


def test_evil_names_come_back_as_they_are_shown():
    check_whole(reports.make_evil(), EVIL)
    assert "\x1b" not in write(reports.make_evil())
    assert "\u202e" not in write(reports.make_evil())


@settings(deadline=None)
@given(st.text(), st.text(), st.text())
def test_any_text_comes_back(name, text, file):
    check_whole(make_report(name, text, file), name)


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x7f", "\x85", "\ud800", "\ufffe", "\uffff"])
def test_signs_that_xml_forbids_are_made_visible(sign):
    name = f"Test {sign} Alpha"
    check_whole(make_report(name, name, name), name)
    assert sign not in write(make_report(name, name, name))
    assert "\\" in make_safe_line(name)
