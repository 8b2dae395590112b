"""How people are shown a cell: a coder's word, the position, and whether it rests on little."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from stances.model import State
from stances.output.figures import format_code, format_position
from stances.output.grid import make_safe_line
from stances.scoring.sheet import ScoreSheet, SheetCell, SheetCode
from stances.scoring.weakness import find_weakness, is_weak

WEAK = "?"
"""Stands before a position that rests on one sentence, or on likeness alone."""


def show_position(number: float | None, state: State, weak: bool | None) -> str:
    """Return a position as eyes see it.

    Args:
        weak: whether it rests on little; `None` where that is not known.

    >>> show_position(0.5, "for", True), show_position(0.5, "for", None)
    ('?+0.50', '+0.50')
    """
    return f"{WEAK if weak else ''}{format_position(number, state)}"


def show_sign(cell: SheetCell) -> str:
    """Return a cell as eyes see it: a coder's word first, and then what the text gives."""
    return f"{show_word(cell)}{show_position(cell.position, cell.state, is_weak(cell))}"


def show_word(cell: SheetCell) -> str:
    """Return a coder's word with a space behind it; empty where nobody coded the cell."""
    return f"{format_code(cell.coded.code)} " if isinstance(cell.coded, SheetCode) else ""


def explain_signs(sheet: ScoreSheet) -> list[str]:
    """Return what the marks of a sheet's cells mean, in a line for each that is there."""
    lines = []
    if sheet.code_files:
        names = ", ".join(map(make_safe_line, sheet.code_files))
        lines.append(
            f"[+] [-] [0] [.] are a coder's words ({names}), before what the text gives: "
            "for, against, no side, not addressed."
        )
    return [*lines, *explain_weak([find_weakness(cell) for cell in sheet.cells])]


def explain_weak(found: Collection[bool | None], what: str = "is weak") -> Iterator[str]:
    """Yield what the mark means, where a position has it.

    Args:
        found: of each position whether it rests on little; `None` where that is not known.
        what: the mark says of what it stands before.
    """
    if any(found):
        what = f"{WEAK} {what}: it rests on one sentence only, or on likeness alone"
        yield f"{what}; without evidence, not all are known." if None in found else f"{what}."
