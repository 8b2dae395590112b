"""What one code says: a sign, a word, or a number."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from stances.errors import StancesError, suggest_name
from stances.model import Side
from stances.read.forms.form import show_value
from stances.regex import compile_later

LEFT_OUT = "?"
"""The code of a cell to be left out, such as one on which coders disagree."""

SIGNS: Mapping[str, Side] = {"+": "+", "-": "-", "0": "0", ".": "."}

WORDS: Mapping[str, Side] = {
    "for": "+",
    "favor": "+",
    "favour": "+",
    "support": "+",
    "pro": "+",
    "positive": "+",
    "against": "-",
    "oppose": "-",
    "con": "-",
    "negative": "-",
    "neutral": "0",
    "mixed": "0",
    "none": ".",
    "silent": ".",
}
"""The words that stand for signs, in lower case. They include the four states of a score, and the
labels FAVOR, AGAINST and NONE of SemEval-2016 Task 6."""

_NUMBER = compile_later(r"[+-]?(?=\.?\d)\d{0,9}(\.\d*)?", re.ASCII)
_HINT = (
    "write + or for, - or against, 0 or neutral for no side, . or none for not addressed, "
    "? to leave it out, or a number"
)


class CodeValue(Struct, frozen=True, kw_only=True):
    """What a code says.

    Attributes:
        side: ``+``, ``-``, ``0`` or ``.``; `None` where the cell is to be left out.
        grade: how far to a side; `None` where the code has no grade.
    """

    side: Side | None
    grade: float | None = None


def parse_code(value: object, where: str) -> CodeValue:
    """Return what a cell of a table of codes says.

    Args:
        value: one of `SIGNS`, one of `WORDS` in any case, `LEFT_OUT`, or a number, whose sign is
            the side. A minus sign may be a true one (U+2212), and a quotation mark may stand
            before a sign, as in tables that are safe for spreadsheets.
        where: the file and line, for the message.

    Returns:
        the side and the grade. ``0``, and a word for it, is the grade 0 as well.

    Raises:
        StancesError: the value is not a code.

    >>> parse_code("Favor", "codes.csv:2"), parse_code("-1.5", "codes.csv:3")
    (CodeValue(side='+', grade=None), CodeValue(side='-', grade=-1.5))
    """
    text = show_value(value).replace("−", "-").removeprefix("'")
    if text == LEFT_OUT:
        return CodeValue(side=None)
    side = SIGNS.get(text) or WORDS.get(text.casefold())
    if side is not None:
        return CodeValue(side=side, grade=0.0 if side == "0" else None)
    if not _NUMBER.fullmatch(text):
        raise StancesError(f'"{text}" is not a code', where=where, hint=_suggest(text))
    grade = float(text)
    return CodeValue(side="+" if grade > 0 else "-" if grade < 0 else "0", grade=grade)


def _suggest(text: str) -> str:
    """Return a hint that names the nearest word, if one is near, and every kind of code."""
    near = suggest_name(text, tuple(WORDS))
    return f"{near} {_HINT}" if near.startswith("did you mean") else _HINT
