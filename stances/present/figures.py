"""Numbers for eyes."""

from __future__ import annotations

SILENT = "·"
"""The quiet sign where no position is shown."""
MIXED = "~"
"""Stands before a position that shows both sides."""

STYLES = {"for": "green", "against": "red", "mixed": "yellow", "silent": "dim"}
"""How each state is coloured; a sign always says the same."""


def signed(number: float | None) -> str:
    """A position with two decimals and its sign; what shows as zero takes no side.

    >>> signed(0.5), signed(-0.001), signed(None)
    ('+0.50', '0.00', '·')
    """
    if number is None:
        return SILENT
    text = f"{number:+.2f}"
    return "0.00" if text in ("+0.00", "-0.00") else text


def plain(number: float) -> str:
    """An amount with two decimals.

    >>> plain(0.125), plain(-0.0)
    ('0.12', '0.00')
    """
    return f"{number:.2f}".replace("-0.00", "0.00")


def exact(number: float) -> str:
    """A weight with as many decimals as it has, from two to four.

    >>> exact(1.0), exact(0.6125), exact(0.1 + 0.2)
    ('1.00', '0.6125', '0.30')
    """
    whole, _, decimals = f"{number:.4f}".partition(".")
    text = f"{whole}.{decimals.rstrip('0').ljust(2, '0')}"
    return "0.00" if text == "-0.00" else text


def marked(position: float | None, state: str) -> str:
    """A position as a matrix shows it, so that the state can be seen without colour.

    >>> marked(0.05, "mixed"), marked(0.0, "mixed"), marked(-0.5, "against")
    ('~+0.05', '~0.00', '-0.50')
    """
    return f"{MIXED}{signed(position)}" if state == "mixed" else signed(position)
