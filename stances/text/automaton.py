"""Many phrases looked for at once: an automaton over words, whose states are made when reached.

A state is the set of all that may still follow the words read so far, for every phrase that they
begin. Most sentences lead through states that are known, at the cost of a lookup a word (Thompson,
*Regular Expression Search Algorithm*, 1968; the states are made lazily as in RE2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from stances.text.phrases import LONGEST_GAP, Choice, Gap, Node, Phrase, WordSet, measure_phrase
from stances.text.tokens import Token
from stances.text.word_classes import STEPS, WordClasses

MOST_STATES = 30_000
"""How many states are remembered; those beyond are made each time they are reached."""

_DONE = 0
_TIGHT, _COMMA, _STOP = range(STEPS)

_GAPS = [Gap(left) for left in range(LONGEST_GAP + 1)]

_Item = tuple[int, int, bool]
"""A phrase, what remains of it, and whether a comma may come next: it may after a gap."""


class _State:
    """What may follow some words.

    Attributes:
        accepts: the phrases that may end here.
        items: what remains of the others.
        moves: the state after a word that some phrase wants, by its code.
        wanted: the numbers of the word sets that may come next; `None` until somebody asks.
        other: the state after any other word; `None` where nothing may follow.
    """

    __slots__ = ("accepts", "items", "moves", "other", "wanted")

    def __init__(self, accepts: tuple[int, ...], items: tuple[_Item, ...]) -> None:
        self.accepts = accepts
        self.items = items
        self.moves: dict[int, _State] = {}
        self.wanted: frozenset[int] | None = None
        self.other: _State | None = _UNKNOWN


_UNKNOWN = _State.__new__(_State)
"""Stands for a state that nobody has asked for."""


class Automaton:
    """Finds where phrases begin and end.

    Args:
        phrases: each is known by its place among them.
        classes: of all their words.
        list_candidates: returns the phrases that may begin with a word.
    """

    def __init__(
        self,
        phrases: Sequence[Phrase],
        classes: WordClasses,
        list_candidates: Callable[[str], Iterable[int]],
    ) -> None:
        self._phrases = phrases
        self._classes = classes
        self._list_candidates = list_candidates
        self._begun: dict[tuple[int, int], int] = {}
        self._numbers: dict[tuple[int, int], int] = {}
        self._rests: list[tuple[Node, int]] = [(_GAPS[0], _DONE)]
        self._wanted: list[frozenset[int] | None] = [frozenset()]
        self._gaps: list[frozenset[tuple[int, int]] | None] = [frozenset()]
        self._ways: dict[int, _Ways] = {}
        self._known: dict[frozenset[_Item], _State] = {}
        self._starts: dict[int, _State | None] = {}

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, int]]:
        """Yield each phrase found, by where it begins: its first token, its number and the token
        after its last one, where it is longest.
        """
        codes = self._classes.read(tokens)
        starts, length = self._starts, len(codes)
        for first, code in enumerate(codes):
            state = starts.get(code, _UNKNOWN)
            if state is _UNKNOWN:
                state = self._start(code, tokens[first].norm)
            if state is None:
                continue
            last = first + 1
            ends: dict[int, int] = {}
            while True:
                for number in state.accepts:
                    ends[number] = last
                if last == length:
                    break
                after = state.moves.get(codes[last]) or self._move(state, codes[last])
                if after is None:
                    break
                state = after
                last += 1
            for number in sorted(ends):
                yield first, number, ends[number]

    def _start(self, code: int, norm: str) -> _State | None:
        """Return the state after the first word of a match."""
        accepting = self._classes.sets[code // STEPS]
        items: list[_Item] = []
        for number in self._list_candidates(norm):
            begun = self._begin(self._phrases[number], _DONE)
            items += [(number, rest, False) for rest, _ in self._step(begun, accepting)]
        state = self._starts[code] = self._make_state(items) if items else None
        return state

    def _move(self, state: _State, code: int) -> _State | None:
        """Return the state after one more word."""
        word_class, before = divmod(code, STEPS)
        if before == _STOP:
            return None
        accepting, wanted = self._classes.sets[word_class], state.wanted
        if wanted is None:
            following = [self._find_wanted(rest) for _, rest, _ in state.items]
            wanted = state.wanted = frozenset[int]().union(*following)
        if not accepting.isdisjoint(wanted):
            items = self._take_word(state, accepting, before)
            if items:
                after = self._make_state([*items, *self._cross_gaps(state)])
                if len(self._known) < MOST_STATES:
                    state.moves[code] = after
                return after
        if state.other is _UNKNOWN:
            items = self._cross_gaps(state)
            other = self._make_state(items) if items else None
            if len(self._known) >= MOST_STATES:
                return other
            state.other = other
        return state.other

    def _take_word(self, state: _State, accepting: frozenset[int], before: int) -> list[_Item]:
        """Return what remains of the phrases that a word goes on.

        Args:
            accepting: the numbers of the word sets that accept it.
            before: what stands before it.
        """
        return [
            (number, rest, False)
            for number, left, may_comma in state.items
            if not accepting.isdisjoint(self._find_wanted(left))
            for rest, is_loose in self._step(left, accepting)
            if may_comma or is_loose or before == _TIGHT
        ]

    def _cross_gaps(self, state: _State) -> list[_Item]:
        """Return what remains where the next word belongs to a gap."""
        return [
            (number, self._put(_GAPS[left - 1], rest) if left > 1 else rest, True)
            for number, own, _ in state.items
            for left, rest in self._find_gaps(own)
        ]

    def _make_state(self, items: Sequence[_Item]) -> _State:
        own = frozenset(items)
        state = self._known.get(own)
        if state is None:
            accepts = {number for number, rest, _ in own if self._may_end(rest)}
            going_on = tuple([one for one in own if one[1] != _DONE])
            state = _State(tuple(sorted(accepts)), going_on)
            if len(self._known) < MOST_STATES:
                self._known[own] = state
        return state

    def _begin(self, phrase: Phrase, after: int) -> int:
        """Return what remains where a phrase begins, and something comes after it."""
        key = id(phrase), after
        rest = self._begun.get(key)
        if rest is None:
            rest = after
            for node in reversed(phrase):
                rest = self._put(node, rest)
            self._begun[key] = rest
        return rest

    def _put(self, node: Node, then: int) -> int:
        """Return what remains where a node comes next, and something after it."""
        number = self._numbers.setdefault((id(node), then), len(self._rests))
        if number == len(self._rests):
            self._rests.append((node, then))
            self._wanted.append(None)
            self._gaps.append(None)
        return number

    def _find_wanted(self, rest: int) -> frozenset[int]:
        """Return the numbers of the word sets that may come next."""
        wanted = self._wanted[rest]
        if wanted is None:
            node, then = self._rests[rest]
            if isinstance(node, WordSet):
                wanted = frozenset((self._classes.number(node),))
            elif isinstance(node, Gap):
                wanted = self._find_wanted(then)
            else:
                wanted = frozenset(self._open_choice(node).by_set)
                if node.extent.is_bare:
                    wanted |= self._find_wanted(then)
            self._wanted[rest] = wanted
        return wanted

    def _open_choice(self, choice: Choice) -> _Ways:
        """Return which phrases of a choice may begin with a word of which set."""
        found = self._ways.get(id(choice))
        if found is None:
            found = self._ways[id(choice)] = _Ways({}, [])
            for at, phrase in enumerate(choice.phrases):
                if measure_phrase(phrase).is_bare:
                    found.bare.append(at)
                for wanted in self._find_wanted(self._begin(phrase, _DONE)):
                    found.by_set.setdefault(wanted, []).append(at)
        return found

    def _step(self, rest: int, accepting: frozenset[int]) -> Iterator[tuple[int, bool]]:
        """Yield what remains after a word, and whether a comma may stand before it.

        Args:
            accepting: the numbers of the word sets that accept the word.
        """
        if rest == _DONE:
            return
        node, then = self._rests[rest]
        if isinstance(node, WordSet):
            if self._classes.number(node) in accepting:
                yield then, False
        elif isinstance(node, Gap):
            for one, _ in self._step(then, accepting):
                yield one, True
        else:
            ways = self._open_choice(node)
            chosen = {way for own in accepting & ways.by_set.keys() for way in ways.by_set[own]}
            for way in sorted(chosen.union(ways.bare)):
                yield from self._step(self._begin(node.phrases[way], then), accepting)
            if node.optional:
                yield from self._step(then, accepting)

    def _find_gaps(self, rest: int) -> frozenset[tuple[int, int]]:
        """Return how many more words each gap that is open may stand for, and what comes after."""
        gaps = self._gaps[rest]
        if gaps is None:
            node, then = self._rests[rest]
            gaps = frozenset()
            if isinstance(node, Gap):
                own = ((node.longest, then),) if node.longest else ()
                gaps = self._find_gaps(then).union(own)
            elif isinstance(node, Choice) and node.extent.is_bare | node.extent.opens:
                within = [self._find_gaps(self._begin(one, then)) for one in node.phrases]
                gaps = gaps.union(*within, self._find_gaps(then) if node.optional else ())
            self._gaps[rest] = gaps
        return gaps

    def _may_end(self, rest: int) -> bool:
        """Whether nothing need come."""
        while rest != _DONE:
            node, rest = self._rests[rest]
            if isinstance(node, WordSet) or node.extent.shortest:
                return False
        return True


class _Ways(Struct, frozen=True):
    """The phrases of a choice, by their places.

    Attributes:
        by_set: those that may begin with a word of a set, by its number.
        bare: those that can match without a word of their own.
    """

    by_set: dict[int, list[int]]
    bare: list[int]
