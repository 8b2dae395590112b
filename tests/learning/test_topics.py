"""The words that name a topic are frequent in its texts, and rare in others."""

from __future__ import annotations

from stances.learning.topics import find_topic, list_forms

TOLLS = [frozenset(["bridge toll", "bridge", "toll", "nurses"])] * 3 + [
    frozenset(["toll", "tolls", "rain"])
]
MARKETS = [frozenset(["night market", "night", "market", "rain"])] * 4


def test_a_topic_is_named_by_its_own_words():
    assert find_topic(TOLLS, MARKETS)[0] == "toll"
    assert "rain" not in find_topic(TOLLS, MARKETS)


def test_without_other_texts_the_commonest_words_are_taken():
    assert find_topic(MARKETS, [])[0] in {"market", "night market", "rain"}


def test_an_adjective_is_named_with_its_noun():
    own = [frozenset(["private", "private schools", "schools"])] * 4 + [frozenset(["private"])]
    found = find_topic(own, MARKETS)
    assert "private schools" in found
    assert "private" not in found


def test_a_word_that_takes_sides_is_no_topic():
    own = [frozenset(["abolition", "toll"])] * 4
    assert find_topic(own, MARKETS) == ["toll"]


def test_forms_are_those_that_the_texts_have():
    assert list_forms("toll", TOLLS) == ["toll", "tolls"]
    assert list_forms("night market", MARKETS) == ["night market"]


def test_texts_without_words():
    assert find_topic([frozenset()], []) == []
