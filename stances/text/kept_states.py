"""States of an automaton as plain data, which spare a run most of those that it would make."""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter

from msgspec import Raw, Struct
from msgspec.json import decode

from stances.text.states import State, pair


class KeptState(Struct, frozen=True, array_like=True):
    """A state.

    Attributes:
        items: the numbers of a phrase and of what remains of it, in turn.
        accepts, wanted, awaited: as in `State`.
        jumps: see `State`.
        moves: the number of the state after a word, by the word's class.
        landings: the number of the state after a word behind a gap, by `number_landing`; -1 for
            none.
    """

    items: tuple[int, ...]
    accepts: tuple[int, ...]
    wanted: frozenset[int]
    jumps: tuple[tuple[int, int, int], ...]
    awaited: frozenset[int]
    moves: dict[int, int]
    landings: dict[int, int]


class KeptAutomaton(Struct, frozen=True, kw_only=True):
    """An automaton with the states that it had when it was kept.

    Attributes:
        words: the class of each word that it has met.
        classes: by their numbers, the word sets that accept their words.
        rests: the numbers of a node and of what comes behind it, in turn, from the second rest on.
        starts: the number of the state after a first word, by the word's class; -1 for none.
        states: in JSON, as a `KeptState`.
    """

    words: Mapping[str, int]
    classes: tuple[tuple[int, ...], ...]
    rests: tuple[int, ...]
    starts: Mapping[int, int]
    states: tuple[Raw, ...]


def keep_state(state: State, places: Mapping[int, int]) -> KeptState:
    """Return a state as plain data.

    Args:
        places: the numbers of states, by their identity.
    """
    return KeptState(
        items=tuple(number for item in sorted(state.items) for number in item),
        accepts=state.accepts,
        wanted=state.wanted,
        jumps=tuple(sorted(state.jumps)),
        awaited=state.awaited,
        moves={one: places[id(after)] for one, after in sorted(state.moves.items())},
        landings={
            key: -1 if after is None else places[id(after)]
            for key, after in sorted(state.landings.items(), key=itemgetter(0))
        },
    )


def open_state(kept: Raw) -> State:
    """Return a state that was kept."""
    one = decode(kept, type=KeptState)
    state = State(pair(one.items), one.accepts, one.wanted, one.jumps, one.awaited)
    state.kept = one.moves
    state.kept_landings = one.landings
    return state
