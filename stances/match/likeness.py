"""Likeness of a sentence to the exemplars, by the model fitted when the rubric was compiled."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from stances.model import Likeness
from stances.rubric.similarity import SimilarityModel
from stances.text.terms import list_terms
from stances.text.tokens import Token

_DIGITS = 4
_INTERCEPT = "(intercept)"


def measure_likeness(model: SimilarityModel, tokens: Sequence[Token]) -> Mapping[str, Likeness]:
    """Return a sentence's likeness to every dimension; empty where the model knows no term of it.

    TF-IDF weights are ``(1 + ln count) * idf``, divided by their Euclidean norm, as scikit-learn's
    ``TfidfVectorizer(sublinear_tf=True)`` has them. Topic and side are the sums of weight times
    coefficient, and the intercept.
    """
    weights = _weigh_terms(model, tokens)
    if not weights:
        return {}
    topics: dict[str, list[float]] = {dimension: [] for dimension in model.topic_intercepts}
    shares: dict[str, dict[str, float]] = {dimension: {} for dimension in model.topic_intercepts}
    for term, weight in weights.items():
        known = model.terms[term]
        for dimension, coefficient in known.topic.items():
            topics[dimension].append(weight * coefficient)
        for dimension, coefficient in known.side.items():
            shares[dimension][term] = round(weight * coefficient, _DIGITS)
    for dimension, own in shares.items():
        own[_INTERCEPT] = model.side_intercepts.get(dimension, 0.0)
    return {
        dimension: Likeness(
            dimension=dimension,
            topic=round(math.fsum(topics[dimension]) + intercept, _DIGITS),
            side=round(math.fsum(shares[dimension].values()), _DIGITS),
            shares=shares[dimension],
        )
        for dimension, intercept in model.topic_intercepts.items()
    }


def _weigh_terms(model: SimilarityModel, tokens: Sequence[Token]) -> dict[str, float]:
    """Return the TF-IDF weights of a sentence's terms, of those that the model knows."""
    counts = Counter(term for term in list_terms(tokens) if term in model.terms)
    raw = {term: (1 + math.log(count)) * model.terms[term].idf for term, count in counts.items()}
    norm = math.sqrt(math.fsum(value * value for value in raw.values()))
    return {term: value / norm for term, value in raw.items()}
