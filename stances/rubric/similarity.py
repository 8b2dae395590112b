"""What likeness to a rubric's exemplars rests on: terms and their weights."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class TermWeights(Struct, frozen=True, kw_only=True):
    """What a term says of each dimension.

    Attributes:
        idf: its inverse document frequency among the rubric's exemplars.
        topic, side: its coefficients by dimension id; those near 0 are left out.
    """

    idf: float
    topic: Mapping[str, float]
    side: Mapping[str, float]


class SimilarityModel(Struct, frozen=True, kw_only=True):
    """A linear model over TF-IDF terms, fitted on the rubric's exemplars and nothing else.

    Attributes:
        terms: the vocabulary.
        topic_intercepts, side_intercepts: by dimension id.
    """

    terms: Mapping[str, TermWeights]
    topic_intercepts: Mapping[str, float]
    side_intercepts: Mapping[str, float]
