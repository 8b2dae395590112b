"""What the table of ``compare`` shows of one cell."""

from __future__ import annotations

from stances.commands.cell_marks import explain_signs, show_position, show_word
from stances.output.figures import format_salience
from stances.scoring.scale import LogitCell
from stances.scoring.sheet import ScoreSheet, SheetCell
from stances.scoring.weakness import is_weak


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
    shown = f"{show_word(cell)}{show_position(number, cell.state, marks and is_weak(cell))}"
    return f"{shown} {format_salience(cell.salience)}" if salience else shown


def explain_marks(sheet: ScoreSheet, *, salience: bool) -> list[str]:
    """Return what the marks of a sheet's cells mean, in a line for each that is there."""
    shares = ["% is salience: the share of their words that speak of it."]
    return [*explain_signs(sheet), *(shares if salience else ())]
