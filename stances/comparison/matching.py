"""A text held against a panel: whose positions are nearest, and where it differs."""

from __future__ import annotations

from stances.comparison.expert_pairs import compare_pair
from stances.comparison.panel import DIGITS, Panel
from stances.wire.records import Record


class Difference(Record):
    """A dimension that a text and an expert both address.

    Attributes:
        text, expert: where either stands, from -1 to 1.
        distance: between them, from 0 to 2.
    """

    dimension: str
    text: float
    expert: float
    distance: float


class Match(Record):
    """How near an expert is to a text.

    Attributes:
        similarity: by city-block distance over what both address, from 0 to 1; `None` where they
            share nothing.
        shared, opposed, mixed: the dimensions on which they take the same side, opposite sides, or
            where one shows both.
        text_alone, expert_alone: those that only one of them addresses.
        differences: on each dimension that both address, the greatest first.
    """

    expert: str
    similarity: float | None
    shared: tuple[str, ...]
    opposed: tuple[str, ...]
    mixed: tuple[str, ...]
    text_alone: tuple[str, ...]
    expert_alone: tuple[str, ...]
    differences: tuple[Difference, ...]


def rank_matches(panel: Panel, text: str) -> list[Match]:
    """Return the experts of a panel by how near they are to a text, the nearest first.

    Of several who are as near, whoever shares more dimensions comes first; those who share none
    come last.

    Args:
        panel: with the text as one of its experts.
        text: the name that it has there.
    """
    found = [_match(panel, text, expert) for expert in panel.experts if expert != text]
    return sorted(found, key=_find_order)


def _find_order(one: Match) -> tuple[bool, float, int]:
    return one.similarity is None, -(one.similarity or 0.0), -len(one.differences)


def _match(panel: Panel, text: str, expert: str) -> Match:
    pair = compare_pair(panel, text, expert)
    alone = {
        name: tuple(one for one in pair.one_speaks if panel.cells[name, one].standing != "silent")
        for name in (text, expert)
    }
    differences = [_differ(panel, text, expert, one) for one in panel.list_shared(text, expert)]
    return Match(
        expert=expert,
        similarity=pair.similarity,
        shared=pair.shared,
        opposed=pair.opposed,
        mixed=pair.mixed,
        text_alone=alone[text],
        expert_alone=alone[expert],
        differences=tuple(sorted(differences, key=lambda one: -one.distance)),
    )


def _differ(panel: Panel, text: str, expert: str, dimension: str) -> Difference:
    one, other = (panel.place(name, dimension).position for name in (text, expert))
    distance = round(abs(one - other), DIGITS)
    return Difference(dimension=dimension, text=one, expert=other, distance=distance)
