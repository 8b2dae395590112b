"""What learning is measured against: methods that know less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from stances.learning.units import ReadUnit
from stances.learning.validation import Cell, list_cells
from stances.model import Side, Sign
from stances.rubric.model import Rubric
from stances.scoring.passages import names_dimension

_C = 10.0
_ROUNDS = 500
_SIDES: dict[int, Side] = {1: "+", -1: "-", 0: "."}


def guess_commoner(
    training: Sequence[ReadUnit], units: Sequence[ReadUnit], rubric: Rubric
) -> dict[Cell, Side]:
    """Give the commoner side of a dimension to each text that names it.

    Args:
        training: the texts that say which side is the commoner one.
        units: those that are given a side.
    """
    counts = Counter((name, code) for one in training for name, code in one.text.codes.items())
    return {
        (at, name): _guess(units[at], name, rubric, counts)
        for (at, name), _ in list_cells(units, rubric)
    }


def _guess(one: ReadUnit, name: str, rubric: Rubric, counts: Counter[tuple[str, Sign]]) -> Side:
    if rubric.similarity.anywhere or any(names_dimension(each, name) for each in one.read):
        return "+" if counts[name, 1] >= counts[name, -1] else "-"
    return "."


def classify_plainly(
    training: Sequence[ReadUnit], units: Sequence[ReadUnit], rubric: Rubric
) -> dict[Cell, Side]:
    """Classify texts by TF-IDF of words and pairs of words, with logistic regression.

    It knows no word of the rubric: scikit-learn's `TfidfVectorizer` (sublinear, terms of at least
    two texts) and `LogisticRegression` (C = 10, balanced classes), one classifier of three
    outcomes a dimension, taught by the texts that were coded on it.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415  (slow)
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  (slow)
    from threadpoolctl import threadpool_limits  # noqa: PLC0415  (slow)

    cells = list(list_cells(units, rubric))
    given: dict[Cell, Side] = {cell: "." for cell, _ in cells}
    vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
    try:
        rows = vectorizer.fit_transform([_join(one) for one in training])
    except ValueError:  # no two texts share a term
        return given
    for dimension in rubric.dimensions:
        own = [at for (at, name), _ in cells if name == dimension.id]
        known = [at for at, one in enumerate(training) if dimension.id in one.unit.codes]
        codes = [training[at].text.codes[dimension.id] for at in known]
        if not own or len(set(codes)) < 2:
            continue
        model = LogisticRegression(C=_C, max_iter=_ROUNDS, class_weight="balanced")
        with threadpool_limits(limits=1, user_api="blas"):
            model.fit(rows[known], codes)
            found = model.predict(vectorizer.transform([_join(units[at]) for at in own]))
        given.update(
            ((at, dimension.id), _SIDES[int(code)]) for at, code in zip(own, found, strict=True)
        )
    return given


def _join(one: ReadUnit) -> str:
    return " ".join(each.text for each in one.unit.sentences)
