"""The formula: where summed evidence puts an expert, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Sequence

from stances.model import Position, State, Weighed

PRIOR = 0.5
"""Half a weight is added to either side, so that none is ever 0."""

Z95 = 1.96
"""Standard errors to either end of a 95 % interval."""

_DIGITS = 9  # logarithms differ in the last bits from one C library to the next


def theta(support: float, opposition: float) -> tuple[float, float]:
    """The logit position and its standard error.

    Lowe, Benoit, Mikhaylov & Laver (2011), "Scaling Policy Preferences from Coded Political
    Texts", Legislative Studies Quarterly 36(1): θ = ln[(R + ½)/(L + ½)] with
    SE = √[1/(R + ½) + 1/(L + ½)].

    Args:
        support: summed weights for the positive pole (R), at least 0.
        opposition: summed weights for the negative pole (L), at least 0.

    >>> theta(2.0, 0.0)
    (1.6094379124341003, 1.5491933384829668)
    """
    right, left = support + PRIOR, opposition + PRIOR
    return math.log(right / left), math.sqrt(1 / right + 1 / left)


def on_scale(logit: float) -> float:
    """A logit on the scale from -1 to 1: tanh(θ/2), which for θ is (R - L)/(R + L + 1).

    >>> round(on_scale(theta(2.0, 0.0)[0]), 9) == round((2.0 - 0.0) / (2.0 + 0.0 + 1), 9)
    True
    """
    return round(math.tanh(logit / 2), _DIGITS)


def place(
    *,
    expert: str,
    dimension: str,
    weighed: Sequence[Weighed],
    salience: float,
    min_evidence: float,
    mixed_below: float,
) -> Position:
    """An expert's position on a dimension from the weights of their sentences.

    Args:
        weighed: the sentences that bear on the dimension, in the order of the text.
        salience: share of the expert's words in sentences that mention the dimension.
        min_evidence: below this R + L the expert is silent.
        mixed_below: with both sides shown, positions nearer to 0 than this are mixed.
    """
    support = round(math.fsum(one.weight for one in weighed if one.weight > 0), 4)
    opposition = round(math.fsum(-one.weight for one in weighed if one.weight < 0), 4)
    unweighed = [
        item
        for one in weighed
        for item in one.evidence
        if item.sign and not item.weight and item.origin in ("cue", "target")
    ]
    shown = round(support + opposition, 4) >= min_evidence
    logit, error = theta(support, opposition)
    position = round((support - opposition) / (support + opposition + 1), _DIGITS)
    return Position(
        expert=expert,
        dimension=dimension,
        position=position if shown else None,
        low=on_scale(logit - Z95 * error) if shown else None,
        high=on_scale(logit + Z95 * error) if shown else None,
        theta=round(logit, _DIGITS) if shown else None,
        state=_state(position, support, opposition, mixed_below) if shown else "silent",
        salience=round(salience, 4),
        support=support,
        opposition=opposition,
        sentences=sum(1 for one in weighed if one.weight),
        reported=sum(1 for item in unweighed if item.voice == "reported"),
        asked=sum(1 for item in unweighed if item.voice == "asked"),
        weighed=tuple(weighed),
    )


def _state(position: float, support: float, opposition: float, mixed_below: float) -> State:
    both = support > 0 and opposition > 0
    if position == 0 or (both and abs(position) < mixed_below):
        return "mixed"
    return "for" if position > 0 else "against"
