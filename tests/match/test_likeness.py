"""Likeness to the exemplars, by hand on a model of our own."""

from __future__ import annotations

import math

import pytest

from stances.match.likeness import measure_likeness
from stances.rubric.similarity import SimilarityModel, TermWeights
from stances.text.tokens import tokenize

MODEL = SimilarityModel(
    terms={
        "toll": TermWeights(idf=2.0, topic={"x": 0.5}, side={"x": -0.4}),
        "bridge": TermWeights(idf=1.0, topic={"x": 0.25, "y": 1.0}, side={"x": 0.1}),
        "not_toll": TermWeights(idf=2.0, topic={"x": 0.5}, side={"x": 0.4}),
        "toll bridge": TermWeights(idf=3.0, topic={"y": -1.0}, side={}),
    },
    topic_intercepts={"x": 0.1, "y": 0.2},
    side_intercepts={"x": 0.05},
)


def of(text):
    return measure_likeness(MODEL, tokenize(text))


def test_by_hand():
    found = of("bridge or toll or toll")
    toll, bridge = (1 + math.log(2)) * 2.0, 1.0
    norm = math.hypot(toll, bridge)
    x = found["x"]
    assert x.topic == pytest.approx((0.5 * toll + 0.25 * bridge) / norm + 0.1, abs=1e-4)
    assert x.side == pytest.approx((-0.4 * toll + 0.1 * bridge) / norm + 0.05, abs=3e-4)
    assert found["y"].topic == pytest.approx(bridge / norm + 0.2, abs=1e-4)
    assert list(found) == ["x", "y"]


def test_shares_add_up_and_the_largest_comes_first():
    for one in of("bridge or toll or toll").values():
        assert math.fsum(term.share for term in one.terms) == pytest.approx(one.side, abs=1e-9)
        sizes = [abs(term.share) for term in one.terms]
        assert sizes == sorted(sizes, reverse=True)
    found = [term.term for term in of("bridge or toll")["x"].terms]
    assert found == ["toll", "(intercept)", "bridge"]


def test_dimension_that_no_term_speaks_of_has_the_intercept_alone():
    (share,) = of("bridge")["y"].terms
    assert (share.term, share.share) == ("(intercept)", 0.0)


def test_negation_turns_the_side():
    assert of("toll")["x"].side < 0 < of("not toll")["x"].side


def test_pair_takes_part():
    assert of("toll bridge")["y"].topic < of("bridge toll")["y"].topic


def test_unknown_words_change_nothing_and_alone_are_nothing():
    assert of("toll whatever") == of("toll")
    assert of("whatever") == {}
    assert of("") == {}
