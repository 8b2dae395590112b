"""Many patterns looked for at once, without backtracking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from msgspec import Struct

from stances.text.places import Places
from stances.text.sought import Alternatives, Sought
from stances.text.tokens import Token
from stances.text.word_classes import WordClasses


class Match(Struct, frozen=True, kw_only=True):
    """Where a pattern of a `PatternSet` matches: tokens ``first`` up to but not ``last``."""

    key: int
    written: str
    first: int
    last: int


class PatternSet:
    """Many patterns looked for at once; a pattern's key is its index.

    A pattern is looked for only in sentences that have a word of one of its anchors.

    Args:
        written: the patterns, as they were written.
        classes: of their words.
        phrases: what they look for.
    """

    def __init__(self, written: Sequence[str], classes: WordClasses, phrases: Alternatives) -> None:
        self._written, self._classes, self._phrases = written, classes, phrases
        self._by_class = _Anchored(classes, phrases)

    def __len__(self) -> int:
        return len(self._written)

    def find(self, tokens: Sequence[Token]) -> Sequence[Match]:
        """Return all matches, by where they begin and then by key; the longest one of each."""
        found = [
            Match(
                key=key,
                written=self._written[key],
                first=stretch.first + first,
                last=stretch.first + last,
            )
            for stretch in self._classes.read(tokens)
            for key, phrase in self._list_likely(stretch.places)
            for first, last in stretch.places.find(phrase)
            if stretch.first + first < stretch.last
        ]
        return sorted(found, key=attrgetter("first", "key"))

    def occurs(self, tokens: Sequence[Token]) -> bool:
        """Whether any pattern is found."""
        return any(
            stretch.places.holds(phrase)
            for stretch in self._classes.read(tokens)
            for _, phrase in self._list_likely(stretch.places)
        )

    def _list_likely(self, places: Places) -> Iterator[tuple[int, Sought]]:
        """Yield the patterns whose words are there, by their keys."""
        anchored = self._by_class
        keys = set[int]().union(*[anchored[one] for one in places.classes])
        return places.list_likely(self._phrases, keys)


class _Anchored(dict[int, set[int]]):
    """The keys of the phrases that have an anchor among the words of a class."""

    def __init__(self, classes: WordClasses, phrases: Alternatives) -> None:
        self._classes, self._phrases = classes, phrases

    def __missing__(self, word_class: int) -> set[int]:
        found = self[word_class] = self._phrases.list_anchored(self._classes.known[word_class].sets)
        return found
