"""Depositions and trials: "BY MR. ALPHA:" says who asks, "Q." asks, and a witness answers "A."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stances.language.words import load_words
from stances.read.layouts._chairs import read_office
from stances.read.layouts._page import Page
from stances.read.layouts._person import Person, read_person
from stances.read.layouts._roles import make_choice
from stances.read.layouts._sign import Sign
from stances.regex import compile_later

_WORDS = load_words()
_EXAMINER = compile_later(
    rf"(?i:(?:[^\n:]{{0,40}}\s)?(?:{make_choice(_WORDS.written_by)}))\s+(?P<head>[A-Z][^\n:]{{3,60}}):"
)
_ASKS = compile_later(r"Q[.:]?[ \t]+(?=\S)")
_ANSWERS = compile_later(r"A(?:[.:][ \t]+|[ \t]{2,})(?=\S)")
_WITNESS = compile_later(r"(?P<head>[^\n:]{3,40}):[ \t]+(?=\S)")
_EXAMINED = compile_later(
    rf"(?i:\b(?:{make_choice(_WORDS.examinations)})\s+(?:of|by))"
    r"[ \t]*\n?[ \t]*(?P<name>[^\n]{3,60})"
)
_SWORN = compile_later(
    rf"^[ \t]*(?P<name>[^\n,]{{3,40}}),[^.]{{0,80}}\b(?:{make_choice(_WORDS.sworn)})\b", re.M
)
_FEWEST = 2


def find_examination(page: Page) -> Iterator[Sign]:
    """Yield who asks and who answers in a deposition; nothing where nobody is said to ask."""
    text, lines = page.text, page.lines
    begun = [line for line in lines if _read_examiner(text, line.start, line.end)]
    asked = sum(_ASKS.match(text, line.start, line.end) is not None for line in lines)
    answered = sum(_ANSWERS.match(text, line.start, line.end) is not None for line in lines)
    if not begun or min(asked, answered) < _FEWEST:
        return
    witness = _find_witness(text) or Person(name="The Witness")
    examiner: Person | None = None
    for line in lines:
        found = _EXAMINER.match(text, line.start, line.end)
        person = _read_examiner(text, line.start, line.end)
        if person is not None and found is not None:
            examiner = person
        elif found := _ASKS.match(text, line.start, line.end):
            person = examiner
        elif found := _find_answer(text, line.start, line.end):
            person = witness
        else:
            continue
        yield Sign(
            start=line.start,
            end=found.end(),
            person=person,
            manner="examination",
            grade="sure",
            is_alone=False,
            written=found.group().strip(),
        )


def _read_examiner(text: str, start: int, end: int) -> Person | None:
    found = _EXAMINER.fullmatch(text, start, end)
    person = read_person(found["head"]) if found else None
    return person if person is not None and person.title else None


def _find_answer(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the mark of an answer: "A.", or "THE WITNESS:"."""
    found = _WITNESS.match(text, start, end)
    person = read_office(found["head"]) if found else None
    is_witness = person is not None and not person.moderates
    return found if is_witness else _ANSWERS.match(text, start, end)


def _find_witness(text: str) -> Person | None:
    """Return who is sworn, or whose deposition it is; `None` where nothing says so."""
    for pattern in (_SWORN, _EXAMINED):
        for found in pattern.finditer(text):
            person = read_person(found["name"].strip(" ,."))
            if person is not None and person.is_full:
                return person
    return None
