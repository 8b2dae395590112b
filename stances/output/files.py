"""The formats that are files and not text, and which format the ending of a file's name chooses."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from pathlib import PurePath

from stances.errors import StancesError
from stances.output.answer import Answer
from stances.output.data import Database
from stances.output.formats import TABLE, find_format, list_formats


def _write_by(module: str) -> Callable[[Database], bytes]:
    """Return the function `write` of a module of this folder, which is loaded when it is called."""

    def write(database: Database) -> bytes:
        written: bytes = importlib.import_module(f"stances.output.{module}").write(database)
        return written

    return write


FILE_FORMATS: Mapping[str, Callable[[Database], bytes]] = {
    one: _write_by(one) for one in ("parquet", "sqlite")
}
"""What makes the bytes of each."""

_ENDINGS: Mapping[str, str] = {
    ".csv": "csv",
    ".db": "sqlite",
    ".json": "json",
    ".jsonl": "ndjson",
    ".ndjson": "ndjson",
    ".parquet": "parquet",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".tsv": "tsv",
}


def choose_format(name: str | None, output: str | None) -> str:
    """Return the format that was asked for, or else the one that the file's ending says.

    >>> choose_format(None, "scores.db"), choose_format(None, None), choose_format("csv", "a.txt")
    ('sqlite', 'table', 'csv')
    """
    if name is not None:
        return name
    return _ENDINGS.get(PurePath(output or "").suffix.lower(), TABLE)


def check_sheet_format(name: str | None) -> str | None:
    """Return the name of a format in which score sheets are written; `None` where none is named.

    Raises:
        StancesError: no such format.
    """
    if name is None or name in FILE_FORMATS:
        return name
    try:
        return find_format(name).name
    except StancesError as fault:
        near = [one for one in FILE_FORMATS if one.startswith(name[:3].lower())]
        hint = f'did you mean "{near[0]}"?' if near else fault.hint
        raise StancesError(fault.what, hint=hint) from None


def list_sheet_formats() -> list[str]:
    """Return the names of all formats in which score sheets are written."""
    return [*list_formats(), *FILE_FORMATS]


def check_destination(name: str, output: str | None) -> None:
    """Check that a format which is not text goes to a file.

    Raises:
        StancesError: it would go to standard output unasked.
    """
    if name in FILE_FORMATS and output is None:
        ending = next(end for end, one in _ENDINGS.items() if one == name)
        hint = f"name one, such as -o scores{ending}, or -o - for a pipe"
        raise StancesError(f"{name} is written to a file", hint=hint)


def write_file(name: str, answer: Answer) -> bytes:
    """Return the bytes of an answer in one of `FILE_FORMATS`.

    Raises:
        StancesError: the answer has no such form, or a library is missing.
    """
    database = answer.make_database()
    if database is None:
        raise StancesError(f"this answer has no form in {name}", hint="use -f json or -f csv")
    return FILE_FORMATS[name](database)
