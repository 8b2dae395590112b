"""``review`` as it runs: in a pipe, with answers, and at a real terminal that is killed."""

from __future__ import annotations

import fcntl
import io
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time

import pytest

PROMPT = "?(help): "
ROWS = """\
expert,text
Test Alpha,Congress should support tariffs.
Test Beta,Higher tariffs would be a mistake. Congress should support tariffs. Down with tariffs.
Test Gamma,Tariffs exist.
Test Delta,It rains.
"""
HEAD = "expert,dimension,code,coder,note\n"


@pytest.fixture
def review(whole_run, folder, monkeypatch):
    """Runs the command with somebody who answers at a terminal: exit code, and what it shows."""
    (folder / "rows.csv").write_text(ROWS, encoding="utf-8")

    def answer(*answers, args=()):
        keyboard = io.StringIO("".join(f"{one}\n" for one in answers))
        with monkeypatch.context() as patch:
            patch.setattr(keyboard, "isatty", lambda: True)
            patch.setattr(sys, "stdin", keyboard)
            patch.setattr(sys.stdout, "isatty", lambda: True)
            code, shown, notes = whole_run("review", "rows.csv", "--codes", "codes.csv", *args)
        return code, shown + notes

    return answer


def test_it_shows_each_cell_with_its_reading_and_keeps_what_is_answered(review, folder):
    code, shown = review("Test Coder", "- a mistake, he says", "+", ".")
    assert code == 0
    first, second, third, last = shown.split(PROMPT)
    for text in ("1 of 3", "Test Beta on tariffs", "Should tariffs be raised?", "raise tariffs"):
        assert text in first
    assert "both sides are shown" in first
    assert "mistake" in first
    assert "one sentence alone takes the side" in second
    assert "the topic is named, and no side is shown" in third
    assert "3 coded, 0 skipped, 0 left; stances compare rows.csv --codes codes.csv" in last
    assert (folder / "codes.csv").read_text(encoding="utf-8") == (
        f'{HEAD}Test Beta,tariffs,-,Test Coder,"a mistake, he says"\n'
        "Test Alpha,tariffs,+,Test Coder,\nTest Gamma,tariffs,.,Test Coder,\n"
    )


def test_it_goes_on_where_it_stopped_and_asks_again_what_was_skipped(review, folder):
    _, shown = review("Test Coder", "s", "+", "q")
    assert "1 coded, 1 skipped, 1 left" in shown
    _, shown = review("", "-", args=["--color", "never"])
    assert "[Test Coder]" in shown
    assert "1 of 2" in shown
    assert "Test Beta on tariffs" in shown
    assert "1 coded, 0 skipped, 1 left" in shown, "the end of the input is an answer to quit"
    _, shown = review(".", args=["--coder", "Test Other"])
    assert "1 of 1" in shown
    code, shown = review()
    assert (code, "nothing to review" in shown) == (0, True)
    rows = (folder / "codes.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [row.split(",")[3] for row in rows] == ["Test Coder", "Test Coder", "Test Other"]


def test_what_means_nothing_is_asked_again_with_help(review):
    _, shown = review("", "", "Test Coder", "perhaps", "?", "q")
    assert shown.count("Your name") == 3
    assert shown.count(PROMPT) == 3
    assert shown.count("0  speaks of it, no side") == 2


def test_blind_shows_the_sentences_alone(review):
    _, shown = review("q", args=["--coder", "Test Coder", "--blind"])
    assert "Higher tariffs would be a mistake." in shown
    for text in ("against", "both sides", "target", "sum of clues"):
        assert text not in shown


def test_chosen_cells_alone(review):
    _, shown = review("q", args=["--coder", "Test Coder", "-e", "gamma", "--color", "never"])
    assert "1 of 1  Test Gamma" in shown


def test_a_sheet_with_evidence_will_do_and_one_without_will_not(review, whole_run, folder):
    whole_run("score", "rows.csv", "-f", "json", "--evidence", "-o", "full.json")
    whole_run("score", "rows.csv", "-f", "json", "-o", "bare.json")
    code, shown = review("q", args=["--coder", "Test Coder"])
    assert code == 0
    (folder / "rows.csv").unlink()
    (folder / "full.json").rename(folder / "rows.csv")
    assert review("q", args=["--coder", "Test Coder", "--form", "json"]) == (code, shown)
    (folder / "bare.json").rename(folder / "rows.csv")
    code, shown = review("q", args=["--coder", "Test Coder"])
    assert code == 2
    assert "rows.csv: this score sheet holds no evidence, which a review needs" in shown


def test_in_a_pipe_it_refuses_before_it_reads(whole_run):
    code, out, notes = whole_run("review", "missing.txt", "--codes", "codes.csv")
    assert (code, out) == (2, "")
    assert "cannot ask: this is not a terminal; run it at a terminal, or write the table" in notes


def test_the_codes_are_not_appended_to_what_is_read(review):
    code, shown = review("q", args=["--codes", "rows.csv", "--coder", "Test Coder"])
    assert code == 2
    assert "rows.csv" in shown


class Terminal:
    """The program at a terminal of its own, with a file in place of the keyboard or without."""

    def __init__(self, folder, environ, *args, stdin=None, term="dumb"):
        self.parent, child = pty.openpty()
        self.program = subprocess.Popen(
            [sys.executable, "-m", "stances", *args],
            cwd=folder,
            env={**environ, "TERM": term},
            stdin=child if stdin is None else stdin,
            stdout=child,
            stderr=child,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(1, termios.TIOCSCTTY, 0),  # it is /dev/tty then
        )
        os.close(child)
        self.shown = ""

    def wait_for(self, text):
        ends = time.monotonic() + 30
        while text not in self.shown:
            ready, _, _ = select.select([self.parent], [], [], max(0, ends - time.monotonic()))
            assert ready, self.shown
            self.shown += os.read(self.parent, 4096).decode()
        self.shown = self.shown.partition(text)[2]

    def answer(self, text):
        os.write(self.parent, f"{text}\n".encode())

    def close(self):
        self.program.kill()
        self.program.wait()
        os.close(self.parent)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_killed_review_loses_nothing_that_was_answered(folder, environ, number):
    (folder / "rows.csv").write_text(ROWS, encoding="utf-8")
    command = ["review", "rows.csv", "--codes", "codes.csv", "--coder", "Test Coder"]
    one = Terminal(folder, environ, *command)
    try:
        one.wait_for(PROMPT)
        one.answer("- at once")
        one.wait_for(PROMPT)
        os.kill(one.program.pid, number)
        one.program.wait(timeout=30)
    finally:
        one.close()
    kept = f"{HEAD}Test Beta,tariffs,-,Test Coder,at once\n"
    assert (folder / "codes.csv").read_text(encoding="utf-8") == kept
    two = Terminal(folder, environ, *command)
    try:
        two.wait_for("1 of 2")
        two.wait_for(PROMPT)
        two.answer("+")
        two.wait_for(PROMPT)
        two.answer("q")
        two.wait_for("1 coded, 0 skipped, 1 left")
        assert two.program.wait(timeout=30) == 0
    finally:
        two.close()
    rows = (folder / "codes.csv").read_text(encoding="utf-8")
    assert rows == f"{kept}Test Alpha,tariffs,+,Test Coder,\n"


def test_a_sheet_comes_through_a_pipe_and_answers_from_the_terminal(folder, environ, whole_run):
    (folder / "rows.csv").write_text(ROWS, encoding="utf-8")
    whole_run("score", "rows.csv", "-f", "json", "--evidence", "-o", "full.json")
    command = ["review", "-", "--codes", "codes.csv", "--coder", "Test Coder"]
    with (folder / "full.json").open("rb") as sheet:
        one = Terminal(folder, environ, *command, stdin=sheet)
    try:
        one.wait_for(PROMPT)
        one.answer("-")
        one.wait_for(PROMPT)
        one.answer("q")
        one.wait_for("1 coded, 0 skipped, 2 left")
        assert one.program.wait(timeout=30) == 0
    finally:
        one.close()
    rows = (folder / "codes.csv").read_text(encoding="utf-8")
    assert rows == f"{HEAD}Test Beta,tariffs,-,Test Coder,\n"


def test_a_stopped_review_says_how_many_answers_are_kept(folder, environ):
    (folder / "rows.csv").write_text(ROWS, encoding="utf-8")
    command = ["review", "rows.csv", "--codes", "codes.csv", "--coder", "Test Coder"]
    one = Terminal(folder, environ, *command, term="xterm")
    try:
        one.wait_for(PROMPT)
        one.answer("-")
        one.wait_for(PROMPT)
        os.write(one.parent, b"\x03")
        one.wait_for("stopped: 1 answer is kept in codes.csv; no file is half written")
        assert one.program.wait(timeout=30) == 130
    finally:
        one.close()


def test_the_question_says_what_each_side_means(review):
    _, shown = review("q", args=["--coder", "Test Coder"])
    last = shown.partition(PROMPT)[0].splitlines()[-2:]
    assert last[0] == "+ raise tariffs  - lower tariffs"
    assert last[1].startswith("0 no side  . not addressed  s(kip)  q(uit)")
