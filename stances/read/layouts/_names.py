"""How a name that a label gives in capitals is written."""

from __future__ import annotations

import re


def write_name(name: str) -> str:
    """Return a name that is written in capitals as names are written.

    >>> write_name("TEST McALPHA"), write_name("Test van Alpha")
    ('Test McAlpha', 'Test van Alpha')
    """
    if not any(word.isupper() and len(word) > 2 for word in name.split()):
        return name
    return " ".join(_write_word(word) for word in name.split())


def _write_word(word: str) -> str:
    if not word.isupper() and not re.match(r"(?:Mc|Mac|O')[A-Z]{2,}", word):
        return word
    return re.sub(r"[^\W\d_]+", lambda part: _capitalise(part.group()), word)


def _capitalise(part: str) -> str:
    for start in ("Mc", "Mac"):
        if part.startswith(start) and part[len(start) :].isupper():
            return start + part[len(start) :].capitalize()
    return part.capitalize()
