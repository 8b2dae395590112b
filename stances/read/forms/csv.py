"""Tables in which commas or tabs stand between the cells: CSV and TSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from functools import partial

from stances.document import Document
from stances.errors import StancesError
from stances.read.columns import Column, require_columns
from stances.read.forms.form import Form, Row

_LARGEST_CELL = 2**31 - 1


def _holds_header(text: str, columns: Sequence[str], *, delimiter: str) -> bool:
    """Whether the first line of a text holds all of some columns."""
    head = text.lstrip().partition("\n")[0]
    try:
        cells = next(csv.reader([head], delimiter=delimiter), [])
    except csv.Error:  # a line that no table has: far too long, or with odd line ends
        return False
    return {cell.strip() for cell in cells} >= set(columns)


def _read_rows(document: Document, required: Sequence[Column], *, delimiter: str) -> Iterator[Row]:
    """Yield the rows below the header that are not empty.

    Raises:
        StancesError: a column is missing or stands twice, or a quotation mark stands where it
            must not, so that what follows cannot be cut into cells.
    """
    limit = csv.field_size_limit(_LARGEST_CELL)
    header: list[str] = []
    line = document.line_at(0)
    text = io.StringIO(document.text, newline="\n")
    try:
        reader = csv.reader(text, delimiter=delimiter, strict=True)
        for cells in reader:
            where = f"{document.name}:{line}"
            if any(cell.strip() for cell in cells):
                if header:
                    yield _make_row(header, cells, line, where)
                else:
                    header = _check_header(cells, required, where)
            line = document.line_at(0) + reader.line_num
    except csv.Error as error:
        raise StancesError(
            f"broken row ({error})",
            where=f"{document.name}:{line}",
            hint='put a cell that holds quotation marks in quotation marks, and double those: ""',
        ) from None
    finally:
        csv.field_size_limit(limit)


def _check_header(cells: Sequence[str], required: Sequence[Column], where: str) -> list[str]:
    """Return the names of the columns.

    Raises:
        StancesError: one that is required is missing or stands twice.
    """
    header = [cell.strip() for cell in cells]
    require_columns(required, header, where)
    for column in required:
        if header.count(column.name) > 1:
            raise StancesError(f'two columns "{column.name}"', where=where, hint="rename one")
    return header


def _make_row(header: Sequence[str], cells: Sequence[str], line: int, where: str) -> Row:
    """Return a row, whose cells may each hold several lines."""
    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    at = line
    for number, column in enumerate(header):
        values[column] = cells[number] if number < len(cells) else ""
        lines[column] = at
        at += cells[number].count("\n") if number < len(cells) else 0
    fault = None
    if any(cell.strip() for cell in cells[len(header) :]):
        fault = StancesError(
            f"{len(cells)} cells under {len(header)} columns",
            where=where,
            hint="put a cell that holds the separator in quotation marks",
        )
    return Row(line=line, values=values, lines=lines, fault=fault)


CSV = Form(
    name="csv",
    endings=(".csv",),
    recognise=partial(_holds_header, delimiter=","),
    read_rows=partial(_read_rows, delimiter=","),
)

TSV = Form(
    name="tsv",
    endings=(".tsv",),
    recognise=partial(_holds_header, delimiter="\t"),
    read_rows=partial(_read_rows, delimiter="\t"),
)
