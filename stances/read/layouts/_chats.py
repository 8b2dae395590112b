"""Chats of video calls: "10:12:33 From Test Alpha to Everyone:", and the message."""

from __future__ import annotations

from collections.abc import Iterator

from stances.language.words import load_words
from stances.read.layouts._page import Page
from stances.read.layouts._person import Person, read_person
from stances.read.layouts._roles import make_choice
from stances.read.layouts._sign import Sign
from stances.read.times import TIME
from stances.regex import compile_later

_WORDS = load_words()
_HEAD = compile_later(
    rf"{TIME}\s+(?i:{make_choice(_WORDS.chat_from)})\s+(?P<head>[^\n:]{{1,60}}?)"
    rf"(?:\s+(?i:{make_choice(_WORDS.chat_to)})\s+[^\n:]{{1,80}})?\s*:(?=\s|\Z)"
)
"""The time, who writes and to whom, as Zoom saves it."""
_FEWEST = 2


def find_chat(page: Page) -> Iterator[Sign]:
    """Yield the heads of a chat's messages, where there are several."""
    found = [one for line in page.lines if (one := _HEAD.match(page.text, line.start, line.end))]
    if len(found) < _FEWEST:
        return
    for one in found:
        head = " ".join(one["head"].split())
        yield Sign(
            start=one.start(),
            end=one.end(),
            person=read_person(head) or Person(name=head),
            manner="label",
            grade="sure",
            is_alone=False,
            written=head,
        )
