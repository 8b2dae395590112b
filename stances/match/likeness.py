"""Likeness of a sentence to the exemplars, by the model fitted when the rubric was compiled."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from stances.model import Likeness
from stances.rubric.similarity import SimilarityModel
from stances.text.terms import list_terms, weigh_terms
from stances.text.tokens import Token

_DIGITS = 4
_INTERCEPT = "(intercept)"


def measure_likeness(model: SimilarityModel, tokens: Sequence[Token]) -> Mapping[str, Likeness]:
    """Return a sentence's likeness to every dimension; empty where the model knows no term of it.

    Topic and side are the sums of TF-IDF weight times coefficient, and the intercept.
    """
    if not model.terms:
        return {}
    weights = weigh_terms(list_terms(tokens), model.terms)
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
