"""Packed pattern sets find what those they were made from find."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from stances.errors import StancesError
from stances.text.packed import PackedSets, Unpacker, make_pattern_set, pack_sets
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


def parse(written):
    """Return the patterns of those that can be read."""
    patterns = []
    for one in written:
        try:
            patterns.append(Grammar(LISTS).pattern(one))
        except StancesError:
            continue
    return patterns


def find(patterns, text):
    found = patterns.find(tokenize(text))
    return [(one.key, one.written, one.first, one.last) for one in found]


@given(
    st.lists(st.lists(st.lists(PIECES, min_size=1, max_size=5).map(" ".join)), max_size=3),
    st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=3),
    st.lists(WORDS, max_size=20).map(" ".join),
)
def test_sets_packed_together_find_what_each_finds_alone(written, known, text):
    """Whatever texts decide what is looked for first, and after the way through a file."""
    sets = list(map(parse, written))
    packed = pack_sets(sets, sentences=map(tokenize, known))
    read = msgspec.json.decode(msgspec.json.encode(packed), type=PackedSets)
    unpacker = Unpacker(read)
    for number, own in enumerate(sets):
        made = unpacker.make_set(number)
        assert len(made) == len(own)
        assert find(made, text) == find(make_pattern_set(own), text)
        assert made.occurs(tokenize(text)) is bool(find(made, text))


def test_what_patterns_share_is_packed_once():
    once = pack_sets([parse(["@foes"])])
    again = pack_sets([parse(["@foes", "end @foes"]), parse(["@foes ... end"])])
    assert len(again.others) == len(once.others) + 1  # the gap
    assert set(again.by_word) == {*once.by_word, "end"}
