"""Words sorted by which of many word sets they are in: a search looks no closer at a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from stances.text.places import COMMA, STOP, Places
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
        sets: by the number of a class, the numbers of the sets that its words are in; class 0 is
            that of the words which are in none.

    >>> classes = WordClasses({"end": [0], "a": [1]}, {"stop": [0]}, 2)
    >>> [sorted(classes.sets[classes.find_class(word)]) for word in ("end", "stops", "a", "b")]
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
        self._known: dict[frozenset[int], int] = {frozenset(): 0}
        self.sets: list[frozenset[int]] = [frozenset()]
        self._read: dict[int, tuple[Sequence[Token], Sequence[Stretch]]] = {}

    def find_class(self, norm: str) -> int:
        """Return the class of a word."""
        own = set(self._by_word.get(norm, ()))
        for length in self._lengths:
            own.update(self._by_prefix.get(norm[:length], ()))
        found = self._known.setdefault(frozenset(own), len(self.sets))
        if found == len(self.sets):
            self.sets.append(frozenset(own))
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
        known = self._classes
        if len(known) > _REMEMBERED:
            known.clear()
        classes = [known[one.norm] for one in tokens]
        befores = [STOP if one.breaks else COMMA if one.comma else 0 for one in tokens]
        stretches = []
        for first in range(0, len(tokens), _STRETCH):
            end = first + _STRETCH + self._longest
            places = Places(classes[first:end], befores[first:end], self.sets)
            stretches.append(Stretch(places=places, first=first, last=first + _STRETCH))
        return stretches


class _Classes(dict[str, int]):
    """The class of each word, found when it is first asked for."""

    def __init__(self, classes: WordClasses) -> None:
        self._owner = classes

    def __missing__(self, norm: str) -> int:
        found = self[norm] = self._owner.find_class(norm)
        return found
