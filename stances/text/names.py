"""Names of people as they are compared, whatever their case and accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from stances.regex import compile_later
from stances.text.tokens import fold_text, normalise_name

_LETTERS: Mapping[str, str] = {
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ð": "d",
    "ŋ": "n",
    "ĸ": "q",
    "ʼ": "'",
}
"""Letters that have no accent to take off, as the transform Latin-ASCII of Unicode's CLDR writes
them. Those with a stroke or a hook, such as ø, are known by their Unicode names."""

_WORDS = compile_later("[a-z0-9]+")
_STRUCK = compile_later("LATIN SMALL LETTER ([A-Z]) WITH ")


def fold_name(name: str) -> str:
    """Return a name in lower case, without accents, in the letters of plain Latin.

    >>> fold_name("  Søren  Łukasz "), fold_name("Þórður Weiß")
    ('soren lukasz', 'thordur weiss')
    """
    folded = fold_text(normalise_name(name))
    return folded if folded.isascii() else "".join(map(_fold_letter, folded))


def _fold_letter(letter: str) -> str:
    """Return a letter in plain Latin letters, such as ``o`` for ``ø`` and ``ae`` for ``æ``."""
    if letter.isascii():
        return letter
    struck = _STRUCK.match(unicodedata.name(letter, ""))
    return struck[1].lower() if struck else _LETTERS.get(letter, letter)


def make_id(written: str) -> str:
    """Return an id of lower-case words that stands for any name; empty where it has no letters.

    >>> make_id("Climate Change is a Real Concern"), make_id("night-market")
    ('climate-change-is-a-real-concern', 'night-market')
    """
    return "-".join(_WORDS.findall(fold_name(written)))
