"""What divides experts: the dimensions by their share of the distance."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from stances.comparison.consensus import (
    measure_agreement,
    measure_concentration,
    measure_polarization,
)
from stances.comparison.distance import weigh_gap
from stances.comparison.expert_pairs import Relation, compare_states
from stances.comparison.panel import DIGITS, Panel, Placed
from stances.comparison.quotes import Quote, choose_opposed
from stances.model import State
from stances.wire.records import Record

_SIDES: tuple[State, ...] = ("against", "mixed", "for")
"""The ordered categories of van der Eijk's A."""


class Dispute(Record):
    """What lies between two experts on one dimension.

    Attributes:
        share: of the whole distance between them, from 0 to 1; `None` where there is none.
        distance: between their positions, from 0 to 2.
        relation: ``shared``, ``opposed`` or ``mixed``.
        position, other: where either stands.
        quotes: the sentences of either that most oppose each other; `None` where none is known.
    """

    dimension: str
    share: float | None
    distance: float
    relation: Relation
    position: float
    other: float
    quotes: tuple[Quote, Quote] | None


class Division(Record):
    """How far a whole panel is divided on one dimension.

    Attributes:
        share: of all distances between any two, from 0 to 1; `None` where there is none.
        spread: the mean distance between two who speak, from 0 to 2.
        speaking, silent: how many show a position, and how many do not.
        support, mixed, opposition: how many are for, show both sides, or are against.
        hhi: the Herfindahl-Hirschman index of these three counts (1/3 to 1).
        agreement: van der Eijk's A of them, from -1 to 1.
        polarization: the same turned round, from 0 to 1.
        majority: the side with the most experts; `None` where several have as many.
        dissenters: those on the side opposite to it.
        quotes: the sentences of the two who stand farthest apart; `None` where none is known.
    """

    dimension: str
    share: float | None
    spread: float | None
    speaking: int
    silent: int
    support: int = msgspec.field(name="for")
    mixed: int
    opposition: int = msgspec.field(name="against")
    hhi: float | None
    agreement: float | None
    polarization: float | None
    majority: State | None
    dissenters: tuple[str, ...]
    quotes: tuple[Quote, Quote] | None


def list_disputes(panel: Panel, expert: str, other: str) -> list[Dispute]:
    """Return the dimensions that two experts both address, what divides them most first."""
    shared = panel.list_shared(expert, other)
    gaps = {one: weigh_gap(panel, expert, other, one) for one in shared}
    total = math.fsum(gaps.values())
    found: list[Dispute] = []
    for dimension in sorted(shared, key=lambda one: -gaps[one]):
        one, two = panel.place(expert, dimension), panel.place(other, dimension)
        found.append(
            Dispute(
                dimension=dimension,
                share=_make_share(gaps[dimension], total),
                distance=round(abs(one.position - two.position), DIGITS),
                relation=compare_states(one.cell.standing, two.cell.standing),
                position=one.position,
                other=two.position,
                quotes=choose_opposed(one, two),
            )
        )
    return found


def list_divisions(panel: Panel) -> list[Division]:
    """Return every dimension of a panel, what divides it most first."""
    gaps = {
        dimension: [
            weigh_gap(panel, one, other, dimension)
            for one, other in panel.list_pairs()
            if None
            not in (panel.find_position(one, dimension), panel.find_position(other, dimension))
        ]
        for dimension in panel.dimensions
    }
    sums = {dimension: math.fsum(own) for dimension, own in gaps.items()}
    total = math.fsum(sums.values())
    return [
        _make_division(panel, dimension, _make_share(sums[dimension], total))
        for dimension in sorted(panel.dimensions, key=lambda one: -sums[one])
    ]


def _make_division(panel: Panel, dimension: str, share: float | None) -> Division:
    placed = panel.list_speakers(dimension)
    cells = panel.list_cells(dimension)
    counts = [sum(cell.standing == side for cell in cells) for side in _SIDES]
    speaking = sum(counts)
    majority = _find_majority(counts)
    opposite: dict[State | None, State] = {"for": "against", "against": "for"}
    return Division(
        dimension=dimension,
        share=share,
        spread=_measure_spread(placed) if len(placed) > 1 else None,
        speaking=speaking,
        silent=len(cells) - speaking,
        support=counts[2],
        mixed=counts[1],
        opposition=counts[0],
        hhi=measure_concentration(counts) if speaking > 1 else None,
        agreement=measure_agreement(counts) if speaking > 1 else None,
        polarization=measure_polarization(counts) if speaking > 1 else None,
        majority=majority,
        dissenters=tuple(cell.expert for cell in cells if cell.standing == opposite.get(majority)),
        quotes=_choose_extremes(placed) if len(placed) > 1 else None,
    )


def _make_share(gap: float, total: float) -> float | None:
    return round(gap / total, DIGITS) if total else None


def _measure_spread(placed: Sequence[Placed]) -> float:
    """Return the mean distance between any two positions."""
    positions = sorted(one.position for one in placed)
    count = len(positions)
    # Sorted, the position at i is the upper one of i pairs, and the lower one of all others.
    total = math.fsum((2 * at - count + 1) * one for at, one in enumerate(positions))
    return round(2 * total / (count * (count - 1)), DIGITS)


def _find_majority(counts: Sequence[int]) -> State | None:
    most = max(counts)
    sides = [side for side, count in zip(_SIDES, counts, strict=True) if count == most]
    return sides[0] if most and len(sides) == 1 else None


def _choose_extremes(placed: Sequence[Placed]) -> tuple[Quote, Quote] | None:
    highest = max(placed, key=lambda one: one.position)
    lowest = min(placed, key=lambda one: one.position)
    return None if highest is lowest else choose_opposed(highest, lowest)
