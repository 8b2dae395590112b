"""What the table of ``compare`` shows of one cell."""

from __future__ import annotations

from stances.commands.weak import explain_weak, show_position
from stances.output.figures import format_code, format_salience
from stances.output.grid import make_safe_line
from stances.scoring.scale import LogitCell
from stances.scoring.sheet import ScoreSheet, SheetCell, SheetCode
from stances.scoring.weakness import find_weakness, is_weak


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
    word = f"{format_code(cell.coded.code)} " if isinstance(cell.coded, SheetCode) else ""
    shown = f"{word}{show_position(number, cell.state, marks and is_weak(cell))}"
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
    lines += explain_weak([find_weakness(cell) for cell in sheet.cells])
    if salience:
        lines.append("% is salience: the share of their words that speak of it.")
    return lines
