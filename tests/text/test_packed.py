"""Packed pattern sets find what those they were made from find."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from stances.errors import StancesError
from stances.text.packed import PackedSets, Unpacker, pack_sets
from stances.text.pattern_search import PatternSet, join_sets
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
    assert again.words == once.words + 1  # "end"


def test_packed_patterns_are_not_joined_to_others():
    packed = Unpacker(pack_sets([make_sets(["end"])])).make_set(0)
    with pytest.raises(TypeError, match="packed"):
        join_sets([packed, make_sets(["war"])])


@given(
    st.lists(st.lists(st.lists(PIECES, min_size=1, max_size=5).map(" ".join)), max_size=3),
    st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=3),
    st.lists(WORDS, max_size=20).map(" ".join),
)
def test_kept_states_find_the_same(written, before, text):
    """An automaton goes on from the states that it had when it was kept."""
    sets = [make_sets(own) for own in written]
    packed = pack_sets(sets)
    unpacker = Unpacker(packed)
    first = [unpacker.make_set(number) for number in range(len(sets))]
    automaton = join_sets(first)
    for one in before:
        automaton_found = [find(own, one) for own in first]
        assert automaton_found == [find(own, one) for own in sets]
    kept = automaton.keep({id(node): number for number, node in enumerate(unpacker.nodes)})
    read = msgspec.json.decode(msgspec.json.encode(replace(packed, kept=kept)), type=PackedSets)
    again = Unpacker(read)
    second = [again.make_set(number) for number in range(len(sets))]
    join_sets(second, kept=read.kept, nodes=again.nodes)
    for one in (*before, text):
        assert [find(own, one) for own in second] == [find(own, one) for own in sets]
