"""Positions over time as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from stances.commands.compare.periods import PeriodCell, PeriodsDocument
from stances.commands.database import list_passport, make_passport_table
from stances.output.answer import Answer
from stances.output.data import Database, DataColumn, DataTable, Kind, make_flat_table
from stances.output.figures import SILENT, STYLES, format_position, format_signed
from stances.output.legend import draw_legend
from stances.output.tables import Column, Table, draw_table
from stances.output.view import View
from stances.wire.records import Record

_FEW = 2
"""Up to so many periods stand beside each other; more stand below each other."""

_FIGURES = ("position", "low", "high", "salience", "for", "against")
_CHANGE = ("change", "change_low", "change_high")
_KINDS: Mapping[str, Kind] = {
    **dict.fromkeys((*_FIGURES, *_CHANGE), "real"),
    **dict.fromkeys(("statements", "sentences"), "integer"),
}
_NAMES = {"for": "support", "against": "opposition"}
_FIELDS: Sequence[Column[PeriodCell]] = tuple(
    Column(key=key, value=attrgetter(_NAMES.get(key, key)))
    for key in (
        *("expert", "dimension", "period", "first", "last", "statements"),
        *("position", "low", "high", "state", "salience", "for", "against", "sentences"),
        *("since", *_CHANGE),
    )
)
"""The columns of CSV: the fields of JSON."""


class PeriodsAnswer(Answer):
    """Where experts stood in each period, and how far they moved."""

    def __init__(self, document: PeriodsDocument) -> None:
        self.document = document

    def make_document(self) -> Record:
        """Return all of it."""
        return self.document

    def list_records(self) -> Iterator[tuple[str, Record]]:
        """Return the cells."""
        return (("cell", cell) for cell in self.document.cells)

    def make_fields(self) -> Table[PeriodCell]:
        """Return one row for each expert, dimension and period."""
        return Table(columns=_FIELDS, rows=self.document.cells)

    def make_table(self) -> Table[Any]:
        """Return the rows of the table for eyes."""
        return _make_wide(self._list_shown()) if self._is_wide() else _make_long(self._list_shown())

    def make_database(self) -> Database:
        """Return the cells as one table, and the passport beside it."""
        flat = make_flat_table("periods", self.make_fields(), _KINDS)
        facts = list_passport(self.document.passport)
        facts["format_version"] = self.document.format_version
        return Database(
            tables=[
                make_passport_table(facts),
                DataTable(
                    name="periods",
                    columns=[DataColumn(name="id", kind="integer"), *flat.columns],
                    rows=[[at, *row] for at, row in enumerate(flat.rows, start=1)],
                    unique=("expert", "dimension", "period"),
                ),
            ],
            views=[],
            flat=flat,
            facts=facts,
        )

    def show(self, view: View) -> str:
        """Return the table with a legend."""
        legend = draw_legend(self._explain(), view)
        if not self._list_shown():
            return f"{legend}\n"
        return f"{draw_table(self.make_table(), view)}\n{legend}\n"

    def _is_wide(self) -> bool:
        return len(self.document.periods) <= _FEW

    def _list_shown(self) -> list[list[PeriodCell]]:
        """Return the cells of each expert and dimension with a position in any period."""
        size = len(self.document.periods)
        cells = self.document.cells
        runs = [list(cells[at : at + size]) for at in range(0, len(cells), size)]
        return [run for run in runs if any(one.position is not None for one in run)]

    def _explain(self) -> Iterator[str]:
        """Yield what the signs mean, and what is not in the table."""
        shown = len(self._list_shown())
        silent = len(self.document.experts) * len(self.document.dimensions) - shown
        if shown:
            blank = "; a blank: nothing was said in that period" if self._is_wide() else ""
            yield f"From -1 to +1: + and - take a side, ~ shows both, {SILENT} is silent{blank}."
        if shown and len(self.document.periods) > 1:
            yield (
                "change: how far the position moved since the last period that shows one, with "
                "its 95 % interval; where 0 lies in it, the position may not have moved."
            )
        if silent == 1:
            yield "1 pair of expert and dimension shows no position in any period."
        elif silent:
            yield f"{silent} pairs of expert and dimension show no position in any period."
        told = (
            ("without a sure date", self.document.undated),
            ("of other days", self.document.outside),
        )
        for what, count in told:
            if count:
                yield f"{count} statement{'s' if count > 1 else ''} {what}: not in any period."


def _make_wide(runs: Sequence[Sequence[PeriodCell]]) -> Table[Sequence[PeriodCell]]:
    """Return a row for each expert and dimension, with a column for each period."""

    def read_sign(at: int) -> Callable[[Sequence[PeriodCell]], str]:
        return lambda run: _sign(run[at])

    def read_tint(at: int) -> Callable[[Sequence[PeriodCell]], str]:
        return lambda run: STYLES[run[at].state]

    def read_last(name: str) -> Callable[[Sequence[PeriodCell]], object]:
        return lambda run: getattr(run[-1], name)

    columns: list[Column[Sequence[PeriodCell]]] = [
        Column(key="expert", value=read_last("expert")),
        Column(key="dimension", value=read_last("dimension")),
    ]
    if runs:
        columns += [
            Column(key=one.period, value=read_sign(at), tint=read_tint(at), right=True)
            for at, one in enumerate(runs[0])
        ]
    if runs and len(runs[0]) > 1:
        columns += [
            Column(key=key, value=read_last(key), title=title, show=_format_change, right=True)
            for key, title in zip(_CHANGE, ("change", "low", "high"), strict=True)
        ]
    return Table(columns=columns, rows=runs, group=["expert"])


def _make_long(runs: Sequence[Sequence[PeriodCell]]) -> Table[PeriodCell]:
    """Return a row for each expert, dimension and period in which the expert spoke."""
    columns: list[Column[PeriodCell]] = [
        Column(key="expert"),
        Column(key="dimension"),
        Column(key="period"),
        Column(key="position", value=_sign, tint=lambda one: STYLES[one.state], right=True),
        Column(key="low", show=format_signed, right=True),
        Column(key="high", show=format_signed, right=True),
        Column(key="change", show=_format_change, right=True),
        Column(key="change_low", show=_format_change, right=True),
        Column(key="change_high", show=_format_change, right=True),
    ]
    rows = [one for run in runs for one in run if one.statements]
    return Table(columns=columns, rows=rows, group=["expert", "dimension"])


def _sign(cell: PeriodCell) -> str:
    """Return a position as a matrix shows it; empty where the expert said nothing at all."""
    return format_position(cell.position, cell.state) if cell.statements else ""


def _format_change(number: float | None) -> str:
    """Return how far a position moved; empty where that is not known."""
    return "" if number is None else format_signed(number)
