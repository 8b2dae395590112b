"""Where the program asks whoever sits at the terminal."""

from __future__ import annotations

import sys

from stances.errors import StancesError


def require_reader(hint: str = "choose cells with -e and -d") -> None:
    """Check that there is a terminal to ask questions on.

    Args:
        hint: what else the user can do.

    Raises:
        StancesError: standard input or output is not a terminal.
    """
    ends = (sys.stdin, sys.stdout)
    if any(one is None or not one.isatty() for one in ends):
        raise StancesError("cannot ask: this is not a terminal", hint=hint)


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
    answer = sys.stdin.readline()
    return answer.strip() if answer else None
