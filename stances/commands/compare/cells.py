"""What the table of ``compare`` shows of one cell."""

from __future__ import annotations

from msgspec import UNSET

from stances.output.figures import format_code, format_position, format_salience
from stances.output.grid import make_safe_line
from stances.scoring.scale import LogitCell
from stances.scoring.sheet import ScoreSheet, SheetCell, SheetCode
from stances.scoring.weakness import is_weak, rests_on_likeness

WEAK = "?"
"""Stands before a position that rests on one sentence, or on likeness alone."""


def show_cell(
    cell: SheetCell, scaled: SheetCell | LogitCell, *, salience: bool, marks: bool
) -> str:
    """Return a cell as eyes see it.

    Args:
        scaled: the same cell on the scale that is shown.
        salience: whether to add the share of the expert's words.
        marks: whether to mark it where it is weak.
    """
    number = scaled.theta if isinstance(scaled, LogitCell) else scaled.position
    mark = WEAK if marks and is_weak(cell) else ""
    word = f"{format_code(cell.coded.code)} " if isinstance(cell.coded, SheetCode) else ""
    shown = f"{word}{mark}{format_position(number, cell.state)}"
    return f"{shown} {format_salience(cell.salience)}" if salience else shown


def explain_marks(sheet: ScoreSheet, *, salience: bool) -> list[str]:
    """Return what the marks of a sheet's cells mean, in a line for each that is there."""
    lines = []
    if sheet.code_files:
        names = ", ".join(map(make_safe_line, sheet.code_files))
        lines.append(
            f"[+] [-] [0] [.] are a coder's words ({names}), before what the text gives: "
            "for, against, no side, not addressed."
        )
    if any(map(is_weak, sheet.cells)):
        unknown = any(map(_may_be_weak, sheet.cells))
        rests = "one sentence only" if unknown else "one sentence only, or on likeness alone"
        seen = " (likeness alone: not known without evidence)" if unknown else ""
        lines.append(f"{WEAK} is weak: it rests on {rests}{seen}.")
    if salience:
        lines.append("% is salience: the share of their words that speak of it.")
    return lines


def _may_be_weak(cell: SheetCell) -> bool:
    """Whether a cell that is not marked may rest on likeness alone: its sheet does not say."""
    shown = cell.position is not None and cell.coded is UNSET
    return shown and not is_weak(cell) and rests_on_likeness(cell) is None
