"""The arithmetic of a position, as short as a page of many cells needs it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances.commands.report.figures import set_minus
from stances.output.figures import format_weight
from stances.scoring.position import PRIOR, compute_theta
from stances.scoring.sheet import SheetCell

_SUMMANDS = 12
"""Longer sums show their total alone; the sentences have the weights."""


def list_sums(cell: SheetCell, *, complete: bool) -> Iterator[str]:
    """Yield the steps from a cell's weights to its position; the page's method has the formulas.

    Args:
        complete: whether to give all steps, or the two sums alone.
    """
    weights = [sentence.weight for sentence in cell.evidence or ()]
    support, opposition = cell.support, cell.opposition
    right, left = format_weight(support), format_weight(opposition)
    upper, lower = format_weight(support + PRIOR), format_weight(opposition + PRIOR)
    theta, error = compute_theta(support, opposition)
    whole = format_weight(support + opposition + 2 * PRIOR)
    if not complete:
        yield f"R = {right}, L = {left}, of {len(weights)} sentences"
        return
    yield f"R = {_write_sum([one for one in weights if one > 0], right)}"
    yield f"L = {_write_sum([-one for one in weights if one < 0], left)}"
    yield set_minus(f"position = ({right} - {left}) / {whole} = {cell.position:+.4f}")
    yield set_minus(f"θ = ln({upper} / {lower}) = {theta:+.4f}, SE = {error:.4f}")
    yield set_minus(f"interval = {cell.low:+.4f} to {cell.high:+.4f}")


def _write_sum(weights: Sequence[float], total: str) -> str:
    if 1 < len(weights) <= _SUMMANDS:
        return f"{' + '.join(map(format_weight, weights))} = {total}"
    return f"{total}, of {len(weights)} sentences" if len(weights) > 1 else total
