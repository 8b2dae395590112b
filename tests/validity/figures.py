"""The figures by which scores are held against human codes."""

from collections.abc import Sequence

SIDES = {"for": "+", "against": "-", "mixed": "0", "silent": "."}


def f_avg(pairs: Sequence[tuple[str, str]]) -> float:
    """Mean of the F1 of ``+`` and of ``-`` over (coded, given) pairs (SemEval-2016 Task 6)."""
    return (f_one(pairs, "+") + f_one(pairs, "-")) / 2


def f_one(pairs: Sequence[tuple[str, str]], side: str) -> float:
    """F1 of one side."""
    right = sum(coded == given == side for coded, given in pairs)
    wrong = sum((coded == side) != (given == side) for coded, given in pairs)
    return 2 * right / (2 * right + wrong) if right or wrong else 0.0


def direction(pairs: Sequence[tuple[str, str]]) -> float:
    """Share of right signs where both sides are taken."""
    both = [(coded, given) for coded, given in pairs if {coded, given} <= {"+", "-"}]
    return sum(coded == given for coded, given in both) / len(both) if both else 0.0


def coverage(pairs: Sequence[tuple[str, str]]) -> float:
    """Share of coded sides for which any side is given."""
    sides = [given for coded, given in pairs if coded in "+-"]
    return sum(given in "+-" for given in sides) / len(sides) if sides else 0.0
