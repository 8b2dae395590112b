"""Whom the lines of a signature name, and which of them are a role, an address or a date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from stances.language.words import load_words
from stances.read.layouts._names import ROLE_WORDS
from stances.read.layouts._person import Person, read_person
from stances.read.layouts._roles import INSTITUTIONS, ROLES, is_role_line, make_choice, split_role
from stances.read.layouts._roster import Roster
from stances.regex import compile_later

_WORDS = load_words()
_MONTHS = make_choice([one.capitalize() for one in sorted({*_WORDS.months, *_WORDS.weekdays})])
_DATE = compile_later(
    rf",?\s+(?:\d{{1,2}}\s+)?(?:{_MONTHS})\.?"
    r"(?:\s+\d{1,2},?)?(?:\s+\d{4})?\Z"
)
_ATTRIBUTED = compile_later(rf"(?:{make_choice(_WORDS.attributes_words)})\s+", re.IGNORECASE)
_IS = compile_later(r",?\s+(?:is|was)\s+(?:an?\s+|the\s+)?")
_OFFICES = ROLE_WORDS | _WORDS.titles
_LIST = 3
"""How many names on lines of their own are a list of those who sign."""


class Signature(Struct, frozen=True, kw_only=True):
    """A name below somebody's words.

    Attributes:
        start, end: its offsets, with role and closing formula.
        people: whom it names.
        quoted: where the quotation begins that it is for; `None` where it is for all above it.
    """

    start: int
    end: int
    people: tuple[Person, ...]
    quoted: int | None = None


def read_people(written: str, known: Roster | None = None) -> tuple[Person, ...]:
    """Return whom a signature names; nobody where it is not one.

    Args:
        known: those who may sign by surname alone; nobody may without it.
    """
    lines = [" ".join(one.split()).strip(" *_.,") for one in written.split("\n")]
    head = _DATE.sub("", ", ".join(one for one in lines if one))
    attributed = _ATTRIBUTED.match(head)
    if attributed is not None:
        head = head[attributed.end() :].partition(";")[0]
    is_sentence = _IS.search(head)
    if is_sentence is not None:
        head = f"{head[: is_sentence.start()]}, {head[is_sentence.end() :]}"
    person = read_person(head)
    if person is None and "," in head:
        person = read_person(head.partition(",")[0])
        if person is not None:
            person = replace(person, role=head.partition(",")[2].strip())
    if person is not None and not person.is_full and known is not None:
        bearer = known.find(person.name)
        person = replace(person, name=bearer.name) if bearer is not None else person
    if person is None or not (person.is_full or person.title):
        return ()
    return (replace(person, others=()), *person.others)


def read_signers(lines: Sequence[str], *, alone: bool, is_first: bool) -> list[Person]:
    """Return whom the lines of one paragraph below the words name.

    The first line is a name where it can be one. A line below a name is one more name only where it
    can be nothing else: most often it is a role, a street, a town or a date.

    Args:
        lines: those of the paragraph, without the white space around them.
        alone: whether no other paragraph of the page is a name with lines below it; if one is,
            what stands below a name is not one.
        is_first: whether nobody is named before.
    """
    found = [() if _describes(line) else read_people(line) for line in lines]
    if is_first and not any(found):  # somebody may be named like a role: "Test Dean"
        found[:1] = [read_people(one) for one in lines[:1]]
    if not is_first and lines and _begins_a_place(lines[0]):
        found[0] = ()
    addresses = sum(map(_is_address, lines[1:]))
    few = 2 * addresses < len(lines) if alone else not addresses
    is_list = len(lines) >= _LIST and all(found) and few
    for number in range(1, 0 if is_list else len(lines)):
        may_be = alone or not found[number - 1]
        if not _is_named_below(lines[number], found[number], may_be=may_be):
            found[number] = ()
    people: list[Person] = []
    for line, named in zip(lines, found, strict=True):
        if not named and people and is_role_line(line):
            people[-1] = _add_role(people[-1], line)
        people += named
    return people


def _is_named_below(line: str, named: Sequence[Person], *, may_be: bool) -> bool:
    """Whether a line below others is one more name.

    Args:
        may_be: whether it is one where nothing in it says so.
    """
    if named and (named[0].title or ROLES.search(named[0].role)):
        return True
    return may_be and not _is_address(line)


def _describes(line: str) -> bool:
    """Whether a line is a role, an institution or an address, and names nobody."""
    head = line.strip(" *_").partition(",")[0]
    words = _list_words(head)
    if not words or any(one.isdigit() for one in head) or INSTITUTIONS.search(head):
        return True
    if len(words) > 1 and words[-1] in _WORDS.address_ends:
        return True
    person = read_person(head)
    if person is None:
        return False
    named = _list_words(person.name)
    if not person.is_full and ROLES.search(person.title):  # "Consultant Geriatrician"
        return True
    return named[-1] in _OFFICES or (named[0] == "of" and is_role_line(head))


def _is_address(line: str) -> bool:
    """Whether a line is a street or a place, by words that surnames may be as well."""
    words = _list_words(line.partition(",")[0])
    return len(words) > 1 and (words[-1] in _WORDS.address_names or _begins_a_place(line))


def _begins_a_place(line: str) -> bool:
    words = _list_words(line)
    return len(words) > 1 and words[0] in _WORDS.place_begins


def _list_words(written: str) -> list[str]:
    return [one.strip(".'’*_").casefold() for one in written.split()]


def _add_role(person: Person, line: str) -> Person:
    if person.role or person.affiliation:
        return person
    role, affiliation = split_role(line.strip(" *_"))
    return replace(person, role=role, affiliation=affiliation, has_known_role=True)
