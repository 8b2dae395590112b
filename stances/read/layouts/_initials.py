"""Initials that stand for a speaker: "Test Alpha (TA)" above, and "TA:" before the words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stances.language.words import load_words
from stances.read.layouts._mentions import find_mentions
from stances.read.layouts._page import Line, Page
from stances.read.layouts._person import Person, read_person
from stances.read.layouts._sign import Sign
from stances.regex import compile_later

_GIVEN = compile_later(
    r"(?P<name>[^\W\d_a-zß-öø-ÿ][\w.’'\-]*(?:[ ][\w.’'\-]+){1,4})[ ]\((?P<initials>[A-Z]{2,4})\)"
)
_LABEL = compile_later(r"[>\s*_]*(?P<head>[A-Z]{2,4})[*_]*:[*_]*(?=\s)")
_WHOLE = compile_later(
    r"[>\s*_]*(?P<head>[^\W\d_a-zß-öø-ÿ][\w.’'\-]*(?:[ ][\w.’'&\-]+){1,5})[*_]*:[*_]*(?=\s)"
)
_ARTICLES = frozenset(one.capitalize() for one in load_words().articles)
_FEWEST = 2


def find_initials(page: Page) -> dict[str, Person | None]:
    """Return whom initials stand for that are labels; `None` for what is not a person.

    They stand for a name that they follow in brackets, for the full label of somebody or of an
    outlet, whose interviewer they name, or for somebody whom the text names before.
    """
    given = {one["initials"]: one["name"] for one in _GIVEN.finditer(page.text)}
    labels: dict[str, list[int]] = {}
    for line in page.lines:
        if line.is_first and (found := _LABEL.match(page.text, line.start, line.end)):
            labels.setdefault(found["head"], []).append(line.start)
    known = {
        one: read_person(_drop_others(name, one))
        for one, name in given.items()
        if len(labels.get(one, ())) >= _FEWEST
    }
    whole = _list_whole(page) if labels.keys() - given.keys() else []
    for one in sorted(labels.keys() - given.keys()):
        bearer = _find_bearer(one, whole)
        if bearer is None and len(labels[one]) >= _FEWEST:
            bearer = _find_named(page, one, min(labels[one]))
        if bearer is not None:
            known[one] = bearer
    outlets = {one.name: one for one in known.values() if one and one.moderates}
    return {**known, **outlets} if any(known.values()) else {}


def read_initials(page: Page, line: Line, known: dict[str, Person | None]) -> Sign | None:
    """Return the label with which a line begins, if it is one of some initials, or their outlet."""
    if not known or not line.is_first:
        return None
    found = _LABEL.match(page.text, line.start, line.end)
    if found is None:
        found = _WHOLE.match(page.text, line.start, line.end)
    if found is None or found["head"] not in known:
        return None
    return Sign(
        start=line.start,
        end=found.end(),
        person=known[found["head"]],
        manner="label",
        grade="sure",
        is_alone=False,
        written=found["head"],
    )


def _list_whole(page: Page) -> list[Person]:
    """Return those whom labels name in full, each once, and the outlets that labels name."""
    found: dict[str, Person] = {}
    for line in page.lines:
        label = _WHOLE.match(page.text, line.start, line.end) if line.is_first else None
        if label is None:
            continue
        person = read_person(label["head"])
        is_outlet = label["head"].split()[0] in _ARTICLES
        if is_outlet and not (person and person.has_known_role):
            person = Person(name=label["head"], has_known_role=True, moderates=True)
        if person is not None:
            found.setdefault(person.name, person)
    return list(found.values())


def _find_bearer(initials: str, people: Iterable[Person]) -> Person | None:
    """Return the only one of some people whose initials they are."""
    found = {one.name: one for one in people if _begin_with(one.name, initials)}
    return next(iter(found.values())) if len(found) == 1 else None


def _find_named(page: Page, initials: str, stop: int) -> Person | None:
    """Return the only person whom the text before an offset names in full with some initials."""
    mentions = (one.person for one in find_mentions(page.text, 0, stop))
    return _find_bearer(initials, [one for one in mentions if one is not None and one.is_full])


def _begin_with(name: str, initials: str) -> bool:
    """Whether initials are those of a name: of all words, or of those with capitals."""
    words = [word for word in re.split(r"[\s-]+", name.partition(",")[0]) if word[:1].isalpha()]
    capitals = [word for word in words if word[0].isupper()]
    bare = words[1:] if words and words[0] in _ARTICLES else words
    ways = (words, capitals, bare, [*capitals[:1], *capitals[-1:]])
    return any("".join(word[0] for word in way).upper() == initials for way in ways)


def _drop_others(name: str, initials: str) -> str:
    """Return the last words of a name, from the one on with which the initials begin."""
    words = name.split()
    starts = [at for at, word in enumerate(words) if word.startswith(initials[0])]
    return " ".join(words[starts[0] :]) if starts else name
