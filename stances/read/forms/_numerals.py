"""The numbers of list items as a reader sees them: 3, c or iii."""

from __future__ import annotations

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST = 3999
"""The largest number that is written in letters; larger ones are written in digits."""


def write_number(number: int, style: str) -> str:
    """Return a number in a style: ``1``, ``a``, ``A``, ``i`` or ``I``; any other counts as ``1``.

    >>> write_number(28, "a"), write_number(4, "I"), write_number(3, "1")
    ('bb', 'IV', '3')
    """
    if style not in ("a", "A", "i", "I") or not 0 < number <= _LARGEST:
        return str(number)
    letters = _write_letters(number) if style in "aA" else _write_roman(number)
    return letters.upper() if style.isupper() else letters


def _write_letters(number: int) -> str:
    """Return a, b ... z, aa, bb ... zz, aaa, as word processors count."""
    rounds, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (rounds + 1)


def _write_roman(number: int) -> str:
    parts = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        parts.append(letters * count)
    return "".join(parts)
