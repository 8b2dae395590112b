"""People who are named in running text, by name, by surname or by a pronoun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from stances.language.words import load_words
from stances.read.layouts._names import CUT_TITLE, looks_like_a_name, split_title
from stances.read.layouts._person import Person, read_person
from stances.read.layouts._roles import is_role, make_choice
from stances.read.stretches import Stretches
from stances.regex import compile_later

_WORDS = load_words()
_PART = r"(?:[^\W\d_]['’])?[^\W\d_](?:[^\W\d_]|['’\-](?=[^\W\d_]))*"
_PARTICLES = make_choice([*_WORDS.double_particles, *sorted(_WORDS.particles - {"of"})])
_CAPITAL = rf"(?=[^\W\d_a-zà-öø-ÿ]|[a-z]['’]?[A-Z]|al-){_PART}"
_NAMED = rf"(?:(?:[A-Z]\.){{2,}}|(?=[A-Z]){CUT_TITLE}(?=\s)|{_CAPITAL}\b\.?)"
_CUT = rf"(?=[a-z]){CUT_TITLE}"
"""What may stand between a title and a name: "Dr. h.c. Test", "Prof. em. Test"."""
_SEQUENCE = compile_later(
    rf"{_NAMED}(?:[ \n]+(?:{_NAMED}|(?:{_CUT}|(?:{_PARTICLES})\b)(?=[ \n])))*"
)
_SHORT = compile_later(
    rf"(?:[A-Z]|(?i:{make_choice(sorted(_WORDS.titles))})|"
    rf"{make_choice((*_WORDS.name_suffixes, *_WORDS.cut_names))})\.|"
    rf"(?:[A-Z]\.){{2,}}|{CUT_TITLE}"
)
"""What has a full stop within a name."""
_PLACES = make_choice(_WORDS.places_in_initials)
_LEADING = compile_later(rf"(?:(?:{_PLACES}|{make_choice(sorted(_WORDS.openers))})\s+)+")
"""What stands before a name and is no part of it: "U.S. Senator Test", "So Test went"."""
_BRACKETED = compile_later(r"\s*\(([^()]{1,60})\)")
_APPOSITION = compile_later(
    r",\s+(?P<role>[^“”\"]{3,160}?)(?=,(?:\s|\Z)|[.;:](?:\s|\Z)|\Z|\s+[–—-]\s)"
)
_PRONOUN = compile_later(rf"\b(?:{make_choice(_WORDS.person_pronouns)})\b", re.IGNORECASE)
_OF = compile_later(
    r"\s+(?:of|from|at)\s+(?:the\s+)?(?P<place>[A-Z][\w'’.&-]*(?:\s+(?:(?:of|for|and|the|on)\s+)*[A-Z][\w'’&-]*)*)"
)
_BRACKET = compile_later(r"\s*\([^()]*\)")
AGED = compile_later(rf"(?P<name>{_CAPITAL}(?:[ \n]+{_CAPITAL})*)\*?,\s+(?:aged\s+)?\d{{1,3}},\s")
"""Somebody with their age, as features introduce people: "Test, 26, lost her house"."""
_BEGINS = compile_later(r"(?:\A|\n|[.?!]\s)\s*\Z")
_FULL_STOP = compile_later(r"(?<=\w\w\w)\.\Z")


class Mention(Struct, frozen=True, kw_only=True):
    """A place in running text where somebody is named.

    Attributes:
        start, end: its offsets, with titles and what is said of them.
        person: whom it names; `None` for a pronoun.
    """

    start: int
    end: int
    person: Person | None


def find_mentions(text: str, start: int, end: int) -> Iterator[Mention]:
    """Yield the people and pronouns in ``text[start:end]``, in order.

    A single word with a capital counts only with a title; the other surnames are for whoever knows
    the people of the document.

    >>> text = "On Monday Sen. Test Alpha, a critic of the plan, spoke; so did Test Beta."
    >>> [m.person.name for m in find_mentions(text, 0, len(text))]
    ['Test Alpha', 'Test Beta']
    """
    found: list[Mention] = []
    for first, last in _find_sequences(text, start, end):
        mention = _read_sequence(text, first, last, end)
        if mention is not None and (not found or mention.start >= found[-1].end):
            found.append(mention)
    named = Stretches((one.start, one.end) for one in found)
    for pronoun in _PRONOUN.finditer(text, start, end):
        if not named.hold(pronoun.start()):
            found.append(Mention(start=pronoun.start(), end=pronoun.end(), person=None))
    yield from sorted(found, key=lambda one: one.start)


def _find_sequences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the words with capitals that stand together in one sentence."""
    for sequence in _SEQUENCE.finditer(text, start, end):
        for first, last in _cut_at_stops(text, sequence.start(), sequence.end()):
            leading = _LEADING.match(text, first, last)
            yield leading.end() if leading else first, last


def _cut_at_stops(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of some words, each up to a full stop that ends a sentence, or to an owner.

    Whoever follows an owner is somebody else: "Test News's Test Alpha".
    """
    first = start
    for found in re.finditer(r"\S+", text[start:end]):
        ends = found.group().endswith(".") and not _SHORT.fullmatch(found.group())
        owns = found.group().endswith(("'s", "’s"))
        if ends or owns:
            yield first, start + found.end() - (len("'s") if owns else 0)
            first = start + found.end()
            first += len(text[first:end]) - len(text[first:end].lstrip())
    if first < end:
        yield first, end


def find_words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the single words with a capital, as surnames may stand."""
    for sequence in _SEQUENCE.finditer(text, start, end):
        at = sequence.start()
        for word in re.finditer(r"\S+", sequence.group()):
            written = word.group().rstrip(".")
            yield at + word.start(), at + word.start() + len(written)


def _read_sequence(text: str, start: int, end: int, stop: int) -> Mention | None:
    """Return the person of some words with capitals: the longest ending of them that names one."""
    words = [
        (start + one.start(), start + one.end()) for one in re.finditer(r"\S+", text[start:end])
    ]
    for number, (at, _) in enumerate(words):
        last = len(words)
        while last > number:
            written = _FULL_STOP.sub("", " ".join(text[at : words[last - 1][1]].split()))
            title, name = split_title(written)
            full = len(name.split()) >= 2 and looks_like_a_name(name)
            if full or (title and name and looks_like_a_name(name)):
                finish = at + len(text[at : words[last - 1][1]].rstrip("."))
                mention = _describe(text, at, finish, stop, written)
                if mention is not None:
                    return mention
            last -= 1
            if number or last - number < 2:
                break
    return _read_aged(text, start, end, stop)


def _read_aged(text: str, start: int, end: int, stop: int) -> Mention | None:
    """Return whoever is named by a given name alone, with their age, where a sentence begins."""
    aged = AGED.match(text, start, stop)
    if (
        aged is None
        or aged.end("name") != end
        or not _BEGINS.search(text[max(0, start - 3) : start])
    ):
        return None
    person = read_person(aged["name"])
    return Mention(start=start, end=end, person=person) if person is not None else None


def _is_role(written: str) -> bool:
    """Whether words behind a name say who that is, and do not name the next of several people."""
    return is_role(written) and not looks_like_a_name(_BRACKET.sub("", written).strip())


def _describe(text: str, start: int, end: int, stop: int, written: str) -> Mention | None:
    """Return a mention with what is said of the person just after the name."""
    person = read_person(written)
    if person is None:
        return None
    bracketed = _BRACKETED.match(text, end, stop)
    if bracketed is not None:
        person = replace(person, role=bracketed.group(1).strip())
        end = bracketed.end()
    apposition = _APPOSITION.match(text, end, stop)
    if apposition is not None and _is_role(apposition["role"]):
        whole = read_person(f"{person.name}, {' '.join(apposition['role'].split())}")
        if whole is not None and not whole.others:
            person = replace(whole, title=person.title, role=whole.role or person.role)
            return Mention(start=start, end=apposition.end(), person=person)
    place = _OF.match(text, end, stop)
    if place is not None:
        affiliation = " ".join(place["place"].split())
        return Mention(
            start=start,
            end=end,
            person=replace(person, affiliation=affiliation.rstrip(" .")),
        )
    return Mention(start=start, end=end, person=person)
