"""The answer that holds a score sheet, which several commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter

from stances.errors import StancesError
from stances.output.answer import Answer
from stances.output.figures import STYLES, format_amount, format_signed
from stances.output.tables import Column, Table, draw_table
from stances.output.view import View
from stances.scoring.scale import LogitCell, LogitSheet, Scale, convert_to_logit
from stances.scoring.sheet import ScoreSheet, SheetCell, drop_evidence
from stances.wire.records import Record

Cell = SheetCell | LogitCell


class SheetAnswer(Answer):
    """A score sheet, one row for each expert and dimension.

    Args:
        sheet: with its evidence.
        scale: the scale on which positions are shown.
        evidence: whether JSON and NDJSON hold what each row rests on.
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

    def make_fields(self) -> Table[Cell]:
        """Return one row for each cell."""
        return Table(
            columns=make_score_columns(self.scale), rows=self.scale_sheet().cells, group=["expert"]
        )

    def show(self, view: View) -> str:
        """Return the rows as a table."""
        return draw_table(self.make_fields(), view)


def check_evidence(sheet: ScoreSheet, where: str = "") -> ScoreSheet:
    """Return the sheet, if it holds the evidence of its cells.

    Args:
        where: the file that it was read from.

    Raises:
        StancesError: it was written without evidence.
    """
    if not sheet.has_evidence:
        raise StancesError(
            "this score sheet holds no evidence",
            where=where,
            hint="write it with: stances score -f json --evidence",
        )
    return sheet


def make_score_columns(scale: Scale) -> tuple[Column[Cell], ...]:
    """Return the columns of a score, positions on the given scale."""
    logit = scale is Scale.LOGIT
    return (
        Column(key="expert"),
        Column(key="dimension"),
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
