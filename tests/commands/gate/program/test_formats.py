"""Where the report is read, and the craft of the shell."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import pytest

# Formats


def test_several_formats_at_once(project):
    project.turn()
    args = ("check", "x.txt", "--baseline", "b.json", "-f", "gha", "-f", "sarif=o.sarif")
    code, out, err = project.run(
        *args, "-f", "junit=o.xml", "-f", "markdown=o.md", "-f", "csv=o.csv"
    )
    assert (code, err) == (1, "")
    assert re.match(r"::error file=x\.txt,line=5,title=", out)
    assert json.loads(project.bytes("o.sarif"))["version"] == "2.1.0"
    assert project.bytes("o.xml").startswith(b"<?xml")
    assert "Test Ümlaut" in project.bytes("o.md").decode()
    assert project.bytes("o.csv").decode().count("\n") == 2


@pytest.mark.parametrize(
    "formats",
    [
        ("-f", "gha", "-f", "sarif"),
        ("-f", "json", "-f", "json"),
        ("-f", "gha=o", "-f", "sarif=o"),
        ("-f", "gha=", "-f", "sarif"),
        ("-f", "sarf"),
        ("-f", "gha=o", "-o", "x"),
    ],
    ids=str,
)
def test_formats_that_do_not_go_together(project, formats):
    project.refuse("check", "x.txt", "--baseline", "b.json", *formats)
    assert not project.path("o").exists()


def test_a_file_that_cannot_be_written_is_2_though_there_is_drift(project):
    project.turn()
    code, _, err = project.run("check", "x.txt", "--baseline", "b.json", "-f", "csv=none/o")
    assert code == 2
    assert "none/o" in err


@pytest.mark.parametrize(
    "given", [("-o", "b.json"), ("-f", "csv=b.json"), ("-f", "gha", "-f", "csv=./b.json")]
)
def test_a_report_never_takes_the_place_of_the_baseline(project, given):
    assert "is read, so" in project.refuse("check", "x.txt", "--baseline", "b.json", *given)


@pytest.mark.parametrize("file", ["x.txt", "bridge/tolls.toml"])
@pytest.mark.parametrize(
    "command",
    [
        ("check", "x.txt", "-r", "bridge", "--baseline", "b.json"),
        ("diff", "x.txt", "b.json", "-r", "bridge"),
    ],
    ids=["check", "diff"],
)
def test_a_report_never_takes_the_place_of_what_it_is_made_from(project, command, file):
    before = project.path(file).read_bytes()
    for given in (("-o", file), ("-f", "gha", "-f", f"csv={file}")):
        assert f"{file}: this file is read" in project.refuse(*command, *given)
        assert project.path(file).read_bytes() == before


def test_no_file_is_written_where_one_of_several_cannot_be(project):
    project.turn()
    before = project.bytes("x.txt")
    project.refuse("check", "x.txt", "--baseline", "b.json", "-f", "csv=o.csv", "-f", "json=x.txt")
    assert project.bytes("x.txt") == before
    assert not project.path("o.csv").exists()


# The craft of a tool in pipes and CI, within this process


@pytest.fixture
def drifted(project):
    """A corpus ``c.txt``, its baseline ``b.json``, and one from which it drifted, ``old.json``."""
    project.path("x.txt").rename(project.path("c.txt"))
    project.turn("c.txt")
    project.path("b.json").rename(project.path("old.json"))
    project.accept("c.txt")
    return project


@pytest.mark.parametrize(("baseline", "code"), [("b.json", 0), ("old.json", 1), ("none.json", 2)])
def test_the_exit_code_says_how_it_ended(drifted, baseline, code):
    assert drifted.run("check", "c.txt", "--baseline", baseline)[0] == code


@pytest.mark.parametrize(
    ("data", "code"), [(None, 0), (b"caf\xe9\x81", 2), (b"", 2), (b"It rains.", 2)], ids=str
)
def test_standard_input_is_judged_as_a_file_is(drifted, monkeypatch, data, code):
    text = drifted.bytes("c.txt") if data is None else data
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    assert drifted.run("check", "-", "--baseline", "b.json")[0] == code


def test_sarif_says_its_version(drifted):
    code, out, _ = drifted.run("check", "c.txt", "--baseline", "old.json", "-f", "sarif")
    assert (code, json.loads(out)["version"]) == (1, "2.1.0")


# The same, and the same bytes, in processes of their own


CRAFT = {
    "a closed pipe": "set -o pipefail; stances check c.txt --baseline old.json | true; test $? = 1",
    "a full disk": "stances check c.txt --baseline b.json >/dev/full; test $? = 2",
    "annotations": "stances check c.txt --baseline old.json -f gha >o; test $? = 1 && "
    "grep -qE '^::error file=[^,]+,line=[0-9]+' o",
    "nothing to read": "stances check - --baseline b.json </dev/null; test $? = 2",
    "check": "PYTHONHASHSEED=1 LC_ALL=C stances check c.txt --baseline old.json -f json >o; "
    "PYTHONHASHSEED=2 LC_ALL=C.UTF-8 stances check c.txt --baseline old.json -f json | cmp - o",
    "accept": "PYTHONHASHSEED=1 LC_ALL=C PYTHONIOENCODING=ascii "
    "stances accept c.txt --baseline 1.json && cmp 1.json b.json && "
    "PYTHONHASHSEED=2 LC_ALL=C.UTF-8 stances accept c.txt --baseline 1.json && cmp 1.json b.json",
}


@pytest.mark.parametrize("line", CRAFT.values(), ids=CRAFT)
def test_craft(drifted, bash, line):
    if "/dev/full" in line and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    done = bash(line)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
