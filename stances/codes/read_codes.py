"""Reads human codes from a table: who takes which side on which dimension."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from stances.codes.values import CodeValue, parse_code
from stances.document import Document
from stances.errors import StancesError
from stances.model import Code, CodedFile
from stances.read.columns import Column
from stances.read.forms import recognise_form
from stances.read.forms.form import RowReader, show_value
from stances.text.tokens import normalise_name

SENTENCE = "sentence"
"""The column that names coding units."""

UNIT_COLUMNS = (SENTENCE, "expert", "id", "statement")
"""The columns that name what was coded."""
_SIDES = ("code", "stance", "side")
_GRADES = ("level", "grade")
CODE_COLUMNS = (*_SIDES, *_GRADES)
"""The columns of codes in long form."""
CODER, NOTE = "coder", "note"
"""The columns that say who coded a cell, and what they say of it. A table that has the first was
made cell by cell."""
DIMENSION, WIDE = "dimension", "stances"
"""The column that names the dimension of a code, and that which holds codes by dimension."""
_SHAPES = (
    "write columns expert (or sentence, or id), dimension and code; or JSON lines with id and "
    '"stances", an object of codes by dimension'
)

Values = Mapping[str, object]
"""The values of a row by column."""


class _Cell(Struct, frozen=True, kw_only=True):
    """One code of a row: what was coded, on what, and how."""

    unit: str
    dimension: str
    value: CodeValue


def read_codes(
    source: Document, *, expert_column: str = "expert", text_column: str = "text"
) -> CodedFile:
    """Read a file of human codes.

    It is a table with one cell a row (long form), or JSON lines with one unit a row. In long form
    the code stands in the column ``code``, ``stance`` or ``side``, and may be graded in ``level``
    or ``grade``. A code is a sign, a word or a number, as `stances.codes.values.parse_code` reads
    it; a number is both a side and a grade. Where no code of the file is graded, 0 is not a grade.

    Args:
        expert_column: a column that names the coded units, looked for before the usual ones.
        text_column: where the coded texts may stand.

    Raises:
        StancesError: the file is not such a table, a column or key stands twice, a code is not
            known or contradicts its grade, or a cell was coded twice.
    """
    read_rows = _find_row_reader(source)
    if read_rows is None:
        raise StancesError("not a table of codes", where=source.name, hint=_SHAPES)
    unit, has_texts, is_reviewed, left_out = "", False, False, list[tuple[str, str]]()
    found: dict[tuple[str, str], Code] = {}
    for line, row in _read_table(source, read_rows, (expert_column, text_column)):
        where = f"{source.name}:{line}"
        unit = unit or _find_unit_column(row, expert_column, text_column, where)
        has_texts = has_texts or isinstance(row.get(text_column), str)
        is_reviewed = is_reviewed or (CODER in row and WIDE not in row)
        for cell in _list_cells(row, unit, where):
            key = cell.unit, cell.dimension
            if key in found:
                what = (
                    f'"{cell.unit}" on {cell.dimension} is coded on line {found[key].line} already'
                )
                raise StancesError(what, where=where, hint="keep one of them")
            if cell.value.side is None:
                left_out.append(key)
                continue
            found[key] = Code(
                unit=cell.unit,
                dimension=cell.dimension,
                side=cell.value.side,
                grade=cell.value.grade,
                line=line,
                coder=show_value(row.get(CODER)),
                note=show_value(row.get(NOTE)),
            )
    if not found:
        raise StancesError(
            "no codes to compare with", where=source.name, hint="code at least one cell"
        )
    codes = tuple(found.values())
    if not any(code.grade for code in codes):
        codes = tuple(replace(code, grade=None) for code in codes)
    return CodedFile(
        name=source.name,
        unit=unit,
        has_texts=has_texts,
        codes=codes,
        left_out=tuple(left_out),
        is_reviewed=is_reviewed,
    )


def read_groups(source: Document, unit: str, column: str) -> dict[str, str]:
    """Return what a column of a table of codes says of each unit, such as its author.

    Args:
        unit: the column that names what was coded.

    Returns:
        by unit, as `read_codes` names it; empty where the table has no such column. A unit whose
        cell is empty is left out.

    Raises:
        StancesError: a unit has two different values; or as `read_codes`.
    """
    read_rows = _find_row_reader(source)
    found: dict[str, str] = {}
    for line, row in _list_rows(source, read_rows, ()) if read_rows else ():
        name, group = (normalise_name(show_value(row.get(key))) for key in (unit, column))
        if group and found.setdefault(name, group) != group:
            what = f'"{name}" has the {column} "{group}", and "{found[name]}" above'
            raise StancesError(what, where=f"{source.name}:{line}", hint="keep one of them")
    return found


def holds_codes(source: Document) -> bool:
    """Whether a source is a table of codes, going by the columns of its first row."""
    read_rows = _find_row_reader(source)
    rows = _list_rows(source, read_rows, ()) if read_rows else iter(())
    row: Values = next((values for _, values in rows), {})
    return WIDE in row or (DIMENSION in row and _find_column(row, CODE_COLUMNS) is not None)


def _find_row_reader(source: Document) -> RowReader | None:
    """Return what reads a table's rows; `None` where the source is not a table."""
    return recognise_form(source, (DIMENSION,)).read_rows


def _list_rows(
    source: Document, read_rows: RowReader, required: Sequence[str]
) -> Iterator[tuple[int, Values]]:
    """Yield the line and the values of each row; a row that cannot be used is an error."""
    for row in read_rows(source, [Column(name=name) for name in required]):
        if row.fault is not None:
            raise row.fault
        yield row.line, row.values


def _read_table(
    source: Document, read_rows: RowReader, named: Sequence[str]
) -> Iterator[tuple[int, Values]]:
    """Yield the rows of a table in which no column that may be read stands twice."""
    known = {*named, *UNIT_COLUMNS, *CODE_COLUMNS, DIMENSION, WIDE}
    first: Values = next((values for _, values in _list_rows(source, read_rows, ())), {})
    return _list_rows(source, read_rows, [name for name in first if name in known])


def _find_column(row: Values, columns: Sequence[str]) -> str | None:
    """Return the first of some columns that a row has."""
    return next((column for column in columns if column in row), None)


def _find_unit_column(row: Values, expert_column: str, text_column: str, where: str) -> str:
    """Return the column that names what was coded.

    Sentences come before experts: the expert of a sentence may stand beside it.
    """
    usual = [column for column in UNIT_COLUMNS if column != text_column]
    unit = _find_column(row, usual if expert_column == "expert" else (expert_column, *usual))
    if unit is None or (WIDE not in row and DIMENSION not in row):
        have = f"it has the columns {', '.join(row)}; " if row else ""
        raise StancesError("not a table of codes", where=where, hint=f"{have}{_SHAPES}")
    return unit


def _list_cells(row: Values, unit: str, where: str) -> Iterator[_Cell]:
    """Yield the codes of a row: several in wide form, one in long form."""
    name = normalise_name(show_value(row.get(unit)))
    if not name:
        raise StancesError(f'"{unit}" is empty', where=where, hint="name one, or delete the row")
    if WIDE not in row:
        yield _parse_long(row, name, where)
        return
    wide = row[WIDE]
    if not isinstance(wide, Mapping):
        raise StancesError(f'"{WIDE}" is not an object', where=where, hint=_SHAPES)
    for dimension, value in wide.items():
        yield _Cell(
            unit=name,
            dimension=str(dimension).strip(),
            value=parse_code(value, f"{where}: {dimension}"),
        )


def _parse_long(row: Values, name: str, where: str) -> _Cell:
    """Return the one code of a row in long form, with the grade that stands beside it."""
    dimension = show_value(row.get(DIMENSION))
    side_column, grade_column = _find_column(row, _SIDES), _find_column(row, _GRADES)
    column = side_column or grade_column
    if not dimension or column is None:
        what = f'no "{DIMENSION}"' if not dimension else 'no column "code"'
        raise StancesError(what, where=where, hint=_SHAPES)
    value = parse_code(row[column], where)
    if side_column and grade_column and show_value(row[grade_column]):
        level = parse_code(row[grade_column], where)
        if _contradicts(value, level):
            written = [show_value(row[one]) for one in (side_column, grade_column)]
            what = f'"{side_column}" is {written[0]}, but "{grade_column}" is {written[1]}'
            raise StancesError(what, where=where, hint="write the same side in both")
        value = replace(value, grade=value.grade if level.grade is None else level.grade)
    return _Cell(unit=name, dimension=dimension, value=value)


def _contradicts(value: CodeValue, level: CodeValue) -> bool:
    """Whether a code and the grade beside it say different things."""
    if value.side is None:
        return False
    grades = {one.grade for one in (value, level) if one.grade is not None}
    return value.side != level.side or len(grades) > 1
