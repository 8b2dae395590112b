"""Human codes: who was found to take which side on what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, get_args

from stances.errors import StancesError
from stances.model import Code, CodedFile, Side, Source
from stances.read.formats import format_of
from stances.read.rows import Kind, Row, doubled, rows, text_of
from stances.text.tokens import spaced

SENTENCE = "sentence"
"""The column that names coding units."""

DISAGREED = "?"
"""The code of a cell to be left out."""

_UNITS = (SENTENCE, "expert", "id", "statement")
_SIDES = ("code", "stance", "side")
_GRADES = ("level", "grade")
_DIMENSION, _WIDE = "dimension", "stances"
_SHAPES = (
    "write columns expert (or sentence, or id), dimension and code; or JSON lines with id and "
    '"stances", an object of codes by dimension'
)
_NUMBER = re.compile(r"[+-]?(?=\.?\d)\d{0,9}(\.\d*)?", re.ASCII)
_VALUES = "write + or - for a side, 0 for none, . for not addressed, ? to leave it out, or a number"


def read(source: Source, *, expert_column: str = "expert", text_column: str = "text") -> CodedFile:
    """The codes of a table (long form, one cell a row) or of JSON lines (one unit a row).

    In long form the code stands in ``code``, ``stance`` or ``side``, and may be graded in
    ``level`` or ``grade``; a code that is a number is both, and its sign is the side. Where no
    code of the file is graded, 0 is no grade either.

    Args:
        expert_column: a column that names the coded units, before the usual ones.
        text_column: where the coded texts may stand.

    Raises:
        StancesError: the file is no such table, a column or key stands twice, a code is none or
            is gainsaid by its grade, or a cell was coded twice.
    """
    kind = _table(source)
    if kind is None:
        raise StancesError("no table of codes", where=source.name, hint=_SHAPES)
    unit, has_texts, left_out = "", False, list[tuple[str, str]]()
    found: dict[tuple[str, str], Code] = {}
    for line, row in _rows(source, kind, (expert_column, text_column)):
        where = f"{source.name}:{line}"
        unit = unit or _unit_column(row, expert_column, text_column, where)
        has_texts = has_texts or isinstance(row.get(text_column), str)
        for name, dimension, side, grade in _cells(row, unit, where):
            if (name, dimension) in found:
                first = found[name, dimension].line
                what = f'"{name}" on {dimension} is coded on line {first} already'
                raise StancesError(what, where=where, hint="keep one of them")
            if side == DISAGREED:
                left_out.append((name, dimension))
            else:
                code = Code(unit=name, dimension=dimension, side=side, grade=grade, line=line)
                found[name, dimension] = code
    if not found:
        raise StancesError("no codes: nothing to hold scores against", where=source.name)
    codes = tuple(found.values())
    if not any(code.grade for code in codes):
        codes = tuple(replace(code, grade=None) for code in codes)
    return CodedFile(
        name=source.name,
        unit=unit,
        has_texts=has_texts,
        codes=codes,
        left_out=tuple(left_out),
    )


def holds_codes(source: Source) -> bool:
    """Whether a source is a table of codes, going by the columns of its first row."""
    kind = _table(source)
    row = next((values for _, values in rows(source, kind)), {}) if kind else {}
    return _WIDE in row or (_DIMENSION in row and _first(row, (*_SIDES, *_GRADES)) is not None)


def _table(source: Source) -> Kind | None:
    kind = format_of(source, columns=(_DIMENSION,))
    return None if kind == "document" or kind == "roundup" else kind  # noqa: PLR1714  (narrows)


def _rows(source: Source, kind: Kind, named: Sequence[str]) -> Iterator[Row]:
    """The rows of a table, none of whose keys stand twice, nor columns that may be read."""
    if kind in ("csv", "tsv"):
        header = next((tuple(row) for _, row in rows(source, kind)), ())
        known = {*named, *_UNITS, *_SIDES, *_GRADES, _DIMENSION, _WIDE}
        yield from rows(source, kind, tuple(name for name in header if name in known))
        return
    for line, row in rows(source, kind, made=_Object):
        for one in (row, row.get(_WIDE)):
            if isinstance(one, _Object) and one.doubled is not None:
                what = f'two keys "{one.doubled}"'
                raise StancesError(what, where=f"{source.name}:{line}", hint="keep one of them")
        yield line, row


class _Object(dict[str, Any]):
    """A JSON object, and the first of its keys that was written twice, if any."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.doubled = doubled(pairs)


def _first(row: Mapping[str, Any], columns: Sequence[str]) -> str | None:
    return next((column for column in columns if column in row), None)


def _unit_column(row: Mapping[str, Any], expert_column: str, text_column: str, where: str) -> str:
    """Sentences where they are named, for their expert may stand beside them."""
    usual = [column for column in _UNITS if column != text_column]
    unit = _first(row, usual if expert_column == "expert" else (expert_column, *usual))
    if unit is None or (_WIDE not in row and _DIMENSION not in row):
        have = f"it has the columns {', '.join(row)}; " if row else ""
        raise StancesError("no table of codes", where=where, hint=f"{have}{_SHAPES}")
    return unit


def _cells(
    row: Mapping[str, Any], unit: str, where: str
) -> Iterator[tuple[str, str, Any, float | None]]:
    name = spaced(text_of(row.get(unit)))
    if not name:
        raise StancesError(f'nobody in "{unit}"', where=where, hint="name one, or delete the row")
    if _WIDE in row:
        wide = row[_WIDE]
        if not isinstance(wide, Mapping):
            raise StancesError(f'"{_WIDE}" is no object', where=where, hint=_SHAPES)
        for dimension, value in wide.items():
            yield name, dimension.strip(), *_code(value, f"{where}: {dimension}")
        return
    dimension = text_of(row.get(_DIMENSION))
    side_column, grade_column = _first(row, _SIDES), _first(row, _GRADES)
    column = side_column or grade_column
    if not dimension or column is None:
        raise StancesError(f'no "{_DIMENSION}" or no "code"', where=where, hint=_SHAPES)
    side, grade = _code(row[column], where)
    if side_column and grade_column and text_of(row[grade_column]):
        graded, told = _code(row[grade_column], where)
        if side not in (DISAGREED, graded) or (None not in (grade, told) and grade != told):
            written = [text_of(row[one]) for one in (side_column, grade_column)]
            what = f'"{side_column}" is {written[0]}, and "{grade_column}" is {written[1]}'
            raise StancesError(what, where=where, hint="let both tell the same")
        grade = grade if told is None else told
    yield name, dimension, side, grade


def _code(value: object, where: str) -> tuple[Any, float | None]:
    """A code's side (or ``?``) and grade."""
    text = text_of(value).replace("−", "-")
    text = text.removeprefix("'")  # tables that are safe for spreadsheets guard a sign so
    if text == DISAGREED or text in get_args(Side):
        return text, 0.0 if text == "0" else None
    if not _NUMBER.fullmatch(text):
        raise StancesError(f'"{text}" is no code', where=where, hint=_VALUES)
    grade = float(text)
    return "+" if grade > 0 else "-" if grade < 0 else "0", grade
