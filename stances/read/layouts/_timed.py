"""Names with a time on a line of their own, as transcription programs write them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from stances.language.words import load_words
from stances.read.layouts._names import LABEL_WORD
from stances.read.layouts._page import Line, Page
from stances.read.layouts._person import Person, clean_head, read_person
from stances.read.layouts._sign import Sign
from stances.read.layouts._unnamed import has_no_name, is_numbered
from stances.read.times import TIME, is_time
from stances.regex import compile_later

_WORDS = load_words()
_TIMED = compile_later(
    rf"[>\s]*[*_\[]{{0,4}}(?P<head>{LABEL_WORD}[^:\n“”\"?!;]{{0,80}}?)[*_\]]{{0,4}},?(?:\s+[|•·–—-])?"
    rf"\s+[*_]*{TIME}[*_]*"
)
"""A name and a time: "Test Alpha  0:03", "[Test Beta] 12:03 PM"."""
_CLOCK = compile_later(r"\d:\d\d")
"""What every time has."""
_LIKE_TIMED = compile_later(rf"(?P<head>\S+(?: \S+){{0,4}}?)\s+{TIME}")
_FEWEST = 2


def find_timed(page: Page) -> Iterator[Sign]:
    """Yield the lines of a name and a time, where there are several."""
    if page.source.form.names_speakers or not _CLOCK.search(page.text):
        return
    signs = [
        sign
        for line, following in zip_longest(page.lines, page.lines[1:])
        if (sign := _read_timed(page, line, following)) is not None
    ]
    yield from signs if len(signs) >= _FEWEST else ()


def list_unread(page: Page) -> list[tuple[int, str]]:
    """Return where the lines are that end with a time and may begin with a name, and these words.

    There are none in a text in which no such line names anybody.
    """
    if not any(find_timed(page)):
        return []
    found = (_LIKE_TIMED.fullmatch(page.text, one.start, one.end) for one in page.lines)
    return [
        (one.start(), one["head"].strip())
        for one in found
        if one and {word.casefold() for word in one["head"].split()}.isdisjoint(_WORDS.not_names)
    ]


def _read_timed(page: Page, line: Line, following: Line | None) -> Sign | None:
    """Return the sign of a name and a time; `None` where a line does not begin with them.

    Args:
        following: the next line, on which the time may stand alone.
    """
    is_over_two = following is not None and is_time(page.text[following.start : following.end])
    end = following.end if following is not None and is_over_two else line.end
    found = _TIMED.fullmatch(page.text, line.start, end)
    if found is None:
        return None
    head = clean_head(found["head"])
    unnamed = has_no_name(head)
    person = Person(name=head) if is_numbered(head) else read_person(head)
    if person is None and not unnamed:
        return None
    return Sign(
        start=line.start,
        end=end,
        person=None if unnamed else person,
        manner="timed",
        grade="sure",
        is_alone=True,
        written=head,
    )
