"""JSON lines: one object a line for each row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stances.document import Document
from stances.read.columns import Column
from stances.read.forms.form import Form, Row
from stances.read.json_rows import parse_object

_LINE = re.compile(r"[^\n]+")
_OBJECT = re.compile(r"\s*\{\s*[\"}]")


def _read_rows(document: Document, _required: Sequence[Column]) -> Iterator[Row]:
    """Yield the object of each line that is not blank."""
    for found in _LINE.finditer(document.text):
        if not found.group().strip():
            continue
        line = document.line_at(found.start())
        values, fault = parse_object(found.group(), f"{document.name}:{line}")
        yield Row(line=line, values=values, escaped=True, fault=fault)


JSONL = Form(
    name="jsonl",
    endings=(".jsonl", ".ndjson", ".json"),
    recognise=lambda text, _columns: _OBJECT.match(text) is not None,
    read_rows=_read_rows,
)
