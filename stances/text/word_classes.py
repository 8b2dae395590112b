"""Words sorted by which of many word sets they are in: a search looks no closer at a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from stances.text.places import COMMA, STOP, Places, WordClass
from stances.text.sought import make_bits
from stances.text.tokens import Token

_REMEMBERED = 2**16
_SENTENCES = 64
_STRETCH = 512
"""How many words are searched at once: the cost of a search grows with each, if slowly."""


class Stretch(Struct, frozen=True, kw_only=True):
    """A part of a sentence as patterns are looked for in it; most sentences are one.

    Attributes:
        places: of its words.
        first: its first word.
        last: the word at which the next stretch begins; words behind it may end a match.
    """

    places: Places
    first: int
    last: int


class WordClasses:
    """Tells which of many word sets a word is in.

    Args:
        by_word: the numbers of the sets that hold a word.
        by_prefix: the numbers of the sets that hold a beginning of words.
        longest: the most words that a pattern made of the sets may cover.

    Attributes:
        known: the classes by their numbers; class 0 is that of the words which are in no set.

    >>> classes = WordClasses({"end": [0], "a": [1]}, {"stop": [0]}, 2)
    >>> found = map(classes.find_class, ("end", "stops", "a", "b"))
    >>> [sorted(classes.known[one].sets) for one in found]
    [[0], [0], [1], []]
    """

    def __init__(
        self,
        by_word: Mapping[str, Sequence[int]],
        by_prefix: Mapping[str, Sequence[int]],
        longest: int,
    ) -> None:
        self._by_word, self._by_prefix, self._longest = by_word, by_prefix, longest
        self._lengths = tuple(sorted({len(one) for one in by_prefix}))
        self._classes = _Classes(self)
        self._numbers: dict[frozenset[int], int] = {frozenset(): 0}
        self.known = [WordClass(frozenset(), 0)]
        self._read: dict[int, tuple[Sequence[Token], Sequence[Stretch]]] = {}

    def find_class(self, norm: str) -> int:
        """Return the class of a word."""
        own = set(self._by_word.get(norm, ()))
        for length in self._lengths:
            own.update(self._by_prefix.get(norm[:length], ()))
        sets = frozenset(own)
        found = self._numbers.setdefault(sets, len(self.known))
        if found == len(self.known):
            self.known.append(WordClass(sets, make_bits(sets)))
        return found

    def read(self, tokens: Sequence[Token]) -> Sequence[Stretch]:
        """Return a sentence in stretches; the last ones are remembered, for several searches."""
        remembered = self._read.get(id(tokens))
        if remembered is None:
            if len(self._read) == _SENTENCES:
                self._read.clear()
            remembered = self._read[id(tokens)] = (tokens, self._cut(tokens))
        return remembered[1]

    def _cut(self, tokens: Sequence[Token]) -> Sequence[Stretch]:
        by_word = self._classes
        if len(by_word) > _REMEMBERED:
            by_word.clear()
        classes = [by_word[one.norm] for one in tokens]
        befores = [STOP if one.breaks else COMMA if one.comma else 0 for one in tokens]
        stretches = []
        for first in range(0, len(tokens), _STRETCH):
            end = first + _STRETCH + self._longest
            places = Places(classes[first:end], befores[first:end], self.known)
            stretches.append(Stretch(places=places, first=first, last=first + _STRETCH))
        return stretches


class _Classes(dict[str, int]):
    """The class of each word, found when it is first asked for."""

    def __init__(self, classes: WordClasses) -> None:
        self._owner = classes

    def __missing__(self, norm: str) -> int:
        found = self[norm] = self._owner.find_class(norm)
        return found
