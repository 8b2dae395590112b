"""Which of many phrases may begin with a word, by the word sets that accept it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from stances.text.phrases import NumberedSet, Phrase, WordSet, list_openings, measure_phrase


class Openings(Struct, frozen=True, kw_only=True):
    """The word sets that phrases may begin with; a phrase's key is its index.

    Attributes:
        by_set: the keys of the phrases that a word set begins, by its number.
        always: the keys of the phrases that any word may begin.
        words: the numbers of the word sets that are a phrase of their own.
    """

    by_set: Mapping[int, Sequence[int]]
    always: Sequence[int]
    words: frozenset[int]

    def list_candidates(self, accepting: frozenset[int]) -> Iterator[int]:
        """Yield the keys of the phrases that may begin with a word, some of them repeatedly.

        Args:
            accepting: the numbers of the word sets that accept it.
        """
        yield from self.always
        for number in accepting & self.by_set.keys():
            yield from self.by_set[number]

    def list_firsts(self, accepting: Sequence[frozenset[int]]) -> list[int]:
        """Return the places of the words that a phrase may begin with.

        Args:
            accepting: for each word, the numbers of the word sets that accept it.
        """
        if self.always:
            return list(range(len(accepting)))
        begun = self.by_set.keys()
        return [at for at, own in enumerate(accepting) if not begun.isdisjoint(own)]


def find_openings(
    phrases: Sequence[Phrase], number: Callable[[WordSet | NumberedSet], int]
) -> Openings:
    """Return the word sets that phrases may begin with.

    Args:
        number: returns the number of a word set.

    >>> ends, wars = WordSet(frozenset(["end"])), WordSet(frozenset(["war", "wars"]))
    >>> found = find_openings([(ends, wars), (wars,)], [ends, wars].index)
    >>> list(found.list_candidates(frozenset([0]))), sorted(found.words)
    ([0], [1])
    """
    by_set: dict[int, list[int]] = {}
    always: list[int] = []
    words: set[int] = set()
    for key, phrase in enumerate(phrases):
        extent = measure_phrase(phrase)
        if extent.opens or extent.is_bare:
            always.append(key)
            continue
        for opening in dict.fromkeys(map(number, list_openings(phrase))):
            by_set.setdefault(opening, []).append(key)
        if len(phrase) == 1 and isinstance(phrase[0], WordSet | NumberedSet):
            words.add(number(phrase[0]))
    return Openings(by_set=by_set, always=always, words=frozenset(words))
