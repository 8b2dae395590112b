"""Renames the columns and codes of a table, so that others' tables can be read as codes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from msgspec import Struct, field

from stances.codes.read_codes import CODE_COLUMNS, DIMENSION, UNIT_COLUMNS, WIDE
from stances.codes.values import LEFT_OUT, SIGNS, WORDS
from stances.document import Document, LineMap
from stances.errors import StancesError, suggest_name
from stances.read.forms import recognise_form
from stances.read.forms.form import show_value
from stances.text.names import make_id

AUTHOR = "author"
"""The usual column of authors."""

_COLUMNS = (*UNIT_COLUMNS, *CODE_COLUMNS, DIMENSION, WIDE, AUTHOR, "text")
_EXAMPLE = "write it as target=dimension,stance=code,FAVOR=+,AGAINST=-"


class Renaming(Struct, frozen=True, kw_only=True):
    """What the columns and codes of a table are called.

    Attributes:
        columns: our name of a column by the table's.
        codes: our code by the table's.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)


def parse_renaming(pairs: Sequence[str]) -> Renaming | None:
    """Read what ``--map`` says: the table's name before the equals sign, ours behind it.

    What is renamed to ``+``, ``-``, ``0``, ``.``, ``?`` or a word for one of them is a code;
    anything else is a column.

    Returns:
        `None` where nothing is renamed.

    Raises:
        StancesError: a pair has no equals sign, or names neither a column nor a code that we know;
            or two are renamed to one column.

    >>> parse_renaming(["stance=code", "FAVOR=+"])
    Renaming(columns={'stance': 'code'}, codes={'FAVOR': '+'})
    """
    columns: dict[str, str] = {}
    codes: dict[str, str] = {}
    for pair in pairs:
        theirs, sign, ours = (part.strip() for part in pair.rpartition("="))
        if not (theirs and sign and ours):
            raise StancesError(f'--map "{pair}" is not a pair', hint=_EXAMPLE)
        if ours in SIGNS or ours == LEFT_OUT or ours.casefold() in WORDS:
            codes[theirs] = ours
        elif ours in _COLUMNS:
            if ours in columns.values():
                raise StancesError(f'--map names two columns "{ours}"', hint="name one of them")
            columns[theirs] = ours
        else:
            hint = f"{suggest_name(ours, _COLUMNS)}; {_EXAMPLE}"
            raise StancesError(f'--map: "{ours}" is neither a column nor a code', hint=hint)
    return Renaming(columns=columns, codes=codes) if pairs else None


def rename_table(source: Document, renaming: Renaming | None) -> Document:
    """Return a table with its columns and codes renamed, as JSON lines.

    Dimensions become ids: "Climate change" is ``climate-change``. A table without a column that
    names its rows gets one: ``row 2`` is the one on the second line. Lines still point to those
    of the table.

    Args:
        renaming: `None` to return the table as it is.

    Raises:
        StancesError: it is not a table, a column that is renamed is not there, or the new name is
            taken.
    """
    if renaming is None:
        return source
    read_rows = recognise_form(source, tuple(renaming.columns)).read_rows
    if read_rows is None:
        raise StancesError("not a table, so --map cannot rename its columns", where=source.name)
    lines: list[str] = []
    numbers: list[int] = []
    for row in read_rows(source, []):
        if row.fault is not None:
            raise row.fault
        where = f"{source.name}:{row.line}"
        values = dict(_rename_row(row.values, renaming, row.line, where))
        lines.append(json.dumps(values, ensure_ascii=False, default=str) + "\n")
        numbers.append(row.line)
    starts = tuple(accumulate((len(one) for one in lines[:-1]), initial=0))
    return Document(
        name=source.name,
        text="".join(lines),
        form="jsonl",
        lines=LineMap(starts=starts, numbers=tuple(numbers)) if numbers else None,
    )


def _rename_row(
    values: Mapping[str, object], renaming: Renaming, line: int, where: str
) -> Iterator[tuple[str, object]]:
    """Yield the columns of a row with their values, renamed."""
    missing = next((one for one in renaming.columns if one not in values), None)
    if missing is not None:
        hint = f"it has the columns {', '.join(values)}"
        raise StancesError(f'no column "{missing}"', where=where, hint=hint)
    names = [renaming.columns.get(key, key) for key in values]
    twice = next((one for one in names if names.count(one) > 1), None)
    if twice is not None:
        raise StancesError(
            f'two columns would be "{twice}"', where=where, hint="rename the other one as well"
        )
    if not any(name in UNIT_COLUMNS for name in names):
        yield "id", f"row {line}"
    for name, value in zip(names, values.values(), strict=True):
        if name == WIDE and isinstance(value, Mapping):
            codes = {make_id(key): _rename_code(code, renaming) for key, code in value.items()}
            yield name, codes
        elif name == DIMENSION:
            yield name, make_id(show_value(value))
        else:
            yield name, _rename_code(value, renaming) if name in CODE_COLUMNS else value


def _rename_code(value: object, renaming: Renaming) -> object:
    return renaming.codes.get(show_value(value), value)
