"""What may remain of phrases once some words are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from stances.text.phrases import (
    Choice,
    Gap,
    Node,
    NumberedSet,
    Phrase,
    WordSet,
    list_openings,
    may_be_empty,
)

DONE = 0
"""The number of the empty rest: nothing more need come."""


class _Ways(Struct, frozen=True):
    """The phrases of a choice, by their places.

    Attributes:
        by_set: those that may begin with a word of a set, by its number.
        empty: those that can match nothing.
    """

    by_set: dict[int, list[int]]
    empty: list[int]


class Rests:
    """Numbers what may remain of phrases: a node, and another rest behind it.

    Args:
        number: returns the number of a word set.
    """

    def __init__(self, number: Callable[[WordSet | NumberedSet], int]) -> None:
        self._number = number
        self._begun: dict[tuple[int, int], int] = {}
        self._numbers: dict[tuple[int, int], int] = {}
        self._rests: list[tuple[Node, int]] = [(WordSet(frozenset()), DONE)]
        self._wanted: list[frozenset[int] | None] = [frozenset()]
        self._gaps: list[frozenset[tuple[int, int]] | None] = [frozenset()]
        self._ways: dict[int, _Ways] = {}

    def keep(self, numbers: Mapping[int, int]) -> tuple[int, ...]:
        """Return the numbers of each rest's node, and of what comes behind it, in turn.

        Args:
            numbers: those of the nodes, by their identity.
        """
        return tuple(
            number for node, then in self._rests[1:] for number in (numbers[id(node)], then)
        )

    def restore(self, nodes: Sequence[Node], kept: Sequence[int]) -> None:
        """Take up what `keep` returned, before anything else is numbered.

        It is not looked for among these whether a new rest is there already: they are many, and
        one with two numbers does no harm.
        """
        self._rests += zip(map(nodes.__getitem__, kept[::2]), kept[1::2], strict=True)
        unknown = [None] * (len(kept) // 2)
        self._wanted += unknown
        self._gaps += unknown

    def begin(self, phrase: Phrase, after: int) -> int:
        """Return what remains where a phrase begins, and something comes after it."""
        key = id(phrase), after
        rest = self._begun.get(key)
        if rest is None:
            rest = after
            for node in reversed(phrase):
                rest = self._put(node, rest)
            self._begun[key] = rest
        return rest

    def _put(self, node: Node, then: int) -> int:
        """Return what remains where a node comes next, and something after it."""
        number = self._numbers.setdefault((id(node), then), len(self._rests))
        if number == len(self._rests):
            self._rests.append((node, then))
            self._wanted.append(None)
            self._gaps.append(None)
        return number

    def find_wanted(self, rest: int) -> frozenset[int]:
        """Return the numbers of the word sets that may come next, without a gap before them."""
        wanted = self._wanted[rest]
        if wanted is None:
            node, then = self._rests[rest]
            wanted = frozenset()
            if isinstance(node, Choice):
                wanted = frozenset(self._open_choice(node).by_set)
                if not node.extent.shortest:
                    wanted |= self.find_wanted(then)
            elif not isinstance(node, Gap):
                wanted = frozenset((self._number(node),))
            self._wanted[rest] = wanted
        return wanted

    def _open_choice(self, choice: Choice) -> _Ways:
        """Return, for each word set, the phrases of a choice that may begin with its words."""
        found = self._ways.get(id(choice))
        if found is None:
            found = self._ways[id(choice)] = _Ways({}, [])
            for at, phrase in enumerate(choice.phrases):
                for words in list_openings(phrase):
                    found.by_set.setdefault(self._number(words), []).append(at)
                if all(map(may_be_empty, phrase)):
                    found.empty.append(at)
        return found

    def step(self, rest: int, accepting: frozenset[int]) -> Iterator[int]:
        """Yield what remains after a word that no gap stands before.

        Args:
            accepting: the numbers of the word sets that accept the word.
        """
        if rest == DONE:
            return
        node, then = self._rests[rest]
        if isinstance(node, Choice):
            ways = self._open_choice(node)
            chosen = {way for own in accepting & ways.by_set.keys() for way in ways.by_set[own]}
            for way in sorted(chosen.union(ways.empty)):
                yield from self.step(self.begin(node.phrases[way], then), accepting)
            if node.optional:
                yield from self.step(then, accepting)
        elif not isinstance(node, Gap) and self._number(node) in accepting:
            yield then

    def find_gaps(self, rest: int) -> frozenset[tuple[int, int]]:
        """Return how many words each gap that is open may stand for, and what comes behind it.

        Gaps that follow each other may stand for as many as all of them together.
        """
        gaps = self._gaps[rest]
        if gaps is None:
            node, then = self._rests[rest]
            gaps = frozenset()
            if isinstance(node, Gap):
                beyond = ((node.longest + left, one) for left, one in self.find_gaps(then))
                gaps = frozenset(((node.longest, then), *beyond))
            elif isinstance(node, Choice) and (node.extent.opens or not node.extent.shortest):
                within = [self.find_gaps(self.begin(one, then)) for one in node.phrases]
                gaps = gaps.union(*within, self.find_gaps(then) if node.optional else ())
            self._gaps[rest] = gaps
        return gaps

    def may_end(self, rest: int) -> bool:
        """Whether nothing need come."""
        while rest != DONE:
            node, rest = self._rests[rest]
            if not may_be_empty(node):
                return False
        return True
