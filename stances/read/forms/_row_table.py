"""Tables that a library reads, such as spreadsheets: their rows instead of their text."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Sequence

from stances.document import Document
from stances.errors import StancesError
from stances.read.columns import Column
from stances.read.forms.form import Row
from stances.read.line_table import LineTable

RowOpener = Callable[[Sequence[Column]], Iterator[Row]]


class RowTable(LineTable):
    """A table in a form that is not text; its places are the numbers of its rows.

    What stands for its text has a JSON object for each row.

    Args:
        name: the file, as the user named it.
        form: the form it is in.
        open_rows: returns the rows, given the columns that the table must have.
    """

    open_rows: RowOpener

    def __init__(self, *, name: str, form: str, open_rows: RowOpener) -> None:
        def open_lines() -> Iterator[tuple[int, str]]:
            for row in open_rows(()):
                yield row.line, json.dumps(row.values, ensure_ascii=False, default=str) + "\n"

        super().__init__(name=name, form=form, open_lines=open_lines)
        object.__setattr__(self, "open_rows", open_rows)


def read_rows(document: Document, required: Sequence[Column]) -> Iterator[Row]:
    """Yield the rows of a table that a library reads.

    Raises:
        StancesError: the document was made of a text, or the table is damaged or lacks a column.
    """
    if not isinstance(document, RowTable):
        raise StancesError(f"a text, not {document.form}", where=document.name, hint="check --form")
    yield from document.open_rows(required)


def make_value(value: object) -> object:
    """Return a cell's value as tables in text have it: dates and numbers as they are written.

    >>> import datetime
    >>> make_value(datetime.datetime(2020, 1, 8)), make_value(7.0), make_value(b"Talk.")
    ('2020-01-08', '7', 'Talk.')
    """
    if isinstance(value, datetime.datetime):
        has_time = value.time() != datetime.time()
        return value.isoformat(sep=" ") if has_time else value.date().isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    return value if value is None or isinstance(value, list | dict) else str(value)
