"""The figures by which scores are held against human codes."""

from collections.abc import Sequence
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"

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


def told(name: str, pairs: Sequence[tuple[str, str]]) -> None:
    """Print the figures, and see that the README tells the same."""
    row = f"| {name} | {len(pairs)} | {f_avg(pairs):.2f} | {direction(pairs):.2f} |"
    print(f"\n{row} coverage {coverage(pairs):.2f}")
    assert row in README.read_text(encoding="utf-8"), row
