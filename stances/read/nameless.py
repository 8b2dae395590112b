"""What stands in a column of names where nobody is named: "N/A", "-", "Unknown speaker"."""

from __future__ import annotations

import math

from stances.language.words import load_words
from stances.regex import compile_later

_WORDS = load_words()
_HALF = compile_later("[\ud800-\udfff]")
"""Half a character, which is refused elsewhere."""
_BEGIN = {"no", "not", *_WORDS.unnamed}
_BRACKETS = compile_later(r"[()\[\]{}<>\"'“”*_]")


def is_nameless(value: object) -> bool:
    """Whether the cell of a column of names names nobody: it is empty, a sign, or says so.

    Whoever asks or calls out has no name either: "Q", "Audience", "Unidentified man".

    >>> [is_nameless(one) for one in ("N/A", "-", None, "Unknown speaker", "Test Alpha", 7)]
    [True, True, True, True, False, False]
    """
    if isinstance(value, float):
        return math.isnan(value)
    if not isinstance(value, str):
        return value is None
    if not any(one.isalnum() or _HALF.match(one) for one in value):
        return True
    words = _BRACKETS.sub(" ", value).casefold().split()
    known = _WORDS.nameless | _WORDS.beside_nameless
    plain = " ".join(words)
    if plain in _WORDS.questioners or plain in _WORDS.directions:
        return True
    known |= _WORDS.unnamed
    says_so = not _WORDS.nameless.isdisjoint(words) or words[0] in _BEGIN
    return says_so and known.issuperset(words)
