"""Many patterns looked for at once, without backtracking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from stances.text.automaton import Automaton
from stances.text.kept_states import KeptAutomaton
from stances.text.openings import Openings, find_openings
from stances.text.phrases import Node, Pattern
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
        classes: of all their words; made where they are not at hand.
        openings: the word sets that they may begin with, as these classes number them; found where
            they are not at hand.
    """

    def __init__(
        self,
        patterns: Sequence[Pattern],
        classes: WordClasses | None = None,
        openings: Openings | None = None,
    ) -> None:
        self.patterns = tuple(patterns)
        self.classes = classes
        self._openings = openings
        self._walk: _Walk | None = None
        self._place = 0
        self._asked: Sequence[Token] = ()
        self._occurred = False

    def find_openings(self, classes: WordClasses) -> Openings:
        """Return the word sets that the patterns may begin with, as some classes number them."""
        if self._openings is not None and classes is self.classes:
            return self._openings
        return find_openings([one.phrase for one in self.patterns], classes.number)

    def find(self, tokens: Sequence[Token]) -> Sequence[Match]:
        """Return all matches, by where they begin and then by key; the longest one of each."""
        return self._open_walk().find(tokens)[self._place]

    def occurs(self, tokens: Sequence[Token]) -> bool:
        """Whether any pattern is found; what was asked last is remembered."""
        if tokens is not self._asked:
            self._asked, self._occurred = tokens, self._open_walk().occurs(self._place, tokens)
        return self._occurred

    def _open_walk(self) -> _Walk:
        """Return the walk that finds the set; made where nobody has joined it to others."""
        if self._walk is None:
            self._walk = _join([self])
        return self._walk


def join_sets(
    sets: Sequence[PatternSet],
    *,
    kept: KeptAutomaton | None = None,
    nodes: Sequence[Node] = (),
) -> Automaton:
    """Let one walk through a sentence find the patterns of several sets.

    Args:
        kept, nodes: see `Automaton`.

    >>> from stances.text.pattern_syntax import Grammar
    >>> from stances.text.tokens import tokenize
    >>> parse = Grammar().pattern
    >>> ends, wars = PatternSet([parse("end")]), PatternSet([parse("all wars"), parse("war*")])
    >>> _ = join_sets([ends, wars])
    >>> tokens = tokenize("End all wars.")
    >>> [(one.key, one.first) for own in (ends, wars) for one in own.find(tokens)]
    [(0, 0), (0, 1), (1, 2)]
    """
    walk = _join(sets, kept, nodes)
    for place, one in enumerate(sets):
        one._walk, one._place = walk, place
    return walk.automaton


def _join(
    sets: Sequence[PatternSet], kept: KeptAutomaton | None = None, nodes: Sequence[Node] = ()
) -> _Walk:
    shared = sets[0].classes if len({id(one.classes) for one in sets}) == 1 else None
    classes = shared or number_words(pattern.phrase for one in sets for pattern in one.patterns)
    return _Walk(sets, classes, kept, nodes)


class _Walk:
    """One automaton for several sets, which remembers what it found in the last sentence.

    Attributes:
        automaton: finds the patterns of all sets.
    """

    def __init__(
        self,
        sets: Sequence[PatternSet],
        classes: WordClasses,
        kept: KeptAutomaton | None,
        nodes: Sequence[Node],
    ) -> None:
        self._classes = classes
        self._openings = [one.find_openings(classes) for one in sets]
        self._patterns = [pattern for one in sets for pattern in one.patterns]
        self._owners = [
            (place, key) for place, one in enumerate(sets) for key in range(len(one.patterns))
        ]
        self._befores = [0, *accumulate(len(one.patterns) for one in sets)][: len(sets)]
        phrases = [one.phrase for one in self._patterns]
        self.automaton = Automaton(phrases, classes, self._list_candidates, kept=kept, nodes=nodes)
        self._read: Sequence[Token] = ()
        self._found: list[list[Match]] = [[] for _ in sets]

    def find(self, tokens: Sequence[Token]) -> Sequence[Sequence[Match]]:
        """Return the matches of each set."""
        if tokens is not self._read:
            found: list[list[Match]] = [[] for _ in self._openings]
            for first, number, last in self.automaton.find(tokens):
                place, key = self._owners[number]
                match = Match(key=key, pattern=self._patterns[number], first=first, last=last)
                found[place].append(match)
            self._read, self._found = tokens, found
        return self._found

    def occurs(self, place: int, tokens: Sequence[Token]) -> bool:
        """Whether any pattern of a set is found; most are words, which are known without a walk."""
        own, accepting = self._openings[place], self._classes.read(tokens).accepting
        if not all(map(own.words.isdisjoint, accepting)):
            return True
        firsts = own.list_firsts(accepting)
        if len(self._openings) > 1:
            return bool(firsts) and bool(self.find(tokens)[place])
        return self.automaton.occurs(tokens, firsts)

    def _list_candidates(self, accepting: frozenset[int]) -> Iterator[int]:
        """Yield the numbers of the phrases that may begin with a word."""
        for before, own in zip(self._befores, self._openings, strict=True):
            for key in own.list_candidates(accepting):
                yield before + key
