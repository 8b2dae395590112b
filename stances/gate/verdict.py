"""Whether drift fails a check: which kinds count, and what is waived until when."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from stances.errors import StancesError
from stances.gate.drift import CHOICES, Drift
from stances.score.choose import fitting
from stances.settings import Waiver

WaiverState = Literal["used", "unused", "past"]
Outcome = Literal["fails", "told", "waived", "differs"]
"""What becomes of a drift: it fails, is of no kind that does, or is waived; or nobody judges."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """A drift and what becomes of it.

    Attributes:
        waiver: the waiver that lets it pass; `None` where there is none.
    """

    drift: Drift
    outcome: Outcome
    waiver: Waiver | None = None

    @property
    def fails(self) -> bool:
        """Whether it fails."""
        return self.outcome == "fails"


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """All drifts judged, and what became of each waiver."""

    judged: tuple[Judged, ...]
    waivers: tuple[tuple[Waiver, WaiverState], ...]

    @property
    def fails(self) -> bool:
        """Whether any drift fails."""
        return any(one.fails for one in self.judged)


def verdict(
    found: Sequence[Drift],
    *,
    only: Collection[str] = CHOICES,
    waivers: Sequence[Waiver] = (),
    today: date,
    experts: Sequence[str],
    whole: bool = True,
) -> Verdict:
    """Judge drifts.

    Args:
        only: the kinds that fail; a cell that came or is gone fails whatever these are.
        waivers: drift that is allowed, each up to and on its last day.
        today: the day on which that is asked.
        experts: everybody whom a waiver may name.
        whole: whether all cells are looked at; else nobody can say that a waiver is unused, and
            none is told to be.

    Raises:
        StancesError: a waiver's name fits several.
    """
    covered = {waiver: _covered(waiver, experts) for waiver in waivers}
    judged = []
    used: set[Waiver] = set()
    for drift in found:
        counts = any(kind in only or kind in ("come", "gone") for kind in drift.kinds)
        allowing = [
            waiver
            for waiver in waivers
            if waiver.until >= today
            and (not waiver.expert or drift.expert in covered[waiver])
            and waiver.dimension in ("", drift.dimension)
        ]
        waiver = allowing[0] if counts and allowing else None
        used |= set(allowing)
        outcome: Outcome = "told" if not counts else "waived" if waiver else "fails"
        judged.append(Judged(drift=drift, outcome=outcome, waiver=waiver))
    states = [(one, _state(one, used, today)) for one in waivers]
    return Verdict(
        judged=tuple(judged),
        waivers=tuple((one, state) for one, state in states if whole or state != "unused"),
    )


def unjudged(found: Sequence[Drift]) -> Verdict:
    """Drifts that only differ."""
    return Verdict(judged=tuple(Judged(drift=one, outcome="differs") for one in found), waivers=())


def _covered(waiver: Waiver, experts: Sequence[str]) -> list[str]:
    named = fitting(waiver.expert, experts) if waiver.expert else []
    if len(named) > 1:
        raise StancesError(
            f'the waiver\'s expert "{waiver.expert}" may be any of: {", ".join(named)}',
            where=f"{waiver.file}:{waiver.line}",
            hint="give more of the name",
        )
    return named


def _state(waiver: Waiver, used: Collection[Waiver], today: date) -> WaiverState:
    if waiver.until < today:
        return "past"
    return "used" if waiver in used else "unused"
