"""The terms that TF-IDF counts: stems, pairs of stems marked under a negation, beginnings."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from stances.language.words import load_words
from stances.text.tokens import Token

_NEGATIONS = load_words().negations
_REACH = 2
STEM = 6
"""How many letters of a word make its stem."""
_BEGINNINGS = (3, 4)


def list_terms(tokens: Sequence[Token]) -> list[str]:
    """Return all terms of a sentence, each as often as it occurs.

    Words are cut to six letters, so that "retaliate" and "retaliation" are one term. The two
    words after a negation are marked ``not_`` (longer windows were measured to hurt). Beginnings
    of three and four letters, marked ``^``, join words that the stems keep apart.

    Returns:
        stems in the order of the text, then pairs of neighbouring stems, then beginnings.

    >>> from stances.text.tokens import tokenize
    >>> list_terms(tokenize("must not retaliate"))[:5]
    ['must', 'not', 'not_retali', 'must not', 'not not_retali']
    """
    stems: list[str] = []
    left = 0
    for token in tokens:
        if token.breaks:
            left = 0
        if token.norm in _NEGATIONS:
            stems.append(token.norm)
            left = _REACH
        else:
            stem = token.norm[:STEM]
            stems.append(f"not_{stem}" if left else stem)
            left = max(0, left - 1)
    pairs = [f"{one} {two}" for one, two in pairwise(stems)]
    beginnings = [f"^{t.norm[:n]}" for t in tokens for n in _BEGINNINGS if len(t.norm) > n]
    return stems + pairs + beginnings


def list_passage_terms(sentences: Sequence[Sequence[Token]]) -> list[str]:
    """Return all terms of a passage; no pair of words crosses the end of a sentence.

    >>> from stances.text.tokens import tokenize
    >>> list_passage_terms([tokenize("Talk."), tokenize("Now.")])
    ['talk', '^tal', 'now']
    """
    return [term for tokens in sentences for term in list_terms(tokens)]


class KnownTerm(Protocol):
    """A term of a model's vocabulary."""

    @property
    def idf(self) -> float:
        """Its inverse document frequency."""


Term = TypeVar("Term")


def find_terms(terms: Mapping[str, int], known: Mapping[str, Term]) -> dict[str, Term]:
    """Return those of some terms that a model knows, in their order."""
    held = terms.keys() & known.keys()
    return {term: known[term] for term in terms if term in held}


def weigh_terms(terms: Iterable[str], known: Mapping[str, KnownTerm]) -> dict[str, float]:
    """Return the TF-IDF weights of a text's terms, of those that a model knows.

    They are ``(1 + ln count) * idf``, divided by their Euclidean norm, as scikit-learn's
    ``TfidfVectorizer(sublinear_tf=True)`` has them.
    """
    counts = Counter(terms)
    return weigh_counted(counts, find_terms(counts, known))


def weigh_counted(counts: Mapping[str, int], known: Mapping[str, KnownTerm]) -> dict[str, float]:
    """Return what `weigh_terms` returns.

    Args:
        counts: how often the text has each term, and others.
        known: the terms that it has and that the model knows.
    """
    raw = {term: (1 + math.log(counts[term])) * one.idf for term, one in known.items()}
    norm = math.sqrt(math.fsum(value * value for value in raw.values()))
    return {term: value / norm for term, value in raw.items()}
