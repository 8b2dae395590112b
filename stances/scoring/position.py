"""The formula: where summed evidence puts an expert, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Sequence

from stances.match.reader import ReadSentence
from stances.model import Position, State, Weighed
from stances.rubric.model import Dimension, Rubric
from stances.scoring.evidence import speaks_of, weigh_sentences

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
    weighed: Sequence[Weighed],
    salience: float,
    min_evidence: float,
    mixed_below: float,
) -> Position:
    """Return an expert's position on a dimension, from the weights of their sentences.

    Args:
        weighed: the sentences that bear on the dimension, in the order of the text.
        salience: share of the expert's words in sentences that mention the dimension (0 to 1).
        min_evidence: below this R + L the expert is silent.
        mixed_below: with both sides shown, positions nearer to 0 than this are mixed.
    """
    support = round(math.fsum(one.weight for one in weighed if one.weight > 0), 4)
    opposition = round(math.fsum(-one.weight for one in weighed if one.weight < 0), 4)
    unweighed = [
        each
        for one in weighed
        for each in one.evidence
        if each.sign and not each.weight and each.origin in ("cue", "target")
    ]
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
        sentences=sum(1 for one in weighed if one.weight),
        reported=sum(1 for each in unweighed if each.voice == "reported"),
        asked=sum(1 for each in unweighed if each.voice == "asked"),
        weighed=tuple(weighed),
    )


def score_dimension(
    expert: str, dimension: Dimension, read: Sequence[ReadSentence], rubric: Rubric
) -> Position:
    """Return one expert's position on a dimension, from all the expert's sentences."""
    weighed = weigh_sentences(dimension, read, rubric)
    words = {one.sentence.id: len(one.tokens) for one in read}
    on_topic = sum(words[one.sentence.id] for one in weighed if speaks_of(one))
    total = sum(words.values())
    return compute_position(
        expert=expert,
        dimension=dimension.id,
        weighed=weighed,
        salience=on_topic / total if total else 0.0,
        min_evidence=rubric.min_evidence,
        mixed_below=rubric.mixed_below,
    )


def _find_state(position: float, support: float, opposition: float, mixed_below: float) -> State:
    """Return the state of a position that is shown."""
    both = support > 0 and opposition > 0
    if position == 0 or (both and abs(position) < mixed_below):
        return "mixed"
    return "for" if position > 0 else "against"
