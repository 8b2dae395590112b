"""NDJSON: one record a line; each says under ``type`` what it is."""

from __future__ import annotations

from collections.abc import Iterator

from stances.output.answer import Answer
from stances.output.view import View
from stances.wire.records import format_json, make_plain


def write(answer: Answer, view: View) -> str:
    """Return the answer's records."""
    return "".join(stream(answer, view))


def stream(answer: Answer, _view: View) -> Iterator[str]:
    """Yield the line of each record."""
    for kind, record in answer.list_records():
        yield format_json({"type": kind, **make_plain(record)}) + "\n"
