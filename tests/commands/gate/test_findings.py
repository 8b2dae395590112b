"""Drift as findings: what annotations, SARIF, JUnit and Markdown get to write."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands.gate import reports
from commands.gate.reports import EVIL, FILE, TEXT, make_change, make_drift, make_report
from stances.commands.gate import wording
from stances.commands.gate.drift import KINDS
from stances.commands.gate.show import DriftAnswer
from stances.output.formats import FORMATS
from stances.output.report import Line, Place
from stances.output.view import View

OF_CI = ("gha", "sarif", "junit", "markdown")


def check(report):
    """The report in the terms of the formats of CI."""
    return DriftAnswer(report).make_report()


def write(report, fmt, folder=""):
    return FORMATS[fmt].write(DriftAnswer(report), View(folder=folder))


def test_there_is_a_rule_for_each_kind_of_drift():
    rules = check(reports.make_clean()).rules
    assert [rule.id for rule in rules] == list(KINDS)
    assert [rule.name for rule in rules][:2] == ["ComeDrift", "GoneDrift"]
    assert len({rule.name for rule in rules}) == len({rule.meaning for rule in rules}) == 7


def test_a_finding_is_of_its_gravest_kind_and_its_level_goes_by_the_outcome():
    findings = check(make_report()).findings
    assert [one.rule for one in findings] == ["sign", "evidence", "state", "come", "gone"]
    assert [one.level for one in findings] == ["error", "warning", "note", "error", "error"]
    assert {one.level for one in check(reports.make_diff()).findings} == {"note"}


def test_a_finding_says_what_the_table_says():
    first = check(make_report()).findings[0]
    shown = DriftAnswer(make_report()).show(View()).split("\n\n")[0].splitlines()
    assert shown[0] == f"{first.title}: {first.gist}"
    assert [line.removeprefix("  ") for line in shown[1:]] == first.text.splitlines()[1:]
    assert first.lines[0] == Line(text="moved by +1.23, tolerance 0.05")


def test_a_finding_stands_where_the_drift_does():
    findings = check(make_report()).findings
    assert findings[0].place == Place(file=FILE, line=43)
    assert findings[3].place == Place(file="/srv/test gamma.md", line=1)


def test_sentences_and_cues_are_related():
    first = check(make_report()).findings[0]
    assert [(one.file, one.line, one.text.split()[0]) for one in first.related] == [
        (FILE, 43, "alpha-2.2"),
        ("rubrics/bridges/tolls.toml", 12, "cue"),
        (FILE, 43, "alpha-2.2"),
        (FILE, 12, "cue"),
        (FILE, 51, "alpha-3.1"),
    ]
    [other] = check(
        make_report(drifts=(make_drift(changes=(make_change(rule_line=None),)),))
    ).findings
    assert other.related[1].line is None


def test_a_finding_is_identified_by_its_cell_alone():
    before = check(make_report())
    moved = make_report(
        drifts=tuple(
            make_drift(
                expert=one.expert, dimension=one.dimension, kinds=("gone",), new=None, line=999
            )
            for one in make_report().drifts
        )
    )
    assert [one.identity for one in before.findings] == [
        one.identity for one in check(moved).findings
    ]
    assert before.findings[0].identity == ("Test Alpha", "tolls")
    assert len({one.identity for one in before.findings}) == 5


def test_the_fingerprint_is_the_same_from_one_version_to_the_next():
    """Code scanning knows an alert by it: another one closes all alerts and opens them anew."""
    [run] = json.loads(write(make_report(), "sarif"))["runs"]
    assert run["results"][0]["partialFingerprints"] == {
        "stances/cell/v1": "254d9bb523eb0dc291690a9324b325d3d8a95dc4a45b6692acc593fb2b695f73",
        "primaryLocationLineHash": "254d9bb523eb0dc2:1",
    }


def test_a_waived_finding_has_its_reason():
    assert [one.waiver for one in check(make_report()).findings] == [
        *("", "", f"waived until 2031-12-31: {TEXT}", "", "")
    ]


def test_idle_waivers_are_notices():
    unused, past = check(make_report()).notices
    assert (unused.level, unused.place) == ("note", Place(file="stances.toml", line=13))
    assert (past.level, past.place) == ("warning", Place(file="stances.toml", line=17))
    assert (unused.title, past.title) == ("Test Alpha on tolls", "every expert on tolls")
    assert "is unused: " in unused.text
    assert past.text == f"the waiver for every expert on tolls ended on 2020-01-31: {TEXT}"


def test_each_cell_is_a_case_of_its_dimension():
    report = check(make_report())
    assert report.cases[:3] == (
        ("tolls", "Test Alpha"),
        ("ferries", "Test Alpha"),
        ("tolls", "Test Ümlaut"),
    )
    assert len(report.cases) == 8
    assert {one.case for one in report.findings} <= set(report.cases)


def test_the_verdict_and_what_comes_last():
    report = check(make_report())
    assert (report.command, report.verdict) == ("check", "drift")
    assert report.summary == wording.summarize(make_report())
    assert len(report.asides) == 3
    assert report.footers[0] == "method: 1 → 2"
    assert report.footers[-1].startswith("To see the whole sum")
    assert check(reports.make_diff()).verdict == ""
    assert (check(reports.make_clean()).verdict, check(reports.make_clean()).footers) == (
        "same",
        (),
    )


def test_cells_without_evidence_are_annotated_together_and_last():
    new = [
        make_drift(expert="Test Aaa", dimension=name, kinds=("come",), old=None)
        for name in ("tolls", "ferries")
    ]
    moved = make_drift(expert="Test Beta", changes=(make_change(),))
    report = check(make_report(drifts=(*new, moved), waivers=()))
    assert [one.title for one in report.annotations] == [
        "Test Beta on tolls",
        "Test Aaa on 2 dimensions",
    ]
    assert len(report.findings) == 3


# Written


@pytest.mark.parametrize("fmt", OF_CI)
def test_every_format_writes_every_drift(fmt):
    text = write(make_report(), fmt)
    for name in ("Test Alpha", "Test Ümlaut", "Test Gamma", "Test Delta"):
        assert name in text
    assert "the sentence was reworded" in text


@pytest.mark.parametrize("fmt", OF_CI)
def test_no_name_can_drive_a_terminal(fmt):
    text = write(reports.make_evil(), fmt)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert EVIL not in text


@settings(deadline=None, max_examples=50)
@given(st.text(min_size=1), st.text(), st.text(min_size=1))
def test_every_text_of_a_finding_is_safe_to_look_at(name, text, file):
    report = check(make_report(name, text, file))
    texts = [report.summary, *report.asides, *report.footers]
    for one in report.findings:
        texts += [one.title, one.gist, one.waiver, *(line.text for line in one.lines)]
        texts += [place.text for place in one.related]
    texts += [text for one in report.notices for text in (one.title, one.text)]
    for one in texts:
        assert all(sign.isprintable() or unicodedata.category(sign) == "Zs" for sign in one)


@pytest.mark.parametrize("fmt", ["gha", "sarif"])
def test_hosts_get_files_named_from_the_top(fmt):
    report = make_report(drifts=(make_drift(file="../texts/t.csv", line=3),))
    text = write(report, fmt, folder="sub")
    assert "sub/.." not in text
    assert "texts/t.csv" in text


def test_other_formats_get_files_named_from_here():
    report = make_report(drifts=(make_drift(file="../texts/t.csv", line=3),))
    text = write(report, "json", folder="sub")
    assert json.loads(text)["drifts"][0]["file"] == "../texts/t.csv"
