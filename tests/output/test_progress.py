"""The line that says how far a long run has come."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

from stances.output.progress import ProgressLine


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def shown():
    return []


def test_a_short_run_shows_nothing(clock, shown):
    line = ProgressLine(shown.append, clock)
    clock.now = 1.9
    line.show("scored", 1_000_000, 2_000_000)
    line.clear()
    assert shown == []


def test_a_short_text_shows_nothing(clock, shown):
    line = ProgressLine(shown.append, clock)
    clock.now = 60.0
    line.show("scored", 10, 20)
    assert shown == []


def test_the_line_does_not_change_all_the_time(clock, shown):
    line = ProgressLine(shown.append, clock)
    for number in range(400):
        clock.now = 2 + number / 100
        line.show("scored", number * 10_000, 4_000_000)
    assert 15 < len(shown) < 25
    assert shown[-1].startswith("scored 3.")
    line.clear()
    assert shown[-1] == ""


def test_each_stage_has_its_own_rate(clock, shown):
    line = ProgressLine(shown.append, clock)
    for now, stage, done in (
        (5, "read", 2_000_000),
        (10, "read", 10_000_000),
        (30, "scored", 100_000),
        (32, "scored", 1_100_000),
    ):
        clock.now = float(now)
        line.show(stage, done, 10_000_000)
    assert shown == [
        "read 2.0 of 10.0 MB (20%)",
        "read 10.0 of 10.0 MB (100%), 1.60 MB/s, 0 s left",
        "scored 0.1 of 10.0 MB (1%)",
        "scored 1.1 of 10.0 MB (11%), 0.50 MB/s, 18 s left",
    ]


PROGRAM = """
import sys
import stances.cli, stances.output.progress
stances.output.progress._PATIENCE = 0.0
stances.output.progress._SHORT = 0
sys.argv = ["stances", "score", "c.txt", "-f", "json", "-o", "out.json"]
stances.cli.run()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize("term", ["xterm", "dumb"])
def test_only_a_terminal_shows_it(folder, environ, term):
    def run(errors):
        return subprocess.run(
            [sys.executable, "-c", PROGRAM],
            cwd=folder,
            env={**environ, "TERM": term},
            stdin=subprocess.DEVNULL,
            stderr=errors,
            check=True,
            timeout=60,
        )

    piped = run(subprocess.PIPE).stderr
    assert b"scored" not in piped
    own, theirs = pty.openpty()
    try:
        run(theirs)
        os.set_blocking(own, False)
        seen = os.read(own, 100_000) if term == "xterm" else b""
    finally:
        os.close(own)
        os.close(theirs)
    if term == "xterm":
        assert b"\rscored" in seen.replace(b"\x1b[K", b"")
        assert seen.endswith(b"\r\x1b[K")
