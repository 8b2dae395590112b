"""Names with a place behind them: "Ms. GAMMA of Ohio", who is Gamma unless another Gamma speaks."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from stances.read.layouts._names import differ_in_gender, fold_name
from stances.read.layouts._person import Person
from stances.read.layouts._turns import Turn

_OF = " of "


def move_places(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Return turns with the place behind a name as an affiliation, where it tells nobody apart.

    A name of one word without a title keeps it, for it may be part of the name.
    """
    people = [one for turn in turns if turn.person for one in (turn.person, *turn.person.others)]
    alike: dict[str, list[Person]] = {}
    for one in people:
        alike.setdefault(fold_name(one.name.partition(_OF)[0]), []).append(one)
    moved = frozenset(one.name for found in alike.values() if _is_one(found) for one in found)
    return tuple(
        replace(turn, person=_move(turn.person, moved)) if turn.person else turn for turn in turns
    )


def _is_one(people: Sequence[Person]) -> bool:
    """Whether people whose names are alike up to the place are plainly one."""
    places = {fold_name(one.name.partition(_OF)[2]) for one in people if _OF in one.name}
    titles = {one.title for one in people}
    has_title = all(one.title or one.is_full for one in people)
    differ = any(differ_in_gender(one, other) for one in titles for other in titles)
    return len(places) == 1 and has_title and not differ


def _move(person: Person, moved: frozenset[str]) -> Person:
    others = tuple(_move(one, moved) for one in person.others)
    name, of, place = person.name.partition(_OF)
    if not of or person.name not in moved:
        return replace(person, others=others)
    return replace(person, name=name, affiliation=person.affiliation or place, others=others)
