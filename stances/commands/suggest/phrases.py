"""Words and short phrases of sentences that a rubric may lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stances.match.reader import ReadSentence
from stances.text.tokens import CLITICS, Token, tokenize

LONGEST = 3
"""The words of the longest phrase."""


class Phrase(NamedTuple):
    """A term that stands in a sentence, from its token ``first`` up to but not ``last``."""

    term: str
    first: int
    last: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PhrasedSentence:
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


def list_stop_words() -> frozenset[str]:
    """Return the words with which no phrase begins or ends: scikit-learn's, and contractions."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS  # noqa: PLC0415

    return frozenset((*ENGLISH_STOP_WORDS, *CLITICS, "n't"))


def find_phrases(tokens: Sequence[Token], stops: frozenset[str]) -> Iterator[Phrase]:
    """Yield the phrases of a sentence, none of which passes a comma or a stronger stop.

    Left out are those that begin or end with one of `stops`, those of numbers alone, and those
    that a pattern could not be written for.

    >>> tokens = tokenize("In 2020 Iran's missiles fell, harmless.")
    >>> [one.term for one in find_phrases(tokens, frozenset(["in", "'s"]))]
    ['2020 iran', 'iran', "iran's missiles", 'missiles', 'missiles fell', 'fell', 'harmless']
    """
    for first, token in enumerate(tokens):
        if token.norm in stops:
            continue
        norms: list[str] = []
        for last, one in enumerate(tokens[first : first + LONGEST], start=first + 1):
            if norms and (one.comma or one.breaks):
                break
            norms.append(one.norm)
            if one.norm in stops or all(norm.isnumeric() or norm in stops for norm in norms):
                continue
            term = _write_term(norms)
            if term is not None:
                yield Phrase(term, first, last)


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
            yield _join(norms[first : first + length])


def _write_term(norms: Sequence[str]) -> str | None:
    """Return the norms as a written phrase; `None` where that would be cut into other tokens.

    A pattern is written with the characters of words alone, but a norm may hold others: that of
    "⑴" has brackets.
    """
    if all(norm.isascii() and norm.isalpha() for norm in norms):
        return " ".join(norms)
    term = _join(norms)
    return term if [token.norm for token in tokenize(term)] == list(norms) else None


def _join(norms: Iterable[str]) -> str:
    """Return the norms as one text; a contraction's end stands at its word: "iran's missiles"."""
    return " ".join(norms).replace(" '", "'").replace(" n't", "n't")
