"""How far a map, and an order, can be trusted: in the words that every command uses."""

from __future__ import annotations

from collections.abc import Sequence

from stances.comparison.ranking import Ranked
from stances.comparison.scaling import ExpertMap
from stances.output.figures import format_share

_PAIR, _TRIANGLE = 2, 3
_GRADES = ((0.025, "excellent"), (0.05, "good"), (0.1, "fair"), (0.2, "poor"))
_WORST = "too poor to trust"


def describe_fit(found: ExpertMap) -> str:
    """Return how well a map shows the distances, in one sentence.

    What fits whatever it is gets no praise: two experts, three whose distances close, or
    positions on one dimension.
    """
    if found.stress is None:
        return "All stand in one place."
    stress = f"Kruskal's stress-1 is {found.stress:.2f}"
    certain = _explain_certainty(found)
    if certain:
        return f"{stress}, {certain}."
    shown = found.explained
    axes = "" if shown is None else f", and the axes show {format_share(shown)} of the differences"
    return f"{stress} ({judge_stress(found.stress)}){axes}."


def _explain_certainty(found: ExpertMap) -> str:
    """Return why a map is true to every distance whatever they are; empty where it need not be."""
    size = len(found.places)
    if size <= _PAIR:
        return "as always with two experts"
    if found.dimensions == 1:
        return "as always on one dimension"
    if size == _TRIANGLE and not found.stress:
        return "as nearly always with three experts"
    return ""


def judge_stress(stress: float) -> str:
    """Return what Kruskal (1964) calls a stress; one above 0.2 is too poor to trust.

    >>> judge_stress(0.02), judge_stress(0.15), judge_stress(0.29)
    ('excellent', 'poor', 'too poor to trust')
    """
    return next((word for most, word in _GRADES if stress <= most), _WORST)


def describe_order(ranks: Sequence[Ranked]) -> str:
    """Return that the order is not sure where all intervals overlap; empty otherwise."""
    if len(ranks) > 1 and all(one.best == 1 and one.worst == len(ranks) for one in ranks):
        return "No interval is apart from another: the order is not sure."
    return ""
