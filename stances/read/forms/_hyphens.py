"""Words that go on over the end of a line, with a hyphen that may be their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from stances.language.words import load_words
from stances.regex import compile_later

_WORDS = load_words()
_HYPHEN = compile_later(r"(?P<head>[^\W\d_]+)[-\u00ad\u2010]\Z")
_HYPHENS = ("-", "\u2010")
_RARE = 0.025
"""The share of lines with a hyphen at their end from which on somebody hyphenated a text."""
_TAIL = compile_later(r"[^\W\d_]+")
_COMPOUND = compile_later(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)+")


class Lexicon(Struct, frozen=True, kw_only=True):
    """What a text says about its hyphens.

    Attributes:
        words: those that stand whole on a line, and those with hyphens.
        keeps_hyphens: whether a hyphen at the end of a line is the word's own where nothing else
            says so: nobody has hyphenated the text.
    """

    words: frozenset[str]
    keeps_hyphens: bool = False


def make_lexicon(lines: Sequence[str]) -> Lexicon:
    """Return what the lines of a text say about its hyphens.

    Whoever hyphenates a text does so in many lines, and some of those words come whole as well.

    >>> made = make_lexicon(["a well-known path lies"])
    >>> sorted(made.words), made.keeps_hyphens
    (['known', 'path', 'well', 'well-known'], True)
    """
    words = _list_words(lines)
    split = [found for pair in pairwise(lines) if (found := _split(*pair)) is not None]
    whole = sum(one.whole in words and one.compound not in words for one in split)
    keeps = not whole and len(split) < _RARE * len(lines)
    return Lexicon(words=words, keeps_hyphens=keeps)


def _list_words(lines: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for line in lines:
        inner = line.partition(" ")[2].rpartition(" ")[0].lower()
        found.update(_TAIL.findall(inner))
        found.update(one.replace("\u2010", "-") for one in _COMPOUND.findall(inner))
    return frozenset(found)


class _Split(Struct, frozen=True, kw_only=True):
    """A word that goes on over the end of a line, without its hyphen and with it."""

    whole: str
    compound: str
    is_sure: bool


def _split(line: str, following: str) -> _Split | None:
    """Return the word that goes on over the end of a line; `None` where none does."""
    head, tail = _HYPHEN.search(line), _TAIL.match(following)
    if head is None or tail is None:
        return None
    is_chain = following[tail.end() :].startswith(_HYPHENS)
    if tail.group() in _WORDS.joins_names and not is_chain:  # "short- and long-term"
        return None
    return _Split(
        whole=f"{head['head']}{tail.group()}".lower(),
        compound=f"{head['head']}-{tail.group()}".lower(),
        is_sure=is_chain
        or line[: head.start()].endswith(_HYPHENS)
        or not tail.group()[0].islower(),
    )


def find_seam(line: str, following: str, lexicon: Lexicon) -> int | None:
    """Return how much of a line to keep before the next goes on with its last word.

    That is the length without a hyphen that only the end of the line made; `None` where no word
    goes on over the end of the line.

    >>> find_seam("We ask for self-", "rule now.", Lexicon(words=frozenset(["self-rule"])))
    16
    >>> find_seam("We ask for sanc-", "tions now.", Lexicon(words=frozenset()))
    15
    """
    found = _split(line, following)
    if found is None:
        return None
    known = found.compound in lexicon.words or lexicon.keeps_hyphens
    keeps = found.is_sure or (known and found.whole not in lexicon.words)
    return len(line) if keeps else len(line) - 1
