"""Words and phrases of a sentence that may become a pattern."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stances.commands.suggest.phrases import drop_parts
from stances.text.ngrams import LONGEST, find_phrases, list_stop_words
from stances.text.packed import make_pattern_set
from stances.text.pattern_syntax import Grammar
from stances.text.tokens import tokenize

STOPS = list_stop_words()


def terms(text):
    return [one.term for one in find_phrases(tokenize(text), STOPS)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Oil prices rise",
            ["oil", "oil prices", "oil prices rise", "prices", "prices rise", "rise"],
        ),
        ("the price of oil", ["price", "price of oil", "oil"]),
        ("prices, wages", ["prices", "wages"]),
        ("prices; wages", ["prices", "wages"]),
        ("in 2020 and 2021", []),
        ("40 percent", ["40 percent", "percent"]),
        ("they don't", []),
        ("it didn't rise", ["did", "didn't rise", "rise"]),
        ("Iran’s missiles", ["iran", "iran's missiles", "missiles"]),
        ("US troops", ["u.s.", "u.s. troops", "troops"]),
        ("⑴ ½", []),
        ("Käse-Fabrik", ["kase", "kase fabrik", "fabrik"]),
    ],
)
def test_phrases(text, found):
    assert sorted(terms(text)) == sorted(found)


def test_a_phrase_knows_its_tokens():
    tokens = tokenize("The price of oil rises.")
    for one in find_phrases(tokens, STOPS):
        assert one.last - one.first <= LONGEST
        assert one.term == " ".join(token.norm for token in tokens[one.first : one.last])


@settings(deadline=None)
@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            [
                "oil",
                "US",
                "can't",
                "Iran's",
                "n't",
                "'s",
                "⑴",
                "½",
                "ŉ",
                "ﷺ",
                "U.S.",
                "(a|b)",
                "x*",
                "@y",
                "...",
                "?",
                ",",
                "—",
                "won’t",
                "cannot",
                "I'm",
            ]
        ),
        max_size=8,
    ).map(" ".join)
)
def test_every_phrase_is_a_pattern_that_finds_itself(text):
    tokens = tokenize(text)
    for one in find_phrases(tokens, STOPS):
        found = make_pattern_set([Grammar().pattern(one.term)])
        places = [(match.first, match.last) for match in found.find(tokens)]
        assert (one.first, one.last) in places
        alone = tokenize(one.term)
        assert [(m.first, m.last) for m in found.find(alone)] == [(0, len(alone))]


@pytest.mark.parametrize(
    ("counts", "kept"),
    [
        ({"peace": (3, 0), "peace talks": (3, 0)}, ["peace talks"]),
        ({"peace": (3, 1), "peace talks": (3, 0)}, ["peace", "peace talks"]),
        ({"a b c": (2, 2), "a b": (2, 2), "b c": (2, 2), "b": (2, 2)}, ["a b c"]),
        ({"iran": (1, 0), "iran's oil": (1, 0), "oil": (2, 0)}, ["iran's oil", "oil"]),
        ({"eace": (1, 0), "peace talks": (1, 0)}, ["eace", "peace talks"]),
    ],
)
def test_a_part_that_never_stands_alone_is_left_out(counts, kept):
    assert drop_parts(counts) == kept
