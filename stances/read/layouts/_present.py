"""Full names in the head of a transcript, whose labels have surnames: "Ms. Alpha" below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from stances.language.words import load_words
from stances.read.layouts._mentions import Mention, find_mentions
from stances.read.layouts._names import differ_in_gender, fold_name
from stances.read.layouts._page import Page
from stances.read.layouts._person import Person, read_person
from stances.read.layouts._roles import make_choice
from stances.read.layouts._sign import Sign
from stances.regex import compile_later

_WORDS = load_words()
_STATEMENT = compile_later(
    rf"^[ \t]*(?:{make_choice(_WORDS.speech_titles)})\s+(?:of|by)\s+"
    r"(?P<name>[^,;:.\n]+(?:\.[^,;:.\n]+){0,3})",
    re.IGNORECASE | re.MULTILINE,
)
"""The heading above somebody's statement: "STATEMENT OF HON. TEST ALPHA, SENIOR FELLOW"."""
_PRESIDING = compile_later(
    rf",\s+(?P<chair>(?:{make_choice(sorted(_WORDS.chairs))}))\b[^.;:]{{0,80}}\bpresiding\b",
    re.IGNORECASE,
)
"""What follows the name of whoever leads a hearing: ", chairwoman of the committee, presiding"."""
_HEAD = 6000
"""How many characters above the first turn may name who takes part."""


def name_in_full(page: Page, signs: Sequence[Sign]) -> list[Sign]:
    """Return signs with the full names that the document's head has for their surnames.

    A surname that two people of the head bear, or that two speakers have who differ in gender,
    stays as it is.

    Args:
        signs: those that name a speaker, in order.
    """
    if any(one.layout == "heading" for one in signs):
        return list(signs)
    listed = list(_list_full(page, signs[0].start))
    chair = _find_chair(page, signs[0].start)
    named = {fold_name(one.person.name) for one in signs if one.person}
    found: list[Sign] = []
    for sign in signs:
        person = sign.person and (_find(sign.person, listed) or _preside(sign.person, chair, named))
        found.append(replace(sign, person=_complete(sign.person, person)) if person else sign)
    return found


def _list_full(page: Page, first: int) -> Iterator[Person]:
    """Yield who is named in full above the first turn, and above statements."""
    for start, end, _ in page.paragraphs:
        if max(0, first - _HEAD) <= start < first:
            for one in find_mentions(page.text, start, min(end, first)):
                if one.person is not None and one.person.is_full and _is_somebody(page, one):
                    yield one.person
    for heading in _STATEMENT.finditer(page.text):
        person = read_person(" ".join(heading["name"].split()))
        if person is not None and person.is_full:
            yield person


def _is_somebody(page: Page, one: Mention) -> bool:
    """Whether a name is not that of a place: a title or a role goes with it, or its line ends."""
    if one.person is None or one.person.title or one.person.has_known_role:
        return True
    lines = page.text[page.text.rfind("\n", 0, one.start) + 1 :].partition("\n")[0]
    return fold_name(lines.strip(" *_")) == fold_name(one.person.name)


def _find(person: Person, listed: Sequence[Person]) -> Person | None:
    """Return the only one of some people who has a surname; `None` where it is not a surname."""
    surname = fold_name(person.name)
    if person.others or (" " in surname and not person.title):
        return None
    bearers = {
        fold_name(one.name): one for one in listed if fold_name(one.name).endswith(f" {surname}")
    }
    titles = [one.title for one in bearers.values()]
    if len(bearers) != 1 or any(differ_in_gender(person.title, one) for one in titles):
        return None
    return next(iter(bearers.values()))


def _find_chair(page: Page, first: int) -> tuple[str, Person] | None:
    """Return how whoever presides is called, and who that is; `None` where nobody is named so."""
    for found in _PRESIDING.finditer(page.text, max(0, first - _HEAD), first):
        before = page.text[: found.start()]
        start = before.rfind("\n\n") + 1
        mentions = [one for one in find_mentions(page.text, start, found.start()) if one.person]
        if mentions and mentions[-1].person and mentions[-1].person.is_full:
            return found["chair"].casefold(), mentions[-1].person
    return None


def _preside(person: Person, chair: tuple[str, Person] | None, named: set[str]) -> Person | None:
    """Return who presides, if a label is that office and no other label names them."""
    if chair is None or fold_name(person.name).removeprefix("the ") != chair[0]:
        return None
    folded = fold_name(chair[1].name)
    return None if {folded, folded.rpartition(" ")[2]} & named else chair[1]


def _complete(person: Person | None, full: Person) -> Person | None:
    """Return a person of a label with the name of the head, and the role where it has none."""
    if person is None:
        return None
    known = person.role or person.affiliation
    return replace(
        person,
        name=full.name,
        role=person.role if known else full.role,
        affiliation=person.affiliation if known else full.affiliation,
    )
