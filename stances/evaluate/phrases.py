"""Words and short phrases of sentences that a rubric may lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stances.score.reader import ReadSentence
from stances.text.tokens import CLITICS, Token, tokenize

LONGEST = 3
"""The words of the longest phrase."""


class Phrase(NamedTuple):
    """A term at its place: tokens ``first`` up to but not ``last`` of a sentence."""

    term: str
    first: int
    last: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrased:
    """A sentence as the rubric reads it, with all its phrases."""

    read: ReadSentence
    phrases: tuple[Phrase, ...]

    def lacking(self, dimension: str) -> list[str]:
        """The terms, as often as they stand outside of what a dimension's words find."""
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


def stop_words() -> frozenset[str]:
    """Words with which no phrase begins or ends: scikit-learn's, and contractions."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS  # noqa: PLC0415

    return frozenset((*ENGLISH_STOP_WORDS, *CLITICS, "n't"))


def phrases(tokens: Sequence[Token], stops: frozenset[str]) -> Iterator[Phrase]:
    """The phrases of a sentence, none of which passes a comma or a stronger stop.

    Left out are those that begin or end with one of `stops`, those of numbers alone, and those
    that a pattern could not be written for.

    >>> tokens = tokenize("In 2020 Iran's missiles fell, harmless.")
    >>> [one.term for one in phrases(tokens, frozenset(["in", "'s"]))]
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
            term = _written(norms)
            if term is not None:
                yield Phrase(term, first, last)


def without_parts(counts: Mapping[str, tuple[int, int]]) -> list[str]:
    """The terms but for those that a longer one holds and that occur as often on both sides.

    Args:
        counts: how often each term occurs on the one side and on the other.

    >>> without_parts({"peace": (4, 1), "talks": (3, 0), "peace talks": (3, 0)})
    ['peace', 'peace talks']
    """
    held = {
        part for term, own in counts.items() for part in _parts(term) if counts.get(part) == own
    }
    return [term for term in counts if term not in held]


def _parts(term: str) -> Iterator[str]:
    """The shorter phrases within a phrase."""
    norms = [token.norm for token in tokenize(term)]
    for length in range(1, len(norms)):
        for first in range(len(norms) - length + 1):
            yield _joined(norms[first : first + length])


def _written(norms: Sequence[str]) -> str | None:
    """The norms as one writes them; `None` where that would be read as other words.

    Patterns are written with the signs of words alone, but a norm may hold others: the one of
    "⑴" has brackets.
    """
    if all(norm.isascii() and norm.isalpha() for norm in norms):
        return " ".join(norms)
    term = _joined(norms)
    return term if [token.norm for token in tokenize(term)] == list(norms) else None


def _joined(norms: Iterable[str]) -> str:
    """A contraction's end is written at its word: "iran's missiles"."""
    return " ".join(norms).replace(" '", "'").replace(" n't", "n't")
