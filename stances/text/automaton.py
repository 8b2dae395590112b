"""Many phrases looked for at once: an automaton over words, whose states are made when reached.

A state is the set of all that may still follow the words read so far, for every phrase that they
begin. Most sentences lead through states that are known, at the cost of a lookup a word (Thompson,
*Regular Expression Search Algorithm*, 1968; the states are made lazily as in RE2). Gaps are not
counted in states, or there would be too many of them: a state with a gap waits for a word that may
come behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Raw
from msgspec.json import encode

from stances.text.kept_states import KeptAutomaton, keep_state, open_state
from stances.text.phrases import Node, Phrase
from stances.text.rests import DONE, Rests
from stances.text.states import Item, State, number_landing
from stances.text.tokens import Token
from stances.text.word_classes import COMMA, STOP, ReadWords, WordClasses

MOST_STATES = 30_000
"""How many states are remembered; those beyond are made each time they are reached."""

_MOST_LANDINGS = 256
"""How much a state remembers of what follows words behind its gaps."""

_NOTHING = frozenset[int]()


class Automaton:
    """Finds where phrases begin and end.

    Args:
        phrases: each is known by its place among them.
        classes: of all their words.
        list_candidates: returns the phrases that may begin with a word.
        kept: the states of the same automaton that were kept.
        nodes: those by whose numbers it was kept.
    """

    def __init__(
        self,
        phrases: Sequence[Phrase],
        classes: WordClasses,
        list_candidates: Callable[[str], Iterable[int]],
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
        read = self._classes.read(tokens)
        starts = self._starts
        for first, word_class in enumerate(read.classes):
            if word_class not in starts:
                self._start(word_class, tokens[first].norm)
            state = starts[word_class]
            if state is not None and not _ends_here(state, read, first + 1):
                ends = self._follow(state, read, first + 1)
                for number in sorted(ends):
                    yield first, number, ends[number]

    def _follow(self, begun: State, read: ReadWords, at: int) -> dict[int, int]:
        """Return where phrases end, by their numbers.

        Args:
            begun: the state after their first word.
            at: the word after that.
        """
        classes, befores, accepting = read.classes, read.befores, read.accepting
        ends: dict[int, int] = {}
        state: State | None = begun
        waiting: list[tuple[State, int]] = []
        awaited, until = _NOTHING, -1
        while True:
            if state is not None:
                for number in state.accepts:
                    ends[number] = at
                if state.longest >= 0:
                    waiting.append((state, at))
                    awaited, until = awaited | state.awaited, max(until, at + state.longest)
            elif at > until:
                return ends
            if at == len(classes) or befores[at] == STOP:
                return ends
            if state is not None:
                state = None if befores[at] == COMMA else self._move(state, classes[at])
            if not accepting[at].isdisjoint(awaited):
                landed = [
                    self._land(one, classes[at], at - since)
                    for one, since in waiting
                    if at - since <= one.longest and not accepting[at].isdisjoint(one.awaited)
                ]
                items = frozenset[Item]().union(*landed, state.items if state is not None else ())
                state = self._make_state(items) if items else None
            at += 1

    def _start(self, word_class: int, norm: str) -> None:
        """Make the state after the first word of a match."""
        kept = self._kept_starts.get(word_class)
        if kept is not None:
            self._starts[word_class] = self._open_kept(kept) if kept >= 0 else None
            return
        accepting = self._classes.sets[word_class]
        items = frozenset(
            (number, rest)
            for number in self._list_candidates(norm)
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
            after = self._make_state(
                frozenset(
                    (number, rest)
                    for number, left in state.items
                    for rest in self._rests.step(left, accepting)
                )
            )
            if len(self._known) < MOST_STATES:
                state.moves[word_class] = after
        return after

    def _land(self, state: State, word_class: int, crossed: int) -> frozenset[Item]:
        """Return what follows a word behind the gaps of a state.

        Args:
            crossed: how many words stand before it in a gap.
        """
        key = number_landing(word_class, crossed)
        landed = state.landings.get(key)
        if landed is None:
            accepting = self._classes.sets[word_class]
            landed = frozenset(
                (number, rest)
                for number, left, behind in state.jumps
                if crossed <= left
                for rest in self._rests.step(behind, accepting)
            )
            if len(state.landings) < _MOST_LANDINGS:
                state.landings[key] = landed
        return landed

    def _make_state(self, items: frozenset[Item]) -> State:
        state = self._known.get(items)
        if state is None:
            rests = [rest for _, rest in items]
            jumps = [
                (number, left, behind)
                for number, rest in items
                for left, behind in self._rests.find_gaps(rest)
            ]
            nothing = frozenset[int]()
            state = State(
                items,
                tuple(sorted({number for number, rest in items if self._rests.may_end(rest)})),
                nothing.union(*map(self._rests.find_wanted, rests)),
                tuple(jumps),
                nothing.union(*(self._rests.find_wanted(behind) for _, _, behind in jumps)),
            )
            if len(self._known) < MOST_STATES:
                self._known[items] = state
        return state


def _ends_here(state: State, read: ReadWords, at: int) -> bool:
    """Whether no phrase ends before the word at a place, and none goes on with it: most do not."""
    if state.accepts or state.longest >= 0:
        return False
    return (
        at == len(read.classes)
        or read.befores[at] != 0
        or read.accepting[at].isdisjoint(state.wanted)
    )
