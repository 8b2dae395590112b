"""Whose act a mention is: shallow rules over the actors that a rubric names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from msgspec import Struct

from stances.language.words import load_words
from stances.rubric.model import Rubric
from stances.rubric.patterns import list_actors
from stances.text.pattern_search import PatternSet
from stances.text.tokens import Token

_OWNED_WITHIN = 2
_BY_WITHIN = 5
_HORIZON = 60  # no subject is looked for farther back
_POSSESSIVE = load_words().possessive
_BY = load_words().by_agent
_INFINITIVES = [one.split() for one in load_words().infinitives]
_FIRST = attrgetter("first")


class NamedActor(Struct, frozen=True, kw_only=True):
    """An actor named by tokens ``first`` up to but not ``last``.

    Attributes:
        names: what the rubric calls them; several where its actors share those words.
    """

    names: frozenset[str]
    first: int
    last: int


class ActorFinder:
    """Finds who acts, among the rubric's actors and the words its entries name as subjects.

    Args:
        patterns: of the actors that `list_actors` lists.
    """

    def __init__(self, rubric: Rubric, patterns: PatternSet) -> None:
        self._names = [name for name, words in list_actors(rubric).items() for _ in words]
        self._patterns = patterns
        self._openers, self._articles, self._auxiliaries, self._prepositions = (
            frozenset(rubric.modifiers.lists.get(name, ()))
            for name in ("subject_openers", "articles", "auxiliaries", "prepositions")
        )
        self._separators = (self._auxiliaries - {_POSSESSIVE}) | self._openers | self._prepositions

    def find(self, tokens: Sequence[Token]) -> tuple[NamedActor, ...]:
        """Return every actor named in a sentence, in order; where several begin, the longest."""
        longest: dict[int, tuple[int, set[str]]] = {}
        for match in self._patterns.find(tokens):
            last, names = longest.get(match.first, (0, set()))
            if match.last > last:
                last, names = match.last, set()
            if match.last == last:
                names.add(self._names[match.key])
            longest[match.first] = (last, names)
        return tuple(
            NamedActor(names=frozenset(names), first=first, last=last)
            for first, (last, names) in sorted(longest.items())
        )

    def find_agent(
        self, first: int, last: int, actors: Sequence[NamedActor], tokens: Sequence[Token]
    ) -> frozenset[str]:
        """Return the names of the actor whose act some words are; empty if unknown.

        The actor is, in this order: who is named with a possessive just before ("Iran's swift
        response"), who stands after a "by", who is named just before ("Iranian missile attack"),
        and the nearest name before that can be a subject.

        Args:
            first, last: the first token of those words and the one just after them.
            actors: those named in the sentence, in the order of the text.
            tokens: the sentence.
        """
        begin = bisect_left(actors, first - _HORIZON, key=_FIRST)
        end = bisect_right(actors, last + _BY_WITHIN + 1, key=_FIRST)
        near = actors[begin:end]
        owner = _find_nearest_before(
            first, (one for one in near if self._is_owner(one, first, tokens))
        )
        if owner is not None and tokens[owner.last].norm == _POSSESSIVE:
            return owner.names
        doer = next((one for one in near if self._is_doer(one, last, tokens)), None)
        if doer is not None:
            return doer.names
        subject = owner or _find_nearest_before(
            first, (one for one in near if self._can_be_subject(one, first, tokens))
        )
        return subject.names if subject is not None else frozenset()

    def find_owner(
        self, first: int, last: int, actors: Sequence[NamedActor], tokens: Sequence[Token]
    ) -> frozenset[str]:
        """Return the names of the actor with whose possessive some words begin: "Iran's reply was
        measured"; empty where they begin with none.
        """
        own = next((one for one in actors if one.first == first and one.last < last), None)
        owns = own is not None and tokens[own.last].norm == _POSSESSIVE
        return own.names if own is not None and owns else frozenset()

    def _is_doer(self, actor: NamedActor, last: int, tokens: Sequence[Token]) -> bool:
        """Whether a "by" not far after names the actor ("quotas that were set by China")."""
        before = actor.first - 1
        if before >= last and tokens[before].norm in self._articles:
            before -= 1
        if not (last <= before < last + _BY_WITHIN and tokens[before].norm == _BY):
            return False
        return not any(tokens[at].breaks or tokens[at].comma for at in range(last, actor.first))

    def _is_owner(self, actor: NamedActor, first: int, tokens: Sequence[Token]) -> bool:
        """Whether the actor is named just before, with a possessive or without."""
        between = range(actor.last, first)
        possessive = actor.last < first and tokens[actor.last].norm == _POSSESSIVE
        if first < actor.last or len(between) > _OWNED_WITHIN + possessive:
            return False
        if any(tokens[at].breaks or tokens[at].comma for at in (*between, first)):
            return False
        return not any(tokens[at].norm in self._separators for at in between)

    def _can_be_subject(self, actor: NamedActor, first: int, tokens: Sequence[Token]) -> bool:
        """Whether the actor can be the subject of the clause in which the token `first` stands."""
        if actor.last < len(tokens) and tokens[actor.last].norm == _POSSESSIVE:
            return False  # in "Iran's program needs ..." the program is the subject
        if self._has_new_subject(actor.last, first, tokens):
            return False
        at = actor.first
        if at > 0 and tokens[at - 1].norm in self._articles and not tokens[at].comma:
            at -= 1
        begins = at == 0 or tokens[at].breaks or tokens[at].comma
        after = [token.norm for token in tokens[actor.last : actor.last + 2]]
        apart = actor.last < len(tokens) and tokens[actor.last].comma  # "on Iran, to act …"
        is_to_act = not apart and any(after[: len(one)] == one for one in _INFINITIVES)
        return (
            begins
            or is_to_act
            or tokens[at - 1].norm in self._openers
            or any(norm in self._auxiliaries for norm in after)
        )

    def _has_new_subject(self, start: int, first: int, tokens: Sequence[Token]) -> bool:
        """Whether another clause with a subject of its own begins: ", someone should ..."."""
        stops = (at for at in range(start, first) if tokens[at].comma or tokens[at].breaks)
        return any(
            tokens[at].norm in self._auxiliaries
            and not tokens[at].comma
            and tokens[at - 1].norm not in self._openers
            for at in range(next(stops, first), first)
        )


def _find_nearest_before(first: int, actors: Iterable[NamedActor]) -> NamedActor | None:
    before = [one for one in actors if one.last <= first]
    return max(before, key=lambda one: one.last, default=None)
