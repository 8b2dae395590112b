"""``accept --review``: one drift after the other, kept out or accepted."""

from __future__ import annotations

from stances.errors import StancesError
from stances.gate.acceptance import Acceptance, key_of
from stances.present import drift, terminal, wording
from stances.present.terminal import View

_QUESTION = "[a]ccept, [k]eep as it was, [q]uit? "
_ANSWERS = ("a", "accept", "k", "keep", "q", "quit")
_HELP = f"a, k or q; to quit keeps the rest as it was, and writes what was accepted. {_QUESTION}"


def reviewed(waiting: Acceptance, view: View) -> frozenset[tuple[str, str]]:
    """The cells that the reader accepts, out of those that drifted.

    Whoever quits keeps what is still to come as it was.

    Raises:
        StancesError: nobody sits at a terminal, or nothing was accepted before.
    """
    if waiting.report is None:
        hint = "accept all cells first, without --review"
        raise StancesError("no baseline there", where=waiting.name, hint=hint)
    terminal.require_reader()
    accepted: set[tuple[str, str]] = set()
    drifts = wording.gathered(waiting.offered)
    for number, alike in enumerate(drifts, start=1):
        head = f"{number} of {len(drifts)}"
        terminal.emit(f"\n{view.paint(head, 'dim')}\n{drift.alone(alike, view=view)}\n")
        answer = terminal.ask(_QUESTION)
        while answer not in _ANSWERS:
            answer = terminal.ask(_HELP)
        if answer[0] == "q":
            break
        if answer[0] == "a":
            accepted.update(map(key_of, alike))
    return frozenset(accepted)
