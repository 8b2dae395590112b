"""The contrast of two sides, compared with the formula of the paper, written out here."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stances.commands.suggest.contrast import LEAST_Z, PRIOR_TERMS, compute_contrasts

COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 50))
SOME = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 50), min_size=2)


def together(*counts):
    terms = sorted({term for own in counts for term in own})
    return {term: sum(own.get(term, 0) for own in counts) for term in terms}


def z_of(found, term):
    return next(one.z for one in found if one.term == term)


def test_equations_16_20_22_and_23_by_hand():
    positive, negative = {"talk": 7, "oil": 3}, {"strike": 4, "oil": 6}
    whole = {"talk": 10, "strike": 5, "oil": 25}
    prior = {term: 8 * count / 40 for term, count in whole.items()}
    assert prior == {"talk": 2, "strike": 1, "oil": 5}
    here, there = 7 + 2, 0 + 2
    delta = math.log(here / (10 + 8 - here)) - math.log(there / (10 + 8 - there))
    variance = 1 / here + 1 / there
    found = compute_contrasts(positive, negative, whole, prior=8)
    assert z_of(found, "talk") == round(delta / math.sqrt(variance), 4)
    delta = math.log((3 + 5) / (10 + 8 - 3 - 5)) - math.log((6 + 5) / (10 + 8 - 6 - 5))
    variance = 1 / (3 + 5) + 1 / (6 + 5)
    assert z_of(found, "oil") == round(delta / math.sqrt(variance), 4)
    assert [(one.term, one.positive, one.negative) for one in found] == [
        ("talk", 7, 0),
        ("oil", 3, 6),
        ("strike", 0, 4),
    ]


@settings(deadline=None)
@given(COUNTS, COUNTS, SOME)
def test_what_speaks_for_one_side_speaks_as_loudly_against_the_other(positive, negative, rest):
    whole = together(positive, negative, rest)
    there = {one.term: one.z for one in compute_contrasts(positive, negative, whole)}
    back = {one.term: one.z for one in compute_contrasts(negative, positive, whole)}
    assert there == {term: -z for term, z in back.items()}


@settings(deadline=None)
@given(SOME, SOME)
def test_sides_that_speak_alike_have_no_contrast(own, rest):
    assert {one.z for one in compute_contrasts(own, own, together(own, own, rest))} == {0.0}


def test_the_prior_shrinks_rare_words():
    positive, negative = {"rare": 1, "usual": 40, "rest": 959}, {"rest": 1000}
    found = compute_contrasts(positive, negative, together(positive, negative))
    assert 0 < z_of(found, "rare") < 1 < z_of(found, "usual")
    bold = compute_contrasts(positive, negative, together(positive, negative), prior=500)
    assert z_of(bold, "rare") > z_of(found, "rare")


@settings(deadline=None)
@given(COUNTS, COUNTS, SOME)
def test_the_prior_is_worth_no_more_than_all_texts(positive, negative, rest):
    whole = together(positive, negative, rest)
    said = sum(whole.values())
    found = compute_contrasts(positive, negative, whole, prior=said)
    assert compute_contrasts(positive, negative, whole) == found
    assert compute_contrasts(positive, negative, whole, prior=1000 * said) == found


def test_of_few_texts_a_term_of_one_side_reaches_the_least_and_a_common_one_does_not():
    positive, negative = {"pure": 2, "both": 2, "rest": 20}, {"both": 1, "rest": 21}
    found = compute_contrasts(positive, negative, together(positive, negative))
    assert z_of(found, "both") < LEAST_Z <= z_of(found, "pure")


@pytest.mark.parametrize("count", [3, 5, 10, 20])
def test_a_term_that_the_other_side_never_uses_stands_first(count):
    """With a small prior, one that it uses once would stand before it."""
    positive = {"pure": count, "mixed": count, "rest": 3000}
    negative = {"mixed": 1, "rest": 3000}
    terms = [
        one.term for one in compute_contrasts(positive, negative, together(positive, negative))
    ]
    assert terms[:2] == ["pure", "mixed"]


def test_the_background_shows_what_is_usual():
    """A pole that nobody takes is set against how all texts speak."""
    found = compute_contrasts({"talk": 5, "oil": 5}, {}, {"talk": 5, "oil": 500, "gas": 100})
    assert [one.term for one in found] == ["talk", "oil"]
    assert found[0].z > 0 > found[1].z


def test_ties_stand_in_the_alphabets_order():
    sides = {"b": 2, "a": 2}, {"d": 2, "c": 2}
    assert [one.term for one in compute_contrasts(*sides, together(*sides))] == ["a", "b", "c", "d"]


@pytest.mark.parametrize("whole", [{}, {"talk": 4}])
def test_nothing_stands_apart_from_nothing(whole):
    assert compute_contrasts(whole, {}, whole) == []


def test_the_prior_is_documented_as_it_is():
    assert PRIOR_TERMS == 10_000
