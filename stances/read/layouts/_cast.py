"""Who takes part, as lines above a talk say: "Host: Test Alpha", and "Test:" or "TA:" below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from stances.language.words import load_words
from stances.read.layouts._names import split_title
from stances.read.layouts._page import Line, Page
from stances.read.layouts._person import Person, read_person
from stances.read.layouts._roles import make_choice, names_a_moderator
from stances.read.layouts._sign import Sign
from stances.read.times import TIME
from stances.regex import compile_later

_WORDS = load_words()
_LONGEST_INITIALS = 4
_ENTRY = compile_later(
    rf"[>\s*_•-]*(?P<label>{make_choice(_WORDS.cast_labels)})s?[*_]*:[*_]*\s+(?P<person>[^\n:]+)",
    re.IGNORECASE,
)
_NEXT = compile_later(rf";\s+|,?\s+(?:{make_choice(_WORDS.joins_roles)})\s+(?=[^\W\d_a-zß-öø-ÿ])")
"""What stands between two people on one line."""
_ENDS = compile_later(r"[?!…:;][\"”’)*_]*\Z")
_LABEL = compile_later(
    rf"[>\s*_]*(?:{TIME}\s+(?:[-–—]\s+)?)?(?P<head>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){{0,3}})"
    rf"(?:\s*{TIME})?[*_]*:[*_]*(?=\s)"
)
_FEWEST = 2


class Cast(Struct, frozen=True, kw_only=True):
    """Who takes part in a talk, as a document says above it.

    Attributes:
        people: by the labels that stand for each, as `_fold` writes them.
        end: where the last line begins that says so; no talk begins before it.
    """

    people: dict[str, Person]
    end: int = -1


def find_cast(page: Page) -> Cast:
    """Return who takes part in a talk; nobody where no labels below the list stand for them."""
    listed = list(_list_entries(page))
    if not listed:
        return Cast(people={})
    keys: dict[str, dict[str, Person]] = {}
    for _, label, person in listed:
        for one in (person, *person.others):
            known = replace(one, others=(), moderates=names_a_moderator(label))
            for key in (*_list_labels(one.name), _fold(label)):
                keys.setdefault(key, {})[one.name] = known
    people = {key: next(iter(found.values())) for key, found in keys.items() if len(found) == 1}
    entries = {start for start, _, _ in listed}
    labels = [
        line.start
        for line in page.lines
        if line.is_first and line.start not in entries
        if (found := _LABEL.match(page.text, line.start, line.end))
        if _fold(found["head"]) in people
    ]
    if len(labels) < _FEWEST or labels[0] < min(entries):
        return Cast(people={})
    return Cast(people=people, end=max(one for one in entries if one < labels[0]))


def read_cast(page: Page, line: Line, cast: Cast) -> Sign | None:
    """Return the label with which a line begins, if it stands for somebody who takes part."""
    found = _LABEL.match(page.text, line.start, line.end) if cast.people and line.is_first else None
    person = cast.people.get(_fold(found["head"])) if found else None
    if found is None or person is None:
        return None
    return Sign(
        start=line.start,
        end=found.end(),
        person=person,
        manner="label",
        grade="sure",
        is_alone=False,
        written=found["head"],
    )


def _list_entries(page: Page) -> Iterator[tuple[int, str, Person]]:
    """Yield the lines that say who takes part: where each begins, as what, and who."""
    for line in page.lines:
        found = _ENTRY.fullmatch(page.text, line.start, line.end)
        if found is None or _ENDS.search(found["person"]):
            continue
        parts = [read_person(one) for one in _NEXT.split(found["person"])]
        named = [one for one in parts if one is not None and one.is_full]
        for one in named if len(named) == len(parts) else filter(None, [_read_whole(found)]):
            yield line.start, found["label"], one


def _read_whole(found: re.Match[str]) -> Person | None:
    person = read_person(found["person"])
    return person if person is not None and person.is_full else None


def _list_labels(name: str) -> Iterator[str]:
    """Yield what may stand for somebody: the name, its first and last word, and the initials."""
    words = name.partition(",")[0].split()
    yield from (_fold(name), _fold(words[0]), _fold(words[-1]))
    yield "".join(word[0] for word in words).upper()


def _fold(label: str) -> str:
    """Return a label in lower case; initials stay in capitals."""
    plain = (split_title(label)[1] or label).replace(".", "")
    is_initials = plain.isupper() and len(plain) <= _LONGEST_INITIALS
    return plain if is_initials else plain.casefold()
