"""Where a sentence of narration ends, and not a title or an initial."""

from __future__ import annotations

from collections.abc import Collection

from stances.language.words import load_words
from stances.read.layouts._roles import make_choice
from stances.regex import compile_later

_WORDS = load_words()
_SHORTENED = (*_WORDS.before_a_name, *_WORDS.name_suffixes, *_WORDS.cut_names, *_WORDS.cut_titles)
_WITH_CAPITAL = frozenset(one for one in _SHORTENED if one[0].isupper() and not one.isupper())
_SMALL = frozenset(one for one in _WORDS.cut_titles if one.islower())


def _write_not_after(words: Collection[str], before: str) -> str:
    """Return a pattern of no width that fails after a word with its full stop.

    Args:
        words: any of them.
        before: the pattern of what stands before the word, always as long as itself.
    """
    lengths = sorted({*map(len, words)})
    alike = ([word for word in sorted(words) if len(word) == length] for length in lengths)
    return "".join(rf"(?<!{before}(?:{make_choice(one)})\.)" for one in alike)


LAST_STOP = compile_later(r"[.?!…][\"”’)\]*_]*\s*\Z")
"""The stop that ends a text, whatever marks close behind it."""

LAST_STOP_OR_COLON = compile_later(r"[.?!…:][\"”’)\]*_]*\s*\Z")
"""The same, or the colon of a text that leads to another."""

SENTENCE_END = compile_later(
    r"[.?!…](?<!\b[A-Z]\.)"
    + _write_not_after(_WITH_CAPITAL, r"\b")
    + _write_not_after(_SMALL, r"\.")
    + _write_not_after(_SMALL, r"\. ")
    + r"[\"”’)]*\s+(?=[A-Z“\"‘])"
)
"""How a sentence ends before the next; "Dr. Test" and "Prof. em. Test" have no such end."""
