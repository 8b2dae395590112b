"""The modifiers of a sentence, and what stands in the scope of each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from stances.language.words import load_words
from stances.match.clauses import StatementFinder
from stances.match.marking import mark_modifier
from stances.model import Modifier
from stances.regex import compile_later
from stances.rubric.model import SIDE_GIVERS, VOICE_GIVERS, Boundary, ModifierRule, Modifiers
from stances.rubric.patterns import ModifierSets, make_modifier_sets
from stances.text.pattern_search import Match
from stances.text.tokens import Token

_NEGATIVE = compile_later(rf"\b({'|'.join(map(re.escape, load_words().negative))})\b")
_FIRST = attrgetter("first")
_CLAUSE_OPENER = load_words().clause_opener
_MAY_HIDE_EACH_OTHER = ({"condition", "obligation"}, {"denial", "report"})


class FoundModifier(Struct, frozen=True, kw_only=True):
    """A modifier found in a sentence, at tokens ``first`` up to but not ``last``, with its rule.

    Attributes:
        negated: whether its pattern is written with a negation of its own ("does not work").
        turned: whether a negation stands inside it ("is not a mistake").
    """

    rule: ModifierRule
    first: int
    last: int
    negated: bool = False
    turned: bool = False

    def make_record(self, text: str, tokens: Sequence[Token]) -> Modifier:
        """Return it as a record that points at the document's text."""
        return mark_modifier(self.rule.kind, text, tokens, self.first, self.last)


class Scopes(Struct, frozen=True, kw_only=True, dict=True):
    """A sentence's tokens with all that decides how its mentions are read.

    Attributes:
        found: its modifiers, in the order of the text.
        ends_after, ends_before, ends_speech: the tokens that end a scope that reaches after its
            modifier, or before it, or over somebody's speech.
        ends_statement: the tokens with which the author begins another statement.
        ends_lead: those with which the main clause begins, behind words that lead up to it
            ("To prevent a war, sanctions ...").
        question: whether the sentence is a question.
        horizon: the most tokens between a mention and a modifier that can bear on it.
    """

    tokens: tuple[Token, ...]
    found: tuple[FoundModifier, ...]
    ends_after: frozenset[int]
    ends_before: frozenset[int]
    ends_speech: frozenset[int]
    ends_statement: frozenset[int]
    ends_lead: frozenset[int]
    question: bool
    horizon: int

    def list_around(self, first: int, last: int) -> list[FoundModifier]:
        """Return the modifiers that do not overlap the mention at tokens `first` to `last`.

        A longer modifier hides the shorter ones inside it that bear on the same thing, the side or
        the voice; one that bears on the side does so only if it governs the mention. A negation
        inside a modifier turns it, unless the modifier's own pattern has a negation.
        """
        free = [
            one
            for one in self._list_between(first - self.horizon, last + self.horizon)
            if first - self.horizon <= one.last <= first or last <= one.first <= last + self.horizon
        ]
        holders = [
            one for one in free if one.rule.kind in VOICE_GIVERS or self.covers(one, first, last)
        ]
        kept: list[FoundModifier] = []
        for one in free:
            if any(_holds(other, one) for other in holders if _may_hide(other, one)):
                continue
            turned = not one.negated and any(
                other.rule.kind == "negation" and one.first < other.first and other.last < one.last
                for other in free
            )
            kept.append(replace(one, turned=turned))
        return kept

    def list_reaching_into(self, first: int, last: int) -> list[FoundModifier]:
        """Return the reports inside which the mention at tokens `first` to `last` begins.

        Such a mention is "envoy said that it was rash" after a country's name.
        """
        return [
            one
            for one in self._list_between(first, first)
            if one.rule.kind == "report"
            and one.first <= first < one.last < last
            and self.tokens[one.last].norm == _CLAUSE_OPENER
        ]

    @cached_property
    def _longest(self) -> int:
        """The most tokens of a modifier."""
        return max((one.last - one.first for one in self.found), default=0)

    def _list_between(self, first: int, last: int) -> Sequence[FoundModifier]:
        """Return the modifiers that begin at token `last` or before, and end at `first` or behind;
        and some that end before it.
        """
        begin = bisect_left(self.found, first - self._longest, key=_FIRST)
        return self.found[begin : bisect_right(self.found, last, key=_FIRST)]

    def covers(self, one: FoundModifier, first: int, last: int) -> bool:
        """Whether the tokens from `first` to `last` stand in the scope of a modifier."""
        if one.rule.scope == "after":
            return self._is_open(one, one.last, first, self.ends_after)
        return self._is_open(one, last, one.first, self.ends_before)

    def _is_open(self, one: FoundModifier, left: int, right: int, ends: frozenset[int]) -> bool:
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
        if one.rule.kind in SIDE_GIVERS and any(at in self.ends_lead for at in inside):
            return False
        return one.rule.until == "clause" or not any(self.tokens[at].comma for at in inside)


def is_question(text: str) -> bool:
    """Whether a sentence ends with a question mark, with or without closing signs behind it.

    >>> is_question('He asked: "Who gains?"')
    True
    """
    return text.rstrip("\"'”’)] ").endswith("?")


class ModifierFinder:
    """Looks for the modifiers, terminators and pseudo phrases that rubrics share.

    Args:
        sets: their patterns; made where they are not at hand.
    """

    def __init__(self, modifiers: Modifiers, sets: ModifierSets | None = None) -> None:
        self._sets = sets or make_modifier_sets(modifiers)
        written_all = [written for rule in modifiers.rules for written in rule.words]
        self._rules = [rule for rule in modifiers.rules for _ in rule.words]
        self._negated = [_NEGATIVE.search(written) is not None for written in written_all]
        self._statements = StatementFinder(modifiers)
        # a negation may work on a side giver that works on the mention
        self._horizon = 2 * max((rule.reach for rule in modifiers.rules), default=0)

    def find(self, text: str, tokens: tuple[Token, ...]) -> Scopes:
        """Return all that decides how a sentence's mentions are read.

        Args:
            text: the sentence's own text, for its question mark.
            tokens: its tokens.
        """
        pseudo = self._sets.pseudo.find(tokens)
        ends_before = self._find_ends("before", tokens, pseudo)
        ends_speech = self._find_ends("speech", tokens, pseudo)
        return Scopes(
            tokens=tokens,
            found=self._find_modifiers(tokens, pseudo),
            ends_after=self._find_ends("after", tokens, pseudo),
            ends_before=ends_before,
            ends_speech=ends_speech,
            ends_statement=self._statements.find(tokens, ends_before, ends_before & ends_speech),
            ends_lead=self._statements.find_main_clauses(tokens),
            question=is_question(text),
            horizon=self._horizon,
        )

    def _find_modifiers(
        self, tokens: Sequence[Token], pseudo: Sequence[Match]
    ) -> tuple[FoundModifier, ...]:
        """Return the modifiers outside pseudo phrases, each rule once for the same words."""
        matches = [one for one in self._sets.rules.find(tokens) if not _is_inside_any(one, pseudo)]
        found = {(one.first, one.last, id(self._rules[one.key])): one for one in matches}
        return tuple(
            FoundModifier(
                rule=self._rules[one.key],
                first=one.first,
                last=one.last,
                negated=self._negated[one.key],
            )
            for one in found.values()
        )

    def _find_ends(
        self, boundary: Boundary, tokens: Sequence[Token], pseudo: Sequence[Match]
    ) -> frozenset[int]:
        """Return where a kind of scope ends; a pseudo phrase such as "all but" ends none."""
        found = self._sets.ends[boundary].find(tokens)
        return frozenset(one.first for one in found if not _is_inside_any(one, pseudo))


def _may_hide(one: FoundModifier, other: FoundModifier) -> bool:
    """Whether one may hide the other: both bear on the side, or the voice, or fit the same words.

    "Should Iran strike" is a condition and not an obligation; "I reject the claim that" is a
    denial; "they deny that" is a report.
    """
    both = (one.rule.kind in VOICE_GIVERS) == (other.rule.kind in VOICE_GIVERS)
    return both or {one.rule.kind, other.rule.kind} in _MAY_HIDE_EACH_OTHER


def _holds(one: FoundModifier, other: FoundModifier) -> bool:
    """Whether a longer modifier holds another."""
    longer = one.last - one.first > other.last - other.first
    return longer and one.first <= other.first and other.last <= one.last


def _is_inside_any(one: Match, others: Sequence[Match]) -> bool:
    return any(other.first <= one.first and one.last <= other.last for other in others)
