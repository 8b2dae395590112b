"""`accept --review`: one drift after the other."""

from __future__ import annotations

import io
import os
import pty
import select
import signal
import sys
import time

import pytest

from commands.gate.program.project import TURN

QUESTION = "[q]uit? "


@pytest.fixture
def review(project, monkeypatch):
    """Two drifts, and somebody who answers at a terminal: the exit code, and what it shows."""
    project.turn()
    project.reweigh()

    def answer(*answers, args=()):
        keyboard = io.StringIO("".join(answers))
        with monkeypatch.context() as patch:
            patch.setattr(keyboard, "isatty", lambda: True)
            patch.setattr(sys, "stdin", keyboard)
            patch.setattr(sys.stdout, "isatty", lambda: True)
            command = ["accept", "x.txt", "--baseline", "b.json", "--review", *args]
            code, shown, err = project.run(*command)
        return code, shown + err

    return answer


def test_it_shows_each_drift_and_takes_what_is_accepted(project, review):
    code, shown = review("k\n", "a\n")
    assert code == 0
    first, second = shown.split(QUESTION)[:2]
    assert "1 of 2" in first
    for text in ("Test Beta on tolls", "-0.60 against", "-0.56", "rubric", "highway robbery"):
        assert text in first
    for text in ("2 of 2", "Test Ümlaut on tolls", "+0.67 for", "corpus", TURN[1]):
        assert text in second
    [drift] = project.check(code=1)["drifts"]
    assert drift["expert"] == "Test Beta"


def test_all_may_be_accepted(project, review):
    assert review("A\n", "accept\n")[0] == 0
    project.check(code=0)


def test_it_asks_again_where_the_answer_is_not_one(project, review):
    code, shown = review("what?\n", "\n", "k\n", "keep\n")
    assert code == 0
    assert shown.count(QUESTION) == 4
    assert project.check(code=1)["counts"]["drifted"] == 2


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        (("k\n", "k\n"), 0),
        (("q\n",), 0),
        (("k\n", "quit\n"), 0),
        ((), 2),
        (("a\n",), 2),
    ],
    ids=str,
)
def test_where_nothing_is_taken_the_baseline_stays(project, review, answers, code):
    before = project.bytes()
    ended, shown = review(*answers)
    assert ended == code, shown
    assert project.bytes() == before
    assert ("no answer: the input has ended" in shown) == (code == 2)


def test_whoever_quits_keeps_what_was_accepted(project, review):
    assert review("a\n", "q\n")[0] == 0
    [drift] = project.check(code=1)["drifts"]
    assert drift["expert"] == "Test Ümlaut"


def test_some_cells_may_be_reviewed(project, review):
    code, shown = review("a\n", args=("-e", "umlaut"))
    assert code == 0
    assert "1 of 1" in shown
    assert [one["expert"] for one in project.check()["drifts"]] == ["Test Beta"]


def test_it_needs_a_terminal(project):
    before = project.bytes()
    project.turn()
    code, _, err = project.run("accept", "x.txt", "--baseline", "b.json", "--review")
    assert code == 2
    assert "terminal" in err
    assert project.bytes() == before


def test_it_needs_something_that_was_accepted(project):
    message = project.refuse("accept", "x.txt", "--baseline", "new.json", "--review")
    assert "new.json: no such baseline; accept all cells first" in message
    assert not project.path("new.json").exists()


# At a real terminal


def run_at_terminal(command, answers, *, env, cwd):
    """Answer each question of a command at a terminal: its exit code, and what it shows."""
    pid, screen = pty.fork()
    if pid == 0:
        os.chdir(cwd)
        os.execve(sys.executable, [sys.executable, "-m", "stances", *command], env)
    shown, waiting, end = b"", list(answers), time.monotonic() + 60
    while time.monotonic() < end:
        if waiting and shown.count(QUESTION.encode()) > len(answers) - len(waiting):
            os.write(screen, waiting.pop(0).encode())
        if not select.select([screen], [], [], 0.2)[0]:
            continue
        try:
            read = os.read(screen, 65536)
        except OSError:
            break
        if not read:
            break
        shown += read
    else:
        os.kill(pid, signal.SIGKILL)
    os.close(screen)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode()


@pytest.mark.parametrize(
    ("answers", "code"),
    [(("k\n", "a\n"), 0), (("a\n", "\x03"), 130), (("a\n", "\x04"), 2)],
    ids=str,
)
def test_at_a_terminal(project, plain, answers, code):
    """Control-C and Control-D take nothing, whatever was accepted before."""
    before = project.bytes()
    project.turn()
    project.reweigh()
    command = ["accept", "x.txt", "--baseline", "b.json", "--review"]
    ended, shown = run_at_terminal(command, answers, env=plain, cwd=project.folder)
    assert ended == code, shown
    assert "Traceback" not in shown
    assert (project.bytes() == before) == (code != 0)
    if code == 0:
        assert [one["expert"] for one in project.check(code=1)["drifts"]] == ["Test Beta"]
