"""What surrounds the targets of a sentence: looked for once, and not for each target."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from stances.match.composition.answers import judge_own_report
from stances.match.composition.gaps import find_gaps
from stances.match.composition.holders import DENIALS
from stances.match.composition.openings import (
    abstains,
    concedes,
    find_granted,
    leaves_open,
    opens_turn,
    takes_back,
    turns,
)
from stances.match.composition.questions import (
    COMPLAINS,
    doubts,
    find_question,
    judge_question,
    scorns,
    supposes,
)
from stances.match.composition.quotations import find_quoted
from stances.match.composition.stands import is_quoted, is_tagged
from stances.match.leads import LedItem, join_lead, lists_falsehoods
from stances.model import Sentence, Sign
from stances.text.tokens import Token, tokenize


class Context(Struct, frozen=True, kw_only=True, dict=True):
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
    def led(self) -> LedItem | None:
        """The sentence behind its lead-in; `None` where none governs it, or their words do not
        add up.
        """
        return None if self.lead is None else join_lead(self.lead, self.sentence)

    @cached_property
    def is_called_false(self) -> bool:
        """Whether its lead-in calls what its items say untrue."""
        return self.lead is not None and lists_falsehoods(self.lead)

    @cached_property
    def is_quotation(self) -> bool:
        """Whether an expert who speaks on in own words quotes somebody with the sentence."""
        then = self.then
        return (
            then is not None
            and is_quoted(self.sentence.text)
            and then.text.lstrip()[:1] not in '"“'
        )

    @cached_property
    def grants_point(self) -> bool:
        """Whether it grants a point, and grants it to its end."""
        return concedes(self.tokens, self.following)

    @cached_property
    def is_granted(self) -> bool:
        """Whether the next sentence turns from what it says or grants."""
        return self.is_turned_from or (self.grants_point and turns(self.following))

    @cached_property
    def granted_before(self) -> int:
        """How many of its tokens grant a point from which the sentence itself turns."""
        return find_granted(self.tokens)

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
    def is_tagged(self) -> bool:
        """Whether a tag says that its words are somebody else's: ", the minister said"."""
        norms = [token.norm for token in self.tokens]
        return is_tagged(norms, find_gaps(self.sentence.document.text, self.tokens))

    def judge_report(self, last: int) -> Sign:
        """Return 1 where the author agrees with what the sentence reports, -1 where they turn it
        down, 0 where they do neither.

        Args:
            last: the last token of what is reported.
        """
        text = self.sentence.document.text
        return judge_own_report(text, self.tokens, last, denied=self.denies)

    @cached_property
    def scorned(self) -> bool:
        """Whether it is a question that turns down what it names by its form alone, or tells its
        facts: "how much longer must we …", "if they had wanted …, would they have …".
        """
        if not self.asked:
            return False
        told = judge_question(self._question) == COMPLAINS or supposes(self._whole)
        return told or scorns(self._question)

    @cached_property
    def doubted(self) -> bool:
        """Whether it asks who could believe what it says."""
        return self.asked and doubts(self._question)

    @cached_property
    def _question(self) -> str:
        """The words of a question, from where it begins, joined by spaces."""
        norms = [token.norm for token in self.tokens]
        gaps = find_gaps(self.sentence.document.text, self.tokens)
        return " ".join(norms[find_question(norms, gaps) :])

    @cached_property
    def _whole(self) -> str:
        """All its words, joined by spaces."""
        return " ".join(token.norm for token in self.tokens)

    @cached_property
    def first_denial(self) -> int:
        """Where its first denial stands; behind all tokens where it has none."""
        norms = (token.norm for token in self.tokens)
        return next((at for at, norm in enumerate(norms) if norm in DENIALS), len(self.tokens))

    @property
    def denies(self) -> bool:
        """Whether it holds a denial."""
        return self.first_denial < len(self.tokens)

    @cached_property
    def quoted_tokens(self) -> Sequence[bool]:
        """Which tokens are within quotation marks."""
        return find_quoted(self.sentence.document.text, self.tokens)
