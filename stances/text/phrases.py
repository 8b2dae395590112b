"""What a pattern is made of, and how large each part is with its named lists written out."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

LONGEST_GAP = 30
"""The most words that a gap may stand for; the bundled rubrics use at most 20."""


class Extent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How large a part of a pattern is, computed without writing its named lists out.

    Attributes:
        size: the words and beginnings of words, gaps and choices that it stands for.
        shortest, longest: the fewest and the most tokens that it can cover.
        is_bare: whether it can match without a word of its own.
        opens, closes: whether a match can begin, or end, with a gap.
        looks: how many tokens are looked at for each token that it may begin with.
        more_looks: how many besides, whatever number of tokens it may begin with; a gap or an
            optional phrase makes what follows it begin at several tokens.
    """

    size: int
    shortest: int
    longest: int
    is_bare: bool = False
    opens: bool = False
    closes: bool = False
    looks: int = 1
    more_looks: int = 0

    @property
    def cost(self) -> int:
        """How many tokens are looked at, at most, to match it from one token on."""
        return self.looks + self.more_looks


_ONE_WORD = Extent(size=1, shortest=1, longest=1)


class WordSet(Struct, frozen=True, array_like=True):
    """One token out of some words and beginnings of words."""

    words: frozenset[str]
    prefixes: tuple[str, ...] = ()

    def accepts(self, norm: str) -> bool:
        """Whether a token's norm is one of them."""
        return norm in self.words or (bool(self.prefixes) and norm.startswith(self.prefixes))

    @property
    def extent(self) -> Extent:
        """How large it is."""
        size = len(self.words) + len(self.prefixes)
        return _ONE_WORD if size == 1 else Extent(size=size, shortest=1, longest=1)


class Gap(Struct, frozen=True):
    """At most `longest` tokens, whatever they are."""

    longest: int

    @property
    def extent(self) -> Extent:
        """How large it is."""
        return Extent(
            size=1,
            shortest=0,
            longest=self.longest,
            is_bare=True,
            opens=True,
            closes=True,
            more_looks=self.longest,
        )


class Choice(Struct, frozen=True):
    """One of several phrases; none, where it is optional."""

    phrases: tuple[Phrase, ...]
    optional: bool
    extent: Extent


Node = WordSet | Gap | Choice
Phrase = tuple[Node, ...]


class Pattern(Struct, frozen=True):
    """A phrase that can be looked for, with the words it was written in."""

    written: str
    phrase: Phrase


def measure_phrase(phrase: Phrase) -> Extent:
    """Return how large a phrase is: its nodes one after the other.

    >>> measure_phrase((WordSet(frozenset(["end"])), Gap(3), WordSet(frozenset(["war"])))).longest
    5
    """
    if len(phrase) == 1:
        return phrase[0].extent
    size = shortest = longest = looks = more_looks = 0
    is_bare, opens, closes = True, False, False
    for node in phrase:
        one = node.extent
        size += one.size
        looks += one.looks
        more_looks += one.more_looks + one.looks * (longest - shortest)
        shortest += one.shortest
        longest += one.longest
        opens = opens or (is_bare and one.opens)
        closes = one.closes or (one.is_bare and closes)
        is_bare = is_bare and one.is_bare
    return Extent(
        size=size,
        shortest=shortest,
        longest=longest,
        is_bare=is_bare,
        opens=opens,
        closes=closes,
        looks=looks,
        more_looks=more_looks,
    )


def measure_choice(phrases: Sequence[Phrase], *, optional: bool) -> Extent:
    """Return how large a choice of phrases is."""
    extents = [measure_phrase(one) for one in phrases]
    return Extent(
        size=1 + sum(one.size for one in extents),
        shortest=0 if optional else min((one.shortest for one in extents), default=0),
        longest=max((one.longest for one in extents), default=0),
        is_bare=optional or any(one.is_bare for one in extents),
        opens=any(one.opens for one in extents),
        closes=any(one.closes for one in extents),
        looks=1 + sum(one.looks for one in extents),
        more_looks=sum(one.more_looks for one in extents),
    )
