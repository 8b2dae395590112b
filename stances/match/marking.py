"""Records of words that were found in a sentence, which point at the document's text."""

from __future__ import annotations

from collections.abc import Sequence

from stances.model import Modifier, Span
from stances.text.tokens import Token


def mark_span(text: str, tokens: Sequence[Token], first: int, last: int) -> Span:
    """Return where some tokens stand, ``first`` up to but not ``last``.

    Args:
        text: the document's, in which the tokens' offsets count.

    >>> from stances.text.tokens import tokenize
    >>> said = "We should not strike."
    >>> mark_span(said, tokenize(said), 1, 3).text
    'should not'
    """
    start, end = tokens[first].start, tokens[last - 1].end
    return Span(start=start, end=end, text=text[start:end])


def mark_modifier(kind: str, text: str, tokens: Sequence[Token], first: int, last: int) -> Modifier:
    """Return a modifier of some kind that some tokens are, ``first`` up to but not ``last``.

    Args:
        text: the document's, in which the tokens' offsets count.
    """
    span = mark_span(text, tokens, first, last)
    return Modifier(kind=kind, words=span.text, span=span, first=first, last=last)
