"""Sentences without what interrupts their verbs, in which patterns are looked for once more.

Loading this module loads the word classes: it is imported only for a rubric that composes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stances.language.lexicon import CLOSED
from stances.match.composition.brackets import cut_brackets
from stances.match.composition.gaps import find_gaps
from stances.match.composition.pieces import mark_plainly, trim_piece
from stances.match.composition.sentence import LONGEST
from stances.text.tokens import Token

_WAITING = CLOSED.be | CLOSED.have | CLOSED.do | CLOSED.modals | CLOSED.negations | {"never", "to"}
"""Words that wait for a verb, or for what something is."""


def skip_interruptions(text: str, tokens: Sequence[Token]) -> Sequence[int]:
    """Return the places of the tokens of a sentence that are left without what interrupts a verb;
    none where nothing does.

    Args:
        text: the text in which the tokens' offsets count.

    >>> from stances.text.tokens import tokenize
    >>> said = "We should not, whatever they shout, strike."
    >>> tokens = tokenize(said)
    >>> [tokens[at].norm for at in skip_interruptions(said, tokens)]
    ['we', 'should', 'not', 'strike']
    """
    if len(tokens) > LONGEST or not any(
        before.norm in _WAITING and (one.comma or one.breaks) for before, one in pairwise(tokens)
    ):
        return ()
    none = [False] * len(tokens)
    piece = cut_brackets(find_gaps(text, tokens), none)
    _, left, _ = trim_piece(mark_plainly(text, tokens, none), piece)
    return left if len(left) < len(tokens) else ()
