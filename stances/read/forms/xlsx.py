"""Spreadsheets of Excel, XLSX: the sheet that has the columns, with the values last shown."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Protocol

from msgspec import Struct

from stances.document import Document
from stances.errors import StancesError, give_reason
from stances.read.archive import Archive, open_archive
from stances.read.columns import USUAL_COLUMNS, Column, holds_columns, require_columns
from stances.read.extras import import_extra
from stances.read.forms._row_table import RowTable, make_value
from stances.read.forms.form import Row
from stances.read.notes import make_note
from stances.regex import compile_later

_ZIP = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0"
"""How the files of older Excels begin, and those with a password."""
_MERGED = compile_later(
    rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=\"([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)\""
)
_HEAD = 20
"""Among how many rows the header is looked for: a title may stand above it."""

_MOST_MERGED = 10_000
"""How many rows of one merged cell have its value."""

Cells = tuple[object, ...]


class _LibrarySheet(Protocol):
    """What the library makes of a sheet."""

    title: str
    sheet_state: str

    def reset_dimensions(self) -> None:
        """Forget what the sheet says of its size: some programs write a wrong one."""

    def iter_rows(self, *, values_only: bool) -> Iterator[Cells]:
        """Yield the values of each row."""


class _LibraryBook(Protocol):
    """What the library makes of a file."""

    worksheets: Sequence[_LibrarySheet]


class _Sheet(Struct, frozen=True, kw_only=True):
    """One sheet of a workbook.

    Attributes:
        opened: what the library makes of it.
        header: the number of the row with the names of its columns, from 1.
        columns: these names; empty where the sheet is.
    """

    opened: _LibrarySheet
    header: int
    columns: tuple[str, ...]


def decode(name: str, data: bytes) -> Document:
    """Return a file as a table.

    Raises:
        StancesError: it is not such a file, is damaged or too large, or the library is missing.
    """
    if data.startswith(_OLD):
        what = "has a password, or is of an Excel before 2007"
        raise StancesError(what, where=name, hint="save it as .xlsx without a password")
    if not data.startswith(_ZIP):
        raise StancesError("not an XLSX file", where=name, hint="check its name, or --form")
    archive = open_archive(name, data)
    library = import_extra("openpyxl", extra="tables", package="openpyxl", what="XLSX", where=name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it does not keep, such as drop-down lists
            book: _LibraryBook = library.load_workbook(
                io.BytesIO(data), read_only=True, data_only=True, keep_links=False
            )
    except Exception as error:  # whatever the library makes of bytes that no program wrote
        raise _make_fault(name, error) from None

    def open_rows(required: Sequence[Column]) -> Iterator[Row]:
        try:
            yield from _read_sheets(name, book, archive, required)
        except StancesError:
            raise
        except Exception as error:
            raise _make_fault(name, error) from None

    return RowTable(name=name, form="xlsx", open_rows=open_rows)


def _read_sheets(
    name: str, book: _LibraryBook, archive: Archive, required: Sequence[Column]
) -> Iterator[Row]:
    """Yield the rows of the first sheet that has the columns, and note where others have them.

    Raises:
        StancesError: none has them, or a column stands twice.
    """
    sheets = [_open_sheet(one, required) for one in book.worksheets]
    sheets = [one for one in sheets if one.columns]
    if not sheets:
        return
    fitting = [one for one in sheets if _has_columns(one.columns, required)]
    if required and not fitting:
        first = sheets[0]
        where = f"{name}:{first.header}"
        shown = f' (sheet "{first.opened.title}")' if len(book.worksheets) > 1 else ""
        require_columns(required, first.columns, f"{where}{shown}")
    if len(fitting) > 1 and required:
        others = ", ".join(f'"{one.opened.title}"' for one in fitting[1:])
        make_note(f'read from sheet "{fitting[0].opened.title}"; not read: {others}', name)
    yield from _read_sheet(name, (fitting or sheets)[0], archive, required)


def _open_sheet(opened: _LibrarySheet, required: Sequence[Column]) -> _Sheet:
    """Return a sheet with its header: the row that has the columns, else the first with words."""
    found = _Sheet(opened=opened, header=1, columns=())
    for number, cells in enumerate(islice(_read_cells(opened), _HEAD), start=1):
        columns = tuple("" if cell is None else str(cell).strip() for cell in cells)
        if not any(columns):
            continue
        this = _Sheet(opened=opened, header=number, columns=columns)
        if _has_columns(columns, required):
            return this
        found = found if found.columns else this
    return found


def _has_columns(columns: Sequence[str], required: Sequence[Column]) -> bool:
    """Whether a row names the columns that are asked for, or else those that are read usually."""
    if required:
        return {one.name for one in required} <= set(columns)
    return holds_columns(columns, (USUAL_COLUMNS.expert, USUAL_COLUMNS.text))


def _read_sheet(
    name: str, sheet: _Sheet, archive: Archive, required: Sequence[Column]
) -> Iterator[Row]:
    """Yield the rows below the header that are not empty.

    Raises:
        StancesError: a column stands twice.
    """
    for column in required:
        if sheet.columns.count(column.name) > 1:
            where = f"{name}:{sheet.header}"
            raise StancesError(f'two columns "{column.name}"', where=where, hint="rename one")
    texts = {one.name for one in required if one.is_text}
    tops = _list_merged(sheet, archive)
    last: dict[int, tuple[int, object]] = {}
    for number, cells in enumerate(_read_cells(sheet.opened), start=1):
        last.update({at: (number, cell) for at, cell in enumerate(cells) if cell is not None})
        if number <= sheet.header or all(cell in (None, "") for cell in cells):
            continue
        values: dict[str, object] = {}
        for at, title in enumerate(sheet.columns):
            value = cells[at] if at < len(cells) else None
            row, above = last.get(at, (0, None))
            is_merged = value is None and row == tops.get(at, {}).get(number)
            values[title] = above if is_merged and title not in texts else value
        yield Row(line=number, values=values, escaped=True)


def _read_cells(opened: _LibrarySheet) -> Iterator[Cells]:
    """Yield the cells of each row of a sheet."""
    opened.reset_dimensions()
    for cells in opened.iter_rows(values_only=True):
        yield tuple(make_value(cell) for cell in cells)


def _list_merged(sheet: _Sheet, archive: Archive) -> Mapping[int, Mapping[int, int]]:
    """Return, by column from 0 and by row, the row in which a merged cell begins above it.

    A merged cell holds its value once, and means it for all its rows. The library does not say
    which cells are merged where it reads row by row.
    """
    found: dict[int, dict[int, int]] = {}
    part = str(getattr(sheet.opened, "_worksheet_path", "")).lstrip("/")
    if part not in archive.members:
        return found
    for left, first, right, end in _MERGED.findall(archive.read(part)):
        top = int(first)
        rows = range(top + 1, min(int(end), top + _MOST_MERGED) + 1)
        if left == right:
            found.setdefault(_count_column(left), {}).update(dict.fromkeys(rows, top))
    return found


def _count_column(letters: bytes) -> int:
    """Return the number of a column, from 0: ``A``, ``B``, … ``Z``, ``AA`` …"""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _make_fault(name: str, error: Exception) -> StancesError:
    """Return the error that a user sees where the library cannot read a file."""
    hint = "save or download the file again"
    return StancesError(f"damaged XLSX file ({give_reason(error)})", where=name, hint=hint)
