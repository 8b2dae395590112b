"""Phrases as they are looked for: sets of words by their numbers, with what must be there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from stances.text.phrases import Gap


class Alternatives:
    """Phrases that may be in a sentence, each made when it is first needed.

    Args:
        phrases: their nodes, by their numbers; those of sets of words are not negative.
        anchored: the keys of the phrases that have a set of words as an anchor, by its number.
        make_phrase: makes a phrase of the numbers of its nodes.

    Attributes:
        anchors: the sets of words that are an anchor, as bits.
        made: the phrases by their keys.
        words: by key, the sets of words that a phrase holds outside its choices, as bits.
        fewest: by key, the anchors of the choice of a phrase that has the fewest, as bits.
    """

    def __init__(
        self,
        phrases: Sequence[Sequence[int]],
        anchored: Mapping[int, Sequence[int]],
        make_phrase: Callable[[Sequence[int]], Sought],
    ) -> None:
        self._anchored = anchored
        self.anchors = make_bits(anchored)
        self.made = _Made(phrases, make_phrase)
        self.words = _OwnWords(phrases)
        self.fewest = _FewestAnchors(self.made)

    def list_anchored(self, sets: frozenset[int]) -> set[int]:
        """Return the keys of the phrases that have an anchor among some sets of words."""
        return {key for number in self._anchored.keys() & sets for key in self._anchored[number]}

    def list_met(self, sets: int) -> set[int]:
        """Return what `list_anchored` returns, of sets of words that are given as bits."""
        return {key for number in list_bits(self.anchors & sets) for key in self._anchored[number]}


class _Made(dict[int, "Sought"]):
    """Phrases by their keys."""

    def __init__(
        self, phrases: Sequence[Sequence[int]], make_phrase: Callable[[Sequence[int]], Sought]
    ) -> None:
        self._phrases, self._make_phrase = phrases, make_phrase

    def __missing__(self, key: int) -> Sought:
        made = self[key] = self._make_phrase(self._phrases[key])
        return made


class _OwnWords(dict[int, int]):
    """The sets of words that phrases hold outside their choices, as bits, by the phrases' keys."""

    def __init__(self, phrases: Sequence[Sequence[int]]) -> None:
        self._phrases = phrases

    def __missing__(self, key: int) -> int:
        own = self[key] = make_bits(one for one in self._phrases[key] if one >= 0)
        return own


class _FewestAnchors(dict[int, int]):
    """The anchors of the choice of a phrase that has the fewest, as bits, by the phrase's key.

    A phrase without a choice that must have a phrase in the sentence has all bits.
    """

    def __init__(self, made: Mapping[int, Sought]) -> None:
        self._made = made

    def __missing__(self, key: int) -> int:
        choices = self._made[key].choices
        fewest = self[key] = choices[0].phrases.anchors if choices else -1
        return fewest


def make_bits(numbers: Iterable[int]) -> int:
    """Return numbers as the bits of one.

    >>> make_bits([0, 3])
    9
    """
    listed = list(numbers)
    # a sum of shifts would copy all bits each time
    made = bytearray(max(listed, default=0) // 8 + 1)
    for number in listed:
        made[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(made, "little")


def list_bits(bits: int) -> Iterator[int]:
    """Yield the numbers that are the bits of one, from the lowest.

    >>> list(list_bits(9))
    [0, 3]
    """
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


class SoughtChoice(Struct, frozen=True, eq=False):
    """One of several phrases; none, where it is optional.

    Attributes:
        empty: the keys of the phrases that may stand for no word.
    """

    phrases: Alternatives
    empty: Sequence[int]
    optional: bool

    @property
    def may_be_empty(self) -> bool:
        """Whether it may stand for no word."""
        return self.optional or bool(self.empty)


SoughtNode = int | Gap | SoughtChoice


class Sought(Struct, frozen=True, eq=False):
    """A phrase.

    Attributes:
        nodes: what it is made of, in order; a number is that of a set of words.
        choices: those that each must have a phrase in the sentence, the one with the fewest
            anchors first.
    """

    nodes: tuple[SoughtNode, ...]
    choices: tuple[SoughtChoice, ...]


def make_sought(nodes: tuple[SoughtNode, ...]) -> Sought:
    """Return a phrase with the choices that must have a phrase in a sentence that holds it.

    >>> make_sought((0, Gap(3), 2)).choices
    ()
    """
    choices = [one for one in nodes if isinstance(one, SoughtChoice) and not one.may_be_empty]
    choices.sort(key=lambda one: one.phrases.anchors.bit_count())
    return Sought(nodes, tuple(choices))
