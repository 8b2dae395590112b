"""JSON as a whole: an array with an object for each row, objects over several lines, or one that
holds an array of rows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from stances.document import Document
from stances.read.columns import Column
from stances.read.forms.form import Form, Row
from stances.read.json_rows import (
    find_elements,
    is_one_a_line,
    make_fault,
    make_json_row,
    read_objects,
)
from stances.regex import compile_later

_ARRAY = compile_later(r"\s*\[\s*[{\]]")
_OBJECT = compile_later(r"\s*\{\s*[\"}]")


def _read_rows(document: Document, _required: Sequence[Column]) -> Iterator[Row]:
    """Yield the objects of an array, or those that stand on several lines.

    Raises:
        StancesError: the text is neither, or a value is so broken that it is not known where the
            next one begins.
    """
    if _OBJECT.match(document.text):
        yield from read_objects(document)
        return
    try:
        for start, end in find_elements(document.text):
            yield make_json_row(document, start, end)
    except json.JSONDecodeError as error:
        where = f"{document.name}:{document.line_at(error.pos)}"
        raise make_fault(error, where) from None


def _list_lines(text: str) -> Iterator[str]:
    """Yield the lines of a text, one at a time: it may be long."""
    return (found.group() for found in re.finditer(r"[^\n]+", text))


JSON = Form(
    name="json",
    endings=(".json",),
    recognise=lambda text, _columns: (
        _ARRAY.match(text) is not None
        or (_OBJECT.match(text) is not None and not is_one_a_line(_list_lines(text)))
    ),
    read_rows=_read_rows,
)
