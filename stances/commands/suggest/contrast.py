"""Which terms distinguish two bodies of text, beyond what chance and rarity would do.

Log-odds with an informative Dirichlet prior: Monroe, Colaresi & Quinn 2008, "Fightin' Words",
Political Analysis 16(4), equations 16 (log-odds), 20 (variance), 22 (z) and 23 (prior).
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from msgspec import Struct

PRIOR_TERMS = 10_000.0
"""How many terms the prior is worth on either side (alpha_0 in the paper).

A term has the same share of the prior as of all texts. The prior must be so large that a rare
term has about one occurrence in it: with a smaller one, a term that one side uses three times and
the other once would come before a term that one side uses three times and the other never. In
coded party manifestos, the first terms found in one half belonged to the same side in the other
half in 84 % of cases; in 81 % with a prior of 500, and hardly more often with 50,000. Where the
texts hold fewer terms than this, the prior is worth as many as they hold, since a larger one would
hide what is said.
"""

LEAST_Z = 0.7
"""What a term must reach to be suggested, in standard deviations.

The paper marks terms from 1.96 on, in far more text than one coder codes. In 196 coded statements
on ten questions, drawn from 392, the terms from 0.7 on belonged to the same side in the other
statements in 67 % of cases, and those below in 54 %; in 120, 64 % and 52 %; in 60, no term did
better than chance.
"""

_DIGITS = 4


class Contrast(Struct, frozen=True, kw_only=True):
    """How far a term belongs to one of two sides.

    Attributes:
        z: standard deviations from being used alike by both; above 0 for the positive side.
        positive, negative: how often it occurs on either side.
    """

    term: str
    z: float
    positive: int
    negative: int


def compute_contrasts(
    positive: Mapping[str, int],
    negative: Mapping[str, int],
    whole: Mapping[str, int],
    *,
    prior: float = PRIOR_TERMS,
) -> list[Contrast]:
    """Return the terms of two sides, from most positive to most negative.

    Ties are in alphabetical order. Where all texts have fewer than two terms, none is returned.

    Args:
        positive, negative: how often each term occurs on either side.
        whole: how often in all texts, both sides and what belongs to neither.
        prior: how many terms the prior is worth, at most as many as there are.

    >>> sides = {"talk": 5, "oil": 4}, {"strike": 5, "oil": 4}
    >>> found = compute_contrasts(*sides, {"talk": 9, "strike": 9, "oil": 12})
    >>> [(one.term, one.z) for one in found]
    [('talk', 1.4609), ('oil', 0.0), ('strike', -1.4609)]
    """
    if len(whole) < 2:
        return []
    worth = min(prior, sum(whole.values()))
    share = worth / sum(whole.values())
    sizes = sum(positive.values()) + worth, sum(negative.values()) + worth
    found = [
        Contrast(
            term=term,
            z=_compute_z(positive.get(term, 0), negative.get(term, 0), whole[term] * share, sizes),
            positive=positive.get(term, 0),
            negative=negative.get(term, 0),
        )
        for term in dict.fromkeys([*positive, *negative])
    ]
    return sorted(found, key=lambda one: (-one.z, one.term))


def _compute_z(positive: int, negative: int, prior: float, sizes: tuple[float, float]) -> float:
    """Return a term's log-odds ratio over its standard deviation.

    Args:
        positive, negative: how often the term occurs on either side.
        prior: how many of its occurrences the prior is worth.
        sizes: how many terms either side holds, with the prior.
    """
    here, there = positive + prior, negative + prior
    delta = math.log(here / (sizes[0] - here)) - math.log(there / (sizes[1] - there))
    return round(delta / math.sqrt(1 / here + 1 / there), _DIGITS) + 0.0
