"""The one definition of a token, shared by sentences, patterns and TF-IDF terms."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from msgspec import Struct

from stances.language.words import load_words
from stances.regex import compile_later

_MARKS = "\u0300-\u036f"
_RAISED = "⁰¹²³⁴-⁹"  # numbers of footnotes, which belong to no word
_LETTER, _CHARACTER = rf"[^\W\d_{_RAISED}]", rf"[^\W_{_RAISED}]"
_TOKEN = compile_later(
    rf"({_CHARACTER}"
    rf"(?:(?<={_LETTER})\.(?:{_LETTER}\.)+(?:['’]s\b)?"  # "U.S."
    rf"|{_CHARACTER}*+(?:[{_MARKS}]{_CHARACTER}*+)*+(?:['’][^\W\d_]++)*+))"
)
# Square brackets hold what an editor put in: "We should [not] strike" is read without them.
_STRONG_BREAK = compile_later(r"[;:?!()—–…•]|\s-+\s|\n\s*\n")
_PLAIN_GAPS = ("", " ")
_WORDS = load_words()
_CONTRACTED_NOT = _WORDS.contracted_not
_REMEMBERED = 2**15

CLITICS = _WORDS.clitics
"""The second halves of contractions, such as ``'s``; each is a token of its own."""


class Token(Struct, frozen=True, gc=False):
    """A word of a text.

    Attributes:
        norm: lower case, accents and curly quotes undone; what patterns are matched against.
        start, end: its offsets in the text it was cut from.
        comma: whether a comma stands between it and the token before.
        breaks: whether a stronger stop than a comma stands between it and the token before.
    """

    norm: str
    start: int
    end: int
    comma: bool = False
    breaks: bool = False


def tokenize(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Cut a sentence, ``text[start:end]``, into tokens whose offsets count from 0 in `text`.

    A full stop inside a sentence belongs to an abbreviation and separates nothing. Hyphens
    separate words. Contractions become two tokens, so that "shouldn't" holds both an obligation
    and a negation. The country "US" and "U.S." are one token, unlike "us".

    >>> [t.norm for t in tokenize("The U.S. shouldn't de-escalate; Iran’s US.military foes can't.")]
    ['the', 'u.s.', 'should', "n't", 'de', 'escalate', 'iran', "'s", 'u.s.', 'military', 'foes',\
 'can', "n't"]
    """
    parts = _TOKEN.split(text[start:end])
    tokens: list[Token] = []
    at = start
    for gap, word in zip(parts[::2], parts[1::2], strict=False):
        at += len(gap)
        comma = breaks = False
        if gap not in _PLAIN_GAPS:
            comma, breaks = "," in gap, _STRONG_BREAK.search(gap) is not None
        for norm, first, last in _split_word(word):
            tokens.append(Token(norm, at + first, at + last, comma, breaks))
            comma = breaks = False
        at += len(word)
    return tuple(tokens)


def has_words(text: str, start: int, end: int) -> bool:
    """Whether a part of a text holds any token.

    >>> has_words("Talk. (…)", 0, 5), has_words("Talk. (…)", 5, 9)
    (True, False)
    """
    return _TOKEN.search(text, start, end) is not None


def count_words(text: str, start: int = 0, end: int | None = None) -> int:
    """Return how many tokens a part of a text has.

    >>> count_words("We shouldn't.")
    3
    """
    return sum([len(_split_word(word)) for word in _TOKEN.findall(text[start:end])])


def fold_text(text: str) -> str:
    """Return a text in lower case, without accents and curly apostrophes.

    >>> fold_text("António’s")
    "antonio's"
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char))


def normalise_name(name: str) -> str:
    """Return a name as it is compared: composed characters (NFC), single spaces.

    >>> normalise_name(" Test   Alpha ")
    'Test Alpha'
    """
    return " ".join(unicodedata.normalize("NFC", name).split())


@lru_cache(maxsize=_REMEMBERED)
def _split_word(word: str) -> tuple[tuple[str, int, int], ...]:
    """Return the token or two tokens that a written word stands for.

    Returns:
        the norm of each, and its offsets in the word.
    """
    end = len(word)
    if word in _WORDS.acronyms:
        return ((_WORDS.acronyms[word], 0, end),)
    norm = fold_text(word)
    if norm in _WORDS.fused:
        one, other = _WORDS.fused[norm]
        return ((one, 0, len(one)), (other, len(one), end))
    if norm.endswith(_CONTRACTED_NOT) and len(norm) > len(_CONTRACTED_NOT):
        cut = end - len(_CONTRACTED_NOT)
        base = norm[: -len(_CONTRACTED_NOT)]
        return ((_WORDS.irregular.get(base, base), 0, cut), (_CONTRACTED_NOT, cut, end))
    for clitic in CLITICS:
        if norm.endswith(clitic) and len(norm) > len(clitic):
            cut = end - len(clitic)
            base = _WORDS.acronyms.get(word[:cut], norm[: -len(clitic)])
            return ((base, 0, cut), (clitic, cut, end))
    return ((norm, 0, end),)
