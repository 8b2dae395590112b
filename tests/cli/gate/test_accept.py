"""`accept`: whole or in part, one by one, killed at any moment."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli.gate.project import (
    ARTICLE,
    DELTA,
    TURN,
    cells_in,
)
from stances.present import terminal

# Accepting


@pytest.mark.parametrize("ci", ["1", "true", "True", "yes"])
def test_ci_accepts_nothing(project, ci):
    project.turn()
    assert project.refused("accept", "x.txt", "--baseline", "b.json", CI=ci)
    assert project.refused("accept", "x.txt", "--baseline", "b.json", "-e", "umlaut", CI=ci)
    assert project.refused("accept", "x.txt", "--baseline", "new.json", CI=ci)
    assert not project.path("new.json").exists()
    project.check(code=1, CI=ci)  # and judges


@pytest.mark.parametrize("ci", ["", "0", "false", "False"])
def test_what_is_no_ci_accepts(project, ci):
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
def test_a_file_that_is_no_baseline_is_never_overwritten(project, name, text):
    if text is not None:
        project.put(name, text)
    before = project.bytes(name)
    assert name in project.refused("accept", "x.txt", "--baseline", name)
    assert project.bytes(name) == before


def test_the_input_is_never_overwritten(project):
    told = project.refused("accept", "x.txt", "--baseline", "./x.txt")
    assert "both the input and the baseline" in told


@pytest.mark.parametrize("name", ["bridge", "none/b.json", "."])
def test_a_baseline_that_can_be_no_file(project, name):
    assert name in project.refused("accept", "x.txt", "--baseline", name)


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


def test_standard_output_is_no_baseline(project):
    """The scores and what is said about them would run into one."""
    project.refused("accept", "x.txt", "--baseline", "-")
    project.refused("check", "x.txt", "--baseline", "-")


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
    before = cells_in(project.bytes().decode())
    project.turn()
    project.reweigh()
    out = project.accept("x.txt", "-e", "umlaut")
    assert "Test Ümlaut on tolls" in out
    [drift] = project.check(code=1)["drifts"]
    assert (drift["expert"], drift["causes"]) == ("Test Beta", ["rubric"])
    after = cells_in(project.bytes().decode())
    beta = [[one for one in cells if '"Test Beta"' in one] for cells in (before, after)]
    figures = [re.sub(r'\n      "earlier": \d,', "", one) for one in beta[1]]
    assert [one.split("\n")[:8] for one in figures] == [one.split("\n")[:8] for one in beta[0]]
    project.accept("x.txt", "-d", "tolls", "-e", "beta")
    project.check(code=0)


def test_a_choice_needs_something_that_was_accepted(project):
    told = project.refused("accept", "x.txt", "--baseline", "new.json", "-e", "beta")
    assert "accept all cells first" in told
    assert not project.path("new.json").exists()


def test_accepting_all_clears_all(project):
    project.turn()
    project.reweigh()
    project.put("x.txt", project.path("x.txt").read_text(encoding="utf-8") + DELTA)
    assert project.check(code=1)["counts"]["drifted"] == 4
    project.accept()
    assert project.check(code=0)["counts"]["stale"] == 0


def test_what_is_scored_no_more_is_told_and_goes_when_accepted(project):
    project.put("x.txt", ARTICLE.split("Test Silent")[0])
    report = project.check(code=1)
    assert {(one["expert"], *one["kinds"]) for one in report["drifts"]} == {("Test Silent", "gone")}
    told = project.accept("x.txt", "-e", "umlaut")
    assert "2 unreferenced cells: scored no more" in told
    project.check(code=1)
    project.accept("x.txt", "-e", "silent")
    project.check(code=0)
    assert b"Test Silent" not in project.bytes()


def test_stale_cells_are_told_when_accepting(project):
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


def test_the_folder_and_the_way_of_naming_do_not_matter(project, monkeypatch):
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


def test_places_are_told_from_where_the_reader_is(project, monkeypatch):
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
from stances.cli.main import main

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
    project.accept()  # whatever was left lying there is in nobody's way
    assert after in (before, project.bytes())
    project.check(code=0)


LOOP = """
import sys
from pathlib import Path
from stances import pipeline
from stances.cli.main import main
from stances.settings import Settings

sheets = {n: pipeline.sheet([n], settings=Settings(rubric="bridge")) for n in ("x.txt", "y.txt")}
pipeline.sheet = lambda inputs, **_: sheets[inputs[0]]
while True:
    for name in sheets:
        assert main(["accept", name, "--baseline", "b.json"]) == 0
    Path("ready").touch()
"""


def test_killed_at_any_moment_the_baseline_is_the_old_or_the_new_one(project, plain):
    shutil.copy(project.path("x.txt"), project.path("y.txt"))
    project.turn("y.txt")
    whole = {project.bytes()}
    project.accept("y.txt")
    whole.add(project.bytes())
    assert len(whole) == 2
    seen = set()
    for turn in range(8):
        project.path("ready").unlink(missing_ok=True)
        child = subprocess.Popen(
            [sys.executable, "-c", LOOP],
            cwd=project.folder,
            env=plain,
            stdout=subprocess.DEVNULL,
        )
        try:
            end = time.monotonic() + 60
            while not project.path("ready").exists():
                assert child.poll() is None
                assert time.monotonic() < end
                time.sleep(0.01)
            time.sleep(0.0043 * turn)
        finally:
            child.kill()
            child.wait()
        assert project.bytes() in whole
        seen.add(project.bytes())
    assert {path.name for path in project.folder.iterdir() if path.name[0] != "."} == {
        "b.json",
        "bridge",
        "ready",
        "x.txt",
        "y.txt",
    }
    assert seen <= whole


def test_what_a_killed_run_left_is_in_nobodys_way(project):
    """In a container every run may have the same number."""
    project.put(f".b.json.{os.getpid()}.part", "{")
    project.turn()
    project.accept()
    project.check(code=0)


# Review


def at_a_terminal(command, answers, *, env, cwd):
    """Answer each question of a command at a terminal: its exit code, and what it shows."""
    pid, screen = pty.fork()
    if pid == 0:
        os.chdir(cwd)
        os.execve(sys.executable, [sys.executable, "-m", "stances", *command], env)
    shown, waiting, end = b"", list(answers), time.monotonic() + 60
    while time.monotonic() < end:
        if waiting and shown.count(b"[q]uit? ") > len(answers) - len(waiting):
            os.write(screen, waiting.pop(0).encode())
        if not select.select([screen], [], [], 0.2)[0]:
            continue
        try:
            piece = os.read(screen, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    else:
        os.kill(pid, signal.SIGKILL)
    os.close(screen)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode()


@pytest.fixture
def review(project, plain):
    """Two drifts, and somebody who answers."""
    project.turn()
    project.reweigh()

    def answered(*answers, args=()):
        command = ["accept", "x.txt", "--baseline", "b.json", "--review", *args]
        return at_a_terminal(command, answers, env=plain, cwd=project.folder)

    return answered


def test_review_shows_each_drift_and_takes_what_is_accepted(project, review):
    code, shown = review("k\n", "a\n")
    assert code == 0
    first, second = shown.split("[q]uit? ")[:2]
    assert "1 of 2" in first
    for told in ("Test Beta on tolls", "-0.60 against", "-0.56", "rubric", "highway robbery"):
        assert told in first
    for told in ("2 of 2", "Test Ümlaut on tolls", "+0.67 for", "corpus", TURN[1]):
        assert told in second
    [drift] = project.check(code=1)["drifts"]
    assert drift["expert"] == "Test Beta"


def test_review_that_accepts_all(project, review):
    assert review("A\n", "accept\n")[0] == 0
    project.check(code=0)


def test_review_asks_again_where_the_answer_is_none(project, review):
    code, shown = review("what?\n", "\n", "k\n", "keep\n")
    assert code == 0
    assert shown.count("[q]uit? ") == 4
    assert project.check(code=1)["counts"]["drifted"] == 2


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        (("k\n", "k\n"), 0),
        (("q\n",), 0),
        (("k\n", "quit\n"), 0),
        (("a\n", "\x03"), 130),
        (("\x03",), 130),
        (("\x04",), 2),
        (("a\n", "\x04"), 2),
    ],
    ids=str,
)
def test_review_that_takes_nothing_leaves_the_baseline(project, review, answers, code):
    before = project.bytes()
    ended, shown = review(*answers)
    assert ended == code, shown
    assert project.bytes() == before
    assert "Traceback" not in shown


def test_review_that_quits_keeps_what_it_accepted(project, review):
    assert review("a\n", "q\n")[0] == 0
    [drift] = project.check(code=1)["drifts"]
    assert drift["expert"] == "Test Ümlaut"


def test_review_of_some_cells(project, review):
    code, shown = review("a\n", args=("-e", "umlaut"))
    assert code == 0
    assert "1 of 1" in shown
    assert [one["expert"] for one in project.check()["drifts"]] == ["Test Beta"]


def test_review_needs_a_terminal(project):
    before = project.bytes()
    project.turn()
    code, _, err = project.run("accept", "x.txt", "--baseline", "b.json", "--review")
    assert code == 2
    assert "no terminal" in err
    assert project.bytes() == before


def test_review_needs_something_that_was_accepted(project):
    project.refused("accept", "x.txt", "--baseline", "new.json", "--review")
    assert not project.path("new.json").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_where_nothing_can_be_told_it_says_what_was_done(project, plain):
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
