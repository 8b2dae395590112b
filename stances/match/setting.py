"""What surrounds the targets of a sentence: looked for once, and not for each target."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from stances.match.composition.holders import DENIALS
from stances.match.composition.openings import (
    abstains,
    concedes,
    leaves_open,
    opens_turn,
    takes_back,
)
from stances.match.composition.quotations import find_quoted
from stances.match.composition.stands import is_quoted
from stances.model import Sentence
from stances.text.tokens import Token, tokenize


class Setting(Struct, frozen=True, kw_only=True, dict=True):
    """A sentence, and what stands around it.

    Attributes:
        asked: whether it is a question.
        then: the sentence with which the expert goes on; `None` where there is none.
        lead: the lead-in that governs it; `None` where it is not a list item.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    asked: bool
    then: Sentence | None
    lead: Sentence | None

    @cached_property
    def following(self) -> tuple[Token, ...]:
        """The tokens of the next sentence."""
        then = self.then
        return () if then is None else tokenize(then.document.text, then.start, then.end)

    @cached_property
    def opening(self) -> tuple[Token, ...]:
        """The tokens of the lead-in."""
        lead = self.lead
        if lead is None:
            return ()
        return tokenize(self.sentence.document.text, lead.start, lead.end)

    @cached_property
    def is_quoted(self) -> bool:
        """Whether an expert who speaks on in own words quotes somebody with the sentence."""
        return self.then is not None and quotes(self.sentence, self.then)

    @cached_property
    def concedes(self) -> bool:
        """Whether it opens with words that grant a point."""
        return concedes(self.tokens)

    @cached_property
    def is_turned_from(self) -> bool:
        """Whether the next sentence turns away from it."""
        return opens_turn(self.following)

    @cached_property
    def is_left_open(self) -> bool:
        """Whether the author takes no side, here or in the next sentence."""
        return abstains(self.tokens) or leaves_open(self.following)

    @cached_property
    def is_taken_back(self) -> bool:
        """Whether the next sentence takes back the view that this one tells of."""
        return takes_back(self.following, self.tokens)

    @cached_property
    def first_denial(self) -> int:
        """Where its first denial stands; behind all tokens where it has none."""
        norms = (token.norm for token in self.tokens)
        return next((at for at, norm in enumerate(norms) if norm in DENIALS), len(self.tokens))

    @cached_property
    def quoted_tokens(self) -> Sequence[bool]:
        """Which tokens are within quotation marks."""
        return find_quoted(self.sentence.document.text, self.tokens)


def quotes(one: Sentence, then: Sentence) -> bool:
    """Whether an expert who speaks on in own words quotes somebody with a sentence."""
    return is_quoted(one.text) and then.text.lstrip()[:1] not in '"“'


def mark_targets(first: int, last: int, tokens: Sequence[Token]) -> list[bool]:
    """Return which tokens belong to the target: those from one number up to another.

    >>> from stances.text.tokens import tokenize
    >>> mark_targets(1, 2, tokenize("Lift sanctions now."))
    [False, True, False]
    """
    return [False] * first + [True] * (last - first) + [False] * (len(tokens) - last)
