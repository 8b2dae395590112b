"""Where the words of a sentence stand, as bits, and where phrases end that begin among them.

All places of a sentence are followed at once: a set of places is a number whose bits are the
places, so that a word of a phrase costs a shift and an "and" however long the sentence is
(Baeza-Yates and Gonnet, *A New Approach to Text Searching*, 1992). A place is a border: bit 0
stands before the first word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from stances.text.phrases import Gap
from stances.text.sought import Alternatives, Sought, SoughtChoice, SoughtNode, list_bits

COMMA, STOP = 1, 2
"""What may stand before a word: a comma, or a stronger stop; 0 is neither."""

_Reached = tuple[int, int, int]
"""The places that a phrase has reached: before any word of it, behind a word, and behind a gap."""

_NOWHERE = (0, 0, 0)


class WordClass(Struct, frozen=True):
    """Words that are in the same sets: their numbers, and the same as bits."""

    sets: frozenset[int]
    bits: int


class Places:
    """A stretch of words.

    Args:
        classes: of its words, by their numbers; those of class 0 are in no set.
        befores: what stands before each word.
        known: the classes.

    Attributes:
        classes: of its words, each once.
    """

    def __init__(
        self, classes: Sequence[int], befores: Sequence[int], known: Sequence[WordClass]
    ) -> None:
        where: dict[int, int] = {}
        bit = 1
        for one in classes:
            if one:
                where[one] = where.get(one, 0) | bit
            bit <<= 1
        self.classes = where.keys()
        self._where = [(known[one].sets, own) for one, own in where.items()]
        self._present = 0
        for one in where:
            self._present |= known[one].bits
        self._all = bit - 1
        self._joined = self._open = self._all
        for at, before in enumerate(befores):
            if before:
                self._joined &= ~(1 << at)
                if before == STOP:
                    self._open &= ~(1 << at)
        self._found: dict[int, int] = {}
        self._options: dict[int, Sequence[Sought]] = {}  # by the identity of a choice

    def list_likely(
        self, phrases: Alternatives, keys: Iterable[int]
    ) -> Iterator[tuple[int, Sought]]:
        """Yield those of some phrases whose words are there, in whatever order; most are not."""
        present, words, fewest = self._present, phrases.words, phrases.fewest
        for key in keys:
            own = words[key]
            if own & present == own and fewest[key] & present:
                phrase = phrases.made[key]
                if self._has_anchors(phrase) and all(map(self._list_options, phrase.choices)):
                    yield key, phrase

    def _has_anchors(self, phrase: Sought) -> bool:
        """Whether each choice of a phrase has an anchor here."""
        for choice in phrase.choices:  # noqa: SIM110  (a generator takes twice as long)
            if not choice.phrases.anchors & self._present:
                return False
        return True

    def holds(self, phrase: Sought) -> bool:
        """Whether a phrase is found."""
        _, behind_word, behind_gap = self._follow(phrase.nodes, (self._all, 0, 0))
        return bool(behind_word or behind_gap)

    def find(self, phrase: Sought) -> Iterator[tuple[int, int]]:
        """Yield where a phrase begins, and where it ends there if it is longest."""
        if len(phrase.nodes) == 1 and isinstance(phrase.nodes[0], int):
            for first in list_bits(self.find_words(phrase.nodes[0])):
                yield first, first + 1
        elif self.holds(phrase):
            for first in list_bits(self._find_beginnings(phrase.nodes)):
                _, behind_word, behind_gap = self._follow(phrase.nodes, (1 << first, 0, 0))
                if behind_word or behind_gap:
                    yield first, (behind_word | behind_gap).bit_length() - 1

    def find_words(self, number: int) -> int:
        """Return the places before the words of a set."""
        if number not in self._found:
            found = 0
            for sets, where in self._where:
                if number in sets:
                    found |= where
            self._found[number] = found
        return self._found[number]

    def _list_options(self, choice: SoughtChoice) -> Sequence[Sought]:
        """Return the phrases of a choice whose words are there."""
        options = self._options.get(id(choice))
        if options is None:
            phrases, keys = choice.phrases, set(choice.empty)
            if phrases.anchors & self._present:
                keys |= phrases.list_met(self._present)
            options = [one for _, one in self.list_likely(phrases, keys)]
            self._options[id(choice)] = options
        return options

    def _follow(self, nodes: Sequence[SoughtNode], reached: _Reached) -> _Reached:
        """Return the places that a phrase reaches from others.

        No comma and no stop may stand before a word, but that a comma may where a gap is before
        it, and what stands before the first word of all does not matter.
        """
        before, behind_word, behind_gap = reached
        for node in nodes:
            if isinstance(node, int):
                leaving = before | behind_word & self._joined | behind_gap & self._open
                before, behind_gap = 0, 0
                behind_word = (leaving & self.find_words(node)) << 1
            elif isinstance(node, Gap):
                behind_gap = self._cross(behind_word | behind_gap, node.longest)
                before, behind_word = 0, 0
            else:
                from_here = (before, behind_word, behind_gap)
                before, behind_word, behind_gap = from_here if node.optional else _NOWHERE
                for phrase in self._list_options(node):
                    one, other, third = self._follow(phrase.nodes, from_here)
                    before |= one
                    behind_word |= other
                    behind_gap |= third
            if not (before or behind_word or behind_gap):
                return _NOWHERE
        return before, behind_word, behind_gap

    def _cross(self, places: int, longest: int) -> int:
        """Return the places behind a gap, which crosses no stop."""
        for _ in range(longest):
            farther = places | (places & self._open) << 1
            if farther == places:
                return places
            places = farther
        return places

    def _find_beginnings(self, nodes: Sequence[SoughtNode]) -> int:
        """Return the places before the words that a phrase may begin with."""
        found = 0
        for node in nodes:
            if isinstance(node, int):
                return found | self.find_words(node)
            if isinstance(node, Gap):
                return found
            for phrase in self._list_options(node):
                found |= self._find_beginnings(phrase.nodes)
            if not node.may_be_empty:
                return found
        return found
