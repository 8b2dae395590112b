"""Whose act a mention is: shallow rules over the actors that a rubric names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stances.rubric.model import Rubric
from stances.text.grammar import Grammar
from stances.text.patterns import PatternSet
from stances.text.tokens import Token

_OWNED_WITHIN = 2
_BY_WITHIN = 5
_HORIZON = 60  # no subject is looked for farther back


@dataclass(frozen=True, kw_only=True, slots=True)
class _Named:
    """An actor named by tokens ``first`` up to but not ``last``."""

    names: frozenset[str]
    first: int
    last: int


class ActorFinder:
    """Finds who acts, among the rubric's actors and the words its entries name as subjects."""

    def __init__(self, rubric: Rubric) -> None:
        grammar = Grammar(rubric.lists_for())
        named = dict(rubric.actors)
        for dimension in rubric.dimensions:
            for entry in dimension.entries:
                for subject in (*entry.subject, *entry.unless_subject):
                    named.setdefault(subject, (subject,))
        self._names = [name for name, words in named.items() for _ in words]
        patterns = [grammar.pattern(written) for words in named.values() for written in words]
        self._patterns = PatternSet(patterns)
        self._openers, self._articles, self._auxiliaries, self._prepositions = (
            frozenset(rubric.modifiers.lists.get(name, ()))
            for name in ("subject_openers", "articles", "auxiliaries", "prepositions")
        )

    def find(self, tokens: Sequence[Token]) -> tuple[_Named, ...]:
        """Every actor named in a sentence, in order; the longest name at each place."""
        longest: dict[int, tuple[int, set[str]]] = {}
        for match in self._patterns.find(tokens):
            last, names = longest.get(match.first, (0, set()))
            if match.last > last:
                last, names = match.last, set()
            if match.last == last:
                names.add(self._names[match.key])
            longest[match.first] = (last, names)
        return tuple(
            _Named(names=frozenset(names), first=first, last=last)
            for first, (last, names) in sorted(longest.items())
        )

    def agent(
        self, first: int, last: int, named: Sequence[_Named], tokens: Sequence[Token]
    ) -> frozenset[str]:
        """The names of the actor whose act the tokens from `first` to `last` are; empty if unknown.

        In this order: who is named with a possessive just before ("Iran's swift response"), who
        stands behind a "by", who is named just before ("Iranian missile attack"), and the nearest
        name before that can be a subject.
        """
        near = [one for one in named if first - _HORIZON <= one.first <= last + _BY_WITHIN + 1]
        owner = _nearest_before(first, (one for one in near if self._owns(one, first, tokens)))
        if owner is not None and tokens[owner.last].norm == "'s":
            return owner.names
        doer = next((one for one in near if self._does(one, last, tokens)), None)
        if doer is not None:
            return doer.names
        subject = owner or _nearest_before(
            first, (one for one in near if self._can_be_subject(one, first, tokens))
        )
        return subject.names if subject is not None else frozenset()

    def _does(self, one: _Named, last: int, tokens: Sequence[Token]) -> bool:
        """Whether a "by" not far behind names the actor ("quotas that were set by China")."""
        before = one.first - 1
        if before >= last and tokens[before].norm in self._articles:
            before -= 1
        if not (last <= before < last + _BY_WITHIN and tokens[before].norm == "by"):
            return False
        return not any(tokens[at].breaks or tokens[at].comma for at in range(last, one.first))

    def _owns(self, one: _Named, first: int, tokens: Sequence[Token]) -> bool:
        between = range(one.last, first)
        possessive = one.last < first and tokens[one.last].norm == "'s"
        if first < one.last or len(between) > _OWNED_WITHIN + possessive:
            return False
        if any(tokens[at].breaks or tokens[at].comma for at in (*between, first)):
            return False
        stops = (self._auxiliaries - {"'s"}) | self._openers | self._prepositions
        return not any(tokens[at].norm in stops for at in between)

    def _can_be_subject(self, one: _Named, first: int, tokens: Sequence[Token]) -> bool:
        if one.last < len(tokens) and tokens[one.last].norm == "'s":
            return False  # in "Iran's program needs ..." the program is the subject
        if self._new_subject(one.last, first, tokens):
            return False
        at = one.first
        if at > 0 and tokens[at - 1].norm in self._articles and not tokens[at].comma:
            at -= 1
        begins = at == 0 or tokens[at].breaks or tokens[at].comma
        behind = [token.norm for token in tokens[one.last : one.last + 2]]
        told_to = behind[:1] == ["to"] or behind == ["not", "to"]  # "requires Iran not to strike"
        return (
            begins
            or told_to
            or tokens[at - 1].norm in self._openers
            or any(norm in self._auxiliaries for norm in behind)
        )

    def _new_subject(self, start: int, first: int, tokens: Sequence[Token]) -> bool:
        """Whether another clause with a subject of its own begins: ", someone should ..."."""
        between = range(start, first)
        parted = next((at for at in between if tokens[at].comma or tokens[at].breaks), first)
        return any(
            tokens[at].norm in self._auxiliaries
            and not tokens[at].comma
            and tokens[at - 1].norm not in self._openers
            for at in range(parted, first)
        )


def _nearest_before(first: int, some: Iterable[_Named]) -> _Named | None:
    before = [one for one in some if one.last <= first]
    return max(before, key=lambda one: one.last, default=None)
