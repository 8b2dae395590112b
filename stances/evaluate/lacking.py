"""The terms that tell a dimension's poles apart, and that its rubric lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from stances.evaluate.contrast import LEAST_Z, Contrast, contrasts
from stances.evaluate.phrases import Phrased, without_parts
from stances.model import Sentence, Sign
from stances.rubric.model import CompiledRubric, Dimension
from stances.score.proposals import Proposal, refused

_EXAMPLES = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """Sentences that were coded or scored together, and which pole of each dimension they take."""

    sentences: tuple[Phrased, ...]
    poles: Mapping[str, Sign]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lacking:
    """A term that might become a cue.

    Attributes:
        pole: the side that it is found on.
        units: how many that take a pole hold it.
        examples: the first sentences of its side that do.
    """

    contrast: Contrast
    pole: Sign
    units: int
    examples: tuple[Sentence, ...]


def of_pole(units: Sequence[Unit], dimension: str, pole: Sign) -> list[Unit]:
    """The units that take a pole of a dimension."""
    return [one for one in units if one.poles.get(dimension) == pole]


def lacking(
    units: Sequence[Unit],
    dimension: Dimension,
    rubric: CompiledRubric,
    *,
    top: int,
    min_count: int,
) -> list[Lacking]:
    """The terms of the positive pole and then of the negative one, best first.

    They reach `LEAST_Z`, either way. A term that a longer one holds is left out where both occur
    as often on either side, and so is one that the rubric's own tests would not bear as a cue.

    Args:
        units: all texts, also those that take no pole.
        dimension: with its examples, which a compiled rubric leaves out.
        top: the most terms for each pole.
        min_count: in how many units that take a pole a term must occur.
    """
    name = dimension.id
    sides: dict[Sign, list[Unit]] = {
        1: of_pole(units, name, 1),
        -1: of_pole(units, name, -1),
    }
    held = Counter(
        term for side in sides.values() for one in side for term in set(_terms([one], name))
    )
    often = [
        one
        for one in contrasts(
            Counter(_terms(sides[1], name)),
            Counter(_terms(sides[-1], name)),
            Counter(_terms(units, name)),
        )
        if held[one.term] >= min_count
    ]
    whole = set(without_parts({one.term: (one.positive, one.negative) for one in often}))
    ranked = [one for one in often if one.term in whole]
    return [
        Lacking(
            contrast=one,
            pole=pole,
            units=held[one.term],
            examples=tuple(islice(_holding(one.term, sides[pole], name), _EXAMPLES)),
        )
        for pole, chosen in _fitting(ranked, dimension, rubric, top).items()
        for one in chosen
    ]


def _terms(units: Sequence[Unit], dimension: str) -> Iterator[str]:
    return (term for one in units for each in one.sentences for term in each.lacking(dimension))


def _fitting(
    found: Sequence[Contrast], dimension: Dimension, rubric: CompiledRubric, top: int
) -> dict[Sign, list[Contrast]]:
    """Each pole's first terms of those that the rubric's tests bear, all together, as cues."""
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
        bad = refused(
            [Proposal(words=one.term, pole=pole) for pole, own in chosen.items() for one in own],
            dimension,
            rubric,
        )
        if not bad:
            return chosen
        barred |= bad


def _holding(term: str, units: Sequence[Unit], dimension: str) -> Iterator[Sentence]:
    """The sentences that hold a term where the rubric has it not."""
    return (
        one.read.sentence
        for unit in units
        for one in unit.sentences
        if term in one.lacking(dimension)
    )
