"""The one definition of a token, shared by sentences, patterns and TF-IDF terms."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_MARKS = "\u0300-\u036f"
_TOKEN = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}(?:['’]s\b)?|[^\W_](?:[^\W_]|[{_MARKS}])*(?:['’][^\W\d_]+)*"
)
_STRONG_BREAK = re.compile(r"[;:?!()\[\]—–…•]|\s-+\s|\n\s*\n")
_ACRONYMS = {"US": "u.s.", "USA": "u.s.", "UN": "u.n.", "UK": "u.k.", "U.S.A.": "u.s."}
CLITICS = ("'s", "'re", "'ve", "'ll", "'d", "'m")
_IRREGULAR = {"wo": "will", "ca": "can", "sha": "shall", "ai": "is"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """A word of a text.

    Attributes:
        norm: lower case, accents and curly quotes undone; what patterns are matched against.
        start, end: its offsets in the text it was cut from.
        comma: a comma stands between it and the token before.
        breaks: a stronger stop than a comma stands between it and the token before.
    """

    norm: str
    start: int
    end: int
    comma: bool = False
    breaks: bool = False


def tokenize(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Cut a sentence, ``text[start:end]``, into tokens whose offsets count from 0 in `text`.

    A full stop inside a sentence belongs to an abbreviation and parts nothing.

    Hyphens part words; contractions become two tokens, so that "shouldn't" holds both an
    obligation and a negation. The country "US" and "U.S." are one token, unlike "us".

    >>> [t.norm for t in tokenize("The U.S. shouldn't de-escalate; Iran’s US.military foes can't.")]
    ['the', 'u.s.', 'should', "n't", 'de', 'escalate', 'iran', "'s", 'u.s.', 'military', 'foes',\
 'can', "n't"]
    """
    stop = len(text) if end is None else end
    tokens: list[Token] = []
    previous = start
    for match in _TOKEN.finditer(text, start, stop):
        gap = text[previous : match.start()]
        comma, breaks = "," in gap, _STRONG_BREAK.search(gap) is not None
        for norm, first, last in _parts(match.group(), match.start()):
            tokens.append(Token(norm=norm, start=first, end=last, comma=comma, breaks=breaks))
            comma = breaks = False
        previous = match.end()
    return tuple(tokens)


def fold(text: str) -> str:
    """Lower case without accents and curly apostrophes.

    >>> fold("António’s")
    "antonio's"
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char))


def spaced(name: str) -> str:
    """A name as it is compared: composed characters (NFC), single spaces.

    >>> spaced(" Test   Alpha ")
    'Test Alpha'
    """
    return " ".join(unicodedata.normalize("NFC", name).split())


def _parts(word: str, start: int) -> list[tuple[str, int, int]]:
    """The token or two tokens that a written word stands for: (norm, start, end) each."""
    end = start + len(word)
    if word in _ACRONYMS:
        return [(_ACRONYMS[word], start, end)]
    norm = fold(word)
    if norm == "cannot":
        return [("can", start, start + 3), ("not", start + 3, end)]
    if norm.endswith("n't") and len(norm) > 3:
        base = norm[:-3]
        return [(_IRREGULAR.get(base, base), start, end - 3), ("n't", end - 3, end)]
    for clitic in CLITICS:
        if norm.endswith(clitic) and len(norm) > len(clitic):
            base = _ACRONYMS.get(word[: -len(clitic)], norm[: -len(clitic)])
            return [(base, start, end - len(clitic)), (clitic, end - len(clitic), end)]
    return [(norm, start, end)]
