"""Asks a coder about one cell after the other, and keeps each answer at once."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from stances.commands.review.answers import HELP, Answer, parse_answer
from stances.commands.review.doubts import Doubt
from stances.commands.review.show import make_question, show_doubt
from stances.commands.review.table import CodeTable
from stances.commands.session import note_kept
from stances.output import asking, terminal
from stances.output.escape import escape
from stances.output.view import View
from stances.scoring.sheet import ScoreSheet


class Review(Struct, frozen=True, kw_only=True):
    """What a review came to: how many cells were coded, skipped, and not come to."""

    coded: int
    skipped: int
    left: int


def ask_name(known: str) -> str | None:
    """Return the name of whoever codes; `None` where the input ends.

    Args:
        known: the name to take where nothing is answered; empty for none.
    """
    question = f"Your name, as the table should have it{f' [{known}]' if known else ''}: "
    while True:
        answer = asking.read_line(question)
        if answer is None or answer or known:
            return answer if answer is None else answer or known


def ask_all(
    doubts: Sequence[Doubt],
    sheet: ScoreSheet,
    table: CodeTable,
    view: View,
    *,
    coder: str,
    blind: bool,
) -> Review:
    """Ask about each cell, and append each answer to the table before the next question.

    Raises:
        StancesError: the table cannot be written.
    """
    dimensions = {one.id: one for one in sheet.dimensions}
    coded = skipped = 0
    note_kept("no answer was given")
    for number, doubt in enumerate(doubts, start=1):
        cell = doubt.cell
        shown = show_doubt(
            doubt, dimensions[cell.dimension], view, number=number, count=len(doubts), blind=blind
        )
        terminal.emit(f"\n{shown}\n")
        answer = _ask(make_question(dimensions[cell.dimension]), view)
        if answer == "quit":
            break
        if answer == "skip":
            skipped += 1
            continue
        table.append(cell.expert, cell.dimension, answer, coder)
        coded += 1
        kept = "1 answer is" if coded == 1 else f"{coded} answers are"
        note_kept(f"{kept} kept in {escape(table.file)}")
    return Review(coded=coded, skipped=skipped, left=len(doubts) - coded - skipped)


def _ask(question: str, view: View) -> Answer:
    """Return what is answered; the end of the input is an answer to quit."""
    while True:
        text = asking.read_line(question)
        if text is None:
            terminal.emit("\n")
            return "quit"
        answer = parse_answer(text)
        if answer is not None:
            return answer
        terminal.emit(f"{view.paint(HELP, 'dim')}\n")
