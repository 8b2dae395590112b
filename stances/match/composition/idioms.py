"""Fixed phrases that take a side towards whatever they stand with."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stances.language.lexicon import load_lexicon

_DENIED = re.compile(
    r"(?:\bnot|\bn't|\bnever|\bhardly|\bno|\bfar from|\banything but)"
    r"(?: (?!it|that|this|he|she|they|we|you|come|a|the)\w+)?\s$"
)


def _compile(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda one: (-len(one), one))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


_PATTERNS = (
    (_compile(load_lexicon().idioms_for), 1),
    (_compile(load_lexicon().idioms_against), -1),
)


def find_idioms(norms: str) -> int:
    """Return the side of the fixed phrases in a sentence: 1, -1, or 0 where there are none.

    Args:
        norms: the tokens of the sentence, joined by spaces.

    >>> find_idioms("long live the levy"), find_idioms("the levy over my dead body")
    (1, -1)
    """
    total = 0
    for pattern, sign in _PATTERNS:
        for match in pattern.finditer(norms):
            total += -sign if _DENIED.search(norms, 0, match.start()) else sign
    return (total > 0) - (total < 0)
