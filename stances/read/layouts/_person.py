"""Whom the words of a label, a heading, a signature or a byline name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from stances.language.words import load_words
from stances.read.blocks import BULLET
from stances.read.layouts._names import (
    SMALL_WORD,
    begins_with_particle,
    is_title_alone,
    looks_like_a_name,
    split_title,
)
from stances.read.layouts._roles import (
    INSTITUTIONS,
    NAMES_SPEECH,
    NEW_SENTENCE,
    ROLES,
    is_role,
    make_choice,
    names_a_moderator,
    split_role,
)
from stances.read.times import TIME
from stances.regex import compile_later

_WORDS = load_words()
_LONGEST = 400
REMEMBERED = 2**12
"""How many heads are remembered: a transcript has the same ones over and over."""

_COMMAS_AND_COLONS = str.maketrans({"，": ", ", "、": ", ", "،": ", ", "：": ":", "﹕": ":"})
_MARKUP = compile_later(r"\A(?:>\s?|&gt;)+|^#{1,6}\s+|[*_`]+(?=\W|$)|(?<!\w)[*_`]+")
_NUMBER = compile_later(r"\d{1,3}[.)]\s+")
_TIMES = compile_later(rf"\s*{TIME}\s*")
BRACKETS = compile_later(r"\s*[(\[]([^()\[\]]*)[)\]]")
_NICKNAME = compile_later(r"\s[“\"][^“”\"]{1,20}[”\"]\s")
_HANDLE = compile_later(r"@\w+")
_RANK = compile_later(rf"\s*\((?i:{make_choice(_WORDS.retired)})\)")
_SEPARATOR = compile_later(
    rf",\s+|\s+(?:[–—|/]|--?)\s+|\s*—\s*|\s+(?=(?:{make_choice(_WORDS.joins_role)})\s)"
)
_SAYS = compile_later(
    rf",?\s+(?:{make_choice(_WORDS.introduces_words)})(?:\s+{_WORDS.clause_opener})?,?\Z"
)
AROUND_TITLE = compile_later(
    rf"\A(?:{'|'.join(_WORDS.before_a_title)}) | (?:{'|'.join(_WORDS.after_a_title)})\Z",
    re.IGNORECASE,
)
_OF_PLACE = compile_later(r"\A(?:of|from|at|with)\s+", re.IGNORECASE)
_JOINS = compile_later(r"\s+(?:and|&|(?<!\bvon\s)(?<!\bvom\s)und|et|y)\s+", re.IGNORECASE)
_JOINS_NAMES = compile_later(r"\sy\s+\S+\Z")
"""What joins two surnames of one person in Spanish: "Test Alpha y Beta"."""
_SPOKEN_IN = compile_later(rf"(?:{make_choice(_WORDS.spoken_in)})\b", re.IGNORECASE)
_SUFFIX = compile_later(rf"(?:{make_choice(_WORDS.name_suffixes)})\.?")
_OFFICE = frozenset(("of", "for", "the", "chair", "chairman", "chairwoman", "president", "speaker"))
_LONGEST_ROLE = 20
_LETTERS = frozenset(_WORDS.name_titles) | frozenset(_WORDS.degrees)


class Person(Struct, frozen=True, kw_only=True):
    """Somebody whom a text names.

    Attributes:
        name: without title and role, as it is written.
        title: what comes before the name: ``SEN.``; empty where nothing does.
        role, affiliation: what is said of them; empty where nothing is.
        has_known_role: whether the role or the title is one that a person has.
        moderates: whether they lead the talk.
        others: those who are named together with them, as joint authors.
    """

    name: str
    title: str = ""
    role: str = ""
    affiliation: str = ""
    has_known_role: bool = False
    moderates: bool = False
    others: tuple[Person, ...] = ()

    @property
    def is_full(self) -> bool:
        """Whether the name has more than one word, a state or country apart."""
        return " " in self.name.partition(" of ")[0]

    def describe(self) -> str:
        """Return title and role, separated by semicolons."""
        said = "; ".join(part for part in (self.title, self.role) if part)
        if self.moderates and "moderator" not in said.casefold().split("; "):
            return f"{said}; moderator" if said else "moderator"
        return said


@lru_cache(maxsize=REMEMBERED)
def read_person(written: str) -> Person | None:
    """Return whom some words name; `None` where they name nobody.

    Args:
        written: a name, with or without title, role, institution and brackets around it.

    >>> found = read_person("Dr. Test van Alpha, director of the Test Project at the Test House")
    >>> found.name, found.title, found.role, found.affiliation
    ('Test van Alpha', 'Dr.', 'director of the Test Project', 'Test House')
    >>> read_person("Further Reading") is None
    True
    """
    if len(written) > _LONGEST:
        return None
    head, inside = _prepare(written)
    name, rest = _split_head(head)
    person = _read_name(name) or _read_foreign_name(name, rest)
    if person is None or _holds_office(head, inside) is not None:
        return None
    return _add_role(person, rest, inside)


@lru_cache(maxsize=REMEMBERED)
def read_marked_person(written: str) -> Person | None:
    """Return whom words name that are set apart: what follows the name may be any description.

    >>> read_marked_person("Test Alpha, zookeeper, Testville").role
    'zookeeper, Testville'
    """
    person = read_person(written)
    if person is not None or len(written) > _LONGEST:
        return person
    head, _ = _prepare(written)
    name, rest = _split_head(head)
    person = _read_name(name)
    if person is None or not person.is_full or person.others or not rest:
        return None
    if NEW_SENTENCE.search(rest) or NAMES_SPEECH.search(rest) or len(rest.split()) > _LONGEST_ROLE:
        return None
    return replace(person, role=rest)


@lru_cache(maxsize=REMEMBERED)
def read_described_person(written: str) -> Person | None:
    """Return whom some words name, also where the role comes first.

    >>> read_described_person("The council's president, Test Alpha").name
    'Test Alpha'
    """
    person = read_person(written)
    if person is not None or len(written) > _LONGEST:
        return person
    head, inside = _prepare(written)
    held = _holds_office(head, inside)
    if held is not None:
        return _add_role(held, head, inside[1:])
    before, _, after = head.partition(", ")
    name, rest = _split_head(after)
    person = _read_name(name) if name and ROLES.search(before) else None
    if person is None or not person.is_full or not is_role(before):
        return None
    return _add_role(person, "; ".join(part for part in (before, rest) if part), inside)


def _holds_office(head: str, inside: Sequence[str]) -> Person | None:
    """Return whom the brackets name behind an office: "The Minister for Tests (Test Alpha)"."""
    words = head.casefold().split()
    if not inside or not ROLES.search(head) or _OFFICE.isdisjoint(words):
        return None
    person = _read_name(inside[0])
    return person if person is not None and (person.is_full or person.title) else None


def _prepare(written: str) -> tuple[str, list[str]]:
    """Return words without brackets, nicknames and verbs of saying, and what the brackets hold."""
    head = _NICKNAME.sub(" ", clean_head(_RANK.sub("", written)))
    inside = [_HANDLE.sub("", one).strip() for one in BRACKETS.findall(head)]
    head = _SAYS.sub("", " ".join(BRACKETS.sub("", head).split()).strip(" ,;"))
    return head, [one for one in inside if one and not _SPOKEN_IN.match(one)]


def clean_head(written: str) -> str:
    """Return words without mark-up, bullet, number and time, with single spaces."""
    return _clean(written) if len(written) <= _LONGEST else _clean.__wrapped__(written)


@lru_cache(maxsize=REMEMBERED)
def _clean(written: str) -> str:
    plain = unicodedata.normalize("NFC", written).translate(_COMMAS_AND_COLONS).strip()
    plain = " ".join(_MARKUP.sub("", plain).split())
    for pattern in (BULLET, _NUMBER):
        found = pattern.match(plain)
        plain = plain[found.end() :] if found else plain
    return " ".join(_TIMES.sub(" ", plain).split())


def _split_head(head: str) -> tuple[str, str]:
    """Return the name and what follows it; "Jr." belongs to the name."""
    parts = _SEPARATOR.split(head, maxsplit=1)
    name, rest = parts[0].strip(), parts[1].strip() if len(parts) > 1 else ""
    while rest:
        first, _, more = rest.partition(",")
        if _SUFFIX.fullmatch(first.strip()):
            name, rest = f"{name}, {first.strip()}", more.strip()
        elif first.strip().rstrip(".").replace(".", "") in _LETTERS:
            rest = more.strip()
        else:
            break
    return name, rest


def _read_name(written: str) -> Person | None:
    """Return the person of a name with its title."""
    joint = _JOINS.split(written)
    if len(joint) > 1 and not _JOINS_NAMES.search(written):
        people = [_read_name(one) for one in joint]
        named = [one for one in people if one is not None]
        if len(named) < len(joint):
            return None
        leader, last = named[0], named[-1]
        if not leader.is_full and not leader.title and last.is_full:  # "Ann and Bob Test"
            leader = replace(leader, name=f"{leader.name} {last.name.rpartition(' ')[2]}")
        return replace(leader, others=tuple(named[1:]))
    title, name = split_title(AROUND_TITLE.sub("", written))
    if not name or not is_title_alone(title):
        return None
    first, _, suffix = name.partition(",")
    words = first.split()
    while len(words) > 2 and words[-1].replace(".", "") in _LETTERS:
        words.pop()
    first = " ".join(words)
    if not looks_like_a_name(first) and not (title and begins_with_particle(first)):
        return None
    return Person(
        name=f"{first},{suffix}" if suffix else first,
        title=title,
        has_known_role=bool(title),
        moderates=names_a_moderator(title),
    )


def _read_foreign_name(written: str, rest: str) -> Person | None:
    """Return the person of a name with particles that we do not know, if a role follows."""
    known = SMALL_WORD.sub(_leave_out_particle, written)
    if known == written or not ROLES.search(rest) or not is_role(rest):
        return None
    person = _read_name(known)
    if person is None or person.title or person.others or not person.is_full:
        return None
    return replace(person, name=written)


def _leave_out_particle(found: re.Match[str]) -> str:
    is_english = found["word"] in _WORDS.not_names | _WORDS.joins_names
    return found.group() if is_english else " "


def _add_role(person: Person, rest: str, inside: Sequence[str]) -> Person | None:
    """Return a person with the role that follows the name; `None` where that is not a role."""
    extra = "; ".join(inside)
    if rest and not is_role(rest):
        second, more = _split_head(rest)
        other = _read_name(second)
        if other is None or not other.is_full or not more:
            return None
        person = replace(person, others=(*person.others, other))
        rest = more
    if rest and person.others == () and (joint := _read_joint(rest)):
        person = replace(person, others=(joint[0],))
        rest = joint[1]
    role, affiliation = split_role(_OF_PLACE.sub("", rest))
    if not role and not affiliation and inside:
        role, affiliation = split_role(extra)
        extra = ""
    role = "; ".join(part for part in (role, extra) if part)
    if _lists_people(rest):
        return None
    told = bool(rest) or bool(inside and is_role(inside[0]))
    if not person.is_full and not (ROLES.search(rest) or INSTITUTIONS.search(rest)):
        told = False
    known = person.has_known_role or told
    moderates = person.moderates or names_a_moderator(role)
    others = tuple(replace(one, role=role, affiliation=affiliation) for one in person.others)
    return replace(
        person,
        role=role,
        affiliation=affiliation,
        has_known_role=known,
        moderates=moderates,
        others=others,
    )


def _lists_people(rest: str) -> bool:
    """Whether what follows a name is a list of other names."""
    parts = [part.strip() for part in re.split(r",| and ", rest) if part.strip()]
    return len(parts) > 1 and all(
        " " in part
        and looks_like_a_name(part)
        and not ROLES.search(part)
        and not INSTITUTIONS.search(part)
        for part in parts
    )


def _read_joint(rest: str) -> tuple[Person, str] | None:
    """Return a second person whose name begins a role, and the role that both have."""
    second, more = _split_head(rest)
    if not more or ROLES.search(second) or INSTITUTIONS.search(second):
        return None
    other = _read_name(second)
    roles = ROLES.search(more)
    if other is None or not other.is_full or roles is None or not roles.group().endswith("s"):
        return None
    return other, more
