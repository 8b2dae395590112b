"""The modifiers of a sentence, and what stands in the scope of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from stances.match.statements import StatementFinder
from stances.model import Modifier, Span
from stances.rubric.model import VOICE_GIVERS, Boundary, ModifierRule, Modifiers
from stances.text.grammar import Grammar
from stances.text.patterns import Match, PatternSet
from stances.text.tokens import Token

_NEGATIVE = re.compile(r"\b(no|not|n't|never|nor|nothing|nobody|without)\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Working:
    """A modifier found in a sentence, with its rule.

    Attributes:
        negated: its pattern is written with a negation of its own ("does not work").
        turned: a negation stands inside it ("is not a mistake").
    """

    rule: ModifierRule
    first: int
    last: int
    negated: bool = False
    turned: bool = False

    def shown(self, text: str, tokens: Sequence[Token]) -> Modifier:
        """As a record that points at the source."""
        start, end = tokens[self.first].start, tokens[self.last - 1].end
        return Modifier(
            kind=self.rule.kind,
            words=text[start:end],
            span=Span(start=start, end=end, text=text[start:end]),
            first=self.first,
            last=self.last,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Scopes:
    """A sentence's tokens with all that shapes how they are read.

    Attributes:
        horizon: the most tokens between a mention and a modifier that can bear on it.
    """

    tokens: tuple[Token, ...]
    found: tuple[Working, ...]
    ends_after: frozenset[int]
    ends_before: frozenset[int]
    ends_speech: frozenset[int]
    ends_statement: frozenset[int]
    question: bool
    horizon: int

    def around(self, first: int, last: int) -> list[Working]:
        """The modifiers that do not overlap the mention at tokens `first` to `last`.

        A longer one hides those of its like that it holds, but one that speaks to the side only if
        it governs the mention. A negation in its middle turns it, unless its pattern has its own.
        """
        free = [
            one
            for one in self.found
            if first - self.horizon <= one.last <= first or last <= one.first <= last + self.horizon
        ]
        holders = [
            one for one in free if one.rule.kind in VOICE_GIVERS or self.covers(one, first, last)
        ]
        kept: list[Working] = []
        for one in free:
            if any(_holds(other, one) for other in holders if _alike(other, one)):
                continue
            turned = not one.negated and any(
                other.rule.kind == "negation" and one.first < other.first and other.last < one.last
                for other in free
            )
            kept.append(replace(one, turned=turned))
        return kept

    def reaching_into(self, first: int, last: int) -> list[Working]:
        """The reports in whose midst a mention begins: "[Iran 's envoy said that it was rash]"."""
        return [
            one
            for one in self.found
            if one.rule.kind == "report"
            and one.first <= first < one.last < last
            and self.tokens[one.last].norm == "that"
        ]

    def covers(self, one: Working, first: int, last: int) -> bool:
        """Whether the tokens from `first` to `last` stand in the scope of a modifier."""
        if one.rule.scope == "after":
            return self._open(one, one.last, first, self.ends_after)
        return self._open(one, last, one.first, self.ends_before)

    def _open(self, one: Working, left: int, right: int, ends: frozenset[int]) -> bool:
        """Whether nothing between token `left` and token `right` ends the scope."""
        if not 0 <= right - left <= one.rule.reach:
            return False
        inside = range(left, min(right + 1, len(self.tokens)))
        if one.rule.until == "speech":
            return not any(at in self.ends_speech for at in inside)
        if one.rule.until == "statement":
            return not any(at in self.ends_statement for at in inside)
        if any(self.tokens[at].breaks or at in ends for at in inside):
            return False
        return one.rule.until == "clause" or not any(self.tokens[at].comma for at in inside)


class ModifierFinder:
    """Looks for the modifiers, terminators and pseudo phrases that rubrics share."""

    def __init__(self, modifiers: Modifiers) -> None:
        grammar = Grammar(modifiers.lists)
        self._rules = [rule for rule in modifiers.rules for _ in rule.words]
        written_all = [written for rule in modifiers.rules for written in rule.words]
        self._negated = [_NEGATIVE.search(written) is not None for written in written_all]
        self._patterns = PatternSet([grammar.pattern(written) for written in written_all])
        self._statements = StatementFinder(modifiers)
        # a negation may work on a side giver that works on the mention
        self._horizon = 2 * max((rule.reach for rule in modifiers.rules), default=0)
        self._pseudo = PatternSet([grammar.pattern(written) for written in modifiers.pseudo])
        self._ends: dict[Boundary, PatternSet] = {
            boundary: PatternSet(
                [grammar.pattern(written) for written in modifiers.terminators.get(boundary, ())]
            )
            for boundary in get_args(Boundary)
        }

    def find(self, text: str, tokens: tuple[Token, ...]) -> Scopes:
        """All that shapes how a sentence's mentions are read.

        Args:
            text: the sentence's own text, for its question mark.
            tokens: its tokens.
        """
        matches = list(self._patterns.find(tokens))
        pseudo = list(self._pseudo.find(tokens))
        matches = [one for one in matches if not any(_inside(one, other) for other in pseudo)]
        found = {(m.first, m.last, id(self._rules[m.key])): m for m in matches}
        ends_before = self._ending("before", tokens, pseudo)
        ends_speech = self._ending("speech", tokens, pseudo)
        return Scopes(
            tokens=tokens,
            found=tuple(
                Working(
                    rule=self._rules[one.key],
                    first=one.first,
                    last=one.last,
                    negated=self._negated[one.key],
                )
                for one in found.values()
            ),
            ends_after=self._ending("after", tokens, pseudo),
            ends_before=ends_before,
            ends_speech=ends_speech,
            ends_statement=self._statements.find(tokens, ends_before, ends_before & ends_speech),
            question=text.rstrip("\"'”’)] ").endswith("?"),
            horizon=self._horizon,
        )

    def _ending(
        self, boundary: Boundary, tokens: tuple[Token, ...], pseudo: Sequence[Match]
    ) -> frozenset[int]:
        """Where a kind of scope ends; "all but" ends none."""
        return frozenset(
            one.first
            for one in self._ends[boundary].find(tokens)
            if not any(_inside(one, other) for other in pseudo)
        )


def _alike(one: Working, other: Working) -> bool:
    """Whether both speak to the side, or both to the voice; or they dispute the same words.

    "Should Iran strike" is a condition, "I reject the claim that" no report, "they deny that" one.
    """
    kinds = {one.rule.kind, other.rule.kind}
    both = (one.rule.kind in VOICE_GIVERS) == (other.rule.kind in VOICE_GIVERS)
    return both or kinds in ({"condition", "obligation"}, {"denial", "report"})


def _holds(one: Working, other: Working) -> bool:
    """Whether a longer modifier holds another."""
    longer = one.last - one.first > other.last - other.first
    return longer and one.first <= other.first and other.last <= one.last


def _inside(one: Match, other: Match) -> bool:
    return other.first <= one.first and one.last <= other.last
