"""Initials that stand for a speaker: "Test Alpha (TA)" above, and "TA:" before the words."""

from __future__ import annotations

import re

from stances.read.layouts._page import Line, Page
from stances.read.layouts._person import Person, read_person
from stances.read.layouts._sign import Sign

_GIVEN = re.compile(
    r"(?P<name>[^\W\d_a-zß-öø-ÿ][\w.’'\-]*(?:[ ][\w.’'\-]+){1,4})[ ]\((?P<initials>[A-Z]{2,4})\)"
)
_LABEL = re.compile(r"[>\s*_]*(?P<head>[A-Z]{2,4})[*_]*:[*_]*(?=\s)")
_FEWEST = 2


def find_initials(page: Page) -> dict[str, Person | None]:
    """Return whom initials stand for that are labels; `None` for what is not a person."""
    given = {one["initials"]: one["name"] for one in _GIVEN.finditer(page.text)}
    labels = [
        found["head"]
        for line in page.lines
        if line.is_first and (found := _LABEL.match(page.text, line.start, line.end))
    ]
    known = {
        one: read_person(_drop_others(name, one))
        for one, name in given.items()
        if labels.count(one) >= _FEWEST
    }
    return known if any(known.values()) else {}


def read_initials(page: Page, line: Line, known: dict[str, Person | None]) -> Sign | None:
    """Return the label with which a line begins, if it is one of some initials."""
    found = _LABEL.match(page.text, line.start, line.end) if known and line.is_first else None
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


def _drop_others(name: str, initials: str) -> str:
    """Return the last words of a name, from the one on with which the initials begin."""
    words = name.split()
    starts = [at for at, word in enumerate(words) if word.startswith(initials[0])]
    return " ".join(words[starts[0] :]) if starts else name
