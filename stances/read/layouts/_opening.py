"""A statement above a transcript: "Statement of Test Alpha", its words, and then questions."""

from __future__ import annotations

import re

from stances.language.words import load_words
from stances.read.layouts._heads import Heads
from stances.read.layouts._page import Page
from stances.read.layouts._roles import make_choice
from stances.read.layouts._turns import Turn
from stances.read.layouts.byline import find_author, read_whole
from stances.regex import compile_later

_WORDS = load_words()
_STATEMENT = compile_later(
    rf"[^\n]*\b(?:{make_choice(_WORDS.speech_titles)})\s+(?:of|by|from)\b[^\n]*", re.IGNORECASE
)
_SPEAKS = compile_later(
    rf"\b(?:{make_choice([*_WORDS.first_person, *_WORDS.first_person_plural])})\b", re.IGNORECASE
)


def read_opening(page: Page, heads: Heads) -> tuple[Turn, ...]:
    """Return what whoever the head of a transcript names says in a statement above its labels.

    It is nobody's where it does not speak of itself, or names its author: it is about the talk.
    """
    first = heads.found[0]
    found = None if first.is_alone else find_author(page, first.start)
    if found is None or not _STATEMENT.fullmatch(page.text, *found[1]):
        return ()
    turns = read_whole(page, found[0], sign=found[1], stop=first.start)
    said = " ".join(page.text[one.start : one.end] for turn in turns for one in turn.blocks)
    surname = found[0].name.rpartition(" ")[2]
    is_theirs = _SPEAKS.search(said) and surname.casefold() not in said.casefold()
    return turns if is_theirs else ()
