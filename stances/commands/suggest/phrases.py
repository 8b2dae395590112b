"""Words and short phrases of sentences that a rubric may lack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from stances.match.reader import ReadSentence
from stances.text.ngrams import Phrase, join_norms
from stances.text.tokens import tokenize


class PhrasedSentence(Struct, frozen=True, kw_only=True):
    """A sentence as the rubric reads it, with all its phrases."""

    read: ReadSentence
    phrases: tuple[Phrase, ...]

    def list_missing(self, dimension: str) -> list[str]:
        """Return the terms outside of what a dimension's words find, each as often as it occurs."""
        known = [
            (reading.mention.first, reading.mention.last)
            for reading in self.read.readings
            if reading.mention.dimension == dimension
        ]
        return [
            term
            for term, start, end in self.phrases
            if not any(first <= start and end <= last for first, last in known)
        ]


def drop_parts(counts: Mapping[str, tuple[int, int]]) -> list[str]:
    """Return the terms without those that a longer one holds and that occur no more often.

    Args:
        counts: how often each term occurs on the one side and on the other.

    >>> drop_parts({"peace": (4, 1), "talks": (3, 0), "peace talks": (3, 0)})
    ['peace', 'peace talks']
    """
    held = {
        part
        for term, own in counts.items()
        for part in _list_parts(term)
        if counts.get(part) == own
    }
    return [term for term in counts if term not in held]


def _list_parts(term: str) -> Iterator[str]:
    """Yield the shorter phrases within a phrase."""
    norms = [token.norm for token in tokenize(term)]
    for length in range(1, len(norms)):
        for first in range(len(norms) - length + 1):
            yield join_norms(norms[first : first + length])
