"""The wrong cells, worst first: what a coder looks at next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from stances.evaluate.figures import SIDES
from stances.evaluate.pairs import Pair

Fault = Literal["opposite", "false side", "missed"]
"""The other side was given; a side where the coder found none; none where there is one."""

_WORST: tuple[Fault, ...] = ("opposite", "false side", "missed")


def fault(pair: Pair) -> Fault | None:
    """What is wrong with a cell; `None` where nothing is.

    >>> fault(Pair(unit="a", dimension="d", coded="+", given="-"))
    'opposite'
    >>> fault(Pair(unit="a", dimension="d", coded="0", given="."))
    """
    coded, given = pair.coded in SIDES, pair.given in SIDES
    if coded and given:
        return None if pair.coded == pair.given else "opposite"
    return "false side" if given else "missed" if coded else None


def wrong(pairs: Sequence[Pair]) -> list[Pair]:
    """The wrong cells: opposite sides first, then false ones, then missed; strong ones first."""

    def badness(pair: Pair) -> tuple[int, float]:
        kind = fault(pair)
        strength = abs(pair.grade or 0.0) + abs(pair.position or 0.0)
        return (_WORST.index(kind) if kind else len(_WORST), -strength)

    return sorted((pair for pair in pairs if fault(pair)), key=badness)
