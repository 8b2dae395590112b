"""What parts the messages of a thread: their heads, "On …, Name wrote:", and rules above a name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from stances.language.words import load_words
from stances.read.layouts._page import Line, Page
from stances.read.layouts._person import Person, read_person
from stances.read.layouts._roles import make_choice
from stances.regex import compile_later

_WORDS = load_words()
_KEY = compile_later(
    r"[ \t*_]*(?P<key>[A-Za-z][A-Za-z-]{1,30})[*_]*[ \t]*:[*_]*[ \t]*(?P<value>.*)"
)
_RULE = compile_later(r"^(?:--|[-_=]{10,})[ \t]*$", re.MULTILINE)
_DIVIDER = compile_later(
    rf"[-–—_=\s]*(?:{make_choice(_WORDS.mail_dividers)})[-–—_=\s]*:?[-–—_=\s]*", re.IGNORECASE
)
_WROTE = compile_later(rf"\b(?:{make_choice(_WORDS.mail_verbs)})\s*:\s*\Z")
_ON = compile_later(
    rf"(?:\A|(?<=[.?!\n]\s)|(?<=\n))(?:{make_choice(_WORDS.before_mail_dates)})\s+(?=\S)",
    re.IGNORECASE,
)
_SENTENCE = compile_later(r"[^\W\d_]{3}[.?!]\s+")
_CLOCK = compile_later(r"\b\d{1,2}[:.]\d{2}\b")
_TO_NAME = compile_later(
    r".*\d[\d:./]*(?:st|nd|rd|th)?[ \t]*(?:[ap]\.?m\.?\b)?[ \t]*(?:[+-]\d{4})?[ \t]*"
    r"(?:\(?(?:UTC|GMT|[ECMP][SD]T|CES?T|BST)\)?)?",
    re.IGNORECASE | re.DOTALL,
)
"""What comes before the name: the date and the time."""
_DATE_WORDS = frozenset(_WORDS.months) | _WORDS.weekdays | {"at"}
_INVERTED = compile_later(r"(?P<last>[^\s,]+),\s+(?P<first>[^\s,]+(?:\s[^\s,]\.?)?)")
_ADDRESS = compile_later(r"<[^>]*>?|\[[^\]]*\]?|mailto:")
_BRACKETS = compile_later(r"\s*\([^()]*\)")
_AROUND = " \"'“”*_,;"
_FOR = compile_later(rf"\s+(?:{make_choice(_WORDS.before_mail_lists)})\s.*", re.IGNORECASE)
_FEWEST = 2

MarkKind = Literal["head", "attribution", "divider", "rule"]


class MailMark(Struct, frozen=True, kw_only=True):
    """A stretch that parts messages.

    Attributes:
        start, end: its offsets.
        kind: a head of a message, words that say who wrote what is quoted below, a line such as
            "Original Message", or the rule above what a mail program adds.
        depth: how deep it is quoted itself.
        person: who wrote what follows; `None` where that is not known.
        is_timed: whether it says at what time.
    """

    start: int
    end: int
    kind: MarkKind
    depth: int
    person: Person | None = None
    is_timed: bool = False


def find_depth(page: Page, offset: int) -> int:
    """Return how deep an offset is quoted: 0 outside of quotations."""
    regions = page.source.regions
    number = bisect_right(regions, offset, key=lambda one: one.start) - 1
    if number < 0 or offset >= regions[number].end or regions[number].kind != "quotation":
        return 0
    return max(1, regions[number].depth)


def list_mail_marks(page: Page) -> list[MailMark]:
    """Return what parts the messages of a page, in order and without overlaps."""
    found = sorted(
        (*_find_heads(page), *_find_attributions(page), *_find_dividers(page), *_find_rules(page)),
        key=lambda one: (one.start, -one.end),
    )
    kept: list[MailMark] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _find_heads(page: Page) -> Iterator[MailMark]:
    """Yield the heads of messages: lines of keys, one of which says from whom."""
    run: list[tuple[Line, str, str]] = []
    for line in (*page.lines, None):
        found = _KEY.fullmatch(page.text, line.start, line.end) if line else None
        key = found["key"].casefold() if found else ""
        if line is not None and found is not None and (key in _WORDS.mail_keys or "-" in key):
            run.append((line, key, found["value"]))
            continue
        if line is not None and run and _goes_on(page, run[-1][0], line):
            continue
        yield from _make_head(page, run)
        run = []


def _goes_on(page: Page, above: Line, line: Line) -> bool:
    """Whether a line goes on with the value of the key above: it is set in, in its paragraph."""
    before = page.text[page.text.rfind("\n", 0, line.start) + 1 : line.start]
    return line.paragraph == above.paragraph and not line.is_first and before != ""


def _make_head(page: Page, run: Sequence[tuple[Line, str, str]]) -> Iterator[MailMark]:
    senders = [value for _, key, value in run if key in _WORDS.mail_senders]
    keys = {key for _, key, _ in run}
    if not senders or len(keys) < _FEWEST or len(keys & _WORDS.mail_keys) < _FEWEST:
        return
    first, last = run[0][0], run[-1][0]
    yield MailMark(
        start=first.start,
        end=last.end,
        kind="head",
        depth=find_depth(page, first.start),
        person=read_sender(senders[0]),
        is_timed=True,
    )


def read_sender(value: str) -> Person | None:
    """Return whom the value of a key names: "Test Alpha", "Alpha, Test", "(Test Alpha)".

    >>> read_sender('"Alpha, Test" via list').name, read_sender("[mailto:]")
    ('Test Alpha', None)
    """
    plain = _ADDRESS.sub(" ", value).strip(_AROUND)
    plain = " ".join(_FOR.sub("", plain).strip(_AROUND).split())
    if plain.startswith("(") and plain.endswith(")"):
        plain = plain.strip("()")
    inverted = _INVERTED.fullmatch(_BRACKETS.sub("", plain))
    if inverted is not None:
        plain = f"{inverted['first']} {inverted['last']}"
    return read_person(plain) if plain else None


def _find_attributions(page: Page) -> Iterator[MailMark]:
    """Yield the words above what is quoted that say who wrote it."""
    for number, (start, end, _) in enumerate(page.paragraphs):
        if _WROTE.search(page.text, start, end) is None:
            continue
        depth = find_depth(page, start)
        following = page.paragraphs[number + 1 : number + 2]
        quotes = bool(following) and find_depth(page, following[0][0]) > depth
        at = _find_begin(page.text, start, end)
        written = page.text[at:end]
        name = _TO_NAME.sub("", _WROTE.sub("", _ON.sub("", written, count=1)), count=1)
        words = name.strip(" ,\n").split()
        while words and words[0].casefold().strip(".,") in _DATE_WORDS:
            words.pop(0)
        person = read_sender(" ".join(words))
        is_dated = _ON.match(written) is not None and any(map(str.isdigit, written))
        if quotes or (is_dated and (depth or _CLOCK.search(written))):
            yield MailMark(
                start=at,
                end=end,
                kind="attribution",
                depth=depth,
                person=person,
                is_timed=is_dated and _CLOCK.search(written) is not None,
            )


def _find_begin(text: str, start: int, end: int) -> int:
    """Return where "On … wrote:" begins in a paragraph that ends with it."""
    on = [one.start() for one in _ON.finditer(text[start:end])]
    if on and text.count("\n", start + on[-1], end) <= _FEWEST:
        return start + on[-1]
    sentences = [one.end() for one in _SENTENCE.finditer(text, start, end)]
    line = max(start, text.rfind("\n", start, end) + 1)
    return max((line, *sentences))


def _find_dividers(page: Page) -> Iterator[MailMark]:
    for line in page.lines:
        if _DIVIDER.fullmatch(page.text, line.start, line.end):
            yield MailMark(
                start=line.start,
                end=line.end,
                kind="divider",
                depth=find_depth(page, line.start),
            )


def _find_rules(page: Page) -> Iterator[MailMark]:
    for one in _RULE.finditer(page.text):
        yield MailMark(
            start=one.start(), end=one.end(), kind="rule", depth=find_depth(page, one.start())
        )
