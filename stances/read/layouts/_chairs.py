"""People who are named by an office alone: whoever leads a talk, and those who take part in it."""

from __future__ import annotations

from functools import lru_cache

from stances.language.words import load_words
from stances.read.layouts._names import ROLE_WORDS
from stances.read.layouts._person import (
    AROUND_TITLE,
    BRACKETS,
    REMEMBERED,
    Person,
    clean_head,
)
from stances.read.layouts._roles import names_a_moderator

_WORDS = load_words()


@lru_cache(maxsize=REMEMBERED)
def read_chair(written: str) -> Person | None:
    """Return whoever leads a talk and is named by a title alone: "Mr SPEAKER", "MODERATOR"."""
    head = " ".join(BRACKETS.sub("", clean_head(written)).split())
    if head.casefold() in _WORDS.presiding_abroad:
        return Person(name=head, has_known_role=True, moderates=True)
    title = AROUND_TITLE.sub("", head)
    words = [word.strip(".,").casefold() for word in title.replace("-", " ").split()]
    if not words or not all(word in _WORDS.titles or word in ROLE_WORDS for word in words):
        return None
    if words[-1] not in _WORDS.presiding and not names_a_moderator(title):
        return None
    return Person(name=head, has_known_role=True, moderates=True)


@lru_cache(maxsize=REMEMBERED)
def read_office(written: str) -> Person | None:
    """Return whoever is named by an office alone and does not lead the talk: "THE WITNESS"."""
    head = clean_head(written)
    words = [word for word in head.casefold().split() if word not in _WORDS.articles]
    if len(words) != 1 or words[0] not in _WORDS.offices:
        return None
    return Person(name=head, moderates=words[0] in _WORDS.officers)
