"""Likeness of a sentence to the exemplars, by the model fitted when the rubric was compiled."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from stances.model import Similarity, TermShare
from stances.rubric.model import SimilarityModel
from stances.text.terms import terms
from stances.text.tokens import Token

_DIGITS = 4


def similarities(model: SimilarityModel, tokens: Sequence[Token]) -> Mapping[str, Similarity]:
    """A sentence's likeness to every dimension.

    TF-IDF weights are ``(1 + ln count) * idf``, divided by their Euclidean norm, as scikit-learn's
    ``TfidfVectorizer(sublinear_tf=True)`` has them; topic and side are the sums of weight times
    coefficient, and the intercept.
    """
    counts = Counter(term for term in terms(tokens) if term in model.terms)
    if not counts:
        return {}
    raw = {term: (1 + math.log(count)) * model.terms[term].idf for term, count in counts.items()}
    norm = math.sqrt(math.fsum(value * value for value in raw.values()))
    weights = {term: raw[term] / norm for term in sorted(raw)}
    return {
        dimension: _similarity(model, dimension, weights) for dimension in model.topic_intercepts
    }


def _similarity(model: SimilarityModel, dimension: str, weights: Mapping[str, float]) -> Similarity:
    topic = math.fsum(
        weight * model.terms[term].topic.get(dimension, 0.0) for term, weight in weights.items()
    )
    shares = [
        TermShare(term=term, share=round(weight * model.terms[term].side[dimension], _DIGITS))
        for term, weight in weights.items()
        if dimension in model.terms[term].side
    ]
    shares.append(TermShare(term="(intercept)", share=model.side_intercepts.get(dimension, 0.0)))
    return Similarity(
        dimension=dimension,
        topic=round(topic + model.topic_intercepts[dimension], _DIGITS),
        side=round(math.fsum(one.share for one in shares), _DIGITS),
        terms=tuple(sorted(shares, key=lambda one: (-abs(one.share), one.term))),
    )
