"""JSON: one document, at full precision."""

from __future__ import annotations

from stances.output.answer import Answer
from stances.output.view import View
from stances.wire.records import format_json


def write(answer: Answer, _view: View) -> str:
    """Return the answer's document over several lines."""
    return format_json(answer.make_document(), indent=2) + "\n"
