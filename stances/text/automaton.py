"""Many phrases looked for at once: an automaton over words, whose states are made when reached.

A state is the set of all that may still follow the words read so far, for every phrase that they
begin. Most sentences lead through states that are known, at the cost of a lookup a word (Thompson,
*Regular Expression Search Algorithm*, 1968; the states are made lazily as in RE2). Gaps are not
counted in states, or there would be too many of them: a state with a gap waits for a word that may
come behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Raw
from msgspec.json import encode

from stances.text.kept_states import KeptAutomaton, keep_state, open_state
from stances.text.phrases import Node, Phrase
from stances.text.rests import DONE, Rests
from stances.text.states import Item, Jump, State, number_landing
from stances.text.tokens import Token
from stances.text.word_classes import COMMA, STOP, ReadWords, WordClasses

MOST_STATES = 30_000
"""How many states are remembered; those beyond are made each time they are reached."""

_MOST_LANDINGS = 256
"""How much a state remembers of what follows words behind its gaps."""

_NOTHING = frozenset[int]()

Entry = TypeVar("Entry", Item, Jump)


class Automaton:
    """Finds where phrases begin and end.

    Args:
        phrases: each is known by its place among them.
        classes: of all their words.
        list_candidates: returns the phrases that may begin with a word, by the numbers of the word
            sets that accept it.
        kept: the states of the same automaton that were kept.
        nodes: those by whose numbers it was kept.
    """

    def __init__(
        self,
        phrases: Sequence[Phrase],
        classes: WordClasses,
        list_candidates: Callable[[frozenset[int]], Iterable[int]],
        *,
        kept: KeptAutomaton | None = None,
        nodes: Sequence[Node] = (),
    ) -> None:
        self._phrases = phrases
        self._classes = classes
        self._list_candidates = list_candidates
        self._rests = Rests(classes.number)
        self._known: dict[frozenset[Item], State] = {}
        self._starts: dict[int, State | None] = {}
        self._kept_starts: Mapping[int, int] = {}
        self._kept: Sequence[Raw] = ()
        self._opened: dict[int, State] = {}
        if kept is not None:
            classes.restore(kept.words, kept.classes)
            self._rests.restore(nodes, kept.rests)
            self._kept_starts, self._kept = kept.starts, kept.states

    def keep(self, numbers: Mapping[int, int]) -> KeptAutomaton:
        """Return the automaton with the states that it has.

        Args:
            numbers: those of its nodes, by their identity.
        """
        states = list(self._known.values())
        places = {id(one): place for place, one in enumerate(states)}
        words, classes = self._classes.keep()
        return KeptAutomaton(
            words=words,
            classes=classes,
            rests=self._rests.keep(numbers),
            starts={
                one: -1 if state is None else places[id(state)]
                for one, state in sorted(self._starts.items())
            },
            states=tuple(Raw(encode(keep_state(one, places))) for one in states),
        )

    def _open_kept(self, number: int) -> State:
        state = self._opened.get(number)
        if state is None:
            state = self._opened[number] = open_state(self._kept[number])
        return state

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, int]]:
        """Yield each phrase found, by where it begins: its first token, its number and the token
        after its last one, where it is longest.
        """
        for first, ends in self._find_from(tokens, range(len(tokens))):
            for number in sorted(ends):
                yield first, number, ends[number]

    def occurs(self, tokens: Sequence[Token], firsts: Iterable[int]) -> bool:
        """Whether any phrase begins at some of the tokens."""
        return any(ends for _, ends in self._find_from(tokens, firsts))

    def _find_from(
        self, tokens: Sequence[Token], firsts: Iterable[int]
    ) -> Iterator[tuple[int, Mapping[int, int]]]:
        """Yield the tokens that phrases may begin at, and where each ends, by its number."""
        read = self._classes.read(tokens)
        classes, starts = read.classes, self._starts
        for first in firsts:
            word_class = classes[first]
            if word_class not in starts:
                self._start(word_class)
            state = starts[word_class]
            if state is not None and not _ends_here(state, read, first + 1):
                yield first, self._follow(state, read, first + 1)

    def _follow(self, begun: State, read: ReadWords, at: int) -> dict[int, int]:
        """Return where phrases end, by their numbers.

        Args:
            begun: the state after their first word.
            at: the word after that.
        """
        classes, befores, accepting = read.classes, read.befores, read.accepting
        ends: dict[int, int] = {}
        active = [begun]
        waiting: list[tuple[State, int]] = []
        awaited, until = _NOTHING, -1
        while True:
            for state in active:
                for number in state.accepts:
                    ends[number] = at
                if state.longest >= 0:
                    waiting.append((state, at))
                    awaited, until = awaited | state.awaited, max(until, at + state.longest)
            if at == len(classes) or befores[at] == STOP or not (active or at <= until):
                return ends
            word_class, own = classes[at], accepting[at]
            reached: list[State] = []
            if befores[at] != COMMA:
                for state in active:
                    after = self._move(state, word_class)
                    if after is not None and after not in reached:
                        reached.append(after)
            if not own.isdisjoint(awaited):
                for state, since in waiting:
                    if at - since <= state.longest and not own.isdisjoint(state.awaited):
                        after = self._land(state, word_class, at - since)
                        if after is not None and after not in reached:
                            reached.append(after)
            active = reached
            at += 1

    def _start(self, word_class: int) -> None:
        """Make the state after the first word of a match."""
        kept = self._kept_starts.get(word_class)
        if kept is not None:
            self._starts[word_class] = self._open_kept(kept) if kept >= 0 else None
            return
        accepting = self._classes.sets[word_class]
        items = frozenset(
            (number, rest)
            for number in self._list_candidates(accepting)
            for rest in self._rests.step(self._rests.begin(self._phrases[number], DONE), accepting)
        )
        self._starts[word_class] = self._make_state(items) if items else None

    def _move(self, state: State, word_class: int) -> State | None:
        """Return the state after the next word; `None` where no phrase wants it."""
        after = state.moves.get(word_class)
        if after is None and word_class in state.kept:
            after = state.moves[word_class] = self._open_kept(state.kept[word_class])
        if after is None:
            accepting = self._classes.sets[word_class]
            if accepting.isdisjoint(state.wanted):
                return None
            if state.by_wanted is None:
                state.by_wanted = self._group(state.items)
            after = self._make_state(
                frozenset(
                    (number, rest)
                    for number, left in _list_met(state.by_wanted, accepting)
                    for rest in self._rests.step(left, accepting)
                )
            )
            if len(self._known) < MOST_STATES:
                state.moves[word_class] = after
        return after

    def _land(self, state: State, word_class: int, crossed: int) -> State | None:
        """Return the state after a word behind the gaps of a state; `None` where none is so long.

        Args:
            crossed: how many words stand before it in a gap.
        """
        key = number_landing(word_class, crossed)
        if key in state.landings:
            return state.landings[key]
        if key in state.kept_landings:
            kept = state.kept_landings[key]
            landed = self._open_kept(kept) if kept >= 0 else None
        else:
            accepting = self._classes.sets[word_class]
            if state.by_awaited is None:
                state.by_awaited = self._group(state.jumps)
            items = frozenset(
                (number, rest)
                for number, left, behind in _list_met(state.by_awaited, accepting)
                if crossed <= left
                for rest in self._rests.step(behind, accepting)
            )
            landed = self._make_state(items) if items else None
        if len(state.landings) < _MOST_LANDINGS and len(self._known) < MOST_STATES:
            state.landings[key] = landed
        return landed

    def _group(self, entries: Iterable[Entry]) -> dict[int, list[Entry]]:
        """Return items or jumps, by the word sets that lead on what remains of each."""
        grouped: dict[int, list[Entry]] = {}
        for one in entries:
            for wanted in self._rests.find_wanted(one[-1]):
                grouped.setdefault(wanted, []).append(one)
        return grouped

    def _make_state(self, items: frozenset[Item]) -> State:
        state = self._known.get(items)
        if state is None:
            jumps = [
                (number, left, behind)
                for number, rest in items
                for left, behind in self._rests.find_gaps(rest)
            ]
            by_wanted, by_awaited = self._group(items), self._group(jumps)
            state = State(
                items,
                tuple(sorted({number for number, rest in items if self._rests.may_end(rest)})),
                frozenset(by_wanted),
                tuple(jumps),
                frozenset(by_awaited),
            )
            state.by_wanted, state.by_awaited = by_wanted, by_awaited
            if len(self._known) < MOST_STATES:
                self._known[items] = state
        return state


def _list_met(grouped: Mapping[int, list[Entry]], accepting: frozenset[int]) -> set[Entry]:
    """Return what some word sets lead on."""
    return {one for number in accepting & grouped.keys() for one in grouped[number]}


def _ends_here(state: State, read: ReadWords, at: int) -> bool:
    """Whether no phrase ends before the word at a place, and none goes on with it or behind a gap:
    most do not.
    """
    if state.accepts:
        return False
    accepting = read.accepting
    for own in accepting[at : at + state.longest + 1]:
        if not own.isdisjoint(state.awaited):
            return False
    return at == len(accepting) or read.befores[at] != 0 or accepting[at].isdisjoint(state.wanted)
