"""Why a cell says what it says: the sentences, the readings, the arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from stances.commands.arithmetic import describe_stand, list_sums
from stances.commands.evidence import describe_passport, show_clue, show_sentence
from stances.output.answer import Answer
from stances.output.figures import STYLES, format_weight
from stances.output.grid import make_safe_line
from stances.output.tables import Column, Table
from stances.output.view import View
from stances.output.width import wrap_indented
from stances.scoring.sheet import ScoreSheet, SheetCell, SheetDimension
from stances.scoring.sheet_evidence import SheetEvidence, SheetSentence
from stances.wire.records import Record


class _EvidenceRow(Struct, frozen=True, kw_only=True):
    """One row: a reading or likeness with its sentence."""

    sentence: SheetSentence
    item: SheetEvidence


def _list_clues(row: _EvidenceRow) -> str:
    """Return the clues of a target that was read by composition, each with its steps."""
    return "; ".join(show_clue(one, row.item) for one in row.item.clues or ())


_COLUMNS: Sequence[Column[_EvidenceRow]] = (
    Column(key="sentence", value=lambda row: row.sentence.sentence),
    Column(key="source", value=lambda row: row.sentence.source),
    Column(key="line", value=lambda row: row.sentence.line, right=True),
    Column(key="origin", value=lambda row: row.item.origin),
    Column(key="words", value=lambda row: row.item.words),
    Column(key="text", value=lambda row: row.item.text),
    Column(key="sign", value=lambda row: row.item.sign, right=True),
    Column(key="weight", value=lambda row: row.item.weight, show=format_weight, right=True),
    Column(key="voice", value=lambda row: row.item.voice),
    Column(key="discarded", value=lambda row: row.item.discarded),
    Column(key="reason", value=lambda row: row.item.reason),
    Column(key="clues", value=_list_clues),
)


class Explanation(Answer):
    """Why a cell says what it says.

    Args:
        sheet: a score sheet of one cell, with its evidence.
    """

    def __init__(self, sheet: ScoreSheet) -> None:
        self.sheet = sheet
        self.cell = sheet.cells[0]
        self.sentences = tuple(self.cell.evidence or ())

    def make_document(self) -> Record:
        """Return the sheet."""
        return self.sheet

    def list_records(self) -> Iterator[tuple[str, Record]]:
        """Return the sentences with their evidence."""
        return (("evidence", sentence) for sentence in self.sentences)

    def make_fields(self) -> Table[_EvidenceRow]:
        """Return one row for each reading or likeness."""
        rows = [
            _EvidenceRow(sentence=sentence, item=item)
            for sentence in self.sentences
            for item in sentence.items
        ]
        return Table(columns=_COLUMNS, rows=rows)

    def show(self, view: View) -> str:
        """Return the cell in words, with arithmetic that adds up as it is shown."""
        cell, dimension = self.cell, self.sheet.dimensions[0]
        blocks = [_show_heading(cell, dimension, view)]
        blocks += [show_sentence(one, view) for one in self.sentences if one.weight]
        idle = [one for one in self.sentences if not one.weight]
        if idle:
            blocks.append(view.paint("Without weight:", "bold"))
            blocks += [show_sentence(one, view) for one in idle]
        if cell.position is not None:
            sums = list_sums(cell, dimension)
            lines = [line for text in sums for line in wrap_indented(text, "", view.width)]
            blocks.append("\n".join(lines))
        passport = wrap_indented(describe_passport(self.sheet.passport), "", view.width)
        blocks.append("\n".join(view.paint(line, "dim") for line in passport))
        return "\n\n".join(blocks) + "\n"


def _show_heading(cell: SheetCell, dimension: SheetDimension, view: View) -> str:
    """Return the expert, the question, and where the expert stands on it."""
    title = f"{make_safe_line(cell.expert)} on {make_safe_line(dimension.id)}"
    return "\n".join(
        [
            view.paint(title, "bold"),
            *wrap_indented(make_safe_line(dimension.question), "", view.width),
            view.paint(describe_stand(cell, dimension), STYLES[cell.state]),
        ]
    )
