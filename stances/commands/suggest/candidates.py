"""The terms that speak for one pole of a dimension, and that its rubric lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from msgspec import Struct

from stances.commands.suggest.contrast import LEAST_Z, Contrast, compute_contrasts
from stances.commands.suggest.phrases import PhrasedSentence, drop_parts
from stances.commands.suggest.proposals import Proposal, find_refused
from stances.model import Sentence, Sign
from stances.rubric.model import CompiledRubric, Dimension

_EXAMPLES = 2


class Unit(Struct, frozen=True, kw_only=True):
    """Sentences that were coded or scored together.

    Attributes:
        poles: the pole that they take on each dimension that was coded or scored.
    """

    sentences: tuple[PhrasedSentence, ...]
    poles: Mapping[str, Sign]


class Candidate(Struct, frozen=True, kw_only=True):
    """A term that might become a cue.

    Attributes:
        pole: the side that it is found on.
        units: how many units that take a pole hold it.
        examples: the first sentences of its side that hold it.
    """

    contrast: Contrast
    pole: Sign
    units: int
    examples: tuple[Sentence, ...]


def select_pole(units: Sequence[Unit], dimension: str, pole: Sign) -> list[Unit]:
    """Return the units that take a pole of a dimension."""
    return [one for one in units if one.poles.get(dimension) == pole]


def find_candidates(
    units: Sequence[Unit],
    dimension: Dimension,
    rubric: CompiledRubric,
    *,
    top: int,
    min_count: int,
) -> list[Candidate]:
    """Find the terms of the positive pole and then of the negative one, best first.

    All of them reach `LEAST_Z`. A term that a longer one holds is left out where both occur
    as often on either side. So is a term with which the rubric's own tests would fail.

    Args:
        units: all texts, also those that take no pole.
        dimension: with its examples, which a compiled rubric leaves out.
        top: the most terms for each pole.
        min_count: in how many units that take a pole a term must occur.
    """
    name = dimension.id
    sides: dict[Sign, list[Unit]] = {
        1: select_pole(units, name, 1),
        -1: select_pole(units, name, -1),
    }
    held = Counter(
        term for side in sides.values() for one in side for term in set(_list_terms([one], name))
    )
    often = [
        one
        for one in compute_contrasts(
            Counter(_list_terms(sides[1], name)),
            Counter(_list_terms(sides[-1], name)),
            Counter(_list_terms(units, name)),
        )
        if held[one.term] >= min_count
    ]
    whole = set(drop_parts({one.term: (one.positive, one.negative) for one in often}))
    ranked = [one for one in often if one.term in whole]
    return [
        Candidate(
            contrast=one,
            pole=pole,
            units=held[one.term],
            examples=tuple(islice(_find_examples(one.term, sides[pole], name), _EXAMPLES)),
        )
        for pole, chosen in _choose_terms(ranked, dimension, rubric, top).items()
        for one in chosen
    ]


def _list_terms(units: Sequence[Unit], dimension: str) -> Iterator[str]:
    """Yield the terms that the rubric lacks, as often as they stand in the units."""
    for unit in units:
        for sentence in unit.sentences:
            yield from sentence.list_missing(dimension)


def _choose_terms(
    found: Sequence[Contrast], dimension: Dimension, rubric: CompiledRubric, top: int
) -> dict[Sign, list[Contrast]]:
    """Return the best terms of each pole with which all of the rubric's tests still pass."""
    ranks: dict[Sign, list[Contrast]] = {
        1: [one for one in found if one.z >= LEAST_Z and one.positive],
        -1: [one for one in found if one.z <= -LEAST_Z and one.negative],
    }
    ranks = {
        pole: sorted(own, key=lambda one: (-abs(one.z), one.term)) for pole, own in ranks.items()
    }
    barred: frozenset[str] = frozenset()
    while True:
        chosen = {
            pole: [one for one in own if one.term not in barred][:top]
            for pole, own in ranks.items()
        }
        bad = find_refused(
            [Proposal(words=one.term, pole=pole) for pole, own in chosen.items() for one in own],
            dimension,
            rubric,
        )
        if not bad:
            return chosen
        barred |= bad


def _find_examples(term: str, units: Sequence[Unit], dimension: str) -> Iterator[Sentence]:
    """Yield the sentences that hold a term outside of what the rubric finds."""
    return (
        one.read.sentence
        for unit in units
        for one in unit.sentences
        if term in one.list_missing(dimension)
    )
