"""The pieces of evidence of a score sheet, a row for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any

from msgspec import Struct

from stances.commands.code_columns import CODE_COLUMNS
from stances.output.tables import Column
from stances.scoring.scale import LogitCell, LogitSheet, Scale
from stances.scoring.sheet import ScoreSheet, SheetCell
from stances.scoring.sheet_evidence import SheetEvidence, SheetSentence


class EvidenceRow(Struct, frozen=True, kw_only=True):
    """One piece of evidence, with the sentence and the cell that it belongs to."""

    cell: SheetCell | LogitCell
    sentence: SheetSentence
    item: SheetEvidence


def list_evidence(sheet: ScoreSheet | LogitSheet) -> Iterator[EvidenceRow]:
    """Yield all evidence of a sheet, set aside or not, in the order of its cells and texts."""
    for cell in sheet.cells:
        for sentence in cell.evidence or ():
            for item in sentence.items:
                yield EvidenceRow(cell=cell, sentence=sentence, item=item)


def _read(part: str, name: str) -> Callable[[EvidenceRow], object]:
    return attrgetter(f"{part}.{name}")


def make_cell_columns(scale: Scale, *, coded: bool = False) -> tuple[Column[EvidenceRow], ...]:
    """Return the columns that say which cell a piece of evidence belongs to.

    Args:
        coded: whether to have those of a coder's word as well.
    """
    position = "theta" if scale is Scale.LOGIT else "position"
    return (
        *(Column(key=name, value=_read("cell", name)) for name in ("expert", "dimension")),
        *(map(_lift, CODE_COLUMNS) if coded else ()),
        *(Column(key=name, value=_read("cell", name)) for name in (position, "state")),
    )


def _lift(column: Column[Any]) -> Column[EvidenceRow]:
    """Return a column of cells as one of pieces of evidence."""
    return Column(key=column.key, value=lambda row: column.read(row.cell))


EVIDENCE_COLUMNS: tuple[Column[EvidenceRow], ...] = (
    Column(key="sentence", value=_read("sentence", "sentence")),
    Column(key="source", value=_read("sentence", "source")),
    Column(key="line", value=_read("sentence", "line")),
    Column(key="wording", value=_read("sentence", "wording")),
    Column(key="sentence_weight", value=_read("sentence", "weight")),
    Column(key="quote", value=_read("sentence", "text")),
    *(
        Column(key=name, value=_read("item", name))
        for name in ("origin", "rule", "words", "start", "end", "text", "sign", "weight")
    ),
    *(Column(key=name, value=_read("item", name)) for name in ("voice", "reason", "discarded")),
)
"""The columns that say what was found in which sentence, by the names that JSON uses; but `quote`
is the sentence, and `text` the words of it that were found."""
