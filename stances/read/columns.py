"""The columns that a table must have, and how to name others in their place."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass

from stances.errors import StancesError
from stances.language.words import load_words


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column that a table must have.

    Attributes:
        name: as it stands in the table.
        option: the option that reads another column in its place; empty where there is none.
        usual: other names that such a column often has, in lower case; where a table has one of
            them alone, that is read.
        others: names that such a column may have, which only the option reads.
    """

    name: str
    option: str = ""
    usual: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class TextColumns:
    """The columns of a table that name who speaks and hold what they say."""

    expert: str = "expert"
    text: str = "text"

    def list_required(self) -> tuple[Column, Column]:
        """Return both as a table must have them."""
        words = load_words()
        return (
            Column(
                name=self.expert,
                option="--expert-column",
                usual=words.speaker_columns,
                others=words.unit_columns,
            ),
            Column(name=self.text, option="--text-column", usual=words.text_columns),
        )


USUAL_COLUMNS = TextColumns()
"""The columns that are read where the user names none."""


def require_columns(required: Sequence[Column], columns: Sequence[str], where: str) -> None:
    """Check that a table has its columns.

    Args:
        required: those it must have.
        columns: the names of those it has.
        where: the file and line.

    Raises:
        StancesError: one is missing; the message says which option reads another in its place.

    >>> require_columns([Column(name="expert")], ("expert", "text"), "a.csv:1")
    """
    taken = [one.name for one in required]
    for one in required:
        if one.name not in columns:
            free = [name for name in columns if name and name not in taken]
            hint = f"columns: {', '.join(columns)}"
            if one.option:
                hint += f"; {_advise(one, free)}"
            raise StancesError(f'no column "{one.name}"', where=where, hint=hint)


def _advise(wanted: Column, free: Sequence[str]) -> str:
    """Say how to read another column in place of one that is missing."""
    by_name = {name.strip().lower(): name for name in free}
    usual = dict.fromkeys((wanted.name.lower(), *wanted.usual, *wanted.others))
    options = [f"{wanted.option} {shlex.quote(by_name[one])}" for one in usual if one in by_name]
    if not options:
        return f"{wanted.option} NAME reads another one"
    return f"to read another one, add {' or '.join(options)}"
