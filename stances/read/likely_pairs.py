"""Names in different documents, or in one table, that are likely one person's."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from stances.read.layouts._names import differ_in_gender, fold_name, split_title, turn_name
from stances.read.layouts._roster import is_same_person
from stances.read.layouts.rows import ROWS
from stances.read.layouts.table import TABLE
from stances.read.notes import list_some, make_note

_MOST = 10
"""How many pairs a note names before it only counts the rest."""


class LikelyPair(Struct, frozen=True, kw_only=True):
    """A name, and a fuller one that is likely the same person's."""

    name: str
    expert: str


def find_likely_pairs(documents: Mapping[str, Collection[str]]) -> tuple[LikelyPair, ...]:
    """Return the pairs of names that may be one person's, by the names.

    The surnames are the same, and the given names fit each other, or one name has none. Names that
    one document tells apart are two people's. Where a name fits several longer ones, each is a
    pair; a name that is fuller than both comes in the place of the one between.

    Args:
        documents: by name, the documents in which no other name is the same person's; see
            `spells_alike`.

    >>> found = find_likely_pairs({"J. Alpha": {"a.txt"}, "Jane Alpha": {"b.txt"}})
    >>> [(one.name, one.expert) for one in found]
    [('J. Alpha', 'Jane Alpha')]
    """
    alike: dict[str, list[str]] = {}
    for name in documents:
        folded = _fold(name).split()
        if folded:
            alike.setdefault(folded[-1], []).append(name)
    pairs: list[LikelyPair] = []
    for names in alike.values():
        ranked = sorted(names, key=_rank)
        fuller = {
            name: [
                other
                for other in ranked[:place]
                if set(documents[name]).isdisjoint(documents[other]) and _may_be_one(name, other)
            ]
            for place, name in enumerate(ranked)
        }
        pairs += (
            LikelyPair(name=name, expert=other)
            for name, others in fuller.items()
            for other in _drop_between(others, fuller)
        )
    return tuple(sorted(pairs, key=lambda one: (one.name, one.expert)))


def spells_alike(layout: str) -> bool:
    """Whether a document in some layout gives a person one name only, as tables do not.

    >>> spells_alike("label"), spells_alike("rows")
    (True, False)
    """
    return layout not in (ROWS.name, TABLE.name)


def note_likely_pairs(documents: Mapping[str, Collection[str]]) -> None:
    """Say in a line which names may be one person's, if there are any.

    Args:
        documents: as in `find_likely_pairs`.
    """
    pairs = [f"{one.name} / {one.expert}" for one in find_likely_pairs(documents)]
    if pairs:
        text = f"{list_some(pairs, _MOST)}; --aliases joins their names"
        make_note(text, "likely one person")


def _rank(name: str) -> tuple[int, int, bool, str]:
    """Return what puts fuller names first, and those in capitals last."""
    words = _fold(name).split()
    return -len(words), -sum(map(len, words)), name.isupper(), name


def _may_be_one(one: str, other: str) -> bool:
    if differ_in_gender(split_title(one)[0], split_title(other)[0]):
        return False
    first, second = _fold(one), _fold(other)
    if " " in first and " " in second:
        return is_same_person(first, second)
    return first.split()[-1] == second.split()[-1]


def _fold(name: str) -> str:
    """Return a name as names are compared, without its title, the surname last."""
    return fold_name(split_title(turn_name(name))[1] or name)


def _drop_between(others: Sequence[str], fuller: Mapping[str, Sequence[str]]) -> list[str]:
    """Return those of some names that have no fuller name among them."""
    return [one for one in others if not set(fuller[one]).intersection(others)]
