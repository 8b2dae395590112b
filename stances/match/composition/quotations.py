"""Words that a sentence quotes from somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stances.language.roles import ROLES
from stances.match.composition.forms import analyse_verb
from stances.regex import compile_later
from stances.text.tokens import Token

_FEWEST = 4
"""The fewest words that are somebody's statement; fewer are a name, or scorn."""

_SINGLE = compile_later(r"(?<!\w)['‘](?=[A-Z])[^\"“”]{12,}?[,.!?…]['’](?!\w)")
"""A sentence in single quotation marks, which end with a stop or comma within them."""

_OWN = frozenset(("i", "we"))


def is_cited(at: int, tokens: Sequence[Token], inside: Sequence[bool]) -> bool:
    """Whether a token is in a statement that the sentence quotes from somebody else.

    Args:
        inside: which tokens are within quotation marks, as `find_quoted` says.

    >>> from stances.text.tokens import tokenize
    >>> text = '"We must keep the levy," bellowed the mayor.'
    >>> tokens = tokenize(text)
    >>> is_cited(4, tokens, find_quoted(text, tokens))
    True
    """
    if not inside[at]:
        return False
    first = last = at
    while first > 0 and inside[first - 1]:
        first -= 1
    while last + 1 < len(tokens) and inside[last + 1]:
        last += 1
    around = [token.norm for k, token in enumerate(tokens) if not inside[k]]
    return last - first + 1 >= _FEWEST and len(around) > 1 and not _speaks_oneself(around)


def find_quoted(text: str, tokens: Sequence[Token]) -> list[bool]:
    """Return which tokens stand within double quotation marks, or are a whole sentence in single
    ones.

    Args:
        text: the text in which the tokens' offsets count.
    """
    spans = [one.span() for one in _SINGLE.finditer(text, *_span(tokens))]
    found, inside, before = [], False, max(0, tokens[0].start - 1) if tokens else 0
    for token in tokens:
        for mark in text[before : token.start]:
            inside = mark == "“" or (mark == '"' and not inside) or (inside and mark not in '"”')
        found.append(inside or any(first <= token.start < last for first, last in spans))
        before = token.end
    return found


def _span(tokens: Sequence[Token]) -> tuple[int, int]:
    """Return where the text of a sentence may begin and end, with the marks around it."""
    return (max(0, tokens[0].start - 1), tokens[-1].end + 2) if tokens else (0, 0)


def _speaks_oneself(norms: Sequence[str]) -> bool:
    """Whether the author quotes own words: "as I said before"."""
    verbs = ROLES.tagging_verbs | {"repeat"}
    return any(
        norm in _OWN and any(lemma in verbs for lemma, _ in analyse_verb(then))
        for norm, then in pairwise(norms)
    )
