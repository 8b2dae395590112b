"""Whom the head of an interview presents: "Interview with Test Alpha", "I spoke to …"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeGuard

from stances.language.words import load_words
from stances.read.layouts._mentions import Mention, find_mentions
from stances.read.layouts._names import fold_name
from stances.read.layouts._page import Page
from stances.read.layouts._person import Person, read_person
from stances.read.layouts._roles import make_choice
from stances.regex import compile_later

_WORDS = load_words()
_MET = compile_later(rf"\b(?:{make_choice(_WORDS.interview_verbs)})\b", re.IGNORECASE)
_CREDIT = compile_later(
    rf"[\W_]*(?:{make_choice(_WORDS.interview_credits)})[\s:]+(?P<name>[^\n.]+)", re.IGNORECASE
)
_PRONOUN = compile_later(rf"\b(?:{make_choice(_WORDS.person_pronouns)})\s*\Z", re.IGNORECASE)
_STOP = compile_later(r"(?<=[^\W\d_]{3})[.?!]\s")
_TITLE = compile_later(
    rf"\b(?:{make_choice(_WORDS.interview_titles)})(?:\s+(?:with|to|for|of)\s+|:\s+)",
    re.IGNORECASE,
)
_PARTS = compile_later(r"(?:(?![:…|—–]|\.\.\.|\s-\s)[^\n])+")
"""The parts of a title, between its colons and dashes."""
_NEAR = 60
"""How many characters behind the verb whoever is met stands at most."""


def find_told(
    page: Page, head: Sequence[tuple[int, int]], askers: Collection[str]
) -> tuple[tuple[int, int], Person] | None:
    """Return whoever a title names as the one who answers, or the introduction as whom one met."""
    for start, end in head:
        title = _TITLE.search(page.text, start, end)
        if title is not None:
            for mention in find_mentions(page.text, title.end(), end):
                if may_answer(mention.person, askers) and mention.person.is_full:
                    return (mention.start, mention.end), mention.person
    titled = _find_in_title(page, *head[0]) if head else None
    if titled is not None and may_answer(titled[1], askers):
        return titled
    presented = _find_presented(page, head)
    if presented is not None and may_answer(presented.person, askers):
        return (presented.start, presented.end), presented.person
    return None


def _find_in_title(page: Page, start: int, end: int) -> tuple[tuple[int, int], Person] | None:
    """Return the full name with which a title ends, or begins: "Five minutes with… Test Alpha"."""
    parts = [one for one in _PARTS.finditer(page.text, start, end) if one.group().strip()]
    first = [one for one in parts[:1] if page.text[one.end() : one.end() + 1] == ":"]
    for part in (*parts[-1:], *first):
        person = read_person(part.group().strip(" *_"))
        if person is not None and person.is_full:
            return part.span(), person
    return None


def may_answer(person: Person | None, askers: Collection[str]) -> TypeGuard[Person]:
    """Whether somebody who is mentioned is not one of those who ask, by name or by surname."""
    if person is None:
        return False
    folded = fold_name(person.name)
    return not any(folded in (one, one.rpartition(" ")[2]) for one in askers)


def _find_presented(page: Page, head: Iterable[tuple[int, int]]) -> Mention | None:
    """Return whoever the paragraphs above an interview say was met for it; `None` if nobody is.

    Of the two who met it is not the one who has the credit for the interview; whoever has a title
    or a role comes first, and then whoever stands behind the verb.
    """
    credited = set(_list_credited(page))
    for start, end in head:
        mentions = list(find_mentions(page.text, start, end))
        for met in _MET.finditer(page.text, start, end):
            people = [
                one
                for one in _find_met(page.text, start, met, mentions)
                if one.person is not None and fold_name(one.person.name) not in credited
            ]
            if people:
                told = [one for one in people if one.person and one.person.has_known_role]
                return (told or people)[0]
    return None


def _find_met(
    text: str, start: int, met: re.Match[str], mentions: Iterable[Mention]
) -> Iterator[Mention]:
    """Yield who stands behind a verb of meeting, and who before it, the nearest first.

    A pronoun may stand for them: "She talked to us", "Test Beta interviewed her".
    """
    full = [one for one in mentions if one.person is not None and one.person.is_full]
    behind = [one for one in full if met.end() <= one.start <= met.end() + _NEAR]
    if behind and not _STOP.search(text, met.end(), behind[0].start):
        yield behind[0]
    before = [one for one in full if one.end <= met.start()]
    if not before:
        return
    is_near = not _STOP.search(text, before[-1].end, met.start())
    if is_near or _PRONOUN.search(text[start : met.start()]):
        yield from reversed(before)


def _list_credited(page: Page) -> Iterator[str]:
    """Yield the folded names of those who have the credit for an interview."""
    for line in page.lines:
        credit = _CREDIT.fullmatch(page.text[line.start : line.end].rstrip(" *_."))
        person = read_person(credit["name"].strip(" *_")) if credit else None
        for one in (person, *person.others) if person else ():
            yield fold_name(one.name)
