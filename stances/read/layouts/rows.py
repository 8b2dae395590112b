"""A table with a row for each statement."""

from __future__ import annotations

import math
from collections.abc import Iterable

from stances.document import Document
from stances.errors import StancesError
from stances.model import Statement
from stances.read.blocks import cut_blocks
from stances.read.columns import require_columns
from stances.read.forms.form import Row, show_value
from stances.read.layouts.layout import Example, FieldLayout
from stances.read.source import Source

_ABOUT = ("role", "affiliation", "date", "source")
"""The columns that are read where there are any."""


def _read(source: Source) -> tuple[Statement, ...]:
    """Return one statement a row, each with a document of its own: the cell that holds the text.

    Raises:
        StancesError: the table is broken, a column is missing, or a row lacks expert or text.
    """
    found = tuple(_make_statement(source, row) for row in source.read_rows())
    if not found:
        raise StancesError(
            "no rows: nothing to read", where=source.document.name, hint="add a row a statement"
        )
    return found


def _make_statement(source: Source, row: Row) -> Statement:
    """Return the statement of a row."""
    where = f"{source.document.name}:{row.line}"
    columns = source.columns
    expert = row.values.get(columns.expert)
    if columns.expert in row.values and not _is_name(expert):
        raise StancesError(
            f'no expert in "{columns.expert}"', where=where, hint="name one, or delete the row"
        )
    if row.fault is not None:
        raise row.fault
    require_columns(columns.list_required(), tuple(row.values), where)
    text = row.values[columns.text]
    if not isinstance(text, str):
        raise StancesError(
            f'"{columns.text}" is not a text', where=where, hint="write it in quotes"
        )
    blocks = cut_blocks(text)
    if not blocks:
        raise StancesError(
            f'nothing to read in "{columns.text}"', where=where, hint="delete the row or fill it"
        )
    about = {key: show_value(row.values.get(key)) for key in _ABOUT}
    _require_unicode((str(expert), text, *about.values()), where)
    return Statement(
        expert=str(expert),
        document=Document(
            name=source.document.name,
            text=text,
            form=source.document.form,
            lines=row.map_cell(columns.text),
        ),
        blocks=blocks,
        role=about["role"],
        affiliation=about["affiliation"],
        date=about["date"],
        origin=about["source"],
    )


def _is_name(value: object) -> bool:
    """Whether a cell can name an expert: a text, or a number that is an id."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return math.isfinite(value)
    return isinstance(value, str) and bool(value.strip())


def _require_unicode(values: Iterable[str], where: str) -> None:
    r"""Check that values hold no half character, which JSON can spell: ``\ud800``."""
    try:
        "".join(values).encode()
    except UnicodeEncodeError:
        raise StancesError(
            "half a character (a lone surrogate)", where=where, hint="write the whole character"
        ) from None


ROWS = FieldLayout(
    name="rows",
    recognise=lambda source: source.is_table,
    read=_read,
    advice="give a table with the columns expert and text",
    examples=(
        Example(
            text='expert,text\nTest Alpha,We must talk.\nTest Beta,"Never, ever."\n',
            said={"Test Alpha": ("We must talk.",), "Test Beta": ("Never, ever.",)},
            name="a.csv",
        ),
        Example(
            text='text\texpert\n"One.\n\nTwo."\tTest Alpha\n',
            said={"Test Alpha": ("One.", "Two.")},
        ),
        Example(
            text='{"expert": "Test Alpha", "text": "One."}\n{"expert": 7, "text": "Two."}\n',
            said={"Test Alpha": ("One.",), "7": ("Two.",)},
            name="-",
        ),
        Example(
            text='[\n{"expert": "Test Alpha", "text": "One."}\n]',
            said={"Test Alpha": ("One.",)},
            name="a.json",
        ),
    ),
    counterexamples=(
        Example(text="expert, text and more\n\nTest Alpha, fellow:\n\nOne.\n"),
        Example(text="[Update: it ended.]\n\nTest Alpha, fellow:\n\nOne.\n"),
        Example(text="| expert | text |\n|---|---|\n| Test Alpha | One. |\n", name="a.md"),
    ),
)
