"""Annotations, taken back as the runner of GitHub Actions takes them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from present import reports
from present.reports import EVIL, EVIL_FILE, TEXT
from stances.present import wording
from stances.present.annotations import gha
from stances.present.grid import cell

# The runner's tables (actions/runner, src/Runner.Common/ActionCommand.cs), applied in order.
DATA = {"%0D": "\r", "%0A": "\n", "%25": "%"}
PROPERTY = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}


def unescaped(text, table):
    for code, sign in table.items():
        text = text.replace(code, sign)
    return text


def parsed(text):
    """Each line as name, properties and data, the way the runner reads it."""
    commands = []
    for line in re.split(r"\r\n|\r|\n", text.removesuffix("\n")):
        assert line.startswith("::"), "a line that is no command"
        end = line.index("::", 2)
        name, _, rest = line[2:end].partition(" ")
        pairs = [part.split("=", 1) for part in rest.strip().split(",") if part]
        properties = {key: unescaped(value, PROPERTY) for key, value in pairs}
        assert len(properties) == len(pairs)
        commands.append((name, properties, unescaped(line[end + 2 :], DATA)))
    return commands


def test_without_drift_there_is_nothing():
    assert gha(reports.clean()) == ""


def test_a_drift_is_marked_at_its_file_and_line():
    first, *_ = gha(reports.report()).splitlines()
    assert first.startswith(
        "::error file=texts/test one.md,line=43,title=Test Alpha on tolls::-0.73 against → +0.50 "
        "for (sign, state, position, evidence, rank) because of corpus and perhaps rubric"
        "%0Amoved by +1.23"
    )


def test_how_grave_it_is_goes_by_the_verdict():
    commands = parsed(gha(reports.report()))
    assert [name for name, _, _ in commands] == [
        *("error", "warning", "notice", "error", "error"),
        *("notice", "warning"),
    ]
    for name, properties, data in commands[-2:]:
        assert properties["file"] == "stances.toml"
        assert data.endswith(TEXT)
        assert ("ended on" in data) == (name == "warning")
    assert [properties["line"] for _, properties, _ in commands[-2:]] == ["13", "17"]


def test_a_diff_marks_nothing_as_wrong():
    assert {name for name, _, _ in parsed(gha(reports.compared()))} == {"notice"}


def check_whole(report):
    """What the runner reads is what was meant, and no command more."""
    commands = parsed(gha(report))
    assert len(commands) == 7
    for (name, properties, data), drift in zip(commands, report["drifts"], strict=False):
        assert (
            name == {"error": "error", "warning": "warning", "note": "notice"}[wording.level(drift)]
        )
        assert list(properties) == ["file", "line", "title"]
        assert properties["file"] == drift["file"]
        # The runner trims the properties as a whole.
        assert properties["title"] == cell(f"{drift['expert']} on {drift['dimension']}").rstrip()
        assert data == wording.told(drift)


def test_evil_names_start_no_command():
    text = gha(reports.evil())
    check_whole(reports.evil())
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert text.count("\n") == 7
    assert not re.search("^::(?!error |warning |notice )", text, re.MULTILINE)


@pytest.mark.parametrize(
    "text", ["%0A::error::x", "%250A", "\r\n::stop-commands::x", "::", "a,b=c"]
)
def test_text_that_looks_escaped_comes_back(text):
    check_whole(reports.report(text, text, text))


@settings(deadline=None)
@given(st.text(min_size=1), st.text(), st.text(min_size=1))
def test_any_text_comes_back(name, text, file):
    check_whole(reports.report(name, text, file))


def test_the_path_is_exact():
    _, properties, _ = parsed(gha(reports.evil()))[0]
    assert properties["file"] == EVIL_FILE
    assert properties["title"] == cell(f"{EVIL} on {EVIL}")


def test_cells_without_evidence_are_told_together_and_last():
    come = [
        reports.drift(expert="Test Aaa", dimension=name, kinds=["come"], old=None)
        for name in ("tolls", "ferries")
    ]
    moved = reports.drift(expert="Test Beta", changes=[reports.change()])
    text = gha({**reports.report(), "drifts": [*come, moved], "waivers": []})
    first, last = text.splitlines()
    assert "title=Test Beta on tolls" in first
    assert "title=Test Aaa on 2 dimensions" in last
