"""Fixed phrases that take a side towards whatever they stand with."""

from __future__ import annotations

from functools import lru_cache

from stances.language.indexed import find_phrase
from stances.language.lexicon import load_lexicon
from stances.regex import compile_later

_REMEMBERED = 64  # each target of a sentence asks for those of the same words
_DENIED = compile_later(
    r"(?:\bnot|\bn't|\bnever|\bhardly|\bscarcely|\bbarely|\bseldom|\brarely|\bno|\bfar from"
    r"|\banything but)"
    r"(?: (?:a|an|the))?(?: (?!it|that|this|he|she|they|we|you|come|a|the)\w+)?\s$"
)

_IDIOMS = ((load_lexicon().idioms_for, 1), (load_lexicon().idioms_against, -1))


@lru_cache(maxsize=_REMEMBERED)
def find_idioms(norms: str) -> int:
    """Return the side of the fixed phrases in a sentence: 1, -1, or 0 where there are none.

    Args:
        norms: the tokens of the sentence, joined by spaces.

    >>> find_idioms("long live the levy"), find_idioms("the levy over my dead body")
    (1, -1)
    """
    total = 0
    text = f"{norms} "
    for idioms, sign in _IDIOMS:
        at = 0
        while at < len(text):
            end = text.index(" ", at)
            idiom = find_phrase(text[at:], idioms) if text[at:end] in idioms else ""
            if idiom:
                total += -sign if _DENIED.search(text[:at]) else sign
                end = at + len(idiom)
            at = end + 1
    return (total > 0) - (total < 0)
