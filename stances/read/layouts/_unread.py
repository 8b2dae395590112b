"""Lines that are not signs and may name a speaker all the same: nobody's words may follow them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from stances.language.words import load_words
from stances.read.layouts._furniture import is_closing, is_notice
from stances.read.layouts._names import fold_name
from stances.read.layouts._other_signs import find_before_other_signs
from stances.read.layouts._page import Line, Page
from stances.read.layouts._person import read_person
from stances.read.layouts._roles import NAMES_SPEECH
from stances.read.layouts._roster import Roster
from stances.read.layouts._sign import Sign
from stances.read.layouts._timed import list_unread
from stances.read.stretches import cut_before
from stances.read.times import TIME
from stances.regex import compile_later

_WORDS = load_words()
_HEAD = compile_later(
    r"[>\s]*(?:[-•*–]\s+|\d{1,3}[.)]\s+)?[*_\[<b>]{0,5}(?P<head>[^:\n]{1,60}?)[*_\]]{0,4}[:：](?!//)"
)
_INSIDE = compile_later(
    r"(?<=[.?!…][”\"»])(?:[ \t]+|[ \t]*\n[ \t]*)"
    r"(?P<head>[A-ZÀ-ÖØ-Þ](?:[^“”«»\"?!;:\n]|\n(?!\s*\n)){4,200}):(?=\s+[“\"«])"
)
"""A name and a role between two quotations of one paragraph."""
_DASH = compile_later(r"[*_]{0,3}(?P<head>[^:\n“”\"]{5,120}?)[*_]{0,3}\s+(?:[–—-]|--)\s+[“\"]")
"""A name and a role, a dash and a quotation on one line."""
_HANDLE = compile_later(r"@[\w.]+|\w+_\w+|<?[\w.-]+>|[^\W\d_]{1,3}\d{1,3}")
"""How chats and interviews name people: "@test", "test_alpha", "<test>", "R1"."""
_CUT = compile_later(r"(?:[^\W\d_]{1,6}\.-?)+")
"""A word that is cut short, or initials: "h.c.", "Abg."."""
_OWNER = compile_later(rf"{_WORDS.possessive}\Z".replace("'", "['’]"))
_AFTER_COLON = compile_later(r"[ *_:]*([^ *_:])", re.DOTALL)
_ENDS = compile_later(r"[.?!…][\"”’)\]*_]*\Z")
_TIMES = compile_later(rf"\s*{TIME}\s*")
_BRACKETS = compile_later(r"\s*\(([^()]*)\)")
_UNKNOWN_PARTICLE = compile_later(r"(?!(?:vs|v)\b)[a-zß-öø-ÿ]{1,4}")
"""A short word in the middle of what may be a name: "Test qwe Alpha"."""
_LINKS = _WORDS.joins_names | frozenset("/|-–")
_MOST_WORDS = 7
_FEW_WORDS = 3


def find_unread(
    page: Page, signs: Sequence[Sign], roster: Roster, *, talks: bool
) -> Iterator[tuple[int, str]]:
    """Yield where words stand that are not signs and may name a speaker, and these words.

    Args:
        signs: those that are understood, in order.
        talks: whether the document is a transcript, in which institutions may speak as well.
    """
    yield from _find_names(page, signs, roster, talks=talks)
    yield from _find_before_dashes(page, signs)
    yield from _find_inside(page, signs)
    if talks:
        found = find_before_other_signs(page, signs, roster)
        yield from (one for one in found if not _is_taken(signs, one[0]))
    yield from (one for one in list_unread(page) if not _is_taken(signs, one[0]))


def _find_names(
    page: Page, signs: Sequence[Sign], roster: Roster, *, talks: bool
) -> Iterator[tuple[int, str]]:
    """Yield the lines that begin with what may be a name, and a colon."""
    for line in page.lines:
        found = _HEAD.match(page.text, line.start, line.end)
        if (
            found
            and not _is_taken(signs, line.start)
            and not is_notice(page.text[line.start : line.end])
            and not is_closing(page.text[line.start : line.end])
            and (
                _may_name(found["head"], roster, talks=talks)
                or (talks and _may_label(page, line, found["head"]))
            )
        ):
            yield line.start, found["head"].strip()


def _find_before_dashes(page: Page, signs: Sequence[Sign]) -> Iterator[tuple[int, str]]:
    """Yield the lines that begin with a name and a role, a dash and a quotation."""
    for line in page.lines:
        found = _DASH.match(page.text, line.start, line.end)
        if found and not _is_taken(signs, line.start):
            person = read_person(found["head"])
            if person is not None and person.is_full and person.has_known_role:
                yield line.start, found["head"].strip()


def _find_inside(page: Page, signs: Sequence[Sign]) -> Iterator[tuple[int, str]]:
    """Yield what may name a speaker in the middle of a paragraph, whose lines were joined."""
    for found in _INSIDE.finditer(page.text):
        head = " ".join(found["head"].split())
        person = None if NAMES_SPEECH.search(head) else read_person(head)
        if person is None or not (person.has_known_role and person.is_full):
            continue
        if not any(_is_taken(signs, at) for at in found.span("head")):
            yield found.start("head"), head


def _is_taken(signs: Sequence[Sign], offset: int) -> bool:
    """Whether an offset is within one of some signs, which are in order and do not overlap."""
    number = bisect_right(signs, offset, key=lambda one: one.start) - 1
    return number >= 0 and offset < signs[number].end


def _may_name(head: str, roster: Roster, *, talks: bool) -> bool:
    """Whether the words before a colon may name somebody: a known name, or nothing but names."""
    plain = " ".join(_BRACKETS.sub("", _TIMES.sub(" ", head)).split()).strip("\"'“”*-–|/ ")
    if fold_name(plain) in roster.full or fold_name(plain) in roster.bare:
        return True
    words = [word for word in _list_words(plain) if word.casefold() not in _LINKS]
    folded = {word.casefold().strip(".,") for word in words}
    if not 1 <= len(words) <= _MOST_WORDS or not folded.isdisjoint(_WORDS.not_names):
        return False
    if not talks and not folded.isdisjoint(_WORDS.not_in_names):
        return False
    if len(words) == 1 and words[0].isupper() and len(words[0]) > 2:
        return talks
    small = [word for word in words if not word[:1].isupper() and word[:1] not in '"“']
    caseless = all(not one.isascii() and one.lower() == one.upper() for one in words)
    return caseless or (
        len(words) - len(small) >= 2
        and not {words[0], words[-1]}.intersection(small)
        and all(one in _WORDS.particles or _UNKNOWN_PARTICLE.fullmatch(one) for one in small)
    )


def _may_label(page: Page, line: Line, head: str) -> bool:
    """Whether words before a colon in a transcript look like a label that is not understood."""
    plain = " ".join(_BRACKETS.sub("", _TIMES.sub(" ", head)).split())
    if _HANDLE.fullmatch(plain):
        return True
    words = _list_words(plain)
    folded = {word.casefold().strip(".,") for word in words}
    if not 1 <= len(words) <= _MOST_WORDS or not folded.isdisjoint(_WORDS.not_names):
        return False
    return _begins_with_title(words) or (
        len(words) <= _FEW_WORDS
        and line.is_first
        and plain.islower()
        and _begins_sentence(page.text, line.start, line.start + len(head) + 1)
    )


def _begins_with_title(words: Sequence[str]) -> bool:
    """Whether words begin with a title that is cut short, and go on as names do."""
    first, *rest = words
    if not rest or not first[:1].isupper() or first in _WORDS.places_in_initials:
        return False
    if NAMES_SPEECH.search(" ".join(rest)) or any(_OWNER.search(one) for one in rest):
        return False
    if first.strip(".") in _WORDS.before_a_name:
        return True
    goes_on = rest[0] in _WORDS.particles or rest[-1][:1].isupper()
    return goes_on and _CUT.fullmatch(first) is not None


def _begins_sentence(text: str, start: int, colon: int) -> bool:
    """Whether a sentence ends before a line, and another begins after its colon."""
    return (
        _ENDS.search(cut_before(text, start)[-5:]) is not None
        and (found := _AFTER_COLON.match(text, colon)) is not None
        and found[1].isupper()
    )


def _list_words(plain: str) -> list[str]:
    """Return the words before a colon that have letters or digits."""
    return [one for one in plain.strip("\"'“”*-–|/ ").split() if any(map(str.isalnum, one))]
