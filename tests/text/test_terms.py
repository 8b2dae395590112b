"""The terms that TF-IDF counts."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stances.text.terms import list_terms
from stances.text.tokens import tokenize


def of(text):
    return list_terms(tokenize(text))


def test_all_three_kinds_each_as_often_as_it_occurs():
    assert of("toll toll bridges") == [
        *("toll", "toll", "bridge"),
        *("toll toll", "toll bridge"),
        *("^tol", "^tol", "^bri", "^brid"),
    ]


def test_words_of_one_stem_are_one_term():
    assert of("retaliate")[0] == of("retaliation")[0] == "retali"


def test_beginnings_are_shorter_than_their_word():
    assert [t for t in of("abc abcd abcde") if t.startswith("^")] == ["^abc", "^abc", "^abcd"]


@pytest.mark.parametrize("word", ["not", "no", "never", "nor", "neither", "without"])
def test_two_words_behind_a_negation_are_marked(word):
    expected = [word, "not_one", "not_two", "three"]
    assert of(f"{word} one two three")[:4] == expected


def test_contracted_negation_marks_too():
    assert of("don't one two three")[:5] == ["do", "n't", "not_one", "not_two", "three"]


def test_negation_ends_at_a_stop_but_not_at_a_comma():
    assert of("not; one")[:2] == ["not", "one"]
    assert of("not, one")[:2] == ["not", "not_one"]
    assert of("not one; two")[:3] == ["not", "not_one", "two"]


def test_second_negation_begins_anew():
    assert of("not one never two three")[:5] == ["not", "not_one", "never", "not_two", "not_three"]


def test_side_by_negation_changes_the_terms():
    assert set(of("we raise tolls")) != set(of("we never raise tolls")) - {"never"}


@settings(deadline=None)
@given(st.lists(st.sampled_from(["not", "toll", "bridges", "a", "n't"]), max_size=12))
def test_every_pair_is_made_of_neighbours(words):
    tokens = tokenize(" ".join(words))
    found = list_terms(tokens)
    stems = found[: len(tokens)]
    assert found[len(tokens) :][: max(0, len(tokens) - 1)] == [
        f"{a} {b}" for a, b in pairwise(stems)
    ]
    assert all(term.startswith("^") for term in found[max(0, 2 * len(tokens) - 1) :])
