"""Many patterns looked for at once, without backtracking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from stances.text.automaton import Automaton
from stances.text.openings import OpeningIndex
from stances.text.phrases import Pattern
from stances.text.tokens import Token
from stances.text.word_classes import WordClasses, number_words


class Match(Struct, frozen=True, kw_only=True):
    """Where a pattern of a `PatternSet` matches: tokens ``first`` up to but not ``last``."""

    key: int
    pattern: Pattern
    first: int
    last: int


class PatternSet:
    """Many patterns looked for at once; a pattern's key is its index.

    Args:
        patterns: those that are looked for.
        index: knows by which words they may begin; made where it is not at hand.
        classes: of all their words; made where they are not at hand.
    """

    def __init__(
        self,
        patterns: Sequence[Pattern],
        index: OpeningIndex | None = None,
        classes: WordClasses | None = None,
    ) -> None:
        phrases = [one.phrase for one in patterns]
        self.patterns = tuple(patterns)
        self.index = index or OpeningIndex(phrases)
        self._automaton = Automaton(
            phrases, classes or number_words(phrases), self.index.list_candidates
        )

    def find(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """Yield all matches, by where they begin and then by key; the longest one of each."""
        for first, key, last in self._automaton.find(tokens):
            yield Match(key=key, pattern=self.patterns[key], first=first, last=last)
