"""Which terms tell two bodies of text apart, beyond what chance and rarity would do.

Log-odds with an informative Dirichlet prior: Monroe, Colaresi & Quinn 2008, "Fightin' Words",
Political Analysis 16(4), equations 16 (log-odds), 20 (variance), 22 (z) and 23 (prior).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

PRIOR = 10_000.0
"""How many terms the prior is worth on either side (alpha_0 in the paper).

A term's share of it is as its share of all texts. It must be large enough that a term of few
occurrences has about one of them in the prior: else, of equals on one side, a term that the
other side uses once stands before one that it never uses. Of coded party manifestos, the first
terms of one half stood on their own side of the other half in 84 % of cases; in 81 % with a prior
of 500, and hardly more often with 50,000. Of fewer texts than that it is worth as many terms as
they hold, for a prior beyond what is said would leave nothing of it.
"""

LEAST_Z = 0.7
"""What a term must reach to be told, in standard deviations.

The paper marks terms from 1.96 on, in bodies of text that a coder's sample does not come near. Of
196 coded statements on ten questions, drawn from 392, terms from 0.7 on stood on their own side of
the others in 67 % of cases, and those below in 54 %; of 120, in 64 % and 52 %; of 60, no term did
better than chance.
"""

_DIGITS = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Contrast:
    """How far a term belongs to one of two sides.

    Attributes:
        z: standard deviations from being used alike; above 0 where it is the positive side's.
        positive, negative: how often it occurs on either side.
    """

    term: str
    z: float
    positive: int
    negative: int


def contrasts(
    positive: Mapping[str, int],
    negative: Mapping[str, int],
    whole: Mapping[str, int],
    *,
    prior: float = PRIOR,
) -> list[Contrast]:
    """The terms of two sides, from most positive to most negative; ties in the alphabet's order.

    Args:
        positive, negative: how often each term occurs on either side.
        whole: how often in all texts, both sides and what belongs to neither.
        prior: how many terms the prior is worth, at most as many as there are.

    >>> sides = {"talk": 5, "oil": 4}, {"strike": 5, "oil": 4}
    >>> [(one.term, one.z) for one in contrasts(*sides, {"talk": 9, "strike": 9, "oil": 12})]
    [('talk', 1.4609), ('oil', 0.0), ('strike', -1.4609)]
    """
    if len(whole) < 2:  # one term is all that is said, whoever says it
        return []
    worth = min(prior, sum(whole.values()))
    share = worth / sum(whole.values())
    sizes = sum(positive.values()) + worth, sum(negative.values()) + worth
    found = [
        Contrast(
            term=term,
            z=_z(positive.get(term, 0), negative.get(term, 0), whole[term] * share, sizes),
            positive=positive.get(term, 0),
            negative=negative.get(term, 0),
        )
        for term in dict.fromkeys([*positive, *negative])
    ]
    return sorted(found, key=lambda one: (-one.z, one.term))


def _z(positive: int, negative: int, prior: float, sizes: tuple[float, float]) -> float:
    """A term's log-odds ratio over its standard deviation; `sizes` of the sides with prior."""
    here, there = positive + prior, negative + prior
    delta = math.log(here / (sizes[0] - here)) - math.log(there / (sizes[1] - there))
    return round(delta / math.sqrt(1 / here + 1 / there), _DIGITS) + 0.0
