"""Names in different documents, or in one table, that are likely one person's."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from stances.language.words import load_words
from stances.read.layouts._names import fold_name, split_title, turn_name
from stances.read.layouts._roster import is_same_person
from stances.read.notes import list_some, make_note

_WORDS = load_words()
_MOST = 10
"""How many pairs a note names before it only counts the rest."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LikelyPair:
    """A name, and a fuller one that is likely the same person's."""

    name: str
    expert: str


def find_likely_pairs(documents: Mapping[str, Collection[str]]) -> tuple[LikelyPair, ...]:
    """Return the pairs of names that may be one person's, by the names.

    The surnames are the same, and the given names fit each other, or one name has none. Names that
    one document tells apart are two people's. Where a name fits several longer ones, each is a
    pair; a name that is fuller than both comes in the place of the one between.

    Args:
        documents: by name, the documents that tell it apart from others; a table does not, since it
            may spell one person in several ways.

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
    if len(genders := {_find_gender(one), _find_gender(other)} - {""}) > 1 and "mr" in genders:
        return False
    first, second = _fold(one), _fold(other)
    if " " in first and " " in second:
        return is_same_person(first, second)
    return first.split()[-1] == second.split()[-1]


def _fold(name: str) -> str:
    """Return a name as names are compared, without its title, the surname last."""
    return fold_name(split_title(turn_name(name))[1] or name)


def _find_gender(name: str) -> str:
    title = split_title(name)[0].casefold().split(" ")[0].strip(".")
    return title if title in _WORDS.gendered else ""


def _drop_between(others: Sequence[str], fuller: Mapping[str, Sequence[str]]) -> list[str]:
    """Return those of some names that have no fuller name among them."""
    return [one for one in others if not set(fuller[one]).intersection(others)]
