"""A JSON array with an object for each row of a table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from stances.document import Document
from stances.read.columns import Column
from stances.read.forms.form import Form, Row
from stances.read.json_rows import find_elements, find_values, make_fault, parse_object

_ARRAY = re.compile(r"\s*\[\s*[{\]]")


def _read_rows(document: Document, _required: Sequence[Column]) -> Iterator[Row]:
    """Yield the objects of an array.

    Raises:
        StancesError: the text is not an array, or a value is so broken that it is not known where
            the next one begins.
    """
    try:
        for start, end in find_elements(document.text):
            yield _make_row(document, start, end)
    except json.JSONDecodeError as error:
        where = f"{document.name}:{document.line_at(error.pos)}"
        raise make_fault(error, where) from None


def _make_row(document: Document, start: int, end: int) -> Row:
    """Return one object of the array; it may stand on several lines."""
    text = document.text
    line = document.line_at(start)
    values, fault = parse_object(text[start:end], f"{document.name}:{line}")
    lines = {}
    if fault is None and text.find("\n", start, end) >= 0:
        lines = {key: document.line_at(at) for key, at in find_values(text, start)}
    return Row(line=line, values=values, lines=lines, escaped=True, fault=fault)


JSON = Form(
    name="json",
    endings=(".json",),
    recognise=lambda text, _columns: _ARRAY.match(text) is not None,
    read_rows=_read_rows,
)
