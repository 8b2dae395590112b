"""A JSON array with an object for each row of a table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from stances.document import Document
from stances.read.columns import Column
from stances.read.forms.form import Form, Row
from stances.read.json_rows import find_elements, make_fault, make_json_row

_ARRAY = re.compile(r"\s*\[\s*[{\]]")


def _read_rows(document: Document, _required: Sequence[Column]) -> Iterator[Row]:
    """Yield the objects of an array.

    Raises:
        StancesError: the text is not an array, or a value is so broken that it is not known where
            the next one begins.
    """
    try:
        for start, end in find_elements(document.text):
            yield make_json_row(document, start, end)
    except json.JSONDecodeError as error:
        where = f"{document.name}:{document.line_at(error.pos)}"
        raise make_fault(error, where) from None


JSON = Form(
    name="json",
    endings=(".json",),
    recognise=lambda text, _columns: _ARRAY.match(text) is not None,
    read_rows=_read_rows,
)
