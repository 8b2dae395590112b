"""The terms that TF-IDF counts: stems, pairs of stems marked under a negation, beginnings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stances.text.tokens import Token

_NEGATIONS = frozenset(("not", "n't", "no", "never", "nor", "neither", "without"))
_REACH = 2
_STEM = 6
_BEGINNINGS = (3, 4)


def terms(tokens: Sequence[Token]) -> list[str]:
    """All terms of a sentence, each as often as it occurs.

    Words are cut to six letters, so that "retaliate" and "retaliation" are one term; the two
    behind a negation carry the mark ``not_`` (longer windows were measured to hurt). Beginnings
    of three and four letters, marked ``^``, bind words that the stems keep apart.

    >>> from stances.text.tokens import tokenize
    >>> terms(tokenize("must not retaliate"))[:5]
    ['must', 'not', 'not_retali', 'must not', 'not not_retali']
    """
    stems: list[str] = []
    left = 0
    for token in tokens:
        if token.breaks:
            left = 0
        if token.norm in _NEGATIONS:
            stems.append(token.norm)
            left = _REACH
        else:
            stem = token.norm[:_STEM]
            stems.append(f"not_{stem}" if left else stem)
            left = max(0, left - 1)
    pairs = [f"{one} {two}" for one, two in pairwise(stems)]
    beginnings = [f"^{t.norm[:n]}" for t in tokens for n in _BEGINNINGS if len(t.norm) > n]
    return stems + pairs + beginnings
