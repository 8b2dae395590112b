"""The modifiers of a sentence, and what stands in the scope of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stances.model import Modifier, Span
from stances.rubric.model import ModifierRule, Modifiers, Scope
from stances.text.patterns import Match, PatternSet, parse
from stances.text.tokens import Token


@dataclass(frozen=True, kw_only=True, slots=True)
class Working:
    """A modifier found in a sentence, with its rule.

    Attributes:
        turned: a negation stands inside it ("is not a mistake").
    """

    rule: ModifierRule
    first: int
    last: int
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
    """A sentence's tokens with all that shapes how they are read."""

    tokens: tuple[Token, ...]
    found: tuple[Working, ...]
    ends_after: frozenset[int]
    ends_before: frozenset[int]
    question: bool

    def around(self, first: int, last: int) -> list[Working]:
        """The modifiers that do not overlap a mention.

        A longer one hides those that it holds; a negation in its middle turns it instead.
        """
        free = [one for one in self.found if one.last <= first or one.first >= last]
        kept: list[Working] = []
        for one in free:
            if any(_holds(other, one) for other in free):
                continue
            turned = any(
                other.rule.kind == "negation" and one.first < other.first and other.last < one.last
                for other in free
            )
            kept.append(replace(one, turned=turned))
        return kept

    def covers(self, one: Working, first: int, last: int) -> bool:
        """Whether the tokens from `first` to `last` stand in the scope of a modifier."""
        if one.rule.scope == "after":
            return self._open(one, one.last, first, self.ends_after)
        return self._open(one, last, one.first, self.ends_before)

    def _open(self, one: Working, left: int, right: int, ends: frozenset[int]) -> bool:
        """Whether nothing between token `left` and token `right` ends the scope."""
        if not 0 <= right - left <= one.rule.reach:
            return False
        if one.rule.until == "sentence":
            return True
        inside = range(left, min(right + 1, len(self.tokens)))
        if any(self.tokens[at].breaks or at in ends for at in inside):
            return False
        return one.rule.until == "clause" or not any(self.tokens[at].comma for at in inside)


class ModifierFinder:
    """Looks for the modifiers, terminators and pseudo phrases that rubrics share."""

    def __init__(self, modifiers: Modifiers) -> None:
        lists = modifiers.lists
        self._rules = [rule for rule in modifiers.rules for _ in rule.words]
        self._patterns = PatternSet(
            [parse(written, lists) for rule in modifiers.rules for written in rule.words]
        )
        self._pseudo = PatternSet([parse(written, lists) for written in modifiers.pseudo])
        self._ends: dict[Scope, PatternSet] = {
            scope: PatternSet([parse(written, lists) for written in words])
            for scope, words in modifiers.terminators.items()
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
        found = {(m.first, m.last, id(self._rules[m.key])): self._rules[m.key] for m in matches}
        return Scopes(
            tokens=tokens,
            found=tuple(
                Working(rule=rule, first=first, last=last)
                for (first, last, _), rule in found.items()
            ),
            ends_after=frozenset(one.first for one in self._ends["after"].find(tokens)),
            ends_before=frozenset(one.first for one in self._ends["before"].find(tokens)),
            question=text.rstrip("\"'”’)] ").endswith("?"),
        )


def _holds(one: Working, other: Working) -> bool:
    """Whether a longer modifier holds another."""
    longer = one.last - one.first > other.last - other.first
    return longer and one.first <= other.first and other.last <= one.last


def _inside(one: Match, other: Match) -> bool:
    return other.first <= one.first and one.last <= other.last
