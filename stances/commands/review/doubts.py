"""Which cells of a score sheet are most likely to be wrong or missed, and why."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import Literal

from msgspec import Struct

from stances.scoring.sheet import ScoreSheet, SheetCell
from stances.scoring.sheet_evidence import SheetSentence
from stances.scoring.weakness import rests_on_likeness

Reason = Literal["opposed", "both", "one sentence", "likeness", "no side"]

REASONS: Mapping[Reason, str] = {
    "opposed": "words and likeness take opposite sides",
    "both": "both sides are shown",
    "one sentence": "one sentence alone takes the side",
    "likeness": "likeness alone takes the side",
    "no side": "the topic is named, and no side is shown",
}
"""Why a cell may be wrong, the gravest first. On our coded statements and the article of 2020 the
sides differed from the coders' in 60, 48, 43, 14 and 3 % of such cells with `us-iran`, in 17 % of
other cells with a side, and in 2 % of the rest (some of those statements it had learnt from)."""


class Doubt(Struct, frozen=True, kw_only=True):
    """A cell that may be wrong, and the gravest reason for that."""

    cell: SheetCell
    reason: Reason


def list_doubts(
    sheet: ScoreSheet, done: Collection[tuple[str, str]] = frozenset()
) -> tuple[Doubt, ...]:
    """Return the cells to be looked at by a person, those most likely to be wrong first.

    Within a reason, the positions nearest to 0 come first, and those who speak most of it.

    Args:
        sheet: with its evidence.
        done: the experts and dimensions to leave out.
    """
    ranks = {reason: at for at, reason in enumerate(REASONS)}
    doubts = [
        Doubt(cell=cell, reason=reason)
        for cell in sheet.cells
        if cell.key not in done and (reason := find_reason(cell)) is not None
    ]
    return tuple(
        sorted(
            doubts,
            key=lambda one: (
                ranks[one.reason],
                abs(one.cell.position or 0.0),
                -one.cell.salience,
            ),
        )
    )


def find_reason(cell: SheetCell) -> Reason | None:
    """Return the gravest reason why a cell may be wrong; `None` where there is none."""
    if _is_opposed(cell):
        return "opposed"
    if cell.support and cell.opposition:
        return "both"
    if cell.position is None:
        return "no side" if cell.salience else None
    if rests_on_likeness(cell):
        return "likeness"
    return "one sentence" if cell.sentences == 1 else None


def rank_sentences(cell: SheetCell) -> list[SheetSentence]:
    """Return the sentences of a cell, those that weigh most first; the rest in the text's order."""
    return sorted(cell.evidence or (), key=lambda one: -abs(one.weight))


def _is_opposed(cell: SheetCell) -> bool:
    """Whether the words of a cell add up to one side, and its likenesses to the other."""
    items = [item for sentence in cell.evidence or () for item in sentence.items]
    likeness = math.fsum(one.signed_weight for one in items if one.origin == "similarity")
    words = math.fsum(one.signed_weight for one in items if one.origin != "similarity")
    return likeness * words < 0
