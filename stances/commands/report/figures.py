"""Figures as the page writes them, and the classes of their colours."""

from __future__ import annotations

import math

from msgspec import UnsetType

from stances.model import State
from stances.output.figures import MIXED, format_code, format_position, format_signed
from stances.scoring.sheet import SheetCode

_STEPS = 5
"""How many shades each side has."""

MINUS = "\N{MINUS SIGN}"


def set_minus(text: str) -> str:
    """Return a text of figures with true minus signs.

    >>> set_minus("ln(0.50) = -0.6931")
    'ln(0.50) = −0.6931'
    """
    return text.replace("-", MINUS)


def write_position(position: float | None, state: State) -> str:
    """Return a position as a cell of the table shows it.

    >>> write_position(-0.5, "against"), write_position(0.05, "mixed")
    ('−0.50', '~ +0.05')
    """
    return set_minus(format_position(position, state)).replace(MIXED, f"{MIXED} ")


def write_interval(low: float | None, high: float | None) -> str:
    """Return an interval in words.

    >>> write_interval(-0.97, 0.65)
    '−0.97 to +0.65'
    """
    return set_minus(f"{format_signed(low)} to {format_signed(high)}")


def choose_shade(position: float | None, state: State) -> str:
    """Return the class of a position's colour: a side and one of five steps, mixed or silent.

    >>> [choose_shade(one, "for") for one in (0.1, 0.21, 1.0)], choose_shade(-0.5, "against")
    (['f1', 'f2', 'f5'], 'a3')
    >>> choose_shade(0.0, "mixed"), choose_shade(None, "silent")
    ('m', 's')
    """
    if position is None:
        return "s"
    if state == "mixed":
        return "m"
    return f"{'f' if position > 0 else 'a'}{max(1, math.ceil(abs(position) * _STEPS))}"


def write_figure(value: float) -> str:
    """Return a figure from -1 to 1 with its sign.

    >>> write_figure(-0.5)
    '−0.50'
    """
    return set_minus(format_signed(value))


def name_code(code: SheetCode) -> str:
    """Return a coder's word as people say it."""
    names = {"+": "for", "-": "against", "0": "no side", ".": "not addressed"}
    return names[code.code]


def write_code(code: SheetCode | UnsetType) -> str:
    """Return a coder's word as a cell shows it, such as ``[+]``; empty where nobody coded it."""
    return set_minus(format_code(code.code)) if isinstance(code, SheetCode) else ""


def draw_line(low: float, high: float, width: int) -> str:
    """Return the path of an interval on an axis of a width.

    >>> draw_line(-1.0, 0.0, 60)
    'M1 5H30'
    """
    return f"M{place_on_axis(low, width)} 5H{place_on_axis(high, width)}"


def draw_dot(position: float, width: int) -> str:
    """Return the path of a position on an axis of a width: a point, which its round end fills.

    >>> draw_dot(0.0, 60)
    'M30 5h0'
    """
    return f"M{place_on_axis(position, width)} 5h0"


def place_on_axis(value: float, width: int) -> int:
    """Return the pixel of a value from -1 to 1 on an axis of a width, with 1 kept free at its ends.

    >>> place_on_axis(-1.0, 48), place_on_axis(0.0, 48), place_on_axis(0.3333, 48)
    (1, 24, 32)
    """
    return 1 + round((value + 1) / 2 * (width - 2))
