"""Authors are split the same way whatever their order, and evenly."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.errors import StancesError
from stances.learning.folds import hold_out, split_authors

NAMES = st.lists(st.text(min_size=1, max_size=6), min_size=2, max_size=30, unique=True)


@given(NAMES, st.integers(2, 9), st.randoms())
def test_folds_are_even_and_do_not_depend_on_the_order(names, folds, random):
    folds = min(folds, len(names))
    found = split_authors(names, folds)
    shuffled = [*names, names[0]]
    random.shuffle(shuffled)
    assert split_authors(shuffled, folds) == found
    sizes = Counter(found.values())
    assert set(sizes) == set(range(folds))
    assert max(sizes.values()) - min(sizes.values()) <= 1


def test_fewer_authors_than_folds():
    with pytest.raises(StancesError, match="2 authors cannot fill 3 folds"):
        split_authors(["Test Alpha", "Test Beta"], 3)


@given(NAMES)
def test_a_share_is_held_out(names):
    assert hold_out(names, 0) == frozenset()
    assert len(hold_out([*names, *names], 0.5)) == round(0.5 * len(names))


@pytest.mark.parametrize("share", [0.1, 0.9])
def test_a_share_that_leaves_nobody(share):
    with pytest.raises(StancesError, match="holds out"):
        hold_out(["Test Alpha", "Test Beta"], share)
