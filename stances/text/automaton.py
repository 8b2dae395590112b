"""Many phrases looked for at once: an automaton over words, whose states are made when reached.

A state is the set of all that may still follow the words read so far, for every phrase that they
begin. Most sentences lead through states that are known, at the cost of a lookup a word (Thompson,
*Regular Expression Search Algorithm*, 1968; the states are made lazily as in RE2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from stances.text.phrases import LONGEST_GAP, Choice, Gap, Phrase, WordSet
from stances.text.tokens import Token
from stances.text.word_classes import STEPS, WordClasses

MOST_STATES = 100_000
"""How many states are remembered; beyond that, all are forgotten and made anew."""

_DONE = 0
_TIGHT, _COMMA, _STOP = range(STEPS)

_GAPS: list[Phrase] = [(Gap(left),) for left in range(LONGEST_GAP + 1)]

_Item = tuple[int, int, bool]
"""A phrase, what remains of it, and whether a comma may come next: it may after a gap."""


class _Opened(Struct, frozen=True):
    """What may come next where something remains of a phrase.

    Attributes:
        words: by the number of a word set, what remains after a word of it, and whether a comma
            may stand before that word.
        gaps: how many more words each gap that is open here may stand for, and what comes after.
        is_done: whether nothing need come.
    """

    words: dict[int, tuple[tuple[int, bool], ...]]
    gaps: tuple[tuple[int, int], ...]
    is_done: bool


class _State:
    """What may follow some words.

    Attributes:
        accepts: the phrases that may end here.
        items: what remains of the others.
        moves: the state after a word, by its code; `None` where nothing may follow.
        wanted: the numbers of the word sets that may come next; `None` until somebody asks.
        others: the state after a word that no phrase wants, by what stands before it.
    """

    __slots__ = ("accepts", "items", "moves", "others", "wanted")

    def __init__(self, accepts: tuple[int, ...], items: tuple[_Item, ...]) -> None:
        self.accepts = accepts
        self.items = items
        self.moves: dict[int, _State | None] = {}
        self.wanted: frozenset[int] | None = None
        self.others: dict[int, _State | None] = {}


_UNKNOWN = _State((), ())
"""Stands for a state that was not made yet."""


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
        self._numbers: dict[tuple[int, int, int], int] = {}
        self._rests: list[tuple[Phrase, int, int]] = [((), 0, _DONE)]
        self._opened: list[_Opened | None] = [_Opened({}, (), True)]
        self._known: dict[frozenset[_Item], _State] = {}
        self._starts: dict[int, _State | None] = {}

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, int]]:
        """Yield each phrase found, by where it begins: its first token, its number and the token
        after its last one, where it is longest.
        """
        if len(self._known) > MOST_STATES:
            self._known.clear()
            self._starts.clear()
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
                after = state.moves.get(codes[last], _UNKNOWN)
                if after is _UNKNOWN:
                    after = self._move(state, codes[last])
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
            words = self._open(self._number(self._phrases[number], 0, _DONE)).words
            for own in accepting & words.keys():
                items += ((number, rest, False) for rest, _ in words[own])
        state = self._starts[code] = self._make_state(items)
        return state

    def _move(self, state: _State, code: int) -> _State | None:
        """Return the state after one more word."""
        word_class, before = divmod(code, STEPS)
        after: _State | None = None
        if before != _STOP:
            items = self._take_word(state, self._classes.sets[word_class], before)
            if items:
                after = self._make_state([*items, *self._cross_gaps(state)])
            else:
                if before not in state.others:
                    state.others[before] = self._make_state(self._cross_gaps(state))
                after = state.others[before]
        state.moves[code] = after
        return after

    def _take_word(self, state: _State, accepting: frozenset[int], before: int) -> list[_Item]:
        """Return what remains of the phrases that a word goes on.

        Args:
            accepting: the numbers of the word sets that accept it.
            before: what stands before it.
        """
        wanted = state.wanted
        if wanted is None:
            open_rest = self._open
            following = [open_rest(left).words for _, left, _ in state.items]
            wanted = state.wanted = frozenset[int]().union(*following)
        if accepting.isdisjoint(wanted):
            return []
        items: list[_Item] = []
        for number, left, may_comma in state.items:
            words = self._open(left).words
            if not accepting.isdisjoint(words):
                for own in accepting & words.keys():
                    for rest, is_loose in words[own]:
                        if may_comma or is_loose or before == _TIGHT:
                            items.append((number, rest, False))
        return items

    def _cross_gaps(self, state: _State) -> list[_Item]:
        """Return what remains where the next word belongs to a gap."""
        return [
            (number, self._leave(left - 1, rest), True)
            for number, own, _ in state.items
            for left, rest in self._open(own).gaps
        ]

    def _make_state(self, items: Sequence[_Item]) -> _State | None:
        if not items:
            return None
        own = frozenset(items)
        state = self._known.get(own)
        if state is None:
            accepts = {number for number, rest, _ in own if self._open(rest).is_done}
            going_on = tuple([one for one in own if one[1] != _DONE])
            state = self._known[own] = _State(tuple(sorted(accepts)), going_on)
        return state

    def _number(self, phrase: Phrase, at: int, after: int) -> int:
        """Return the number of what remains: a phrase from a node on, and what comes after it."""
        if at == len(phrase):
            return after
        key = id(phrase), at, after
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._rests)
            self._rests.append((phrase, at, after))
            self._opened.append(None)
        return number

    def _leave(self, left: int, rest: int) -> int:
        """Return the number of what remains in a gap that may stand for some more words."""
        return self._number(_GAPS[left], 0, rest) if left else rest

    def _open(self, number: int) -> _Opened:
        opened = self._opened[number]
        if opened is None:
            opened = self._opened[number] = self._make_opened(*self._rests[number])
        return opened

    def _make_opened(self, phrase: Phrase, at: int, after: int) -> _Opened:
        node, rest = phrase[at], self._number(phrase, at + 1, after)
        if isinstance(node, WordSet):
            return _Opened({self._classes.number(node): ((rest, False),)}, (), False)
        if isinstance(node, Gap):
            then = self._open(rest)
            loose = {own: tuple([(one, True) for one, _ in to]) for own, to in then.words.items()}
            own = ((node.longest, rest),) if node.longest else ()
            return _Opened(loose, (*own, *then.gaps), then.is_done)
        return self._open_choice(node, rest)

    def _open_choice(self, node: Choice, rest: int) -> _Opened:
        ways = [self._open(self._number(one, 0, rest)) for one in node.phrases]
        if node.optional:
            ways.append(self._open(rest))
        words: dict[int, tuple[tuple[int, bool], ...]] = {}
        for way in ways:
            for own, to in way.words.items():
                words[own] = (*words.get(own, ()), *to)
        gaps = tuple([one for way in ways for one in way.gaps])
        return _Opened(words, gaps, any(way.is_done for way in ways))
