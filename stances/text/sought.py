"""Phrases as they are looked for: sets of words by their numbers, with what must be there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from stances.text.phrases import Gap


class Alternatives:
    """Phrases that may be in a sentence, each made when all its own words are.

    Args:
        phrases: their nodes, by their numbers; those of sets of words are not negative.
        anchored: the keys of the phrases that have a set of words as an anchor, by its number.
        make_phrase: makes a phrase of the numbers of its nodes.

    Attributes:
        anchors: the numbers of the sets of words that are an anchor.
    """

    def __init__(
        self,
        phrases: Sequence[Sequence[int]],
        anchored: Mapping[int, Sequence[int]],
        make_phrase: Callable[[Sequence[int]], Sought],
    ) -> None:
        self._phrases, self._anchored, self._make_phrase = phrases, anchored, make_phrase
        self.anchors = frozenset(anchored)
        self._made: dict[int, Sought] = {}

    def list_anchored(self, sets: frozenset[int]) -> set[int]:
        """Return the keys of the phrases that have an anchor among some sets of words."""
        return {key for number in self.anchors & sets for key in self._anchored[number]}

    def find(self, key: int, sets: frozenset[int]) -> Sought | None:
        """Return a phrase; `None` where some sets of words lack one of its own, or any anchor of
        one of its choices.
        """
        made = self._made.get(key)
        if made is None:
            numbers = self._phrases[key]
            for number in numbers:
                if number >= 0 and number not in sets:
                    return None
            made = self._made[key] = self._make_phrase(numbers)
        if not made.words <= sets:
            return None
        for choice in made.choices:
            if choice.phrases.anchors.isdisjoint(sets):
                return None
        return made


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
        words: the sets that each must have a word in the sentence, wherever it stands.
        choices: those that each must have a phrase in it.
    """

    nodes: tuple[SoughtNode, ...]
    words: frozenset[int]
    choices: tuple[SoughtChoice, ...]


def make_sought(nodes: tuple[SoughtNode, ...]) -> Sought:
    """Return a phrase with what must be in a sentence that holds it.

    >>> sorted(make_sought((0, Gap(3), 2)).words)
    [0, 2]
    """
    words = frozenset([one for one in nodes if isinstance(one, int)])
    choices = [one for one in nodes if isinstance(one, SoughtChoice) and not one.may_be_empty]
    return Sought(nodes, words, tuple(choices))
