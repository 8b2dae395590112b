"""Likeness of whole passages to coded texts, by the table that a rubric learnt."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import mul

from msgspec import Struct

from stances.model import TermShare
from stances.rubric.learned import LearnedModel, find_column
from stances.text.terms import find_terms, list_passage_terms, weigh_counted
from stances.text.tokens import Token

LONGEST = 120
"""The most words of a passage of more than one sentence."""

_DIGITS = 4
_ROUNDED = 2e-4
"""More than rounding adds to a difference between two probabilities."""
_INEXACT = 1e-6
"""More than a plain sum of log odds differs from the exact one."""
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


class _Weighed(Struct, frozen=True, kw_only=True):
    """The terms of a passage that a table holds.

    Attributes:
        weights: the TF-IDF weight of each.
        columns: by column of the table, the weight of each there.
    """

    weights: Mapping[str, float]
    columns: Sequence[Sequence[float]]


class PassageTerms:
    """The terms of a passage, and how like it is to coded texts; each is measured when asked for.

    Args:
        model: what was learnt.
        sentences: the tokens of each.
    """

    def __init__(self, model: LearnedModel, sentences: Sequence[Sequence[Token]]) -> None:
        self._model, self._sentences = model, sentences
        self._measured: dict[str, PassageLikeness] = {}

    @cached_property
    def _weighed(self) -> _Weighed:
        """The terms that the table holds; most passages of other matters are never asked."""
        counts = Counter(list_passage_terms(self._sentences))
        found = find_terms(counts, self._model.terms)
        rows = [one.weights for one in found.values()]
        return _Weighed(
            weights=weigh_counted(counts, found),
            columns=list(zip(*rows, strict=True)) or [()] * len(self._model.columns),
        )

    def may_lean(self, dimension: str, least: float) -> bool:
        """Whether it may lean to a side by so much, by a quick look that misses none.

        A side with a probability of p has log odds of at least ln(p / (1 - p)) against neither.
        """
        at = find_column(self._model.columns, dimension)
        probability = least - _ROUNDED
        if at is None or not 0 < probability < 1:
            return probability <= 0
        bar = math.log(probability / (1 - probability)) - _INEXACT
        intercepts = self._model.intercepts
        return any(intercepts[one] + sum(self._list_parts(one)) >= bar for one in (at, at + 1))

    def measure(self, dimension: str) -> PassageLikeness:
        """Return how probable each side of a dimension is.

        The log odds of each side against neither are the sums of TF-IDF weight times the term's
        weight in the table, and the intercept; the probabilities are their softmax.
        """
        found = self._measured.get(dimension)
        if found is None:
            found = self._measured[dimension] = self._measure(dimension)
        return found

    def _measure(self, dimension: str) -> PassageLikeness:
        at = find_column(self._model.columns, dimension)
        plus, minus = (0.0, 0.0) if at is None else (self._sum(at), self._sum(at + 1))
        for_, against = math.exp(plus), math.exp(minus)
        total = 1.0 + for_ + against
        return PassageLikeness(
            dimension=dimension,
            plus=round(for_ / total, _DIGITS),
            minus=round(against / total, _DIGITS),
            weights=self._weighed.weights,
            sentences=len(self._sentences),
        )

    def _sum(self, column: int) -> float:
        """Return the log odds of a side, which do not depend on the order of the terms."""
        return self._model.intercepts[column] + math.fsum(self._list_parts(column))

    def _list_parts(self, column: int) -> Iterator[float]:
        """Return what each term adds to the log odds of a side."""
        weighed = self._weighed
        return map(mul, weighed.weights.values(), weighed.columns[column])


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
