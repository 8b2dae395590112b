"""A question that waits for an answer."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from stances.output.asking import read_line

WAITING = """\
import signal, threading, time
from stances.output.asking import read_line

def stop(number, frame):
    raise SystemExit(7)

signal.signal(signal.SIGTERM, stop)
threading.Thread(target=time.sleep, args=(300,), daemon=True).start()
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])  # so the other thread receives it
read_line("Well? ")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_signal_that_does_not_wake_the_reading_thread_is_seen_at_once():
    program = subprocess.Popen(
        [sys.executable, "-c", WAITING], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with program:
        try:
            assert program.stdout.read(6) == b"Well? "
            program.terminate()
            assert program.wait(timeout=30) == 7
        finally:
            program.kill()


def test_a_line_is_read_without_spaces_and_the_end_is_none(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.StringIO("  yes \n\n"))
    assert [read_line("Well? ") for _ in range(3)] == ["yes", "", None]
    assert capsys.readouterr().out == "Well? " * 3
