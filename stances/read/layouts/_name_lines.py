"""Names on lines of their own, with the lines below that say who they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from stances.language.words import load_words
from stances.read.layouts._furniture import (
    is_biography,
    is_closing,
    is_field,
    is_notice,
    is_stamp,
)
from stances.read.layouts._letters import GREETING
from stances.read.layouts._manner import find_manner
from stances.read.layouts._page import Line, Page
from stances.read.layouts._person import Person, read_described_person, read_person
from stances.read.layouts._roles import NAMES_SPEECH, is_role_line
from stances.read.layouts._short_names import read_short_name
from stances.read.layouts._sign import Sign
from stances.regex import compile_later

_WORDS = load_words()
_SENTENCE_END = compile_later(r"(?<![A-Z])(?<!Jr)(?<!Sr)[.?!:;…][\"”’)*_]*\Z")
ENDS = compile_later(r"[.?!…][\"”’)\]*_]*(?:\d+|\[\d+\])?\s*\Z")
"""How a sentence ends, perhaps before the mark of a footnote."""
_LEADING = compile_later(r"\A(?:[-–—~_]{1,3}\s*|\s*$)")
_FINITE = frozenset(_WORDS.verbs_before_lists) | {one.casefold() for one in _WORDS.first_person}
"""Words of a sentence, which no line has that only says who somebody is."""
_LONGEST_ROLE, _FEW_WORDS = 25, 12
_FEWEST_ALIKE, _MOSTLY = 2, 0.7
_LONGEST = 220
_ADDRESS, _ROLE = 3, 9
_COUNTER = compile_later(r"\s\d{1,2}/\d{1,2}\s*\Z")
"""The number of a post in its thread: "1/4"."""
_PROSE = 60
"""How many characters a paragraph of running text has at least, if it does not end a sentence."""


class Paragraph(Struct, frozen=True, kw_only=True):
    """A paragraph, by the numbers of its first line and of the one after its last."""

    first: int
    last: int


class Candidate(Struct, frozen=True, kw_only=True):
    """A line that may name whoever speaks below it.

    Attributes:
        paragraph: the number of its paragraph.
        sign: what it would be.
        spoken: whether running text follows before the next candidate.
        after: the number of the paragraph in which that text begins.
    """

    paragraph: int
    sign: Sign
    after: int
    spoken: bool = False


def group_candidates(page: Page, paragraphs: Sequence[Paragraph]) -> Iterator[list[Candidate]]:
    """Yield the names on lines of their own that look alike, in order."""
    found = [one for number in range(len(paragraphs)) if (one := _read(page, paragraphs, number))]
    found = _add_lines_alike(page, paragraphs, found)
    found = _add_short_names(page, paragraphs, found)
    found = [
        replace(one, spoken=_is_spoken(page, paragraphs, one, following))
        for one, following in zip_longest(found, found[1:])
    ]
    for manner in dict.fromkeys(one.sign.manner for one in found):
        yield [one for one in found if one.sign.manner == manner]


def list_paragraphs(page: Page) -> list[Paragraph]:
    """Return the paragraphs of a page, by the numbers of their lines."""
    starts = [number for number, line in enumerate(page.lines) if line.is_first]
    ends = [*starts[1:], len(page.lines)] if starts else []
    return [Paragraph(first=a, last=b) for a, b in zip(starts, ends, strict=True)]


def _read(page: Page, paragraphs: Sequence[Paragraph], number: int) -> Candidate | None:
    """Return the name on lines of its own with which a paragraph begins; `None` without one."""
    lines = page.lines[paragraphs[number].first : paragraphs[number].last]
    first = lines[0]
    if first.kind == "quotation" or page.is_styled(first.start, lines[-1].end, "signature"):
        return None
    for count in (1, 2, 3):
        if count > len(lines):
            break
        end = lines[count - 1].end
        written = page.text[first.start : end]
        person = _read_line(written)
        if person is None or (count > 1 and not _goes_on(page, lines[:count], person)):
            continue
        return _complete(page, paragraphs, number, count, person)
    return None


def _read_line(written: str) -> Person | None:
    """Return whom a line of its own names; `None` where it names nobody, or is a sentence."""
    plain = written.strip().strip("*_# ").strip()
    if len(plain) > _LONGEST or not plain or _SENTENCE_END.search(plain):
        return None
    if _LEADING.match(plain) or is_notice(plain) or is_closing(plain) or is_field(plain):
        return None
    person = read_person(plain) or (read_described_person(plain) if plain.endswith(")") else None)
    if person is None or not (person.is_full or person.title):
        return None
    return person


def _goes_on(page: Page, lines: Sequence[Line], person: Person) -> bool:
    """Whether a name and its role run over several lines: one line breaks off before the next."""
    first = page.text[lines[0].start : lines[0].end].rstrip(" *_")
    second = page.text[lines[1].start : lines[1].end].lstrip(" *_")
    if not person.has_known_role or not lines[-1].is_last:
        return False
    return first.endswith((",", " at", " of", " the", " for", " and")) or second[:1].islower()


def _complete(
    page: Page, paragraphs: Sequence[Paragraph], number: int, count: int, person: Person
) -> Candidate:
    """Return a name with the lines below it that say who that is."""
    own = paragraphs[number]
    lines = page.lines[own.first : own.last]
    end, after = lines[count - 1].end, number
    said: list[str] = []
    rest = count
    below = [page.text[line.start : line.end] for line in lines[count:]]
    if below and count == 1 and len(below) <= _ADDRESS and _are_short(below):
        said += below  # role, town
        end, rest = lines[-1].end, len(lines)
    while rest < len(lines) and is_stamp(page.text[lines[rest].start : lines[rest].end]):
        end = lines[rest].end  # the handle below a name
        rest += 1
    while rest < len(lines) and is_role_line(
        text := page.text[lines[rest].start : lines[rest].end]
    ):
        said.append(text)
        end = lines[rest].end
        rest += 1
    if rest == len(lines):
        after = number + 1
        while after < len(paragraphs) and len(said) < 3:
            block = page.lines[paragraphs[after].first : paragraphs[after].last]
            text = " ".join(page.text[block[0].start : block[-1].end].split())
            is_role = is_role_line(text) or (not said and _is_set_role(page, paragraphs, after))
            if len(block) > 2 or not is_role or block[0].kind == "heading":
                break
            if GREETING.match(text):  # "Dear Editor," begins the next letter
                break
            said.append(text)
            end = block[-1].end
            after += 1
    person = _describe(person, said)
    sign = Sign(
        start=lines[0].start,
        end=end,
        person=person,
        manner=find_manner(page, lines[0], lines[count - 1].end),
        grade="possible",
        is_alone=True,
        written=" ".join(page.text[lines[0].start : lines[count - 1].end].split()),
    )
    return Candidate(paragraph=number, sign=sign, after=after)


def _describe(person: Person, said: Sequence[str]) -> Person:
    """Return a person with the role that the lines below the name say."""
    if not said or person.role or person.affiliation:
        return person
    whole = read_person(f"{person.name}, {'; '.join(said)}")
    if whole is not None:
        return replace(whole, title=person.title, others=person.others)
    return replace(person, role="; ".join(said), has_known_role=True)


def _is_set_role(page: Page, paragraphs: Sequence[Paragraph], number: int) -> bool:
    """Whether a short paragraph in italics, not a sentence, is between a name and the words.

    Args:
        number: of the paragraph.
    """
    line = page.lines[paragraphs[number].first]
    return _is_bare(page, paragraphs, number) and page.is_styled(line.start, line.end, "italic")


def _is_bare(page: Page, paragraphs: Sequence[Paragraph], number: int) -> bool:
    """Whether a paragraph is one short line, not a sentence, with running text below it."""
    if number + 1 >= len(paragraphs):
        return False
    own, below = paragraphs[number], paragraphs[number + 1]
    line, last = page.lines[own.first], page.lines[below.last - 1]
    text = page.text[line.start : line.end].strip(" *_")
    words = {one.strip(".,;").casefold() for one in text.split()}
    return (
        own.last - own.first == 1
        and line.kind == "prose"
        and page.lines[below.first].kind != "heading"
        and is_prose(page.text[page.lines[below.first].start : last.end])
        and len(text.split()) <= _LONGEST_ROLE
        and text[:1].isupper()
        and _SENTENCE_END.search(re.sub(r"[\"”’)]+\Z", "", text)) is None
        and words.isdisjoint(_FINITE)
        and NAMES_SPEECH.search(text) is None
        and not (is_field(text) or is_notice(text) or is_closing(text) or GREETING.match(text))
    )


def _add_lines_alike(
    page: Page, paragraphs: Sequence[Paragraph], found: Sequence[Candidate]
) -> list[Candidate]:
    """Return candidates with the short lines below them as roles, if most of a manner have one."""
    lines = {
        one.paragraph
        for one in found
        if one.after == one.paragraph + 1 and _may_be_role(page, paragraphs, one.after)
    }
    placed = Counter(
        one.sign.manner for one in found if one.paragraph in lines or one.after > one.paragraph + 1
    )
    count = Counter(one.sign.manner for one in found)
    return [
        _add_line(page, one, paragraphs[one.after])
        if one.paragraph in lines
        and placed[one.sign.manner] >= max(_FEWEST_ALIKE, _MOSTLY * count[one.sign.manner])
        else one
        for one in found
    ]


def _may_be_role(page: Page, paragraphs: Sequence[Paragraph], number: int) -> bool:
    """Whether a line that has no word of a role may say who somebody is all the same.

    Its words have capitals as names have, or a comma or "of" stands between them.
    """
    if not _is_bare(page, paragraphs, number):
        return False
    line = page.lines[paragraphs[number].first]
    words = page.text[line.start : line.end].strip(" *_").split()
    capital = all(one[:1].isupper() or one.casefold() in _WORDS.joins_names for one in words)
    joined = any(one.endswith(",") or one in _WORDS.joins_names for one in words)
    begins = words[0] not in _WORDS.openers
    return begins and len(words) <= _FEW_WORDS and (capital or joined)


def _add_line(page: Page, one: Candidate, paragraph: Paragraph) -> Candidate:
    line = page.lines[paragraph.first]
    written = page.text[line.start : line.end].strip(" *_")
    person = one.sign.person and _describe(one.sign.person, [written])
    return replace(one, sign=replace(one.sign, end=line.end, person=person), after=one.after + 1)


def _add_short_names(
    page: Page, paragraphs: Sequence[Paragraph], found: Sequence[Candidate]
) -> list[Candidate]:
    """Return candidates with the later lines that name one of them by one word."""
    listed = {one.paragraph: one for one in found}
    people: dict[Person, None] = {}
    for number, own in enumerate(paragraphs):
        line = page.lines[own.first]
        if (one := listed.get(number)) is not None:
            if one.sign.person is not None:
                people.setdefault(one.sign.person)
        elif people and line.kind != "quotation":
            written = page.text[line.start : line.end]
            person = read_short_name(written, people)
            if person is not None:
                listed[number] = _complete(page, paragraphs, number, 1, person)
    return [listed[number] for number in sorted(listed)]


def _are_short(lines: Sequence[str]) -> bool:
    """Whether lines may be an address or a role."""
    return all(
        len(one.split()) <= _ROLE and not _SENTENCE_END.search(_COUNTER.sub("", one))
        for one in lines
    )


def _is_spoken(
    page: Page,
    paragraphs: Sequence[Paragraph],
    one: Candidate,
    following: Candidate | None,
) -> bool:
    """Whether running text comes after a candidate and before the next."""
    last = following.paragraph if following else len(paragraphs)
    own = paragraphs[one.paragraph]
    if one.after == one.paragraph:  # words follow in the name's own paragraph
        rest = page.text[one.sign.end : page.lines[own.last - 1].end].strip()
        return is_prose(rest)
    for number in range(one.after, last):
        block = page.lines[paragraphs[number].first : paragraphs[number].last]
        text = page.text[block[0].start : block[-1].end]
        if is_closing(text):
            return False
        person = one.sign.person
        if person and is_biography(text, [person.name]):
            continue
        if block[0].kind != "heading" and is_prose(text):
            return True
    return False


def is_prose(text: str) -> bool:
    """Whether a paragraph is running text: it ends as a sentence does, or is long."""
    plain = _COUNTER.sub("", text)
    return len(plain.split()) > 2 and (ENDS.search(plain) is not None or len(text) > _PROSE)
