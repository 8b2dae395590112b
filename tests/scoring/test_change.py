"""How far a position moved: by hand, and by a published example of the interval."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.scoring.change import Estimate, compute_change
from stances.scoring.position import Z95, compute_theta, scale_logit


def estimate(support, opposition):
    theta, error = compute_theta(support, opposition)
    low, high = (scale_logit(theta + sign * Z95 * error) for sign in (-1, 1))
    return Estimate(value=scale_logit(theta), low=low, high=high)


def test_from_one_sentence_against_to_one_for_by_hand():
    then = Estimate(value=-0.5, low=-0.973207109, high=0.782205373)
    now = Estimate(value=0.5, low=-0.782205373, high=0.973207109)
    found = compute_change(then, now)
    assert found.value == 1.0
    assert found.low == pytest.approx(1 - 1.282205373 * math.sqrt(2), abs=1e-9)  # -0.813312
    assert found.high == pytest.approx(1 + 0.473207109 * math.sqrt(2), abs=1e-9)  # +1.669216


def wilson(hits, count):
    """Return a share with its Wilson interval."""
    share, z = hits / count, 1.959964
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count**2)) / (1 + z * z / count)
    return Estimate(value=share, low=middle - half, high=middle + half)


def test_the_first_example_of_newcombe_1998():
    """56 of 70 and 48 of 80: its method 10, from Wilson intervals, gives 0.0524 to 0.3339."""
    found = compute_change(wilson(48, 80), wilson(56, 70))
    assert (round(found.low, 4), round(found.high, 4)) == (0.0524, 0.3339)


def test_intervals_that_are_even_add_like_standard_errors():
    one, two = Estimate(value=0.0, low=-0.3, high=0.3), Estimate(value=0.2, low=-0.2, high=0.6)
    found = compute_change(one, two)
    assert (found.low, found.high) == (pytest.approx(-0.3), pytest.approx(0.7))


@given(*[st.floats(0, 60) for _ in range(4)])
def test_it_is_within_reach_and_turns_with_time(support, opposition, later, against):
    then, now = estimate(support, opposition), estimate(later, against)
    there, back = compute_change(then, now), compute_change(now, then)
    assert -2 <= there.low <= there.value <= there.high <= 2
    assert (there.low, there.high) == pytest.approx((-back.high, -back.low), abs=1e-8)
