"""Where the program asks whoever sits at the terminal."""

from __future__ import annotations

import sys
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
    answer = (_KEYBOARD.get() or sys.stdin).readline()
    return answer.strip() if answer else None
