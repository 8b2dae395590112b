"""Likeness of whole passages to coded texts, by the table that a rubric learnt."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import mul

from msgspec import Struct

from stances.model import TermShare
from stances.rubric.learned import LearnedModel, find_column
from stances.text.terms import find_terms, list_passage_terms, weigh_counted
from stances.text.tokens import Token

LONGEST = 120
"""The most words of a passage of more than one sentence."""

_DIGITS = 4
_REMEMBERED = 8
_INTERCEPT = "(intercept)"


class PassageLikeness(Struct, frozen=True, kw_only=True):
    """How probable it is that a passage takes a side on a dimension.

    Attributes:
        plus, minus: the probabilities of the positive and the negative side (0 to 1).
        weights: the TF-IDF weight of each of its terms that the table holds.
        sentences: how many sentences the passage has.
    """

    dimension: str
    plus: float
    minus: float
    weights: Mapping[str, float]
    sentences: int

    @property
    def lean(self) -> float:
        """The difference between the probabilities, from -1 to 1."""
        return round(self.plus - self.minus, _DIGITS)

    @property
    def topic(self) -> float:
        """The probability that it takes any side (0 to 1)."""
        return min(1.0, round(self.plus + self.minus, _DIGITS))


def cut_passages(lengths: Sequence[int]) -> list[range]:
    """Cut sentences into passages of about the same length, at most `LONGEST` words each.

    Args:
        lengths: the words of each sentence.

    Returns:
        which sentences belong to each passage; a sentence that is longer stands alone.

    >>> cut_passages([50, 50, 50])
    [range(0, 2), range(2, 3)]
    """
    total = sum(lengths)
    wanted = total / max(1, math.ceil(total / LONGEST)) if total else LONGEST
    found: list[range] = []
    first, count = 0, 0
    for at, length in enumerate(lengths):
        if at > first and (count + length > LONGEST or count >= wanted):
            found.append(range(first, at))
            first, count = at, 0
        count += length
    if first < len(lengths):
        found.append(range(first, len(lengths)))
    return found


def measure_passage(
    model: LearnedModel, dimensions: Sequence[str], sentences: Sequence[Sequence[Token]]
) -> Mapping[str, PassageLikeness]:
    """Return how probable each side of each dimension is in a passage.

    The log odds of each side against neither are the sums of TF-IDF weight times the term's weight
    in the table, and the intercept; the probabilities are their softmax.

    Args:
        dimensions: the ids.
    """
    counts = Counter(list_passage_terms(sentences))
    found_terms = find_terms(counts, model.terms)
    weights = weigh_counted(counts, found_terms)
    factors = list(weights.values())
    rows = [one.weights for one in found_terms.values()]
    columns = list(zip(*rows, strict=True)) or [()] * len(model.columns)
    found: dict[str, PassageLikeness] = {}
    for dimension, at in _find_columns(tuple(dimensions), model.columns):
        plus, minus = (
            (0.0, 0.0)
            if at is None
            else (
                model.intercepts[one] + math.fsum(map(mul, factors, columns[one]))
                for one in (at, at + 1)
            )
        )
        for_, against = math.exp(plus), math.exp(minus)
        total = 1.0 + for_ + against
        found[dimension] = PassageLikeness(
            dimension=dimension,
            plus=round(for_ / total, _DIGITS),
            minus=round(against / total, _DIGITS),
            weights=weights,
            sentences=len(sentences),
        )
    return found


@lru_cache(maxsize=_REMEMBERED)
def _find_columns(
    dimensions: tuple[str, ...], columns: tuple[str, ...]
) -> tuple[tuple[str, int | None], ...]:
    """Return each dimension with the column of its positive side."""
    return tuple((one, find_column(columns, one)) for one in dimensions)


def list_shares(model: LearnedModel, likeness: PassageLikeness) -> tuple[TermShare, ...]:
    """Return what each term adds to the log odds of the positive against the negative side, the
    largest first.
    """
    at = find_column(model.columns, likeness.dimension)
    if at is None:
        return ()
    shares = {_INTERCEPT: model.intercepts[at] - model.intercepts[at + 1]}
    for term, weight in likeness.weights.items():
        own = model.terms[term].weights
        shares[term] = weight * (own[at] - own[at + 1])
    rounded = [(term, round(share, _DIGITS)) for term, share in shares.items()]
    ranked = sorted((pair for pair in rounded if pair[1]), key=lambda one: (-abs(one[1]), one[0]))
    return tuple(TermShare(term=term, share=share) for term, share in ranked)
