"""The linear model: what scikit-learn itself would say, and the same every time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import threadpoolctl
from msgspec.structs import replace
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import Ridge

import stances
from stances.match.likeness import measure_likeness
from stances.rubric.fit import fit_likeness
from stances.text.terms import list_terms
from stances.text.tokens import tokenize

TEXTS = [
    "Drivers who use the bridge ought to pay.",
    "Crossing ought to be free for all drivers, all drivers.",
    "There is no wait at the ramp.",
    "Nobody should be charged for crossing the river, and not for the bridge.",
    "Something else entirely.",
]


def own(text):
    return list_terms(tokenize(text))


@pytest.fixture
def model(loaded):
    return fit_likeness(loaded)


@pytest.fixture
def exemplars(loaded):
    """(dimension, sign, text) of every exemplar."""
    return [
        (one.id, sign, text)
        for one in loaded.dimensions
        for sign, texts in one.exemplars.items()
        for text in texts
    ]


@pytest.fixture
def vectorizer(model, exemplars):
    """scikit-learn's own, over the terms of the model."""
    made = TfidfVectorizer(analyzer=own, vocabulary=list(model.terms), sublinear_tf=True)
    return made.fit([text for _, _, text in exemplars])


def coefficients(model, dimension, kind):
    return np.array([getattr(one, kind).get(dimension, 0.0) for one in model.terms.values()])


def test_vocabulary_is_what_enough_exemplars_hold(model, exemplars):
    documents = [set(own(text)) for _, _, text in exemplars]
    assert len(model.terms) > 20
    for term in set().union(*documents):
        held = sum(term in document for document in documents)
        assert (term in model.terms) == (held >= (3 if " " in term else 2)), term
    assert list(model.terms) == sorted(model.terms)


def test_idf_is_that_of_scikit_learn(model, vectorizer):
    ours = [one.idf for one in model.terms.values()]
    assert ours == pytest.approx(list(vectorizer.idf_), abs=1e-4)


@pytest.mark.parametrize(("kind", "floor"), [("topic", 0.04), ("side", 0.02)])
@pytest.mark.parametrize("dimension", ["tolls", "traffic"])
def test_coefficients_are_those_of_a_ridge(model, exemplars, vectorizer, kind, floor, dimension):
    rows = vectorizer.transform([text for _, _, text in exemplars]).toarray()
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    wanted = [(name == dimension) * (sign if kind == "side" else 1) for name, sign, _ in exemplars]
    *slopes, intercept = Ridge(alpha=1.0, fit_intercept=False, solver="svd").fit(rows, wanted).coef_
    expected = [0.0 if abs(one) < floor else one for one in slopes]
    assert coefficients(model, dimension, kind) == pytest.approx(expected, abs=1e-4)
    intercepts = model.topic_intercepts if kind == "topic" else model.side_intercepts
    assert intercepts[dimension] == pytest.approx(intercept, abs=1e-4)
    assert any(expected)


def test_similarities_are_what_scikit_learn_predicts(model, vectorizer):
    for text in TEXTS:
        (row,) = vectorizer.transform([text]).toarray()
        found = measure_likeness(model, tokenize(text))
        assert bool(found) == row.any()
        for dimension, one in found.items():
            topic = row @ coefficients(model, dimension, "topic")
            side = row @ coefficients(model, dimension, "side")
            assert one.topic == pytest.approx(topic + model.topic_intercepts[dimension], abs=1e-3)
            assert one.side == pytest.approx(side + model.side_intercepts[dimension], abs=1e-3)


@pytest.mark.parametrize("dimension", ["tolls", "traffic"])
def test_poles_and_topics_are_kept_apart(model, exemplars, dimension):
    def mean(kind, of):
        found = [
            measure_likeness(model, tokenize(text))[dimension]
            for *key, text in exemplars
            if of(*key)
        ]
        return sum(getattr(one, kind) for one in found) / len(found)

    assert mean("topic", lambda name, _: name == dimension) > 0.7
    assert mean("topic", lambda name, _: name != dimension) < 0.3
    assert mean("side", lambda name, sign: name == dimension and sign > 0) > 0.1
    assert mean("side", lambda name, sign: name == dimension and sign < 0) < -0.1


def test_same_exemplars_give_the_same_model_in_any_order(loaded, model):
    assert fit_likeness(loaded) == model
    turned = fit_likeness(replace(loaded, dimensions=loaded.dimensions[::-1]))
    assert list(turned.terms) == list(model.terms)
    for term, one in model.terms.items():
        assert dict(turned.terms[term].topic) == pytest.approx(dict(one.topic), abs=2e-4)
        assert dict(turned.terms[term].side) == pytest.approx(dict(one.side), abs=2e-4)


def test_entries_and_labels_have_no_part_in_it(loaded, model):
    bare = tuple(replace(one, entries=(), label="x", examples=()) for one in loaded.dimensions)
    assert fit_likeness(replace(loaded, dimensions=bare)) == model


def test_exemplars_have_a_part_in_it(loaded, model):
    first, second = loaded.dimensions
    more = {**second.exemplars, 1: (*second.exemplars[1], "Cars flow across at noon.")}
    both = (first, replace(second, exemplars=more))
    assert fit_likeness(replace(loaded, dimensions=both)) != model


def test_what_stands_elsewhere_takes_the_topic_away(loaded, model):
    text = "Drivers of the old school pay for the bridge."
    away = fit_likeness(replace(loaded, elsewhere=(text,) * 3))
    before, after = (measure_likeness(one, tokenize(text))["tolls"] for one in (model, away))
    assert after.topic < before.topic
    assert abs(after.side) < abs(before.side)


SAME = """
import sys
from stances.rubric.compile import dump_compiled, load_compiled
from stances.rubric.files import read_rubric_files
sys.stdout.buffer.write(dump_compiled(load_compiled(read_rubric_files(sys.argv[1]), None)))
"""


def test_same_bytes_whatever_the_hash_seed_and_the_threads(folder):
    outputs = {
        subprocess.run(
            [sys.executable, "-c", SAME, str(folder)],
            env={**os.environ, "PYTHONHASHSEED": number, "OPENBLAS_NUM_THREADS": number},
            cwd=Path(stances.__file__).parents[1],
            capture_output=True,
            check=True,
        ).stdout
        for number in ("1", "2")
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 1000


def test_no_exemplars_give_an_empty_model(loaded):
    none = tuple(replace(one, exemplars={}) for one in loaded.dimensions)
    model = fit_likeness(replace(loaded, dimensions=none))
    assert (model.terms, model.topic_intercepts, model.side_intercepts) == ({}, {}, {})
    assert measure_likeness(model, tokenize(TEXTS[0])) == {}


def test_blas_runs_in_one_thread_while_it_fits_and_no_longer(loaded, monkeypatch):
    seen = []
    real = Ridge.fit

    def watch(self, *args):
        seen.extend(count_threads())
        return real(self, *args)

    def count_threads():
        found = threadpoolctl.threadpool_info()
        return [one["num_threads"] for one in found if one["user_api"] == "blas"]

    monkeypatch.setattr(Ridge, "fit", watch)
    before = count_threads()
    fit_likeness(loaded)
    assert set(seen) == {1}
    assert count_threads() == before
