"""Where the program asks whoever sits at the terminal."""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TextIO

from stances.errors import StancesError

_TERMINAL = Path("/dev/tty")
_KEYBOARD: ContextVar[TextIO | None] = ContextVar("keyboard", default=None)
"""Where answers are read; `None` for standard input."""


def require_reader(hint: str = "choose cells with -e and -d", *, piped: bool = False) -> None:
    """Check that there is a terminal to ask questions on.

    Args:
        hint: what else the user can do.
        piped: whether standard input is read for something else, so that answers must come from
            the terminal itself.

    Raises:
        StancesError: standard input or output is not a terminal.
    """
    fault = StancesError("cannot ask: this is not a terminal", hint=hint)
    ends = (sys.stdout,) if piped else (sys.stdin, sys.stdout)
    if any(one is None or not one.isatty() for one in ends):
        raise fault
    try:
        _KEYBOARD.set(_TERMINAL.open(encoding="utf-8", errors="replace") if piped else None)
    except OSError:
        raise fault from None


def ask(question: str) -> str:
    """Return what the reader answers, in lower case.

    Raises:
        StancesError: the input ends without an answer.
    """
    answer = read_line(question)
    if answer is None:
        raise StancesError("no answer: the input has ended", hint="nothing was written")
    return answer.lower()


def read_line(question: str) -> str | None:
    """Return what the reader answers, without spaces around it; `None` where the input ends."""
    sys.stdout.write(question)
    sys.stdout.flush()
    reader = _KEYBOARD.get() or sys.stdin
    _wait_for_line(reader)
    answer = reader.readline()
    return answer.strip() if answer else None


def _wait_for_line(reader: TextIO) -> None:
    """Wait until a line can be read, or a signal has come.

    Reading alone would sleep through a signal that comes just before it, or that the system hands
    to another thread: Python calls the handler only once the main thread is awake.
    """
    if sys.platform == "win32":  # where only sockets can be waited for
        return
    try:
        keyboard = reader.fileno()
    except OSError:  # a text in memory
        return
    with _open_wakeup() as wakeup:
        select.select([keyboard, wakeup], [], [])


@contextmanager
def _open_wakeup() -> Iterator[int]:
    """Open a pipe into which each signal writes: its end to read from."""
    wakeup, signals = os.pipe()
    os.set_blocking(signals, False)
    before = signal.set_wakeup_fd(signals, warn_on_full_buffer=False)
    try:
        yield wakeup
    finally:
        signal.set_wakeup_fd(before)
        os.close(wakeup)
        os.close(signals)
