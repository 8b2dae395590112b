"""Text made safe to look at."""

from __future__ import annotations

import unicodedata


def escape(text: str) -> str:
    r"""Return the text with every character that does not print made visible.

    A name may hold an escape sequence or a mark that turns the direction of writing; neither
    may work on the reader's terminal.

    >>> escape("a\x1b[31mb\u202ec")
    'a\\x1b[31mb\\u202ec'
    >>> escape("Test Ümlaut")
    'Test Ümlaut'
    """
    if text.isprintable():
        return text
    return "".join(
        sign
        if sign.isprintable() or unicodedata.category(sign) == "Zs"
        else sign.encode("unicode_escape").decode("ascii")
        for sign in text
    )
