"""`accept`: whole or in part, and killed at any moment."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from commands.gate.program.project import (
    ARTICLE,
    DELTA,
    list_cells,
)
from stances.output import terminal

# Accepting


@pytest.mark.parametrize("ci", ["1", "true", "True", "yes"])
def test_ci_accepts_nothing(project, ci):
    project.turn()
    assert project.refuse("accept", "x.txt", "--baseline", "b.json", CI=ci)
    assert project.refuse("accept", "x.txt", "--baseline", "b.json", "-e", "umlaut", CI=ci)
    assert project.refuse("accept", "x.txt", "--baseline", "new.json", CI=ci)
    assert not project.path("new.json").exists()
    project.check(code=1, CI=ci)  # and judges


@pytest.mark.parametrize("ci", ["", "0", "false", "False"])
def test_what_is_not_ci_accepts(project, ci):
    project.turn()
    assert project.run("accept", "x.txt", "--baseline", "b.json", CI=ci)[0] == 0
    project.check(code=0)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("y.txt", ARTICLE),
        ("bridge/rubric.toml", None),
        ("sheet.json", '{"format_version": "1.0", "cells": []}'),
        ("empty", ""),
    ],
    ids=str,
)
def test_a_file_that_is_not_a_baseline_is_never_overwritten(project, name, text):
    if text is not None:
        project.put(name, text)
    before = project.bytes(name)
    assert name in project.refuse("accept", "x.txt", "--baseline", name)
    assert project.bytes(name) == before


def test_the_input_is_never_overwritten(project):
    message = project.refuse("accept", "x.txt", "--baseline", "./x.txt")
    assert "both the input and the baseline" in message


@pytest.mark.parametrize("name", ["bridge", "none/b.json", "."])
def test_a_baseline_that_cannot_be_a_file(project, name):
    assert name in project.refuse("accept", "x.txt", "--baseline", name)


def test_a_baseline_behind_a_link_is_written_where_it_lies(project):
    project.path("kept").mkdir()
    project.path("b.json").rename(project.path("kept/b.json"))
    project.path("b.json").symlink_to("kept/b.json")
    project.path("kept/b.json").chmod(0o600)
    project.turn()
    project.accept()
    assert project.path("b.json").is_symlink()
    assert project.path("kept/b.json").stat().st_mode & 0o777 == 0o600
    project.check(code=0)


def test_standard_output_is_not_a_baseline(project):
    """The scores and what is said about them would run into one."""
    project.refuse("accept", "x.txt", "--baseline", "-")
    project.refuse("check", "x.txt", "--baseline", "-")


def test_a_disk_that_is_full_leaves_the_old_baseline(project, monkeypatch):
    before, beside = project.bytes(), set(project.folder.iterdir())
    project.turn()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(terminal.os, "fsync", full)
    code, _, err = project.run("accept", "x.txt", "--baseline", "b.json")
    assert (code, project.bytes()) == (2, before)
    assert "no space left" in err
    assert set(project.folder.iterdir()) == beside


def test_only_the_cells_chosen_are_accepted_and_all_others_stay(project):
    before = list_cells(project.bytes().decode())
    project.turn()
    project.reweigh()
    out = project.accept("x.txt", "-e", "umlaut")
    assert "Test Ümlaut on tolls" in out
    [drift] = project.check(code=1)["drifts"]
    assert (drift["expert"], drift["causes"]) == ("Test Beta", ["rubric"])
    after = list_cells(project.bytes().decode())
    beta = [[one for one in cells if '"Test Beta"' in one] for cells in (before, after)]
    figures = [re.sub(r'\n      "earlier": \d,', "", one) for one in beta[1]]
    assert [one.split("\n")[:8] for one in figures] == [one.split("\n")[:8] for one in beta[0]]
    project.accept("x.txt", "-d", "tolls", "-e", "beta")
    project.check(code=0)


def test_a_choice_needs_something_that_was_accepted(project):
    message = project.refuse("accept", "x.txt", "--baseline", "new.json", "-e", "beta")
    assert "new.json: no such baseline; accept all cells first" in message
    assert not project.path("new.json").exists()


def test_accepting_all_clears_all(project):
    project.turn()
    project.reweigh()
    project.put("x.txt", project.path("x.txt").read_text(encoding="utf-8") + DELTA)
    assert project.check(code=1)["counts"]["drifted"] == 4
    project.accept()
    assert project.check(code=0)["counts"]["stale"] == 0


def test_what_is_no_longer_scored_is_reported_and_goes_when_accepted(project):
    project.put("x.txt", ARTICLE.split("Test Silent")[0])
    report = project.check(code=1)
    assert {(one["expert"], *one["kinds"]) for one in report["drifts"]} == {("Test Silent", "gone")}
    assert "2 unreferenced cells: no longer scored" in project.accept("x.txt", "-e", "umlaut")
    project.check(code=1)
    project.accept("x.txt", "-e", "silent")
    project.check(code=0)
    assert b"Test Silent" not in project.bytes()


def test_stale_cells_are_reported_when_accepting(project):
    """A cell that scores the same by a cue that was rewritten stays as it was accepted."""
    project.edit("bridge/tolls.toml", '["highway robbery"]', '["highway robbery", "piracy"]')
    assert project.check(code=0)["counts"]["stale"] == 3
    assert "1 stale cell" in project.accept("x.txt", "-e", "silent")
    assert project.check(code=0)["counts"]["stale"] == 1
    assert "stale" not in project.accept()
    assert project.check(code=0)["counts"]["stale"] == 0


def test_accepting_again_changes_no_byte(project):
    before = project.bytes()
    project.accept()
    assert project.bytes() == before


def test_the_folder_and_how_files_are_named_do_not_matter(project, monkeypatch):
    before = project.bytes()
    deep = project.path("deep/er")
    deep.mkdir(parents=True)
    for here, inputs, rubric, baseline in (
        ("deep/er", "../../x.txt", "../../bridge", "../../b.json"),
        ("deep", str(project.path("x.txt")), str(project.path("bridge")), "../b.json"),
        ("", str(project.path("x.txt")), "bridge", str(project.path("b.json"))),
        ("bridge", "../x.txt", ".", "../b.json"),
    ):
        monkeypatch.chdir(project.path(here))
        project.path("b.json").unlink()
        code, _, err = project.run("accept", inputs, "--baseline", baseline, "-r", rubric)
        assert (code, err) == (0, "")
        assert project.bytes() == before, here
        code, out, _ = project.run(
            "check", inputs, "--baseline", baseline, "-r", rubric, "-f", "json"
        )
        assert (code, json.loads(out)["counts"]["stale"]) == (0, 0)
    assert str(project.folder).encode() not in before


def test_places_are_named_from_where_the_reader_is(project, monkeypatch):
    project.turn()
    project.path("deep").mkdir()
    monkeypatch.chdir(project.path("deep"))
    args = ("check", "../x.txt", "--baseline", "../b.json", "-r", "../bridge", "-f", "json")
    [drift] = json.loads(project.run(*args)[1])["drifts"]
    assert (drift["file"], drift["line"]) == ("../x.txt", 5)
    assert drift["changes"][0]["rule_file"] == "../bridge/tolls.toml"


# Killed


KILLED = """
import os, sys
from pathlib import Path
from stances.cli import main

def die(*_):
    os.kill(os.getpid(), 9)

def die_over(first):
    real = Path.open
    def opened(path, *args, **named):
        if path.name.endswith(".part"):
            Path.open = real
            first(path)
            die()
        return real(path, *args, **named)
    return opened

{patch}
main(["accept", "x.txt", "--baseline", "b.json"])
"""
MOMENTS = {
    "before anything is written": "Path.open = die_over(lambda path: None)",
    "half of it is written": "Path.open = die_over(lambda path: path.write_bytes(b'{'))",
    "all is written, not yet safe": "os.fsync = die",
    "before it takes its place": "Path.replace = die",
    "after it took its place": "real = Path.replace; Path.replace = lambda *a: (real(*a), die())",
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_a_moment_the_baseline_is_whole(project, plain, moment):
    before = project.bytes()
    project.turn()
    done = subprocess.run(
        [sys.executable, "-c", KILLED.format(patch=MOMENTS[moment])],
        cwd=project.folder,
        env=plain,
        check=False,
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    after = project.bytes()
    assert (after == before) == ("after" not in moment)
    project.accept()  # whatever was left lying there does no harm
    assert after in (before, project.bytes())
    project.check(code=0)


LOOP = """
from pathlib import Path
from stances.output import terminal

texts = [Path(name).read_text(encoding="utf-8") for name in ("one.json", "two.json")]
while True:
    for text in texts:
        terminal.emit(text, "b.json")
    Path("ready").touch()
"""


def test_killed_at_any_moment_the_baseline_is_the_old_or_the_new_one(project, plain):
    """A process writes two baselines in turn, as accept writes them, until it is killed."""
    project.path("one.json").write_bytes(project.bytes())
    project.turn()
    project.accept()
    project.path("two.json").write_bytes(project.bytes())
    whole = {project.bytes("one.json"), project.bytes("two.json")}
    assert len(whole) == 2
    for turn in range(8):
        project.path("ready").unlink(missing_ok=True)
        child = subprocess.Popen([sys.executable, "-c", LOOP], cwd=project.folder, env=plain)
        try:
            end = time.monotonic() + 60
            while not project.path("ready").exists():
                assert child.poll() is None
                assert time.monotonic() < end
                time.sleep(0.002)
            time.sleep(0.0043 * turn)
        finally:
            child.kill()
            child.wait()
        assert project.bytes() in whole
    left = {path.name for path in project.folder.iterdir() if path.name[0] != "."}
    assert left == {"b.json", "bridge", "one.json", "ready", "two.json", "x.txt"}


def test_what_a_killed_run_left_does_no_harm(project):
    """In a container every run may have the same number."""
    project.put(f".b.json.{os.getpid()}.part", "{")
    project.turn()
    project.accept()
    project.check(code=0)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_where_nothing_can_be_shown_it_says_what_was_done(project, plain):
    project.turn()
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "stances", "accept", "x.txt", "--baseline", "b.json"],
            cwd=project.folder,
            env=plain,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.endswith("; b.json is written\n")
    project.check(code=0)
