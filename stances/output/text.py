"""The format ``table``: for people to read, with colour, and a legend where there is room."""

from __future__ import annotations

from stances.output.answer import Answer
from stances.output.view import View


def write(answer: Answer, view: View) -> str:
    """Return the answer as its command shows it."""
    return answer.show(view)
