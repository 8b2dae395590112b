"""Where the report is read, and the craft of the shell."""

from __future__ import annotations

import json
import re
import shutil
import textwrap
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
    project.refused("check", "x.txt", "--baseline", "b.json", *formats)
    assert not project.path("o").exists()


def test_a_file_that_cannot_be_written_is_2_though_there_is_drift(project):
    project.turn()
    code, _, err = project.run("check", "x.txt", "--baseline", "b.json", "-f", "csv=none/o")
    assert code == 2
    assert "none/o" in err


@pytest.mark.parametrize("way", [("-o", "b.json"), ("-f", "csv=b.json"), ("-f", "csv=./b.json")])
def test_a_report_never_takes_the_place_of_the_baseline(project, way):
    project.refused("check", "x.txt", "--baseline", "b.json", *way)


@pytest.mark.parametrize("file", ["x.txt", "bridge/tolls.toml"])
def test_a_report_never_takes_the_place_of_what_it_is_made_from(project, file):
    before = project.path(file).read_bytes()
    told = project.refused("check", "x.txt", "-r", "bridge", "--baseline", "b.json", "-o", file)
    assert f"{file}: is what is read" in told
    assert project.path(file).read_bytes() == before


# CLI craft, and the same bytes


@pytest.fixture
def shell(project, bash):
    """A corpus ``c.txt``, its baseline ``b.json``, and one from which it drifted."""
    project.path("x.txt").rename(project.path("c.txt"))
    project.turn("c.txt")
    project.path("b.json").rename(project.path("old.json"))
    project.accept("c.txt")
    return lambda line: bash(f"export STANCES_RUBRIC=bridge; {line}")


CRAFT = {
    "2": "stances check c.txt --baseline none.json; test $? = 2",
    "2 agrees": "stances check c.txt --baseline b.json",
    "2 drift": "stances check c.txt --baseline old.json; test $? = 1",
    "3": r"printf 'caf\xe9' | stances check - --baseline b.json; test $? = 2",
    "3 nothing": "stances check - --baseline b.json </dev/null; test $? = 2",
    "4": "set -o pipefail; stances check c.txt --baseline old.json | true; test $? = 1",
    "5": "stances check c.txt --baseline b.json >/dev/full; test $? = 2",
    "9": "stances check - --baseline b.json <c.txt",
    "17": "stances check c.txt --baseline old.json -f gha >o; test $? = 1 && "
    "grep -qE '^::error file=[^,]+,line=[0-9]+' o",
    "18": "stances check c.txt --baseline old.json -f sarif >o; test $? = 1 && "
    'grep -q \'"version": "2.1.0"\' o',
    "19": "git init -q && git add b.json && CI=1 stances accept c.txt --baseline b.json; "
    "test $? = 2 && git diff --quiet b.json",
    "19 drifted": "git init -q && git add old.json && "
    "CI=true stances accept c.txt --baseline old.json; test $? = 2 && git diff --quiet old.json",
    "20 hash seed": "PYTHONHASHSEED=1 stances check c.txt --baseline old.json -f json >o; "
    "PYTHONHASHSEED=2 stances check c.txt --baseline old.json -f json | cmp - o",
    "20 locale": "LC_ALL=C stances check c.txt --baseline old.json -f json >o; "
    "LC_ALL=C.UTF-8 stances check c.txt --baseline old.json -f json | cmp - o",
    "20 accept, hash seed": "PYTHONHASHSEED=1 stances accept c.txt --baseline 1.json && "
    "PYTHONHASHSEED=2 stances accept c.txt --baseline 2.json && cmp 1.json 2.json && "
    "cmp 1.json b.json",
    "20 accept, locale": "LC_ALL=C PYTHONIOENCODING=ascii stances accept c.txt --baseline 1.json "
    "&& cmp 1.json b.json",
}


@pytest.mark.parametrize("line", CRAFT.values(), ids=CRAFT)
def test_craft(shell, line):
    for tool, there in (("git ", shutil.which("git")), ("/dev/full", Path("/dev/full").exists())):
        if tool in line and not there:
            pytest.skip(f"this system has no {tool}")
    done = shell(textwrap.dedent(line))
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
