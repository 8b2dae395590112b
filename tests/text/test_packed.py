"""Packed pattern sets find what those they were made from find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.json import decode

from stances.errors import StancesError
from stances.text.packed import Unpacker, pack_sets
from stances.text.pattern_search import PatternSet
from stances.text.pattern_syntax import Grammar
from stances.text.tokens import tokenize

LISTS = {"foes": ("ruritania", "the (old|new) guard"), "acts": ("strik*", "end @foes")}
PIECES = st.sampled_from(
    ("strike", "strik*", "(a|the)?", "(end|stop it|st*)", "@foes", "@acts", "...", "...5", "not")
)
WORDS = st.sampled_from(
    (
        "strike",
        "strikes",
        "the",
        "a",
        "old",
        "guard",
        "end",
        "stop",
        "it",
        "Ruritania",
        "not,",
        "b;",
    )
)


def make_sets(written):
    """Return a pattern set of those that can be read."""
    patterns = []
    for one in written:
        try:
            patterns.append(Grammar(LISTS).pattern(one))
        except StancesError:
            continue
    return PatternSet(patterns)


def find(patterns, text):
    found = patterns.find(tokenize(text))
    return [(one.key, one.pattern.written, one.first, one.last) for one in found]


@given(
    st.lists(st.lists(st.lists(PIECES, min_size=1, max_size=5).map(" ".join)), max_size=3),
    st.lists(WORDS, max_size=20).map(" ".join),
)
def test_packed_sets_find_the_same(written, text):
    sets = [make_sets(own) for own in written]
    unpacker = Unpacker(pack_sets(sets))
    for number, own in enumerate(sets):
        assert find(unpacker.make_set(number), text) == find(own, text)


def test_what_patterns_share_is_packed_once():
    once = pack_sets([make_sets(["@foes"])])
    again = pack_sets([make_sets(["@foes", "end @foes"]), make_sets(["@foes ... end"])])
    assert len(again.others) == len(once.others) + 1  # the gap
    assert len(decode(again.words)) == len(decode(once.words)) + 1  # "end"
