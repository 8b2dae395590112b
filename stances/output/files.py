"""The formats that are files and not text."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping

from stances.errors import StancesError
from stances.output.answer import Answer
from stances.output.data import Database
from stances.output.formats import find_format, list_formats


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


def write_file(name: str, answer: Answer) -> bytes:
    """Return the bytes of an answer in one of `FILE_FORMATS`.

    Raises:
        StancesError: the answer has no such form, or a library is missing.
    """
    database = answer.make_database()
    if database is None:
        raise StancesError(f"this answer has no form in {name}", hint="use -f json or -f csv")
    return FILE_FORMATS[name](database)
