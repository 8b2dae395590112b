"""The formula: where summed evidence puts an expert, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Sequence

from stances.match.reader import ReadSentence
from stances.model import Position, State
from stances.rubric.model import Dimension, Rubric
from stances.scoring.passages import read_passages
from stances.scoring.sums import Sums
from stances.scoring.tally import Tally
from stances.scoring.weighing import Weighing

PRIOR = 0.5
"""Half a weight is added to either side, so that none is ever 0."""

Z95 = 1.96
"""Standard errors to either end of a 95 % interval."""

_DIGITS = 9  # logarithms differ in the last bits from one C library to the next


def compute_theta(support: float, opposition: float) -> tuple[float, float]:
    """Return the logit position θ and its standard error.

    Lowe, Benoit, Mikhaylov & Laver (2011), "Scaling Policy Preferences from Coded Political
    Texts", Legislative Studies Quarterly 36(1): θ = ln[(R + ½)/(L + ½)] with
    SE = √[1/(R + ½) + 1/(L + ½)].

    Args:
        support: summed weights for the positive pole (R), at least 0.
        opposition: summed weights for the negative pole (L), at least 0.

    >>> compute_theta(2.0, 0.0)
    (1.6094379124341003, 1.5491933384829668)
    """
    right, left = support + PRIOR, opposition + PRIOR
    return math.log(right / left), math.sqrt(1 / right + 1 / left)


def scale_logit(logit: float) -> float:
    """Return a logit on the scale from -1 to 1: tanh(θ/2), which for θ is (R - L)/(R + L + 1).

    >>> round(scale_logit(compute_theta(2.0, 0.0)[0]), 9) == round((2.0 - 0.0) / (2.0 + 0.0 + 1), 9)
    True
    """
    return round(math.tanh(logit / 2), _DIGITS)


def compute_position(
    *,
    expert: str,
    dimension: str,
    tally: Tally,
    salience: float,
    min_evidence: float,
    mixed_below: float,
) -> Position:
    """Return an expert's position on a dimension, from what their sentences add up to.

    Args:
        salience: share of the expert's words in sentences that mention the dimension (0 to 1).
        min_evidence: below this R + L the expert is silent.
        mixed_below: with both sides shown, positions nearer to 0 than this are mixed.
    """
    support, opposition = tally.support, tally.opposition
    shown = round(support + opposition, 4) >= min_evidence
    logit, error = compute_theta(support, opposition)
    position = round((support - opposition) / (support + opposition + 1), _DIGITS)
    return Position(
        expert=expert,
        dimension=dimension,
        position=position if shown else None,
        low=scale_logit(logit - Z95 * error) if shown else None,
        high=scale_logit(logit + Z95 * error) if shown else None,
        state=_find_state(position, support, opposition, mixed_below) if shown else "silent",
        salience=round(salience, 4),
        support=support,
        opposition=opposition,
        sentences=tally.sentences,
        supporting=tally.supporting,
        worded=tally.worded,
        reported=tally.reported,
        asked=tally.asked,
        weighed=None if tally.kept is None else tuple(tally.kept),
    )


def score_dimension(
    expert: str, dimension: Dimension, read: Sequence[ReadSentence], rubric: Rubric
) -> Position:
    """Return one expert's position on a dimension, from all the expert's sentences."""
    weighing = Weighing(dimension, rubric)
    for passage in read_passages(read, rubric):
        weighing.add(passage)
    return score_weighing(expert, weighing)


def score_weighing(expert: str, weighing: Weighing) -> Position:
    """Return an expert's position from all the expert's sentences, once they are weighed."""
    return score_sums(expert, weighing.dimension, weighing.sums, weighing.rubric)


def score_sums(expert: str, dimension: Dimension, sums: Sums, rubric: Rubric) -> Position:
    """Return an expert's position from what all parts of the expert's text add up to."""
    tally = sums.tallies[0]
    return compute_position(
        expert=expert,
        dimension=dimension.id,
        tally=tally,
        salience=tally.words / sums.words if sums.words else 0.0,
        min_evidence=rubric.min_evidence,
        mixed_below=rubric.mixed_below,
    )


def _find_state(position: float, support: float, opposition: float, mixed_below: float) -> State:
    """Return the state of a position that is shown."""
    both = support > 0 and opposition > 0
    if position == 0 or (both and abs(position) < mixed_below):
        return "mixed"
    return "for" if position > 0 else "against"
