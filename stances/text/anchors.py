"""Which words of a phrase to look for first: those without which it cannot be there, the rarest."""

from __future__ import annotations

from collections.abc import Mapping

from stances.text.phrases import Choice, Phrase, WordSet


class AnchorFinder:
    """Finds the anchors of phrases; what choices have is remembered.

    Args:
        numbers: of the sets of words.
        met: how often words of each set were met in texts like those that are searched.

    >>> ends, wars = WordSet(frozenset(["end"])), WordSet(frozenset(["war", "wars"]))
    >>> AnchorFinder({ends: 0, wars: 1}, {0: 3}).find((ends, wars))
    frozenset({1})
    """

    def __init__(self, numbers: Mapping[WordSet, int], met: Mapping[int, int]) -> None:
        self._numbers, self._met = numbers, met
        self._choices: dict[int, frozenset[int] | None] = {}

    def find(self, phrase: Phrase) -> frozenset[int] | None:
        """Return some sets; wherever a phrase is, there is a word of one of them.

        Returns:
            `None` where the phrase may stand for no word.
        """
        best: frozenset[int] | None = None
        for node in phrase:
            if isinstance(node, WordSet):
                own: frozenset[int] | None = frozenset([self._numbers[node]])
            elif isinstance(node, Choice):
                own = self._find_in_choice(node)
            else:
                own = None
            if own is not None and (best is None or self._count(own) < self._count(best)):
                best = own
        return best

    def _find_in_choice(self, choice: Choice) -> frozenset[int] | None:
        if id(choice) not in self._choices:
            found = [] if choice.optional else list(map(self.find, choice.phrases))
            sets = [one for one in found if one is not None]
            whole = bool(sets) and len(sets) == len(found)
            self._choices[id(choice)] = frozenset().union(*sets) if whole else None
        return self._choices[id(choice)]

    def _count(self, sets: frozenset[int]) -> int:
        return sum(1 + self._met.get(one, 0) for one in sets)
