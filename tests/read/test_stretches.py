"""Stretches of long sequences and texts, beside their plain definitions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stances.read.stretches import Stretches, cut_before, walk_from

_OFFSETS = st.integers(0, 30)


@given(st.lists(st.tuples(_OFFSETS, _OFFSETS)), _OFFSETS)
def test_an_offset_lies_within_one_of_them(stretches, offset):
    assert Stretches(stretches).hold(offset) == any(a <= offset < b for a, b in stretches)


@given(st.text("a. \n", max_size=900), st.integers(0, 900))
def test_what_stands_before_an_offset_ends_as_the_whole_does(text, end):
    found, whole = cut_before(text, end), text[:end].rstrip()
    assert whole.endswith(found)
    assert len(found) >= min(128, len(whole))


@given(st.lists(st.integers()), st.integers(0, 20))
def test_a_walk_is_a_slice(items, first):
    assert list(walk_from(items, first)) == items[first:]
