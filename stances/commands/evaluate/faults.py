"""The wrong cells, worst first: what a coder looks at next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from stances.agreement.figures import SIDES
from stances.agreement.pairs import CodedPair

Fault = Literal["opposite", "false side", "missed"]
"""The opposite side was given; a side where none was coded; no side where one was coded."""

_WORST_FIRST: tuple[Fault, ...] = ("opposite", "false side", "missed")


def find_fault(pair: CodedPair) -> Fault | None:
    """Return what is wrong with a cell; `None` where nothing is.

    >>> find_fault(CodedPair(unit="a", dimension="d", coded="+", given="-"))
    'opposite'
    >>> find_fault(CodedPair(unit="a", dimension="d", coded="0", given="."))
    """
    coded, given = pair.coded in SIDES, pair.given in SIDES
    if coded and given:
        return None if pair.coded == pair.given else "opposite"
    return "false side" if given else "missed" if coded else None


def list_faults(pairs: Sequence[CodedPair]) -> list[tuple[Fault, CodedPair]]:
    """Return the wrong cells, each with what is wrong with it.

    Opposite sides come first, then false ones, then missed ones; of one kind, strong ones first.
    """
    found = [(fault, pair) for pair in pairs if (fault := find_fault(pair)) is not None]

    def rank(one: tuple[Fault, CodedPair]) -> tuple[int, float]:
        fault, pair = one
        return (
            _WORST_FIRST.index(fault),
            -(abs(pair.grade or 0.0) + abs(pair.position or 0.0)),
        )

    return sorted(found, key=rank)
