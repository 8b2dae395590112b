"""Likeness of whole passages to coded texts, by the table that a rubric learnt."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from stances.model import TermShare
from stances.rubric.learned import LearnedModel, LearnedTerm
from stances.text.terms import list_passage_terms, weigh_terms
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
    model: LearnedModel, dimension: str, sentences: Sequence[Sequence[Token]]
) -> PassageLikeness:
    """Return how probable each side of a dimension is in a passage.

    The log odds of each side against neither are the sums of TF-IDF weight times the term's weight
    in the table, and the intercept; the probabilities are their softmax.
    """
    weights = _weigh_terms(_Terms(model.terms), tuple(map(tuple, sentences)))
    plus = model.plus.get(dimension, 0.0) + math.fsum(
        weight * model.terms[term].plus.get(dimension, 0.0) for term, weight in weights.items()
    )
    minus = model.minus.get(dimension, 0.0) + math.fsum(
        weight * model.terms[term].minus.get(dimension, 0.0) for term, weight in weights.items()
    )
    total = 1.0 + math.exp(plus) + math.exp(minus)
    return PassageLikeness(
        dimension=dimension,
        plus=round(math.exp(plus) / total, _DIGITS),
        minus=round(math.exp(minus) / total, _DIGITS),
        weights=weights,
        sentences=len(sentences),
    )


class _Terms:
    """The terms of a table, compared by identity: a cache cannot compare them by what they hold."""

    __slots__ = ("terms",)

    def __init__(self, terms: Mapping[str, LearnedTerm]) -> None:
        self.terms = terms

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Terms) and other.terms is self.terms

    def __hash__(self) -> int:
        return id(self.terms)


@lru_cache(maxsize=_REMEMBERED)
def _weigh_terms(known: _Terms, sentences: tuple[tuple[Token, ...], ...]) -> Mapping[str, float]:
    """Return the TF-IDF weights of a passage's terms; each dimension asks for the same."""
    return weigh_terms(list_passage_terms(sentences), known.terms)


def list_shares(model: LearnedModel, likeness: PassageLikeness) -> tuple[TermShare, ...]:
    """Return what each term adds to the log odds of the positive against the negative side, the
    largest first.
    """
    dimension = likeness.dimension
    shares = {_INTERCEPT: model.plus.get(dimension, 0.0) - model.minus.get(dimension, 0.0)}
    for term, weight in likeness.weights.items():
        one = model.terms[term]
        shares[term] = weight * (one.plus.get(dimension, 0.0) - one.minus.get(dimension, 0.0))
    rounded = [(term, round(share, _DIGITS)) for term, share in shares.items()]
    ranked = sorted((pair for pair in rounded if pair[1]), key=lambda one: (-abs(one[1]), one[0]))
    return tuple(TermShare(term=term, share=share) for term, share in ranked)
