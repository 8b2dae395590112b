"""Tells Windows-1252 from other encodings, where the bytes leave no doubt.

Any bytes are text in nearly any encoding of one byte a letter. So a text counts as Windows-1252
only where each of its signs beyond ASCII is one of Western languages and stands where they put it.
A single one that does not leaves doubt. Old Macintosh files have capitals and signs within words
when they are read so, Central European ones have letters beside the wrong neighbours, Cyrillic,
Greek and Asian words keep no plain letter, and a letter of UTF-8 becomes a capital beside a sign.
"""

from __future__ import annotations

import re
from functools import lru_cache

from stances.language.words import load_words
from stances.regex import compile_later

WESTERN = "cp1252"
"""Python's name of the encoding."""

_LETTERS = "A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸƒ"
_WORD = compile_later(f"[{_LETTERS}]*[À-ÖØ-öø-ÿŒœŠšŽžŸƒ][{_LETTERS}]*")
_SIGN = compile_later(f"[^\\x00-\\x7f{_LETTERS}]")
_SPELLING = compile_later(
    r"""(?!.*[^a-z]{3})(?:
      [a-záàâäåéêëíîóôöúûüçß]
    | è(?![aeiouyáéíóú]) | [ìòù]\Z
    | (?<=[aeou])ï
    | ñ(?=[aeiouáéíóú])
    | ã(?=[oe]|s?\Z) | õ(?=e)
    | (?<![aeiouy])ø(?![áéíóú]) | (?<![aeiouy])æ
    | œ(?=[iu])
    )+""",
    re.VERBOSE,
)
"""What stands beside each letter in French, German, Italian, Portuguese, Scandinavian, Spanish."""
_GERMAN = compile_later("„([^„“]*)“")
"""A quotation that the sign closes which opens it in English."""
_ALONE = ("à", "è", "é")
"""The words of one letter that is not in ASCII."""

_USES = rf"""
      (?<![\w”’]) [“‘«„¿¡]+ (?=[\w\s$€£(\[.…“‘'"-])         # opens a quotation or a question
    | (?<=[\w.,;:!?…)\]%'"\s”’»–—-]) [”’»]+ (?![{_LETTERS}])  # closes one, or ends a word
    | (?<!\w) ’ (?=[a-z\d])                                 # ’90s
    | (?<![{_LETTERS}]) (?:[A-Za-z]|[Qq]u) ’ (?=[{_LETTERS}]{{2}})    # d’accord, O’Brien
    | (?<=\w) — (?=\w) | (?<=[\dA-ZÀ-Ö.]) – (?=\w) | (?<=\w) – (?=[\dA-ZÀ-Ö])
    | (?<=[a-z]{{3}}) – (?=[a-z]{{3}})            # a short half may be a Macintosh's “ni–o”
    | (?<![{_LETTERS}]) [–—]+ | [–—]+ (?![{_LETTERS}])
    | … (?![{_LETTERS}]) | (?<![{_LETTERS}]) …
    | (?<!\w) [•·§©®°±×€£] (?![{_LETTERS}]) | (?<!\w) [€£]
    | (?<=\d) [°±×€£¢½¼¾ºª] | (?<!\w) [½¼¾]
    | (?<=\w) [™®] (?!\w)
    | \xa0 | (?<=[a-zà-ÿ]) \xad (?=[a-zà-ÿ])
"""


def is_western(data: bytes) -> bool:
    r"""Whether bytes that are not UTF-8 are Windows-1252 beyond doubt.

    >>> is_western(b"We can\x92t \x93wait\x94."), is_western(b"\xcf\xf0\xe8\xe2\xe5\xf2, Alpha.")
    (True, False)
    """
    try:
        text = data.decode(WESTERN)
    except UnicodeDecodeError:
        return False
    if not all(_is_word(one) for one in set(_WORD.findall(text))):
        return False
    text = _GERMAN.sub("“\\1”", text)
    used = sum(len(_SIGN.findall(one.group())) for one in _list_uses().finditer(text))
    return used == sum(1 for _ in _SIGN.finditer(text))


@lru_cache(maxsize=1)
def _list_uses() -> re.Pattern[str]:
    """Return what finds each sign that stands where it should."""
    words = load_words()
    ends = "|".join(re.escape(one.lstrip("'")) for one in (*words.clitics, "'t"))
    clitics = rf"(?<=[{_LETTERS}]) ’ (?=(?:{ends})(?![{_LETTERS}]))"
    return compile_later(f"{clitics} | {_USES}", re.VERBOSE)


def _is_word(word: str) -> bool:
    """Whether a word with letters beyond ASCII is spelt as Western languages spell."""
    plain = word.lower()
    if plain in _ALONE:
        return True
    foreign = sum(not letter.isascii() for letter in plain)
    is_cased = word.isupper() or word[1:].isascii() or not any(map(_is_large, word[1:]))
    return is_cased and foreign * 3 <= len(word) * 2 and _SPELLING.fullmatch(plain) is not None


def _is_large(letter: str) -> bool:
    """Whether a letter is a capital beyond ASCII."""
    return letter.isupper() and not letter.isascii()
