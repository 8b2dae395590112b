"""Words sorted by which of many word sets accept them: an automaton looks no closer at a word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from stances.text.phrases import Choice, NumberedSet, Phrase, WordSet
from stances.text.tokens import Token

_REMEMBERED = 2**16

COMMA, STOP = 1, 2
"""What may stand before a word: a comma, or a stronger stop; 0 is neither."""


class ReadWords(Struct, frozen=True, kw_only=True):
    """A sentence as automata read it, word by word.

    Attributes:
        classes: the classes of the words.
        befores: what stands before each, 0 where neither a comma nor a stop does.
        accepting: the numbers of the word sets that accept each.
    """

    classes: Sequence[int]
    befores: Sequence[int]
    accepting: Sequence[frozenset[int]]


class WordClasses:
    """Numbers word sets, and tells which of them accept a word.

    Args:
        by_word: the numbers of the sets that hold a word.
        by_prefix: the numbers of the sets that hold a beginning of words.
        numbers: of the sets that do not know theirs, by their identity; whoever gives it keeps the
            sets.

    Attributes:
        sets: by the number of a class, the numbers of the sets that accept its words; class 0 is
            that of the words which none accepts.
    """

    def __init__(
        self,
        by_word: Mapping[str, Sequence[int]],
        by_prefix: Mapping[str, Sequence[int]],
        numbers: Mapping[int, int],
    ) -> None:
        self._by_word, self._by_prefix, self._numbers = by_word, by_prefix, numbers
        self._lengths = tuple(sorted({len(one) for one in by_prefix}))
        self._classes = _Classes(self)
        self._known: dict[frozenset[int], int] = {frozenset(): 0}
        self.sets: list[frozenset[int]] = [frozenset()]
        self._read: Sequence[Token] = ()
        self._found = ReadWords(classes=(), befores=(), accepting=())

    def number(self, words: WordSet | NumberedSet) -> int:
        """Return the number of a set; sets that accept the same words have the same."""
        return words.number if isinstance(words, NumberedSet) else self._numbers[id(words)]

    def keep(self) -> tuple[dict[str, int], tuple[tuple[int, ...], ...]]:
        """Return the class of each word that was met, and the sets of each class."""
        words = {word: number for word, number in sorted(self._classes.items()) if number}
        return words, tuple(tuple(sorted(one)) for one in self.sets)

    def restore(self, words: Mapping[str, int], classes: Sequence[Sequence[int]]) -> None:
        """Take up what `keep` returned."""
        self.sets = [frozenset(own) for own in classes]
        self._known = {own: number for number, own in enumerate(self.sets)}
        self._classes.update(words)

    def find_class(self, norm: str) -> int:
        """Return the class of a word."""
        own = set(self._by_word.get(norm, ()))
        for length in self._lengths:
            own.update(self._by_prefix.get(norm[:length], ()))
        accepting = frozenset(own)
        found = self._known.setdefault(accepting, len(self.sets))
        if found == len(self.sets):
            self.sets.append(accepting)
        return found

    def read(self, tokens: Sequence[Token]) -> ReadWords:
        """Return what automata need of a sentence; the last one is remembered, for several ask."""
        if tokens is not self._read:
            known = self._classes
            if len(known) > _REMEMBERED:
                known.clear()
            classes = [known[one.norm] for one in tokens]
            self._found = ReadWords(
                classes=classes,
                befores=[STOP if one.breaks else COMMA if one.comma else 0 for one in tokens],
                accepting=[self.sets[one] for one in classes],
            )
            self._read = tokens
        return self._found


class _Classes(dict[str, int]):
    """The class of each word, found when it is first asked for."""

    def __init__(self, classes: WordClasses) -> None:
        self._owner = classes

    def __missing__(self, norm: str) -> int:
        found = self[norm] = self._owner.find_class(norm)
        return found


def number_words(phrases: Iterable[Phrase]) -> WordClasses:
    """Return the classes of the words of some phrases.

    >>> classes = number_words([(WordSet(frozenset(["end"]), ("stop",)), WordSet(frozenset("a")))])
    >>> [sorted(classes.sets[classes.find_class(word)]) for word in ("end", "stops", "a", "b")]
    [[0], [0], [1], []]
    """
    by_word: dict[str, list[int]] = {}
    by_prefix: dict[str, list[int]] = {}
    numbers: dict[int, int] = {}
    known: dict[WordSet, int] = {}
    seen: set[int] = set()
    waiting = list(phrases)[::-1]
    while waiting:
        for node in waiting.pop():
            if id(node) in seen:
                continue
            seen.add(id(node))
            if isinstance(node, Choice):
                waiting += node.phrases
            elif isinstance(node, WordSet):
                number = numbers[id(node)] = known.setdefault(node, len(known))
                if number == len(known) - 1:
                    for word in node.words:
                        by_word.setdefault(word, []).append(number)
                    for prefix in node.prefixes:
                        by_prefix.setdefault(prefix, []).append(number)
            elif isinstance(node, NumberedSet):
                raise TypeError("packed patterns cannot be joined to others")
    return WordClasses(by_word, by_prefix, numbers)
