"""The answer that holds a score sheet, which several commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any

from msgspec.structs import replace

from stances.commands.code_columns import CODE_COLUMNS
from stances.commands.database import KINDS, list_facts, list_tables, list_views
from stances.commands.evidence_rows import EVIDENCE_COLUMNS, list_evidence, make_cell_columns
from stances.commands.request import Request
from stances.commands.requirements import NO_EVIDENCE, require_evidence
from stances.errors import StancesError
from stances.output.answer import Answer
from stances.output.data import Database, make_flat_table
from stances.output.figures import STYLES, format_amount, format_signed
from stances.output.tables import Column, Table, draw_table
from stances.output.view import View
from stances.scoring.scale import LogitCell, LogitSheet, Scale, convert_to_logit
from stances.scoring.sheet import ScoreSheet, SheetCell, drop_evidence
from stances.wire.records import Record

Cell = SheetCell | LogitCell

_NOT_BESIDE_CODES = ("coder", "note", "reported", "asked")
"""The columns that the table for eyes leaves out where it has a coder's words."""
_WITH_EVIDENCE = ("json", "ndjson", "csv", "tsv", "parquet", "sqlite")
"""The formats that have a place for evidence."""


class SheetAnswer(Answer):
    """A score sheet, one row for each expert and dimension.

    Args:
        sheet: with its evidence.
        scale: the scale on which positions are shown.
        evidence: whether formats for programs hold what each row rests on; CSV, TSV and Parquet
            have a row for each piece of evidence then.
    """

    def __init__(
        self, sheet: ScoreSheet, *, scale: Scale = Scale.POSITION, evidence: bool = False
    ) -> None:
        self.sheet = sheet
        self.scale = scale
        self.evidence = evidence

    def scale_sheet(self) -> ScoreSheet | LogitSheet:
        """Return the sheet on the scale, with evidence where asked for."""
        sheet = self.sheet if self.evidence else drop_evidence(self.sheet)
        return convert_to_logit(sheet) if self.scale is Scale.LOGIT else sheet

    def make_document(self) -> Record:
        """Return the whole sheet."""
        return self.scale_sheet()

    def list_records(self) -> Iterator[tuple[str, Record]]:
        """Return the cells."""
        return (("cell", cell) for cell in self.scale_sheet().cells)

    def make_fields(self) -> Table[Any]:
        """Return one row for each cell; with evidence, for each piece of it."""
        if not self.evidence:
            return self.list_cells()
        return Table(
            columns=[
                *make_cell_columns(self.scale, coded=self.sheet.is_coded),
                *EVIDENCE_COLUMNS,
            ],
            rows=list(list_evidence(self.scale_sheet())),
        )

    def list_cells(self) -> Table[Cell]:
        """Return one row for each cell."""
        columns = make_score_columns(self.scale, coded=self.sheet.is_coded)
        return Table(columns=columns, rows=self.scale_sheet().cells, group=["expert"])

    def make_database(self) -> Database:
        """Return the sheet as tables with keys; the flat one is that of `make_fields`."""
        sheet = self.scale_sheet()
        columns = make_score_columns(self.scale, coded=self.sheet.is_coded)
        return Database(
            tables=list(list_tables(sheet, columns)),
            views=list_views(
                "theta" if self.scale is Scale.LOGIT else "position", coded=self.sheet.is_coded
            ),
            flat=make_flat_table("scores", self.make_fields(), KINDS),
            facts=list_facts(sheet),
        )

    def show(self, view: View) -> str:
        """Return the rows as a table."""
        table = self.list_cells()
        shown = table.columns
        if self.sheet.is_coded:  # there is no room for all of them on a terminal
            shown = [one for one in shown if one.key not in _NOT_BESIDE_CODES]
        return draw_table(replace(table, columns=shown), view)


def choose_evidence(wanted: bool, fmt: str) -> bool:
    """Return whether an answer holds evidence: where asked for, and in a database always.

    Args:
        fmt: the format of the answer.

    Raises:
        StancesError: the format has no place for it.
    """
    if wanted and fmt not in _WITH_EVIDENCE:
        what = f"--evidence has no place in the format {fmt}"
        raise StancesError(what, hint=f"use -f {', '.join(_WITH_EVIDENCE[:-1])} or sqlite")
    return wanted or fmt == "sqlite"


def list_evidence_notes(sheet: ScoreSheet, request: Request, *, wanted: bool) -> tuple[str, ...]:
    """Return what to note of the evidence that the rows of an answer are to be made of.

    Args:
        wanted: whether the user asked for evidence.

    Raises:
        StancesError: it was asked for, and the sheet was written without it.
    """
    if request.format in ("json", "ndjson"):
        return ()
    if wanted:
        require_evidence(sheet, ", ".join(request.settings.inputs))
    if request.format == "sqlite" and not sheet.has_evidence:
        return (f"stances: note: {NO_EVIDENCE}, so that table is empty",)
    return ()


def make_score_columns(scale: Scale, *, coded: bool = False) -> tuple[Column[Cell], ...]:
    """Return the columns of a score, positions on the given scale.

    Args:
        coded: whether to have those of a coder's word as well.
    """
    logit = scale is Scale.LOGIT
    return (
        Column(key="expert"),
        Column(key="dimension"),
        *(CODE_COLUMNS if coded else ()),
        Column(
            key="theta" if logit else "position",
            short="theta" if logit else "pos.",
            show=format_signed,
            right=True,
            tint=_find_style,
        ),
        Column(key="low", show=format_signed, right=True),
        Column(key="high", show=format_signed, right=True),
        Column(key="state", tint=_find_style),
        Column(key="salience", short="sal.", show=format_amount, right=True),
        Column(key="for", value=_SUPPORT, show=format_amount, right=True),
        Column(key="against", value=_OPPOSITION, short="ag.", show=format_amount, right=True),
        Column(key="sentences", short="n", right=True),
        Column(key="reported", short="rep.", right=True),
        Column(key="asked", short="ask.", right=True),
    )


_SUPPORT: Callable[[Cell], object] = attrgetter("support")
_OPPOSITION: Callable[[Cell], object] = attrgetter("opposition")


def _find_style(cell: Cell) -> str:
    return STYLES[cell.state]
