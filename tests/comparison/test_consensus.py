"""Indices of consensus: published examples, and by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.comparison.consensus import (
    measure_agreement,
    measure_concentration,
    measure_polarization,
)

COUNTS = st.lists(st.integers(0, 50), min_size=3, max_size=8)


def test_the_published_example_of_a():
    """The example of the R package agrmt (Ruedin), which follows van der Eijk (2001)."""
    counts = [30, 40, 210, 130, 530, 50, 10]
    assert measure_agreement(counts) == pytest.approx(0.6113333, abs=1e-6)
    assert measure_polarization(counts) == pytest.approx(0.1943333, abs=1e-6)


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        ([9, 0, 0], 1.0),
        ([0, 0, 4, 0, 0], 1.0),
        ([3, 3, 3], 0.0),
        ([7, 0, 0, 0, 7], -1.0),
        # 3 and 1 at the ends: a layer of two with -1, and one of two with 1
        ([3, 0, 1], 0.0),
        # two neighbours of three: TU = 1, U = 1, 1 - (2 - 1) / (3 - 1)
        ([2, 2, 0], 0.5),
        ([0, 0, 0], None),
    ],
)
def test_a_by_hand(counts, found):
    assert measure_agreement(counts) == found


def test_the_published_example_of_the_herfindahl_index():
    """Four firms with 30, 30, 20 and 20 per cent: 2,600 of 10,000 (US Department of Justice)."""
    assert measure_concentration([30, 30, 20, 20]) == pytest.approx(0.26)
    assert measure_concentration([5, 0, 0]) == 1
    assert measure_concentration([0, 0, 0]) is None


@given(COUNTS)
def test_bounds_and_mirror(counts):
    found = measure_agreement(counts)
    assert found == measure_agreement(counts[::-1])
    if sum(counts):
        assert -1 <= found <= 1
        assert 0 <= measure_polarization(counts) <= 1
        assert 1 / len(counts) - 1e-6 <= measure_concentration(counts) <= 1
    else:
        assert found is measure_polarization(counts) is measure_concentration(counts) is None


@given(COUNTS, st.integers(2, 5))
def test_the_size_of_the_panel_does_not_matter(counts, times):
    assert measure_agreement(counts) == measure_agreement([one * times for one in counts])


def test_two_categories_have_no_order():
    with pytest.raises(ValueError, match="three"):
        measure_agreement([1, 2])
