"""The front door of reading: sources in whatever format become statements."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from stances.errors import StancesError
from stances.read import documents, roundup, tables
from stances.read.formats import format_of, is_sheet
from stances.text.tokens import spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stances.model import Source, Statement


def statements(
    sources: Sequence[Source], *, expert_column: str = "expert", text_column: str = "text"
) -> tuple[Statement, ...]:
    """The statements of all sources, in their order; names in NFC, with single spaces.

    The columns are those of tables. Two names are one expert only where they are equal.

    Raises:
        StancesError: a source holds no statement or cannot be read as what it is.
    """
    found = [
        statement
        for source in sources
        for statement in _read(source, expert_column=expert_column, text_column=text_column)
    ]
    return tuple(replace(statement, expert=spaced(statement.expert)) for statement in found)


def _read(source: Source, *, expert_column: str, text_column: str) -> tuple[Statement, ...]:
    if is_sheet(source):
        raise StancesError(
            "a score sheet, not a text", where=source.name, hint="name the texts it was made from"
        )
    kind = format_of(source, columns=(expert_column, text_column))
    if kind == "document":
        return (documents.read(source),)
    if kind == "roundup":
        return roundup.read(source)
    return tables.read(source, kind, expert_column=expert_column, text_column=text_column)
