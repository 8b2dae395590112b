"""Fixed phrases that take a side towards whatever they stand with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from stances.language.lexicon import load_lexicon
from stances.regex import compile_later

_REMEMBERED = 64  # each target of a sentence asks for those of the same words
_DENIED = compile_later(
    r"(?:\bnot|\bn't|\bnever|\bhardly|\bno|\bfar from|\banything but)"
    r"(?: (?!it|that|this|he|she|they|we|you|come|a|the)\w+)?\s$"
)


def _index(phrases: Iterable[str]) -> dict[str, dict[str, list[list[str]]]]:
    """Return phrases by their first and second words, the longest first; "" where they have one."""
    found: dict[str, dict[str, list[list[str]]]] = {}
    for one in sorted(phrases, key=lambda one: (-len(one), one)):
        words = one.split()
        second = words[1] if len(words) > 1 else ""
        found.setdefault(words[0], {}).setdefault(second, []).append(words)
    return found


_PHRASES = ((_index(load_lexicon().idioms_for), 1), (_index(load_lexicon().idioms_against), -1))


@lru_cache(maxsize=_REMEMBERED)
def find_idioms(norms: str) -> int:
    """Return the side of the fixed phrases in a sentence: 1, -1, or 0 where there are none.

    Args:
        norms: the tokens of the sentence, joined by spaces.

    >>> find_idioms("long live the levy"), find_idioms("the levy over my dead body")
    (1, -1)
    """
    words = norms.split()
    total = 0
    for phrases, sign in _PHRASES:
        at = 0
        while at < len(words):
            phrase = _find_phrase(phrases[words[at]], words, at) if words[at] in phrases else []
            if phrase:
                denied = _DENIED.search("".join(f"{word} " for word in words[:at]))
                total += -sign if denied else sign
            at += len(phrase) or 1
    return (total > 0) - (total < 0)


def _find_phrase(
    phrases: Mapping[str, Sequence[list[str]]], words: list[str], at: int
) -> list[str]:
    """Return the longest of some phrases that stands at a word; empty where none does.

    Args:
        phrases: those that begin with the word, by their second words.
    """
    second = words[at + 1] if at + 1 < len(words) else ""
    for phrase in (*phrases.get(second, ()), *phrases.get("", ())):
        if words[at : at + len(phrase)] == phrase:
            return phrase
    return []
