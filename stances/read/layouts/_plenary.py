"""Labels of a parliament's verbatim report, before a full stop and a dash: "Name (Group). – …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stances.language.words import load_words
from stances.read.layouts._chairs import read_chair
from stances.read.layouts._page import Page
from stances.read.layouts._person import Person, read_person
from stances.read.layouts._roles import make_choice
from stances.read.layouts._sign import Sign
from stances.regex import compile_later

_WORDS = load_words()
_LABEL = compile_later(
    r"[>\s*_]*(?P<head>[^\W\d_][^\n:;?!“”\"]{1,250}?)[*_]*[.][*_]*\s+[–—−―-]{1,2}\s+(?=\S)"
)
_PARTS = compile_later(
    r"\s*(?P<name>[^,(]+?)\s*(?:\((?P<group>[^()]{1,60})\))?\s*(?:,\s*(?P<role>.+))?"
)
_FOR = compile_later(
    rf"(?:{make_choice(_WORDS.speaks_for)})\s+(?:the\s+)?(?P<group>.+)", re.IGNORECASE
)
_FEWEST = 2


def find_plenary(page: Page) -> Iterator[Sign]:
    """Yield the labels of a verbatim report; none where fewer than two paragraphs have one."""
    signs = list(_list_labels(page))
    if len(signs) >= _FEWEST:
        yield from signs


def _list_labels(page: Page) -> Iterator[Sign]:
    for line in page.lines:
        found = _LABEL.match(page.text, line.start, line.paragraph_end) if line.is_first else None
        person = _read_speaker(found["head"]) if found else None
        if found is None or person is None:
            continue
        yield Sign(
            start=line.start,
            end=found.end(),
            person=person,
            manner="plenary start",
            grade="sure",
            is_alone=False,
            written=found["head"],
        )


def _read_speaker(head: str) -> Person | None:
    """Return whom a label names: the chair, or a name with a group or a role behind it."""
    chair = read_chair(head)
    if chair is not None:
        return chair
    parts = _PARTS.fullmatch(head)
    named = read_person(parts["name"]) if parts else None
    if parts is None or named is None or named.others or not (named.is_full or named.title):
        return None
    if not (parts["group"] or parts["role"]):
        return None
    speaks_for = _FOR.match(parts["role"] or "")
    group = parts["group"] or (speaks_for["group"] if speaks_for else "")
    role = (
        ""
        if speaks_for or (parts["role"] or "").casefold() in _WORDS.speech_kinds
        else parts["role"]
    )
    return Person(
        name=named.name,
        title=named.title,
        role=role or "",
        affiliation=group,
        has_known_role=True,
    )
