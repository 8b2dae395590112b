"""Words as they are compared to find those that a document says twice."""

from __future__ import annotations

from stances.regex import compile_later

_WORD = compile_later(r"[^\W_]+")


def fold_words(text: str) -> str:
    """Return the words of a text in lower case, with a space before and after each.

    So whole words are found in others, whatever stands between them.

    >>> fold_words("We must *talk*.") in fold_words("“Now we must talk!”")
    True
    """
    return f" {' '.join(_WORD.findall(text.casefold()))} "
