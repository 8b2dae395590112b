"""Krippendorff's alpha: against published figures, by brute force, and what always holds."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stances.agreement.alpha import compute_alpha

LEVELS = ("nominal", "ordinal", "interval")

C = """\
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .
"""
"""The data C of Krippendorff (2011): four observers in rows, twelve units in columns."""


def read_units(table):
    rows = [line.split() for line in table.splitlines()]
    return [
        tuple(int(value) for value in column if value != ".") for column in zip(*rows, strict=True)
    ]


@pytest.mark.parametrize(
    ("level", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_four_observers_as_published(level, alpha):
    assert round(compute_alpha(read_units(C), level), 3) == alpha


def test_two_observers_as_published():
    """The data A (binary) and B (nominal) of the same paper."""
    for first, second, alpha in (
        ("0100000010", "1110010000", 0.095),
        ("aabbdcccedda", "babbbccceddd", 0.692),
    ):
        pairs = [(ord(one), ord(other)) for one, other in zip(first, second, strict=True)]
        assert round(compute_alpha(pairs, "nominal"), 3) == alpha


def brute_alpha(units, level):
    """Mean squared difference within units over that of all values, pair by pair."""
    units = [unit for unit in units if len(unit) > 1]
    values = [value for unit in units for value in unit]

    def distance(one, other):
        low, high = sorted((one, other))
        if level == "nominal":
            return int(low != high)
        if level == "interval":
            return (high - low) ** 2
        between = sum(1 for value in values if low <= value <= high)
        return (between - Fraction(values.count(low) + values.count(high), 2)) ** 2

    n = len(values)
    observed = sum(
        Fraction(distance(one, other), len(unit) - 1)
        for unit in units
        for one, other in permutations(unit, 2)
    )
    expected = sum(Fraction(distance(*pair), n - 1) for pair in permutations(values, 2))
    return None if not expected else float(1 - observed / expected)


UNITS = st.lists(st.lists(st.integers(-2, 3), max_size=4), max_size=12)
unhurried = settings(deadline=None, max_examples=80)


@unhurried
@given(UNITS, st.sampled_from(LEVELS))
def test_alpha_is_what_counting_pair_by_pair_gives(units, level):
    assert compute_alpha(units, level) == brute_alpha(units, level)


@unhurried
@given(UNITS, st.sampled_from(LEVELS), st.randoms(use_true_random=False))
def test_neither_the_order_of_units_nor_that_of_coders_matters(units, level, chance):
    shuffled = [chance.sample(unit, len(unit)) for unit in chance.sample(units, len(units))]
    assert compute_alpha(shuffled, level) == compute_alpha(units, level)


@unhurried
@given(UNITS)
def test_turning_the_scale_round_and_moving_it_change_nothing(units):
    turned = [[7 - value for value in unit] for unit in units]
    for level in LEVELS:
        assert compute_alpha(turned, level) == compute_alpha(units, level)


@unhurried
@given(UNITS)
def test_with_two_values_all_levels_are_one(units):
    binary = [[value > 0 for value in unit] for unit in units]
    assert len({compute_alpha(binary, level) for level in LEVELS}) == 1


@unhurried
@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(2, 4)), min_size=2), st.sampled_from(LEVELS)
)
def test_full_agreement_is_1(counts, level):
    units = [[value] * coders for value, coders in counts]
    several = len({value for value, _ in counts}) > 1
    assert compute_alpha(units, level) == (1.0 if several else None)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    "units", [[], [()], [(1,), (2,)], [(1, 1)], [(1, 1), (1, 1, 1), (2,)]], ids=str
)
def test_where_nobody_could_disagree_alpha_is_undefined(units, level):
    assert compute_alpha(units, level) is None


def test_levels_differ_in_how_far_values_are_apart():
    near, far = [(1, 1), (2, 2), (3, 3), (1, 2)], [(1, 1), (2, 2), (3, 3), (1, 3)]
    for level in ("ordinal", "interval"):
        assert compute_alpha(near, level) > compute_alpha(far, level)
    stretched = [[10 * value if value == 3 else value for value in unit] for unit in near]
    assert compute_alpha(stretched, "ordinal") == compute_alpha(near, "ordinal")
    assert compute_alpha(stretched, "interval") > compute_alpha(near, "interval")
