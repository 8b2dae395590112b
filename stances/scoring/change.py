"""How far a position has moved from one body of text to another, and how sure that is."""

from __future__ import annotations

import math

from msgspec import Struct

_DIGITS = 9  # as in a score sheet


class Estimate(Struct, frozen=True, kw_only=True):
    """A figure and the ends of its 95 % interval."""

    value: float
    low: float
    high: float


def compute_change(then: Estimate, now: Estimate) -> Estimate:
    """Return how far a position has moved, with the 95 % interval of the difference.

    The interval joins those of the two positions, which come from different texts: Zou & Donner
    (2008), "Construction of confidence limits about effect measures: a general approach",
    Statistics in Medicine 27(10), after Newcombe (1998) for proportions. With d = now - then,
    low = d - √[(now - its low)² + (then's high - then)²] and
    high = d + √[(now's high - now)² + (then - its low)²].

    >>> then = Estimate(value=-0.5, low=-0.8, high=-0.1)
    >>> now = Estimate(value=0.5, low=0.2, high=0.8)
    >>> change = compute_change(then, now)
    >>> round(change.value, 2), round(change.low, 2), round(change.high, 4)
    (1.0, 0.5, 1.4243)
    """
    moved = now.value - then.value
    down = math.hypot(now.value - now.low, then.high - then.value)
    up = math.hypot(now.high - now.value, then.value - then.low)
    return Estimate(
        value=round(moved, _DIGITS),
        low=round(moved - down, _DIGITS),
        high=round(moved + up, _DIGITS),
    )
