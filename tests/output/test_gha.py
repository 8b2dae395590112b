"""Annotations, taken back as the runner of GitHub Actions takes them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from output import reports
from output.reports import EVIL_FILE, FILE, TEXT, ReportAnswer
from stances.output import gha
from stances.output.report import Place
from stances.output.view import View

# The runner's tables (actions/runner, src/Runner.Common/ActionCommand.cs), applied in order.
DATA = {"%0D": "\r", "%0A": "\n", "%25": "%"}
PROPERTY = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}


def write(report, folder=""):
    return gha.write(ReportAnswer(report), View(folder=folder))


def unescape(text, table):
    for code, sign in table.items():
        text = text.replace(code, sign)
    return text


def parse(text):
    """Each line as name, properties and data, as the runner reads it."""
    commands = []
    for line in re.split(r"\r\n|\r|\n", text.removesuffix("\n")):
        assert line.startswith("::"), "a line that is not a command"
        end = line.index("::", 2)
        name, _, rest = line[2:end].partition(" ")
        pairs = [part.split("=", 1) for part in rest.strip().split(",") if part]
        properties = {key: unescape(value, PROPERTY) for key, value in pairs}
        assert len(properties) == len(pairs)
        commands.append((name, properties, unescape(line[end + 2 :], DATA)))
    return commands


@pytest.mark.parametrize("report", [reports.make_clean(), None])
def test_without_findings_the_text_is_empty(report):
    assert write(report) == ""


def test_a_finding_is_marked_at_its_file_and_line():
    first, *_ = write(reports.make_report()).splitlines()
    assert first == (
        f"::error file=texts/test one.md,line=43,title=Test Alpha::it sags: {TEXT}"
        f"%0A-1.00 by wind%0A  {TEXT}"
    )


def test_the_level_becomes_the_command():
    commands = parse(write(reports.make_report()))
    assert [name for name, _, _ in commands] == [
        *("error", "warning", "notice", "error"),
        *("notice", "warning"),
    ]
    assert [properties["line"] for _, properties, _ in commands[-2:]] == ["13", "17"]
    assert {properties["file"] for _, properties, _ in commands[-2:]} == {"stances.toml"}


def test_a_whole_file_is_marked_without_a_line():
    whole = reports.make_annotation(place=Place(file="a.toml", line=None))
    report = reports.make_report(annotations=(whole,), notices=())
    assert write(report) == f"::notice file=a.toml,title=Test Alpha::{TEXT}\n"


def check_whole(report):
    """See that the runner reads what was meant, and not one command more."""
    commands = parse(write(report))
    marks = [*report.annotations, *report.notices]
    assert len(commands) == len(marks)
    levels = {"error": "error", "warning": "warning", "note": "notice"}
    for (name, properties, data), mark in zip(commands, marks, strict=True):
        assert name == levels[mark.level]
        assert list(properties) == ["file", "line", "title"]
        assert properties["file"] == mark.place.file
        # The runner trims the properties as a whole.
        assert properties["title"] == mark.title.rstrip()
        assert data == mark.text


def test_evil_names_start_no_command():
    text = write(reports.make_evil())
    check_whole(reports.make_evil())
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert text.count("\n") == 6
    assert not re.search("^::(?!error |warning |notice )", text, re.MULTILINE)


@pytest.mark.parametrize(
    "text", ["%0A::error::x", "%250A", "\r\n::stop-commands::x", "::", "a,b=c"]
)
def test_text_that_looks_escaped_comes_back(text):
    check_whole(reports.make_report(text, text, text))


@settings(deadline=None)
@given(st.text(min_size=1), st.text(), st.text(min_size=1))
def test_any_text_comes_back(name, text, file):
    check_whole(reports.make_report(name, text, file))


def test_the_path_is_exact():
    _, properties, _ = parse(write(reports.make_evil()))[0]
    assert properties["file"] == EVIL_FILE


def test_files_are_named_from_the_top_of_the_repository():
    commands = parse(write(reports.make_report(file="../texts/t.csv"), folder="sub"))
    files = [properties["file"] for _, properties, _ in commands]
    assert files == [
        "texts/t.csv",
        f"sub/{FILE}",
        "sub/texts/Test Ümlaut.md",
        "/srv/test gamma.md",
        "sub/stances.toml",
        "sub/stances.toml",
    ]
