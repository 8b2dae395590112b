"""Which of several people a surname stands for, where the text makes it certain."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stances.language.words import load_words
from stances.read.layouts._names import ROLE_WORDS, differ_in_gender, fold_name
from stances.read.layouts._page import Page
from stances.read.layouts._person import Person
from stances.read.layouts._roster import Roster
from stances.read.notes import make_note

_WORDS = load_words()


def choose_bearer(text: str, start: int, named: Person, roster: Roster) -> Person | None:
    """Return whom a surname stands for, with a title or without.

    Where it may be several people, and neither the title nor the paragraph says which, that is a
    person without a name, whose title is what the text says: see `is_unsure`. `None` stands for a
    word that is nobody's surname or given name here.

    Args:
        start: where the surname or its title stands.

    >>> from stances.read.layouts._roster import make_roster
    >>> roster = make_roster([Person(name="Test Alpha", title="Sen."), Person(name="Bo Alpha")])
    >>> choose_bearer("Sen. Alpha", 0, Person(name="Alpha", title="Sen."), roster).name
    'Test Alpha'
    >>> is_unsure(choose_bearer("Alpha", 0, Person(name="Alpha"), roster))
    True
    """
    bearers = roster.list_bearers(fold_name(named.name))
    if not bearers:
        return roster.find(named.name)
    title = named.title
    fitting = [one for one in bearers if not differ_in_gender(title, one.title)]
    sure = [one for one in fitting if title and _has_office(title, one)]
    if len(sure) == 1:
        return sure[0]
    others = [one for one in fitting if _has_namesake(text, named.name, one, roster)]
    if len(fitting) == 1 and not others:
        return fitting[0]
    here = _list_named_nearby(text, start, sure or fitting)
    if len(here) == 1 and not (title and here[0] in others):
        return here[0]
    return Person(name="", title=f"{title} {named.name}".strip())


def is_unsure(person: Person | None) -> bool:
    """Whether somebody is one of several people, of whom the text does not say which."""
    return person is not None and not person.name


def note_unsure(page: Page, person: Person, start: int) -> None:
    """Say that words are nobody's, since a surname may be that of several people."""
    text = f'"{person.title}" may be several people, so these words are nobody\'s'
    make_note(f"{text}; write the name in full", page.source.document.name_place(start))


def _has_office(title: str, person: Person) -> bool:
    """Whether somebody has a title, or a role that says the same: "Sen.", "a senator"."""
    said = f"{person.title} {person.role}".casefold().replace(".", "").replace(",", "").split()
    plain = title.strip(".").casefold()
    return plain in said or _WORDS.titles_in_full.get(plain, plain) in said


def _has_namesake(text: str, surname: str, person: Person, roster: Roster) -> bool:
    """Whether an officer of the same surname comes before somebody of another role is named.

    Whoever is named in full is so at first: "Sen. Alpha … Test Alpha, a fellow" are two people.

    Args:
        roster: remembers the answer, for which much of the text is read.
    """
    key = surname, person
    if key not in roster.namesakes:
        roster.namesakes[key] = _finds_namesake(text, surname, person)
    return roster.namesakes[key]


def _finds_namesake(text: str, surname: str, person: Person) -> bool:
    first = text.find(person.name)
    if first < 0 or not (person.title or person.role):
        return False
    titled = re.compile(rf"\b(?P<title>[^\W\d_]+)\.?\s+{re.escape(surname)}\b")
    return any(
        _is_office(found["title"]) and not _has_office(found["title"], person)
        for found in titled.finditer(text, 0, first)
    )


def _is_office(word: str) -> bool:
    plain = word.casefold()
    return word[:1].isupper() and _WORDS.titles_in_full.get(plain, plain) in ROLE_WORDS


def _list_named_nearby(text: str, start: int, people: Sequence[Person]) -> list[Person]:
    """Return those of some people whom the same paragraph names in full."""
    begin = text.rfind("\n\n", 0, start) + 1
    paragraph = " ".join(text[begin:start].split())
    return [one for one in people if one.name in paragraph]
