"""A cell in words: where the expert stands, and the arithmetic that leads there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances.output.figures import format_signed, format_weight
from stances.output.grid import make_safe_line
from stances.scoring.position import PRIOR, Z95, compute_theta
from stances.scoring.sheet import SheetCell, SheetDimension


def describe_stand(cell: SheetCell, dimension: SheetDimension) -> str:
    """Return where the expert stands, with the interval, in one line."""
    if cell.position is None:
        return describe_side(cell, dimension)
    interval = f"[{format_signed(cell.low)}, {format_signed(cell.high)}]"
    return f"{format_signed(cell.position)} {interval} {describe_side(cell, dimension)}"


def describe_side(cell: SheetCell, dimension: SheetDimension) -> str:
    """Return which side the expert takes, or why none is shown."""
    if cell.position is None:
        why = "nothing found that weighs enough" if cell.evidence else "nothing found"
        return f"silent: no position shown, {why}"
    return f"{cell.state}: {make_safe_line(dimension.name_side(cell.state))}"


def list_sums(cell: SheetCell, dimension: SheetDimension) -> Iterator[str]:
    """Yield the arithmetic that turns a cell's weights into its position, a line for each step."""
    weights = [sentence.weight for sentence in cell.evidence or ()]
    support, opposition = cell.support, cell.opposition
    right, left = format_weight(support), format_weight(opposition)
    upper, lower = format_weight(support + PRIOR), format_weight(opposition + PRIOR)
    logit, error = compute_theta(support, opposition)
    positive, negative = make_safe_line(dimension.positive), make_safe_line(dimension.negative)
    yield f"R = {_write_sum([one for one in weights if one > 0], right)}  ({positive})"
    yield f"L = {_write_sum([-one for one in weights if one < 0], left)}  ({negative})"
    yield (
        f"position = (R - L) / (R + L + {2 * PRIOR:g}) = ({right} - {left})"
        f" / {format_weight(support + opposition + 2 * PRIOR)} = {cell.position:+.4f}"
    )
    yield f"theta = ln((R + {PRIOR}) / (L + {PRIOR})) = ln({upper} / {lower}) = {logit:+.4f}"
    yield (
        f"SE = sqrt(1 / (R + {PRIOR}) + 1 / (L + {PRIOR}))"
        f" = sqrt(1 / {upper} + 1 / {lower}) = {error:.4f}"
    )
    yield f"low, high = tanh((theta -/+ {Z95} SE) / 2) = {cell.low:+.4f}, {cell.high:+.4f}"


def _write_sum(weights: Sequence[float], total: str) -> str:
    """Return a sum with all its parts; only the total where there is a single part or none."""
    return f"{' + '.join(map(format_weight, weights))} = {total}" if len(weights) > 1 else total
