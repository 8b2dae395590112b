"""Which of many phrases may begin with a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stances.text.phrases import Choice, Phrase, WordSet, measure_phrase

_PREFIX_KEY = 3


class OpeningIndex:
    """Knows by which words phrases may begin; a phrase's key is its index.

    Attributes:
        by_word: the keys of the phrases that a word begins.
        by_prefix: by the first letters, the beginnings of words, each with a phrase's key.
        always: the keys of the phrases that any word may begin.
    """

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        by_word: dict[str, list[int]] = {}
        by_prefix: dict[str, list[tuple[str, int]]] = {}
        always: list[int] = []
        for key, phrase in enumerate(phrases):
            extent = measure_phrase(phrase)
            if extent.opens or extent.is_bare:
                always.append(key)
                continue
            for opening in _list_openings(phrase):
                for word in opening.words:
                    by_word.setdefault(word, []).append(key)
                for prefix in opening.prefixes:
                    by_prefix.setdefault(prefix[:_PREFIX_KEY], []).append((prefix, key))
        self._set(by_word, by_prefix, always)

    @classmethod
    def restore(
        cls,
        by_word: Mapping[str, Sequence[int]],
        by_prefix: Mapping[str, Sequence[tuple[str, int]]],
        always: Sequence[int],
    ) -> OpeningIndex:
        """Return an index that was made before."""
        made = cls.__new__(cls)
        made._set(by_word, by_prefix, always)
        return made

    def _set(
        self,
        by_word: Mapping[str, Sequence[int]],
        by_prefix: Mapping[str, Sequence[tuple[str, int]]],
        always: Sequence[int],
    ) -> None:
        self.by_word, self.by_prefix, self.always = by_word, by_prefix, always
        self._known: dict[str, tuple[int, ...]] = {}

    def list_candidates(self, norm: str) -> tuple[int, ...]:
        """Return the keys of the phrases that may begin with a word, in order.

        Args:
            norm: the word; empty for the end of a sentence, where only a phrase that can match
                nothing may begin.
        """
        known = self._known.get(norm)
        if known is None:
            keys = {*self.always, *self.by_word.get(norm, ())}
            for length in range(1, _PREFIX_KEY + 1):
                for prefix, key in self.by_prefix.get(norm[:length], ()):
                    if norm.startswith(prefix):
                        keys.add(key)
            known = self._known[norm] = tuple(sorted(keys))
        return known


def _list_openings(phrase: Phrase) -> Iterator[WordSet]:
    """Yield the words that a match of the phrase can begin with."""
    for node in phrase:
        if isinstance(node, WordSet):
            yield node
            return
        if isinstance(node, Choice):
            for option in node.phrases:
                yield from _list_openings(option)
            if node.extent.shortest:
                return
