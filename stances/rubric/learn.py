"""Fits the table of learned terms from a rubric's exemplars and from coded texts."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from stances.model import Sign
from stances.rubric.learned import LearnedModel, LearnedTerm, name_columns
from stances.rubric.model import Rubric
from stances.text.terms import list_passage_terms
from stances.text.tokens import Token, tokenize

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FEWEST = 2
_C = 10.0
_ROUNDS = 300
_DIGITS = 2
_FLOOR = 0.25
"""Weights nearer to 0 than this are left out of the table."""
_MOST = 20_000
"""The most terms of a table: those with the largest weights; F_avg does not fall by the others."""
_SENTENCE = 0.3
"""How much an exemplar of one sentence weighs against a whole text: sentences that were made for
a pole are plainer than what people say, and there are more of them."""
_CERTAIN = 20.0
"""The log odds of an outcome that every text has, and of those that none has, with a minus."""


class CodedText(Struct, frozen=True, kw_only=True):
    """A text with what a coder found in it.

    Attributes:
        name: what it is called.
        group: its author, or whatever must not be split by cross-validation.
        sentences: its tokens.
        codes: the side on each dimension that was coded; 0 for no side. A dimension that was left
            out (``?``) has none.
        weight: how much it counts in learning, above 0.
    """

    name: str
    group: str
    sentences: tuple[tuple[Token, ...], ...]
    codes: Mapping[str, Sign]
    weight: float = 1.0


def list_exemplars(rubric: Rubric) -> list[CodedText]:
    """Return a rubric's exemplars as coded texts: a dimension each, no side on all others."""
    ids = [one.id for one in rubric.dimensions]
    found = [
        _make_exemplar(text, {name: sign if name == one.id else 0 for name in ids})
        for one in rubric.dimensions
        for sign, texts in one.exemplars.items()
        for text in texts
    ]
    return found + [_make_exemplar(text, dict.fromkeys(ids, 0)) for text in rubric.elsewhere]


def _make_exemplar(text: str, codes: Mapping[str, Sign]) -> CodedText:
    return CodedText(name="", group="", sentences=(tokenize(text),), codes=codes, weight=_SENTENCE)


def weigh_exemplar(text: CodedText) -> CodedText:
    """Return a rubric's own passage with its weight: a whole text's, or that of one sentence."""
    return replace(text, weight=_SENTENCE) if len(text.sentences) == 1 else text


def _find_length(texts: Iterable[CodedText]) -> float:
    """Return the median number of words of texts; 0 where there are none."""
    lengths = [sum(map(len, one.sentences)) for one in texts]
    return float(statistics.median(lengths)) if lengths else 0.0


def learn_terms(texts: Sequence[CodedText], dimensions: Sequence[str]) -> LearnedModel:
    """Fit a logistic model of three outcomes a dimension over the TF-IDF terms of coded texts.

    scikit-learn's `LogisticRegression` (C = 10) on sublinear, cosine-normed TF-IDF; weights are
    those against the outcome "no side", rounded, the smallest left out. A dimension on which all
    texts have the same code is not learnt.

    Args:
        texts: what to learn from.
        dimensions: the ids to learn.
    """
    terms = [list_passage_terms(one.sentences) for one in texts]
    held = Counter(term for own in terms for term in set(own))
    vocabulary = sorted(term for term, count in held.items() if count >= _FEWEST)
    length = _find_length(one for one in texts if one.weight == 1)
    columns = name_columns(dimensions)
    empty = LearnedModel(terms={}, columns=columns, intercepts=(0.0,) * len(columns), length=length)
    if not vocabulary:
        return empty

    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415  (slow)

    vectorizer = TfidfVectorizer(analyzer=list, vocabulary=vocabulary, sublinear_tf=True)
    rows = vectorizer.fit_transform(terms)
    sides = {
        name: found
        for name in dimensions
        if (found := _fit_dimension(rows, texts, name)) is not None
    }
    nothing: tuple[_Side | None, ...] = (None, None)
    of_columns = [one for name in dimensions for one in sides.get(name, nothing)]
    weights = [{} if one is None else _keep_large(vocabulary, one.weights) for one in of_columns]
    strongest = _rank_terms(weights)
    return replace(
        empty,
        terms={
            term: LearnedTerm(
                idf=round(float(vectorizer.idf_[at]), _DIGITS),
                weights=tuple(own.get(term, 0.0) for own in weights),
            )
            for at, term in enumerate(vocabulary)
            if term in strongest
        },
        intercepts=tuple(
            0.0 if one is None else round(one.intercept, _DIGITS) for one in of_columns
        ),
    )


def _rank_terms(weights: Sequence[Mapping[str, float]]) -> frozenset[str]:
    """Return the terms with the largest weight on any side, at most `_MOST` of them."""
    largest: dict[str, float] = {}
    for own in weights:
        for term, weight in own.items():
            largest[term] = max(abs(weight), largest.get(term, 0.0))
    return frozenset(sorted(largest, key=lambda term: (-largest[term], term))[:_MOST])


class _Side(Struct, frozen=True, kw_only=True):
    """The weights of all terms, and the intercept, of one side against "no side"."""

    weights: NDArray[Any]
    intercept: float


def _fit_dimension(
    rows: Any,  # noqa: ANN401  (a sparse matrix)
    texts: Sequence[CodedText],
    dimension: str,
) -> tuple[_Side, _Side] | None:
    """Fit one dimension on the texts that have a code on it.

    Returns:
        the positive and the negative side; `None` where all codes are the same.
    """
    import numpy as np  # noqa: PLC0415  (slow)
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  (slow)
    from threadpoolctl import threadpool_limits  # noqa: PLC0415  (slow)

    coded = [at for at, one in enumerate(texts) if dimension in one.codes]
    outcomes = [texts[at].codes[dimension] for at in coded]
    weights = np.array([texts[at].weight for at in coded])
    if len(set(outcomes)) < 2:
        return None
    model = LogisticRegression(C=_C, max_iter=_ROUNDS)
    # Vectors as short as these cost more when BLAS splits them over threads.
    with threadpool_limits(limits=1, user_api="blas"):
        model.fit(rows[coded], np.array(outcomes), sample_weight=weights)
    slopes, intercepts = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # one row, which says how much speaks for the second outcome
        slopes = np.vstack([-slopes[0] / 2, slopes[0] / 2])
        intercepts = np.array([-intercepts[0] / 2, intercepts[0] / 2])
    found = {
        int(outcome): _Side(weights=slopes[at], intercept=float(intercepts[at]))
        for at, outcome in enumerate(model.classes_)
    }
    nothing = np.zeros(rows.shape[1])
    none = found.get(0, _Side(weights=nothing, intercept=-_CERTAIN))
    plus, minus = (
        _Side(weights=side.weights - none.weights, intercept=side.intercept - none.intercept)
        if (side := found.get(sign)) is not None
        else _Side(weights=nothing, intercept=-_CERTAIN)
        for sign in (1, -1)
    )
    return plus, minus


def _keep_large(vocabulary: Sequence[str], weights: NDArray[Any]) -> dict[str, float]:
    """Return the rounded weights that are not below the floor, by term."""
    return {
        term: round(float(value), _DIGITS)
        for term, value in zip(vocabulary, weights, strict=True)
        if abs(value) >= _FLOOR
    }
