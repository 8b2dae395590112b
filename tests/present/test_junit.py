"""The XML of JUnit, read by a common reader."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from junitparser import Failure, JUnitXml, Skipped

from present import reports
from present.reports import EVIL, TEXT
from stances.present import wording
from stances.present.grid import cell
from stances.present.junit import junit


def read(report):
    return JUnitXml.fromroot(ElementTree.fromstring(junit(report).encode()))


def cases(report):
    return {(suite.name, case.name): case for suite in read(report) for case in suite}


def test_a_suite_for_each_dimension_and_a_case_for_each_cell():
    suites = list(read(reports.report()))
    assert [suite.name for suite in suites] == ["tolls", "ferries"]
    for suite in suites:
        assert [case.name for case in suite] == [
            *("Test Alpha", "Test Ümlaut", "Test Gamma", "Test Delta")
        ]
        assert {case.classname for case in suite} == {suite.name}


def test_the_counts_are_right():
    found = read(reports.report())
    totals = (found.tests, found.failures, found.errors, found.skipped)
    assert totals == (8, 3, 0, 1)
    assert [(one.tests, one.failures, one.errors, one.skipped) for one in found] == [
        (4, 2, 0, 1),
        (4, 1, 0, 0),
    ]
    assert junit(reports.report()).count(' errors="0" ') == 3
    found.update_statistics()
    assert (found.tests, found.failures, found.errors, found.skipped) == totals


def test_what_fails_is_a_failure_with_all_that_is_to_be_said():
    report = reports.report()
    (failure,) = cases(report)["tolls", "Test Alpha"].result
    assert isinstance(failure, Failure)
    assert failure.type == "sign"
    assert failure.message == wording.gist(report["drifts"][0])
    assert failure.text == wording.told(report["drifts"][0])


def test_what_is_waived_is_skipped_with_its_reason():
    (skipped,) = cases(reports.report())["tolls", "Test Ümlaut"].result
    assert isinstance(skipped, Skipped)
    assert skipped.message == f"waived until 2031-12-31: {TEXT}"


def test_what_is_told_only_passes_with_output():
    case = cases(reports.report())["ferries", "Test Alpha"]
    assert case.is_passed
    assert "told, not failing" in case.system_out


def test_what_is_the_same_passes_in_silence():
    case = cases(reports.report())["ferries", "Test Delta"]
    assert case.is_passed
    assert not case.system_out


@pytest.mark.parametrize("report", [reports.clean(), reports.compared()])
def test_without_verdict_or_drift_nothing_fails(report):
    found = read(report)
    assert (found.tests, found.failures, found.errors, found.skipped) == (8, 0, 0, 0)
    assert sum(bool(case.system_out) for suite in found for case in suite) == len(report["drifts"])


def test_there_is_no_clock_and_no_machine():
    text = junit(reports.report())
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="stances" ')
    for word in ("time", "hostname", "id="):
        assert word not in text


def check_whole(report, name):
    """The cells are there by their names, and the text of a failure is what was meant."""
    (drift, *_) = report["drifts"]
    case = cases(report)[cell(drift["dimension"]), cell(name)]
    assert case.classname == cell(drift["dimension"])
    (failure,) = case.result
    assert failure.text == wording.told(drift)


def test_evil_names_come_back_as_they_are_shown():
    check_whole(reports.evil(), EVIL)
    assert "\x1b" not in junit(reports.evil())
    assert "\u202e" not in junit(reports.evil())


@settings(deadline=None)
@given(st.text(), st.text(), st.text())
def test_any_text_comes_back(name, text, file):
    check_whole(reports.report(name, text, file), name)


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x7f", "\x85", "\ud800", "\ufffe", "\uffff"])
def test_signs_that_xml_forbids_are_made_visible(sign):
    name = f"Test {sign} Alpha"
    check_whole(reports.report(name, name, name, name), name)
    assert sign not in junit(reports.report(name, name, name, name))
    assert "\\" in cell(name)
