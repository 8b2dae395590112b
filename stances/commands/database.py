"""A score sheet as a database: its cells, what they rest on, and what it depends on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stances.commands.evidence_rows import EVIDENCE_COLUMNS, list_evidence
from stances.output.data import DataColumn, DataTable, DataView, Kind, make_value
from stances.output.tables import Column
from stances.scoring.scale import LogitCell, LogitSheet
from stances.scoring.sheet import Passport, ScoreSheet, SheetCell, SheetDimension

KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(("position", "theta", "low", "high", "salience", "for", "against"), "real"),
    **dict.fromkeys(("weight", "sentence_weight"), "real"),
    **dict.fromkeys(("sentences", "reported", "asked", "line", "start", "end", "sign"), "integer"),
}
"""The kinds of a sheet's columns that do not hold text."""

_VIEW = """
SELECT cells.expert, dimensions.label, dimensions.question,
  CASE {state} WHEN 'for' THEN dimensions.positive WHEN 'against' THEN dimensions.negative
    ELSE {state} END AS stands_for,
  cells.{position}, cells.low, cells.high, cells.state, cells.salience, cells.sentences, cells.id
FROM cells JOIN dimensions USING (dimension) JOIN experts USING (expert)
ORDER BY experts.number, dimensions.number"""
_STATE = "cells.state"
_CODED_STATE = """CASE cells.code WHEN '+' THEN 'for' WHEN '-' THEN 'against' WHEN '0' THEN 'mixed'
    WHEN '.' THEN 'silent' ELSE cells.state END"""
_QUOTES = """
SELECT cells.expert, dimensions.label,
  CASE WHEN evidence.sign > 0 THEN dimensions.positive ELSE dimensions.negative END AS speaks_for,
  evidence.sign * evidence.weight AS weight, evidence.quote, evidence.text AS words,
  evidence.source, evidence.line, evidence.sentence, cells.id AS cell
FROM evidence JOIN cells ON evidence.cell = cells.id JOIN dimensions USING (dimension)
WHERE evidence.weight > 0
ORDER BY evidence.id"""


def list_facts(sheet: ScoreSheet | LogitSheet) -> dict[str, str]:
    """Return what a sheet depends on, by name; settings begin with ``settings.``."""
    form = {"format_version": sheet.format_version, "scale": sheet.scale}
    return list_passport(sheet.passport) | form


def list_passport(passport: Passport) -> dict[str, str]:
    """Return the parts of a passport by name; settings begin with ``settings.``."""
    names = ("stances", "method", "rubric", "rubric_hash")
    facts: dict[str, str] = {name: getattr(passport, name) for name in names}
    return facts | {f"settings.{name}": value for name, value in passport.settings.items()}


def make_passport_table(facts: Mapping[str, str]) -> DataTable:
    """Return the table of what an answer depends on."""
    return DataTable(
        name="passport",
        columns=[DataColumn(name="name"), DataColumn(name="value", required=True)],
        rows=[list(map(make_value, pair)) for pair in facts.items()],
    )


def list_tables(
    sheet: ScoreSheet | LogitSheet, columns: Sequence[Column[SheetCell | LogitCell]]
) -> Iterator[DataTable]:
    """Yield the tables of a sheet, those that others refer to first.

    Args:
        columns: those of a score: the expert, the dimension and the figures.
    """
    cells: Sequence[SheetCell | LogitCell] = sheet.cells
    yield make_passport_table(list_facts(sheet))
    yield DataTable(
        name="experts",
        columns=[DataColumn(name="expert"), DataColumn(name="number", kind="integer")],
        rows=[[make_value(name), at] for at, name in enumerate(sheet.experts, start=1)],
    )
    yield _make_dimensions(sheet.dimensions)
    yield DataTable(
        name="cells",
        columns=[DataColumn(name="id", kind="integer"), *map(_make_column, columns)],
        rows=[
            [at, *(make_value(one.read(cell)) for one in columns)]
            for at, cell in enumerate(cells, start=1)
        ],
        unique=("expert", "dimension"),
    )
    yield _make_evidence(sheet)


def list_views(position: str, *, coded: bool = False) -> list[DataView]:
    """Return the views: everybody's position in words, and the quotes that count.

    Args:
        position: the column of positions.
        coded: whether the cells hold coders' words, which then come first.
    """
    state = _CODED_STATE if coded else _STATE
    return [
        DataView(name="positions", query=_VIEW.format(position=position, state=state).strip()),
        DataView(name="quotes", query=_QUOTES.strip()),
    ]


def _make_dimensions(dimensions: Sequence[SheetDimension]) -> DataTable:
    names = ("label", "question", "kind", "positive", "negative")
    return DataTable(
        name="dimensions",
        columns=[
            DataColumn(name="dimension"),
            DataColumn(name="number", kind="integer"),
            *(DataColumn(name=name, required=True) for name in names),
        ],
        rows=[
            [make_value(one.id), at, *(make_value(getattr(one, name)) for name in names)]
            for at, one in enumerate(dimensions, start=1)
        ],
    )


def _make_column(column: Column[SheetCell | LogitCell]) -> DataColumn:
    key = column.key
    tables = {"expert": "experts", "dimension": "dimensions"}
    return DataColumn(
        name=key,
        kind=KINDS.get(key, "text"),
        required=key in ("expert", "dimension", "state"),
        refers_to=tables.get(key, ""),
    )


def _make_evidence(sheet: ScoreSheet | LogitSheet) -> DataTable:
    cells: Sequence[SheetCell | LogitCell] = sheet.cells
    numbers = {(cell.expert, cell.dimension): at for at, cell in enumerate(cells, start=1)}
    rows = [
        [
            at,
            numbers[row.cell.expert, row.cell.dimension],
            *(make_value(one.read(row)) for one in EVIDENCE_COLUMNS),
        ]
        for at, row in enumerate(list_evidence(sheet), start=1)
    ]
    return DataTable(
        name="evidence",
        columns=[
            DataColumn(name="id", kind="integer"),
            DataColumn(name="cell", kind="integer", required=True, refers_to="cells"),
            *(
                DataColumn(name=one.key, kind=KINDS.get(one.key, "text"))
                for one in EVIDENCE_COLUMNS
            ),
        ],
        rows=rows,
    )
