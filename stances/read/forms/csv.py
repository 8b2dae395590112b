"""Tables with a sign between the cells, mostly a comma, a semicolon or a tab: CSV and TSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, islice

from msgspec.structs import replace

from stances.document import Document
from stances.errors import StancesError
from stances.read.columns import Column, count_usual, holds_columns, require_columns
from stances.read.forms.form import Form, Row
from stances.regex import compile_later

_LARGEST_CELL = 2**26
"""The most characters of a cell: without a bound, a quotation mark that nothing closes would fill
the memory with the rest of a long table."""
_SIGNS = (",", ";", "\t", "|")
"""The signs between cells, the likeliest first."""
_SEPARATOR = compile_later(r"\s*\"?sep=(.)\"?[\s,;]*\Z", re.IGNORECASE)
"""The first line in which a table may name its sign, as Excel reads it."""
_HEAD = 2**16


def separate_by(form: Form, sign: str) -> Form:
    """Return a form of tables in which one sign stands between cells, whatever its text shows."""
    return replace(
        form,
        recognise=partial(_holds_header, signs=(sign,)),
        read_rows=partial(_read_rows, signs=(sign,), is_chosen=True),
    )


def _holds_header(text: str, columns: Sequence[str], *, signs: Sequence[str]) -> bool:
    """Whether a text begins as a table does that has some columns.

    Their own names leave no doubt. Their usual ones do, unless the next row has as many cells.
    """
    lines = [line for line in text[:_HEAD].split("\n") if line.strip()]
    named = _SEPARATOR.match(lines[0]) if lines else None
    if named:
        lines, signs = lines[1:], [sign for sign in signs if sign == named[1]]
    for sign in signs:
        rows = _cut_head(lines, sign)
        if rows and {cell.strip() for cell in rows[0]} >= set(columns):
            return True
        if len(rows) > 1 and len(rows[0]) == len(rows[1]) and holds_columns(rows[0], columns):
            return True
    return False


def _cut_head(lines: Sequence[str], sign: str) -> list[list[str]]:
    """Return the cells of the first two rows; none where they cannot be cut."""
    try:
        return list(islice(csv.reader(lines, delimiter=sign), 2))
    except csv.Error:  # a line that no table has: far too long, or with odd line ends
        return []


def _read_rows(
    document: Document, required: Sequence[Column], *, signs: Sequence[str], is_chosen: bool = False
) -> Iterator[Row]:
    """Yield the rows below the header that are not empty.

    Args:
        signs: those that may stand between cells.
        is_chosen: whether the user named the sign, so that the table's own line does not count.

    Raises:
        StancesError: a column is missing or stands twice, or a quotation mark stands where it
            must not, so that what follows cannot be cut into cells.
    """
    numbered = document.read_lines()
    head = _take_head(numbered)
    line, first = head[0][0] if head else 1, head[-1][1] if head else ""
    if named := _SEPARATOR.match(first):
        line, signs = head[-1][0] + 1, signs if is_chosen else named[1]
        head = _take_head(numbered)
        first = head[-1][1] if head else ""
    above = line - 1
    limit = csv.field_size_limit(_LARGEST_CELL)
    header: list[str] = []
    try:
        lines = (text for _, text in chain(head, numbered))
        reader = csv.reader(lines, delimiter=_choose_sign(first, signs), strict=True)
        for cells in reader:
            where = f"{document.name}:{line}"
            if any(cell.strip() for cell in cells):
                if header:
                    yield _make_row(header, cells, line, where)
                else:
                    header = _check_header(cells, required, where)
            line = above + reader.line_num + 1
    except csv.Error as error:
        raise StancesError(
            f"broken row ({error})",
            where=f"{document.name}:{line}",
            hint='put a cell that holds quotation marks in quotation marks, and double those: ""',
        ) from None
    finally:
        csv.field_size_limit(limit)


def _take_head(lines: Iterator[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the lines up to the first one that is not blank."""
    taken: list[tuple[int, str]] = []
    for line in lines:
        taken.append(line)
        if line[1].strip():
            break
    return taken


def _choose_sign(header: str, signs: Sequence[str]) -> str:
    """Return the sign that cuts a header into the most columns that are read, else most cells."""

    def count_cells(sign: str) -> tuple[int, int]:
        cells = next(iter(_cut_head([header], sign)), [])
        return count_usual(cells), len(cells)

    return max(signs, key=count_cells) if len(signs) > 1 else signs[0]


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
    recognise=partial(_holds_header, signs=(",", ";", "|")),
    read_rows=partial(_read_rows, signs=_SIGNS),
    reads_lines=lambda _head: True,
    has_delimiter=True,
)

TSV = Form(
    name="tsv",
    endings=(".tsv", ".tab"),
    recognise=partial(_holds_header, signs=("\t",)),
    read_rows=partial(_read_rows, signs=("\t",)),
    reads_lines=lambda _head: True,
    has_delimiter=True,
)
