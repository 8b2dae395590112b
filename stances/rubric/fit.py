"""The linear model that scikit-learn fits on a rubric's exemplars, once, when it is compiled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from stances.model import Sign
from stances.rubric.model import Rubric
from stances.rubric.similarity import SimilarityModel, TermWeights
from stances.text.terms import list_terms
from stances.text.tokens import tokenize

_FEWEST_SINGLE, _FEWEST_PAIR = 2, 3
_ALPHA = 1.0
_TOLERANCE = 1e-12
_DIGITS = 4
_TOPIC_FLOOR, _SIDE_FLOOR = 0.04, 0.02


def fit_likeness(rubric: Rubric) -> SimilarityModel:
    """Fit topic and side of every dimension on all exemplars together.

    TF-IDF (sublinear, cosine-normed) and a ridge regression by conjugate gradients, run until
    twelve digits are right: nothing is random, and rounding removes what another machine's last
    bits would add. (A closed form would take the square of the exemplars in memory.) For the topic
    a dimension's exemplars are 1 and all others 0; for the side its positive ones are 1, its
    negative ones -1 and all others 0. Those that stand elsewhere are 0 throughout.

    Returns:
        each term's inverse document frequency and coefficients, rounded to four digits; those too
        small to matter are left out.
    """
    dimensions = rubric.dimensions
    exemplars: list[tuple[str, Sign, list[str]]] = [
        (one.id, sign, list_terms(tokenize(text)))
        for one in dimensions
        for sign, texts in one.exemplars.items()
        for text in texts
    ]
    exemplars += [("", 0, list_terms(tokenize(text))) for text in rubric.elsewhere]
    vocabulary = _choose_vocabulary([own for _, _, own in exemplars])
    if not vocabulary:
        return SimilarityModel(terms={}, topic_intercepts={}, side_intercepts={})

    import numpy as np  # noqa: PLC0415
    from scipy.sparse import csr_matrix, hstack  # noqa: PLC0415
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
    from sklearn.linear_model import Ridge  # noqa: PLC0415
    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    vectorizer = TfidfVectorizer(analyzer=list, vocabulary=vocabulary, sublinear_tf=True)
    rows = vectorizer.fit_transform([own for _, _, own in exemplars])
    # A column of ones stands for the intercept, so that the matrix stays sparse.
    rows = hstack([rows, csr_matrix(np.ones((rows.shape[0], 1)))]).tocsr()
    ids = [one.id for one in dimensions]
    own = np.array([[float(name == other) for other in ids] for name, _, _ in exemplars])
    sign = np.array([[float(sign)] for _, sign, _ in exemplars])
    ridge = Ridge(
        alpha=_ALPHA, solver="sparse_cg", tol=_TOLERANCE, max_iter=5000, fit_intercept=False
    )
    # Vectors as short as these cost more when BLAS splits them over threads, which then wait for
    # each other; the result is the same.
    with threadpool_limits(limits=1, user_api="blas"):
        ridge.fit(rows, np.hstack([own, own * sign]))
    both = np.atleast_2d(ridge.coef_).T
    topic, side = both[:, : len(ids)].tolist(), both[:, len(ids) :].tolist()
    return SimilarityModel(
        terms={
            term: TermWeights(
                idf=round(float(vectorizer.idf_[number]), _DIGITS),
                topic=_keep_large(ids, topic[number], _TOPIC_FLOOR),
                side=_keep_large(ids, side[number], _SIDE_FLOOR),
            )
            for number, term in enumerate(vocabulary)
        },
        topic_intercepts=_keep_large(ids, topic[-1], 0.0),
        side_intercepts=_keep_large(ids, side[-1], 0.0),
    )


def _choose_vocabulary(documents: Sequence[Sequence[str]]) -> list[str]:
    """Return the terms that enough exemplars hold, sorted."""
    held = Counter(term for document in documents for term in set(document))
    return sorted(
        term
        for term, count in held.items()
        if count >= (_FEWEST_PAIR if " " in term else _FEWEST_SINGLE)
    )


def _keep_large(ids: Sequence[str], values: Sequence[float], floor: float) -> dict[str, float]:
    """Return the rounded coefficients that are not below a floor, by dimension id."""
    rounded = ((name, round(value, _DIGITS)) for name, value in zip(ids, values, strict=True))
    return {name: value for name, value in rounded if abs(value) >= floor}
