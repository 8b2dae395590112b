"""``accept --review``: asks about one drift after the other."""

from __future__ import annotations

from stances.commands.gate import wording
from stances.commands.gate.acceptance import Acceptance
from stances.commands.gate.show import show_drifts
from stances.commands.gate.snapshot import CellKey
from stances.errors import StancesError
from stances.output import asking, terminal
from stances.output.view import View

_QUESTION = "[a]ccept, [k]eep as it was, [q]uit? "
_ANSWERS = ("a", "accept", "k", "keep", "q", "quit")
_HELP = f"a, k or q; q keeps the rest as it was, and writes what was accepted. {_QUESTION}"


def review_drifts(waiting: Acceptance, view: View) -> frozenset[CellKey]:
    """Ask about each cell that drifted, and return those that the reader accepts.

    Quitting keeps the remaining cells as they were.

    Raises:
        StancesError: there is no terminal to ask on, or nothing was accepted before.
    """
    if waiting.report is None:
        hint = "accept all cells first, without --review"
        raise StancesError("no such baseline", where=waiting.name, hint=hint)
    asking.require_reader()
    accepted: set[CellKey] = set()
    groups = wording.group_drifts(waiting.offered)
    for number, drifts in enumerate(groups, start=1):
        heading = view.paint(f"{number} of {len(groups)}", "dim")
        terminal.emit(f"\n{heading}\n{show_drifts(drifts, view)}\n")
        answer = asking.ask(_QUESTION)
        while answer not in _ANSWERS:
            answer = asking.ask(_HELP)
        if answer[0] == "q":
            break
        if answer[0] == "a":
            accepted.update(drift.key for drift in drifts)
    return frozenset(accepted)
