"""Pieces of tables as documents, whose rows have the places that they have in the whole file."""

from __future__ import annotations

import io
from functools import partial

from stances.cluster.addresses import open_table
from stances.cluster.pieces import Piece, TableFile, cut_bytes, cut_groups
from stances.document import Document
from stances.errors import StancesError
from stances.read.forms.jsonl import JSONL
from stances.read.forms.parquet import measure_groups, open_groups
from stances.read.line_table import Lines, LineTable
from stances.read.long_tables import find_line_form
from stances.read.options import ReadOptions

_HEAD = 2**16
"""The bytes by which the form of a table, and its columns, are known."""


def count_lines(piece: Piece) -> int:
    """Return how many lines begin in a piece of a file that is cut by lines; 0 of others.

    Raises:
        StancesError: the file cannot be read.
    """
    if piece.file.kind != "lines":
        return 0
    data = _read_bytes(piece)
    return data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n")


def open_piece(piece: Piece, before: int, options: ReadOptions) -> tuple[Document, Document]:
    """Return a piece as a table, and the beginning of the whole one, which says its columns.

    Args:
        before: how many lines of the file begin before it.

    Raises:
        StancesError: the file cannot be read, or is not a table in UTF-8.
    """
    if piece.file.kind == "groups":
        opener = partial(open_table, piece.file)
        table = open_groups(piece.file.name, opener, piece.first, piece.last)
        return table, table
    head = _read_head(piece.file)
    name = piece.file.name
    is_line = piece.file.kind == "lines" and head.count(b"\n") == 1  # which says little of a form
    form = JSONL if is_line else find_line_form(name, head, options)
    if form is None:
        what = "not a UTF-8 table that can be read line by line"
        hint = "write JSON lines, CSV or Parquet; other files are read without --engine dask"
        raise StancesError(what, where=name, hint=hint)
    text = head[: head.rfind(b"\n") + 1] or head
    first = Document(name=name, text=text.decode("utf-8-sig", errors="replace"), form=form.name)
    return (
        LineTable(name=name, form=form.name, open_lines=lambda: _read_lines(piece, before)),
        first,
    )


def cut_table(file: TableFile, block: int) -> tuple[Piece, ...]:
    """Return the pieces of a file, in the order of its rows.

    Args:
        block: about how many bytes a piece has.

    Raises:
        StancesError: the file is damaged, or a library is missing.
    """
    if file.kind != "groups":
        return tuple(cut_bytes(file, block))
    sizes = measure_groups(file.name, partial(open_table, file))
    return tuple(cut_groups(file, sizes, block))


def _read_lines(piece: Piece, before: int) -> Lines:
    """Yield the lines of a piece, with the numbers that they have in the file.

    Raises:
        StancesError: the file cannot be read, or is not in UTF-8.
    """
    encoding = "utf-8" if piece.first else "utf-8-sig"
    try:
        if piece.file.kind == "lines":
            lines = io.TextIOWrapper(io.BytesIO(_read_bytes(piece)), encoding)
            yield from enumerate(lines, before + 1)
            return
        with open_table(piece.file) as opened:
            yield from enumerate(io.TextIOWrapper(opened, encoding), before + 1)
    except UnicodeDecodeError:
        hint = "save it as UTF-8"
        raise StancesError("not in UTF-8", where=piece.name, hint=hint) from None


def _read_bytes(piece: Piece) -> bytes:
    """Return the lines that begin in a piece."""
    with open_table(piece.file) as opened:
        if piece.first:
            opened.seek(piece.first - 1)
            skipped = len(opened.readline()) - 1
        else:
            skipped = 0
        if skipped >= piece.last - piece.first:
            return b""
        data = opened.read(piece.last - piece.first - skipped)
        return data if data.endswith(b"\n") else data + opened.readline()


def _read_head(file: TableFile) -> bytes:
    with open_table(file) as opened:
        head = opened.read(_HEAD)
    return head if len(head) == _HEAD or head.endswith(b"\n") else head + b"\n"
