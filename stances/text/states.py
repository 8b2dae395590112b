"""The states of an automaton over words."""

from __future__ import annotations

from collections.abc import Iterable

Item = tuple[int, int]
"""A phrase, and what remains of it."""

Jump = tuple[int, int, int]
"""A phrase, the most words that its gap may stand for, and what remains behind the gap."""

_SPAN = 1_000
"""More than the words that all gaps of a pattern may stand for together; see `MOST_LOOKS`."""


class State:
    """What may follow some words.

    Attributes:
        items: all that may follow.
        accepts: the phrases that may end here.
        wanted: the numbers of the word sets that may come next.
        jumps: the gaps that are open.
        awaited: the numbers of the word sets that may come behind the gaps.
        longest: the most words that a gap may stand for; -1 where no gap is open.
        moves: the state after a word that some phrase wants, by the word's class.
        kept: the number of that state where it was kept and nobody has asked for it.
        landings: the state after a word behind a gap, by `number_landing`; `None` for none.
        kept_landings: the number of that state where it was kept, -1 for none.
        by_wanted: the items, by the number of a word set that may come next; `None` until a word
            is met that no word before it led on by.
        by_awaited: the gaps, by the number of a word set that may come behind them; likewise.
    """

    __slots__ = (
        "accepts",
        "awaited",
        "by_awaited",
        "by_wanted",
        "items",
        "jumps",
        "kept",
        "kept_landings",
        "landings",
        "longest",
        "moves",
        "wanted",
    )

    def __init__(
        self,
        items: frozenset[Item],
        accepts: tuple[int, ...],
        wanted: frozenset[int],
        jumps: tuple[Jump, ...],
        awaited: frozenset[int],
    ) -> None:
        self.items = items
        self.accepts = accepts
        self.wanted = wanted
        self.jumps = jumps
        self.awaited = awaited
        self.longest = max((left for _, left, _ in jumps), default=-1)
        self.moves: dict[int, State] = {}
        self.kept: dict[int, int] = {}
        self.landings: dict[int, State | None] = {}
        self.kept_landings: dict[int, int] = {}
        self.by_wanted: dict[int, list[Item]] | None = None
        self.by_awaited: dict[int, list[Jump]] | None = None


def number_landing(word_class: int, crossed: int) -> int:
    """Return a number for a class of words and how many words a gap stands for."""
    return word_class * _SPAN + crossed


def pair(flat: Iterable[int]) -> frozenset[Item]:
    """Return items from their numbers, listed one after the other.

    >>> sorted(pair([1, 2, 3, 4]))
    [(1, 2), (3, 4)]
    """
    numbers = iter(flat)
    return frozenset(zip(numbers, numbers, strict=True))
