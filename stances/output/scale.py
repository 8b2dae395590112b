"""A position and its interval on a scale of characters from -1 to 1."""

from __future__ import annotations


def draw_interval(position: float, low: float, high: float, columns: int) -> str:
    """Return an interval as a line with a dot at the position, and a bar where 0 is.

    Args:
        columns: how many the scale takes; an odd number, so that 0 has a place of its own.

    >>> draw_interval(0.5, 0.0, 1.0, 9)
    '    │─●─┤'
    >>> draw_interval(-0.5, -1.0, -0.25, 9)
    '├─●┤│    '
    """
    signs = [" "] * columns
    first, last = _find_place(low, columns), _find_place(high, columns)
    signs[first : last + 1] = "─" * (last - first + 1)
    signs[first], signs[last] = "├", "┤"
    middle = columns // 2
    signs[middle] = "┼" if first < middle < last else "│"
    signs[_find_place(position, columns)] = "●"
    return "".join(signs)


def _find_place(value: float, columns: int) -> int:
    return round((value + 1) / 2 * (columns - 1))
