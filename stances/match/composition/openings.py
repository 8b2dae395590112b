"""How a sentence opens: whether it grants, turns, answers or takes back what stands before it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stances.language.roles import ROLES
from stances.text.tokens import Token

_APART = frozenset(("though", "however", "nevertheless", "nonetheless"))
"""Words that turn from the sentence before where commas set them apart."""

_FIRST = 10
"""How many words are looked through for one of them."""

_SHORT = 8
"""The most words of a sentence that only takes back the one before: "I am not any more."."""


def concedes(tokens: Sequence[Token]) -> bool:
    """Whether a sentence opens with words that grant a point, and grants it to its end: "Granted,
    …", but not "Granted, …, but …".
    """
    norms = [token.norm for token in tokens]
    text = f" {' '.join(norms)} "
    grants = opens_with(tokens, ROLES.concessions) or any(
        f" {phrase} " in text for phrase in ROLES.granting_phrases
    )
    return grants and "but" not in norms


def opens_turn(tokens: Sequence[Token]) -> bool:
    """Whether a sentence opens with words that turn from the one before: "Even so, …"."""
    return opens_with(tokens, ROLES.turns) or any(
        one.norm in _APART and one.comma and then.comma for one, then in pairwise(tokens[:_FIRST])
    )


def takes_back(then: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether a short sentence says that the author has left the view of the one before: "I do not
    any more.". A view that is told as left behind, "I used to think …", is not left twice.

    Args:
        then: the short sentence.
        tokens: the one before.
    """
    norms = [token.norm for token in tokens]
    left = "once" in norms or ("used", "to") in pairwise(norms)
    return len(then) <= _SHORT and opens_with(then, ROLES.recantings) and not left


def abstains(tokens: Sequence[Token]) -> bool:
    """Whether a sentence says that the author takes no side: "I leave that to others"."""
    text = f" {' '.join(token.norm for token in tokens)} "
    return any(f" {phrase} " in text for phrase in ROLES.abstaining_phrases)


def opens_with(tokens: Sequence[Token], openings: Sequence[str]) -> bool:
    """Whether a sentence opens with one of some phrases of at most six words."""
    norms = " ".join(token.norm for token in tokens[:6]) + " "
    return any(norms.startswith(one + " ") for one in openings)
