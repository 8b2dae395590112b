"""The table to which a review appends: one row for each answer, as soon as it is given."""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from msgspec import Struct

from stances.codes.read_codes import CODER, DIMENSION, NOTE
from stances.codes.words import read_words
from stances.commands.review.answers import Coded
from stances.errors import StancesError
from stances.model import CodedFile
from stances.output import terminal
from stances.output.csv import make_field
from stances.read.sources import load_documents

EXPERT, CODE = "expert", "code"
HEADER = (EXPERT, DIMENSION, CODE, CODER, NOTE)
"""The columns of a new table."""


class CodeTable(Struct, frozen=True, kw_only=True):
    """A table of codes that grows.

    Attributes:
        file: its path.
        columns: in their order.
        coded: what it held when it was opened; `None` where it held no code.
        coder: whoever gave its last code; empty where it does not say.
    """

    file: str
    columns: Sequence[str]
    coded: CodedFile | None
    coder: str = ""

    def append(self, expert: str, dimension: str, answer: Coded, coder: str) -> None:
        """Add a row at the end of the file, and wait until the disk has it.

        Raises:
            StancesError: the file cannot be written.
        """
        values = {EXPERT: expert, DIMENSION: dimension, CODE: answer.side}
        values |= {CODER: coder, NOTE: answer.note}
        row = [values.get(column, "") for column in self.columns]
        path = Path(self.file)
        try:
            with path.open("a+b", buffering=0) as file:
                file.write(_make_lines(self._list_missing(path), row))
                os.fsync(file.fileno())
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise StancesError(f"cannot be written: {reason}", where=self.file) from error

    def _list_missing(self, path: Path) -> list[Sequence[str]]:
        """Return what must stand before the next row: the header, or the end of a line."""
        size = path.stat().st_size
        if not size:
            return [self.columns]
        with path.open("rb") as file:
            file.seek(size - 1)
            return [] if file.read(1) == b"\n" else [()]


def open_table(file: str) -> CodeTable:
    """Return the table of a path, with what it holds; a file that is not there yet is made later.

    Raises:
        StancesError: it cannot be read or written, or is not such a table.
    """
    path = Path(file)
    if file == "-":
        raise StancesError("a review needs a file", where="--codes", hint="write --codes codes.csv")
    if not path.exists() or not path.stat().st_size:
        terminal.check_output(file)
        return CodeTable(file=file, columns=HEADER, coded=None)
    (source,) = load_documents([file])
    rows = list(csv.reader(StringIO(source.text)))
    columns = rows[0] if rows else []
    lacking = [name for name in HEADER if name not in columns]
    if lacking:
        hint = f"its first line must be {','.join(HEADER)}; or name a new file"
        raise StancesError(f"no column {', '.join(lacking)}", where=file, hint=hint)
    if not os.access(path, os.W_OK):
        raise StancesError("cannot be written", where=file, hint="check who may write to it")
    coded = read_words(source) if any(rows[1:]) else None
    last = coded.codes[-1].coder if coded else ""
    return CodeTable(file=file, columns=columns, coded=coded, coder=last)


def _make_lines(before: Sequence[Sequence[str]], row: Sequence[str]) -> bytes:
    written = StringIO()
    writer = csv.writer(written, lineterminator="\n")
    for one in before:
        if one:
            writer.writerow(one)
        else:
            written.write("\n")
    writer.writerow([make_field(value) for value in row])
    return written.getvalue().encode("utf-8", errors="backslashreplace")
