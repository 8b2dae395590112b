"""Words and short phrases of a text, without those that say nothing by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from stances.text.tokens import CLITICS, Token, tokenize

LONGEST = 3
"""The words of the longest phrase."""


class Phrase(NamedTuple):
    """A term of a sentence, from its token ``first`` up to but not ``last``."""

    term: str
    first: int
    last: int


def list_stop_words() -> frozenset[str]:
    """Return the words with which no phrase begins or ends: scikit-learn's, and contractions."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS  # noqa: PLC0415

    return frozenset((*ENGLISH_STOP_WORDS, *CLITICS, "n't"))


def find_phrases(tokens: Sequence[Token], stops: frozenset[str]) -> Iterator[Phrase]:
    """Yield the phrases of a sentence. They do not pass a comma or a stronger stop.

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


def _write_term(norms: Sequence[str]) -> str | None:
    """Return the norms as a written phrase; `None` where that would be cut into other tokens.

    A pattern is written with the characters of words alone, but a norm may hold others: that of
    "⑴" has brackets.
    """
    if all(norm.isascii() and norm.isalpha() for norm in norms):
        return " ".join(norms)
    term = join_norms(norms)
    return term if [token.norm for token in tokenize(term)] == list(norms) else None


def join_norms(norms: Iterable[str]) -> str:
    """Return the norms as one text; a contraction's end stands at its word: "iran's missiles"."""
    return " ".join(norms).replace(" '", "'").replace(" n't", "n't")
