"""Numbers as people read them."""

from __future__ import annotations

from collections.abc import Mapping

from stances.model import State

SILENT = "·"
"""The quiet sign where no position is shown."""
MIXED = "~"
"""Stands before a position that shows both sides."""

STYLES: Mapping[State, str] = {"for": "green", "against": "red", "mixed": "yellow", "silent": "dim"}
"""The colour of each state; a sign always shows the same without colour."""


def format_signed(number: float | None) -> str:
    """Return a position with two decimals and its sign; what rounds to zero has no sign.

    >>> format_signed(0.5), format_signed(-0.001), format_signed(None)
    ('+0.50', '0.00', '·')
    """
    if number is None:
        return SILENT
    text = f"{number:+.2f}"
    return "0.00" if text in ("+0.00", "-0.00") else text


def format_amount(number: float | None) -> str:
    """Return an amount with two decimals; the sign of silence where there is none.

    >>> format_amount(0.125), format_amount(-0.0), format_amount(None)
    ('0.12', '0.00', '·')
    """
    return SILENT if number is None else f"{number:.2f}".replace("-0.00", "0.00")


def format_share(share: float | None) -> str:
    """Return a share as a percentage.

    >>> format_share(0.7149), format_share(None)
    ('71 %', '·')
    """
    return SILENT if share is None else f"{share * 100:.0f} %"


def format_range(first: int, last: int) -> str:
    """Return a range of whole numbers, or the only one of it.

    >>> format_range(1, 4), format_range(2, 2)
    ('1–4', '2')
    """
    return f"{first}" if first == last else f"{first}–{last}"


def format_code(code: str | None) -> str:
    """Return a coder's word, in brackets that no figure has.

    >>> format_code("+"), format_code(None)
    ('[+]', '')
    """
    return "" if code is None else f"[{code}]"


def format_salience(share: float) -> str:
    """Return a share of words from 0 to 1 as a percentage, as wide as that of any other.

    >>> format_salience(0.1234), format_salience(0.0), format_salience(1.0), format_salience(0.004)
    (' 12%', '  0%', '100%', ' <1%')
    """
    percent = "<1" if 0 < share < 0.005 else f"{share * 100:.0f}"
    return f"{percent:>3}%"


def format_weight(number: float) -> str:
    """Return a weight with as many decimals as it has, from two to four.

    >>> format_weight(1.0), format_weight(0.6125), format_weight(0.1 + 0.2)
    ('1.00', '0.6125', '0.30')
    """
    whole, _, decimals = f"{number:.4f}".partition(".")
    text = f"{whole}.{decimals.rstrip('0').ljust(2, '0')}"
    return "0.00" if text == "-0.00" else text


def format_position(position: float | None, state: State) -> str:
    """Return a position as a matrix shows it, so that the state can be seen without colour.

    Args:
        position: from -1 to 1, or on the logit scale; `None` for a silent cell.
        state: of the cell.

    >>> format_position(0.05, "mixed"), format_position(-0.5, "against")
    ('~+0.05', '-0.50')
    """
    return f"{MIXED}{format_signed(position)}" if state == "mixed" else format_signed(position)
