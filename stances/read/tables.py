"""Tables with a row for each statement."""

from __future__ import annotations

from collections.abc import Iterable

from stances.errors import StancesError
from stances.model import Source, Statement
from stances.read.blocks import cut
from stances.read.rows import Kind, Row, require, rows, text_of


def read(
    source: Source,
    kind: Kind,
    *,
    expert_column: str = "expert",
    text_column: str = "text",
) -> tuple[Statement, ...]:
    """One statement a row, each with a source of its own: the cell, and the line of the row.

    The columns ``role``, ``affiliation``, ``date`` and ``source`` are read where there are any.

    Raises:
        StancesError: the table is broken, a column is missing, or a row lacks expert or text.
    """
    escaped = kind in ("json", "jsonl")
    found = tuple(
        _statement(source, row, expert_column, text_column, escaped=escaped)
        for row in rows(source, kind, (expert_column, text_column))
    )
    if not found:
        raise StancesError("no rows: nothing to read", where=source.name)
    return found


def _statement(
    source: Source, row: Row, expert_column: str, text_column: str, *, escaped: bool
) -> Statement:
    line, values = row
    where = f"{source.name}:{line}"
    require((expert_column, text_column), tuple(values), where)
    expert, text = values[expert_column], values[text_column]
    if isinstance(expert, int | float) and not isinstance(expert, bool):
        expert = str(expert)
    if not isinstance(expert, str) or not expert.strip():
        raise StancesError(
            f'no expert in "{expert_column}"', where=where, hint="name one, or delete the row"
        )
    if not isinstance(text, str):
        raise StancesError(f'"{text_column}" is not a text', where=where, hint="write it in quotes")
    cell = Source(name=source.name, text=text, line=line, escaped=escaped)
    blocks = cut(text)
    if not blocks:
        raise StancesError(
            f'nothing to read in "{text_column}"', where=where, hint="delete the row or fill it"
        )
    about = {key: text_of(values.get(key)) for key in ("role", "affiliation", "date", "source")}
    _require_unicode((expert, text, *about.values()), where)
    return Statement(
        expert=expert,
        source=cell,
        blocks=blocks,
        role=about["role"],
        affiliation=about["affiliation"],
        date=about["date"],
        origin=about["source"],
    )


def _require_unicode(values: Iterable[str], where: str) -> None:
    """JSON can spell half a character (``\\ud800``), which no output can hold."""
    try:
        "".join(values).encode()
    except UnicodeEncodeError:
        raise StancesError(
            "half a character (a lone surrogate)", where=where, hint="write the whole character"
        ) from None
