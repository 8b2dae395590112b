"""One person under several spellings in a document: who is who."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from stances.language.words import load_words
from stances.read.layouts._names import differ_in_gender, fold_name, write_name
from stances.read.layouts._person import Person

_WORDS = load_words()


class Roster(Struct, frozen=True, kw_only=True, dict=True):
    """The people whom a document names.

    Attributes:
        full: by folded name, those who are named in full; spellings of one person lead to the same.
        bare: by folded surname, those who are never named in full.
    """

    full: dict[str, Person]
    bare: dict[str, Person]

    def find(self, name: str) -> Person | None:
        """Return whom a name stands for: in full, by surname, given name or initials.

        Returns `None` where that is nobody here, or may be several people.
        """
        folded = fold_name(name)
        if folded in self.full:
            return self.full[folded]
        if " " not in folded:
            return self._find_bare(folded, name)
        family = self._by_last_word.get(folded.rpartition(" ")[2], ())
        alike = {
            self.full[key].name: self.full[key] for key in family if is_same_person(folded, key)
        }
        return next(iter(alike.values())) if len(alike) == 1 else None

    def _find_bare(self, folded: str, name: str) -> Person | None:
        people = self.list_bearers(folded)
        if len(people) == 1:
            return people[0]
        if people:
            return None
        first = {one.name: one for one in self._by_given.get(folded, ())}
        if len(first) == 1:
            return next(iter(first.values()))
        if folded in self.bare:
            return self.bare[folded]
        if name.isupper() and len(name) in (2, 3):
            made = {
                one.name: one
                for key, one in self.full.items()
                if "".join(word[0] for word in key.split()) == folded
            }
            return next(iter(made.values())) if len(made) == 1 else None
        return None

    def list_bearers(self, surname: str) -> list[Person]:
        """Return those who are named in full and have a folded surname."""
        return list(self._by_surname.get(surname, ()))

    def has_given(self, given: str) -> bool:
        """Whether somebody who is named in full has a folded given name."""
        return given in self._by_given

    @cached_property
    def namesakes(self) -> dict[tuple[str, Person], bool]:
        """Of a surname and a person, whether somebody else comes first in the document."""
        return {}

    @cached_property
    def _by_surname(self) -> dict[str, tuple[Person, ...]]:
        """By folded surname, those who have it, each once."""
        found: dict[str, dict[str, Person]] = {}
        for key, one in self.full.items():
            for surname in _list_surnames(key):
                found.setdefault(surname, {})[one.name] = one
        return {surname: tuple(people.values()) for surname, people in found.items()}

    @cached_property
    def _by_last_word(self) -> dict[str, list[str]]:
        """By their last word, the folded names in full."""
        return _group_by_last_word(self.full)

    @cached_property
    def _by_given(self) -> dict[str, list[Person]]:
        """By folded given name, those who have it."""
        found: dict[str, list[Person]] = {}
        for key, one in self.full.items():
            found.setdefault(key.split()[0], []).append(one)
        return found


def _group_by_last_word(names: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in names:
        if " " in one:
            found.setdefault(one.rpartition(" ")[2], []).append(one)
    return found


def _list_surnames(folded: str) -> tuple[str, ...]:
    """Return what may be the surname in a folded name: the last word, without state.

    An office with a rank has none: nobody calls the deputy speaker "Speaker" for short.
    """
    head, _, _ = folded.partition(" of ")
    words = head.split()
    return (words[-1],) if len(words) > 1 and not _find_ranks(folded) else ()


def _find_ranks(folded: str) -> frozenset[str]:
    """Return the ranks in a folded name that ends with an office: "the deputy speaker"."""
    words = folded.split()
    return _WORDS.ranks.intersection(words) if words[-1] in _WORDS.presiding else frozenset()


def make_roster(people: Iterable[Person]) -> Roster:
    """Return the people whom a document names, each under the fullest name.

    Args:
        people: as they are named, in the order of the text.

    >>> roster = make_roster([Person(name="TEST ALPHA"), Person(name="Test Ann Alpha")])
    >>> roster.find("ALPHA").name, roster.find("Test Alpha").name
    ('Test Ann Alpha', 'Test Ann Alpha')
    """
    listed = list(people)
    names: dict[str, list[Person]] = {}
    for one in listed:
        names.setdefault(fold_name(one.name), []).append(one)
    full: dict[str, Person] = {}
    families = _group_by_last_word(names)
    for folded, spelt in names.items():
        if " " not in folded:
            continue
        family = families[folded.rpartition(" ")[2]]
        alike = [key for key in family if is_same_person(folded, key)]
        compatible = all(is_same_person(one, other) for one in alike for other in alike)
        keys = alike if compatible else [folded]
        full[folded] = _merge([one for key in keys for one in names[key]], spelt)
    bare = {folded: _merge(spelt, spelt) for folded, spelt in names.items() if " " not in folded}
    return Roster(full=full, bare=bare)


def _merge(alike: Sequence[Person], spelt: Sequence[Person]) -> Person:
    """Return one person for several spellings: the fullest name, the first role."""
    fullest = max(alike, key=lambda one: (len(one.name.split()), not one.name.isupper()))
    roles = [one for one in (*spelt, *alike) if one.role or one.affiliation]
    titles = [one.title for one in (*spelt, *alike) if one.title]
    return replace(
        fullest,
        name=write_name(fullest.name),
        title=titles[0] if titles else "",
        role=roles[0].role if roles else "",
        affiliation=roles[0].affiliation if roles else "",
        moderates=any(one.moderates for one in alike),
        others=(),
    )


def is_same_person(one: str, other: str) -> bool:
    """Whether two folded names in full may be one person's.

    The surnames are equal, and each given name of the shorter one comes in the other, in the same
    order, perhaps as an initial. Offices of two ranks are two people's.

    >>> is_same_person("t alpha", "test ann alpha"), is_same_person("bo alpha", "test alpha")
    (True, False)
    """
    short, long = sorted((one.split(), other.split()), key=len)
    if short[-1] != long[-1] or _find_ranks(one) != _find_ranks(other):
        return False
    at = 0
    for given in short[:-1]:
        while at < len(long) - 1 and not _is_same_given(given, long[at]):
            at += 1
        if at == len(long) - 1:
            return False
        at += 1
    return True


def _is_same_given(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def find_ambiguous(people: Sequence[Person], roster: Roster) -> Person | None:
    """Return the first of some people who is named by one word that several names have."""
    first: dict[str, Person] = {}
    for one in people:
        folded = fold_name(one.name)
        if " " in folded:
            continue
        other = first.setdefault(folded, one)
        if len(roster.list_bearers(folded)) > 1 or _differ(one, other):
            return one
        if not one.title and roster.find(one.name) == one and roster.has_given(folded):
            return one
        known = roster.find(one.name)
        if known is not None and differ_in_gender(one.title, known.title):
            return one
    return None


def _differ(one: Person, other: Person) -> bool:
    """Whether two who are named by the same surname are plainly two people."""
    if differ_in_gender(one.title, other.title):
        return True
    roles = [person.role.casefold() for person in (one, other)]
    return bool(all(roles)) and roles[0] not in roles[1] and roles[1] not in roles[0]
