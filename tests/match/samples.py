"""Which side a sentence takes of the levy that it names."""

from __future__ import annotations

import math

from stances.match.composition.readings import BAR
from stances.match.composition.sentence import read_target
from stances.text.tokens import tokenize


def sum_sides(clues, *stands):
    """The sum of the clues that stand as asserted, or as one of some other stands."""
    return math.fsum(one.sign * one.weight for one in clues if one.stand in ("asserted", *stands))


def read_side(text):
    tokens = tokenize(text)
    held = [token.norm in ("levy", "levies") for token in tokens]
    clues, _ = read_target(text, tokens, held, asked=text.endswith("?"))
    total = sum_sides(clues, "hedged")
    return (total >= BAR) - (total <= -BAR)
