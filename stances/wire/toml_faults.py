"""Finds what is wrong with a table of TOML: the key, its line, and what is expected there."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import inspect

from stances.errors import StancesError, suggest_name
from stances.wire.toml_lines import At, Lines, join_names

_SINGLE: Mapping[type[inspect.Type], tuple[str, tuple[type, ...]]] = {
    inspect.StrType: ("a string", (str,)),
    inspect.IntType: ("a whole number", (int,)),
    inspect.FloatType: ("a number", (int, float)),
    inspect.UnionType: ("a number", (int, float)),
    inspect.BoolType: ("true or false", (bool,)),
    inspect.DateType: ("a date, such as 2030-12-31 without quotes", (datetime.date,)),
}
"""What a single value is called, and its Python types: true is not a number, a time not a date."""


def find_fault(table: Mapping[str, Any], kind: type[Any], lines: Lines) -> StancesError | None:
    """Return the first fault of a table, in the order of the file.

    Args:
        table: what the file holds.
        kind: the class of the record that it does not fit.
        lines: where its keys stand.

    Returns:
        the error, with file and line; `None` where no fault is found.
    """
    wanted = inspect.type_info(kind)
    if not isinstance(wanted, inspect.StructType):
        raise TypeError(f"{kind} is not a record")
    return next(_check_table(table, wanted, lines, ("", 0)), None)


def _check_table(
    table: Mapping[str, Any], wanted: inspect.StructType, lines: Lines, at: At
) -> Iterator[StancesError]:
    known = {field.encode_name: field for field in wanted.fields}
    for key, value in table.items():
        if key in known:
            yield from _check_value(value, known[key].type, lines, at, key)
        else:
            hint = suggest_name(key, list(known))
            yield StancesError(f'unknown key "{key}"', where=lines.locate(at, key), hint=hint)
    for key, field in known.items():
        if field.required and key not in table:
            hint = f'add "{key} = …"'
            yield StancesError(f'the key "{key}" is missing', where=lines.locate(at), hint=hint)


def _check_value(
    value: object, wanted: inspect.Type, lines: Lines, at: At, key: str
) -> Iterator[StancesError]:
    below = join_names(at[0], key)
    where = lines.locate(at, key)
    match wanted:
        case inspect.StructType() if isinstance(value, dict):
            yield from _check_table(value, wanted, lines, (below, 0))
        case inspect.DictType() if isinstance(value, dict):
            for name, one in value.items():
                yield from _check_value(one, wanted.value_type, lines, (below, 0), name)
        case inspect.StructType() | inspect.DictType():
            yield StancesError(f'"{key}" must be a table', where=where)
        case inspect.VarTupleType(item_type=inspect.StructType() as one_table):
            if isinstance(value, list) and all(isinstance(one, dict) for one in value):
                for number, one in enumerate(value):
                    yield from _check_table(one, one_table, lines, (below, number))
            else:
                hint = f"write [[{lines.above}{below}]]"
                yield StancesError(f'"{key}" must be tables', where=where, hint=hint)
        case inspect.VarTupleType():
            yield from _check_strings(value, wanted.item_type, key, where)
        case inspect.LiteralType():
            yield from _check_choice(value, wanted.values, key, where)
        case _:
            yield from _check_single(value, wanted, key, where)


def _check_strings(
    value: object, wanted: inspect.Type, key: str, where: str
) -> Iterator[StancesError]:
    if not isinstance(value, list):
        yield StancesError(f'"{key}" must be a list of strings', where=where)
        return
    for one in value:
        if not isinstance(one, str) or not one.strip():
            yield StancesError(f'"{key}" must hold strings, none of them empty', where=where)
        elif isinstance(wanted, inspect.LiteralType):
            yield from _check_choice(one, wanted.values, key, where)


def _check_choice(
    value: object, allowed: Sequence[object], key: str, where: str
) -> Iterator[StancesError]:
    if not isinstance(value, str):
        yield StancesError(f'"{key}" must be a string', where=where)
    elif value not in allowed:
        hint = suggest_name(value, [str(one) for one in allowed])
        yield StancesError(f'"{key}" cannot be "{value}"', where=where, hint=hint)


def _check_single(
    value: object, wanted: inspect.Type, key: str, where: str
) -> Iterator[StancesError]:
    title, types = _SINGLE[type(wanted)]
    if type(value) not in types:
        yield StancesError(f'"{key}" must be {title}', where=where)
    elif isinstance(wanted, inspect.StrType) and wanted.pattern and not str(value).strip():
        yield StancesError(f'"{key}" must not be empty', where=where)
