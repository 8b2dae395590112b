"""Whether drift fails a check: which kinds count, and what is waived until when."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from stances.commands.gate.drift import CHOICES, Drift
from stances.errors import StancesError
from stances.scoring.names import match_names
from stances.settings.model import Waiver

WaiverState = Literal["used", "unused", "past"]
Outcome = Literal["fails", "told", "waived", "differs"]
"""What becomes of a drift: ``fails``; ``told`` where it is of a kind that is only reported;
``waived``; or ``differs`` where nothing is judged."""


class JudgedDrift(Struct, frozen=True, kw_only=True):
    """A drift and what becomes of it.

    Attributes:
        waiver: the waiver that lets it pass; `None` where there is none.
    """

    drift: Drift
    outcome: Outcome
    waiver: Waiver | None = None

    @property
    def fails(self) -> bool:
        """Whether it fails the check."""
        return self.outcome == "fails"


class Verdict(Struct, frozen=True, kw_only=True):
    """All drifts judged, and what became of each waiver."""

    judged: tuple[JudgedDrift, ...]
    waivers: tuple[tuple[Waiver, WaiverState], ...]

    @property
    def fails(self) -> bool:
        """Whether any drift fails the check."""
        return any(one.fails for one in self.judged)


def judge_drifts(
    drifts: Sequence[Drift],
    *,
    only: Collection[str] = CHOICES,
    waivers: Sequence[Waiver] = (),
    today: date,
    experts: Sequence[str],
    is_whole: bool = True,
) -> Verdict:
    """Judge drifts.

    Args:
        only: the kinds that fail; a cell that is new or gone always fails.
        waivers: drift that is allowed, each up to and on its last day.
        today: the day on which waivers are judged.
        experts: all experts that a waiver may name.
        is_whole: whether all cells are compared; otherwise no waiver is reported as unused, since
            that cannot be known.

    Raises:
        StancesError: a waiver's name fits several experts.
    """
    covered = {waiver: _find_covered(waiver, experts) for waiver in waivers}
    judged = []
    used: set[Waiver] = set()
    for drift in drifts:
        allowing = [
            waiver
            for waiver in waivers
            if waiver.until >= today
            and (not waiver.expert or drift.expert in covered[waiver])
            and waiver.dimension in ("", drift.dimension)
        ]
        used |= set(allowing)
        judged.append(_judge_drift(drift, only, allowing))
    states = [(one, _find_state(one, used, today)) for one in waivers]
    return Verdict(
        judged=tuple(judged),
        waivers=tuple((one, state) for one, state in states if is_whole or state != "unused"),
    )


def leave_unjudged(drifts: Sequence[Drift]) -> Verdict:
    """Return drifts as differences, without a judgement."""
    judged = tuple(JudgedDrift(drift=one, outcome="differs") for one in drifts)
    return Verdict(judged=judged, waivers=())


def _judge_drift(drift: Drift, only: Collection[str], allowing: Sequence[Waiver]) -> JudgedDrift:
    """Judge one drift by the waivers that allow it."""
    if not any(kind in only or kind in ("come", "gone") for kind in drift.kinds):
        return JudgedDrift(drift=drift, outcome="told")
    if allowing:
        return JudgedDrift(drift=drift, outcome="waived", waiver=allowing[0])
    return JudgedDrift(drift=drift, outcome="fails")


def _find_covered(waiver: Waiver, experts: Sequence[str]) -> list[str]:
    """Return the expert that a waiver names; empty where no such expert was scored."""
    named = match_names(waiver.expert, experts) if waiver.expert else []
    if len(named) > 1:
        raise StancesError(
            f'the waiver\'s expert "{waiver.expert}" may be any of: {", ".join(named)}',
            where=f"{waiver.file}:{waiver.line}",
            hint="give more of the name",
        )
    return named


def _find_state(waiver: Waiver, used: Collection[Waiver], today: date) -> WaiverState:
    if waiver.until < today:
        return "past"
    return "used" if waiver in used else "unused"
