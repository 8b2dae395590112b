"""Who agrees with whom: sides that two experts share, and sides on which they are opposed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from stances.comparison.distance import make_similarity, measure_distance
from stances.comparison.panel import Panel
from stances.model import State
from stances.wire.records import Record

Relation = Literal["shared", "opposed", "mixed", "one_speaks", "neither"]
"""How the states of two cells relate: one side, opposite sides, both sides shown by at least one of
them, a position in only one of them, or in none."""


class ExpertPair(Record):
    """How two experts stand to each other.

    Attributes:
        shared: the dimensions on which both take the same side.
        opposed: those on which they take opposite sides.
        mixed: those that both address, where at least one shows both sides.
        one_speaks: those that only one of them addresses.
        neither: those on which both are silent.
        similarity: by city-block distance over what both address, from 0 to 1; `None` where they
            share no position that counts.
        cosine: how alike their words are, whatever the side, from 0 to 1; `None` where no texts
            were read.
    """

    expert: str
    other: str
    shared: tuple[str, ...]
    opposed: tuple[str, ...]
    mixed: tuple[str, ...]
    one_speaks: tuple[str, ...]
    neither: tuple[str, ...]
    similarity: float | None
    cosine: float | None

    @property
    def has_sides(self) -> bool:
        """Whether both take or show sides on any dimension."""
        return bool(self.shared or self.opposed or self.mixed)


def list_pairs(panel: Panel, cosines: Mapping[tuple[str, str], float]) -> Iterator[ExpertPair]:
    """Yield every pair of experts.

    Args:
        cosines: how alike the words of two experts are; empty where no texts were read.
    """
    for expert, other in panel.list_pairs():
        yield compare_pair(panel, expert, other, cosines.get((expert, other)))


def compare_pair(panel: Panel, expert: str, other: str, cosine: float | None = None) -> ExpertPair:
    """Return how two experts stand to each other; agreement and conflict are counted apart."""
    sorted_out: dict[Relation, list[str]] = {}
    for dimension in panel.dimensions:
        one, two = (panel.cells[name, dimension] for name in (expert, other))
        sorted_out.setdefault(compare_states(one.standing, two.standing), []).append(dimension)
    return ExpertPair(
        expert=expert,
        other=other,
        shared=tuple(sorted_out.get("shared", ())),
        opposed=tuple(sorted_out.get("opposed", ())),
        mixed=tuple(sorted_out.get("mixed", ())),
        one_speaks=tuple(sorted_out.get("one_speaks", ())),
        neither=tuple(sorted_out.get("neither", ())),
        similarity=make_similarity(measure_distance(panel, expert, other)),
        cosine=cosine,
    )


def compare_states(one: State, other: State) -> Relation:
    """Return how the states of two cells relate.

    >>> compare_states("for", "against"), compare_states("silent", "mixed")
    ('opposed', 'one_speaks')
    """
    if "silent" in (one, other):
        return "neither" if one == other else "one_speaks"
    if "mixed" in (one, other):
        return "mixed"
    return "shared" if one == other else "opposed"
