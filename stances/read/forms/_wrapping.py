"""Hard-wrapped lines of plain text: where paragraphs end between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from stances.read.blocks import BULLET
from stances.read.forms._speech_lines import (
    MOST_LINES,
    begins_head,
    ends_quotation,
    ends_sentence,
    may_name,
)
from stances.read.forms._text_pages import TextLine
from stances.read.times import is_time
from stances.regex import compile_later

_RULE = compile_later(r"[-–—_=*~•. ]{2,}(?:[oO0]{3}[-–—_=*~•. ]{2,})?")
"""A line that only parts what stands above and below: "* * *", "--o0o--"."""
_LONGEST = 200
"""The longest line of a text that is hard-wrapped."""
_FEWEST = 2
"""How many lines that go on in lower case show that a text is hard-wrapped."""
_SURE = 0.97
"""The share of lines that surely go on and end no farther before the edge than the slack."""
_TIGHT = 0.25
"""The slack, in lengths of the longest line, of lines that are cut at the edge of a page."""
_INSET = 2
"""How much farther than others the first line of a paragraph is set in, at the least."""
_ROOM = 3
"""How much more room shows that a line was ended on purpose in the middle of a sentence."""


class Wrapping(Struct, frozen=True, kw_only=True):
    """How the lines of a text are wrapped.

    Attributes:
        right: how many characters the longest lines have.
        slack: how much room may be left on a line, though the next one goes on with it.
        is_tight: whether they are cut where the next word does not fit, or not far from there.
        has_gaps: whether blank lines stand between its paragraphs.
        margin: how far most lines that go on are set in.
    """

    right: int
    slack: int
    is_tight: bool
    has_gaps: bool
    margin: int


def measure_wrapping(lines: Sequence[TextLine]) -> Wrapping | None:
    """Return how the lines of a text are wrapped; `None` where they are not."""
    pairs = [(last, line) for last, line in pairwise(lines) if not line.is_apart]
    going = [
        (last, line) for last, line in pairs if line.text[:1].islower() and not _has_ended(last)
    ]
    if len(going) < _FEWEST or max(len(line.text) for line in lines) > _LONGEST:
        return None
    right = max(len(last.text) for last, _ in going)
    rooms = sorted(_find_room(last, line, right) for last, line in going)
    slack = max(0, rooms[int(len(rooms) * _SURE)])
    tight = slack <= _TIGHT * right
    margin = Counter(_measure_inset(line) for _, line in going).most_common(1)[0][0]
    found = Wrapping(right=right, slack=slack, is_tight=tight, has_gaps=True, margin=margin)
    ended = sum(
        last.page == line.page and not BULLET.match(line.text) and _is_short(last, line, found)
        for last, line in pairs
    )
    gaps = sum(line.is_apart and last.page == line.page for last, line in pairwise(lines))
    return replace(found, has_gaps=gaps > 0 and 2 * ended <= gaps)


def find_separators(lines: Sequence[TextLine], wrapping: Wrapping) -> Iterator[str | None]:
    r"""Yield what belongs between each two lines; `None` where it is what stands there.

    A paragraph ends at a line that ends a sentence and has room for the next word; before and
    after the name of a speaker; where a quotation ends or opens anew. In a text with blank lines
    between its paragraphs, only the end of a page leaves that open. A line that surely goes on is
    one with the next; after the end of a sentence ``\n`` stays, for a speaker may be named there.
    """
    begun = 0
    for number, (last, line) in enumerate(pairwise(lines), start=1):
        is_turned = last.page != line.page
        if not is_turned and (line.is_apart or wrapping.has_gaps):
            begun = number if line.is_apart else begun
            yield None
        elif _begins(lines[begun:number], lines[number:], wrapping):
            begun = number
            yield "\n\n"
        elif wrapping.is_tight and _goes_on(last, line):
            yield " "
        else:
            yield "\n" if is_turned else None


def _begins(kept: Sequence[TextLine], rest: Sequence[TextLine], wrapping: Wrapping) -> bool:
    """Whether a line begins a paragraph.

    Args:
        kept: the lines of the paragraph above.
        rest: the lines from that line on.
    """
    last, line = kept[-1], rest[0]
    if any(is_time(one) or _RULE.fullmatch(one) for one in (last.text, line.text)):
        return True
    if line.text[:1].islower() or last.text.endswith((",", "-")):
        return False
    return (
        (wrapping.has_gaps and _has_ended(last))
        or _is_short(last, line, wrapping)
        or _is_set_in(last, line, wrapping)
        or _is_cut(kept, line, wrapping)
        or (_has_ended(last) and _stands_alone(rest, wrapping))
        or begins_head(last.text, [one.text for one in rest[:MOST_LINES]])
        or ends_quotation([one.text for one in kept], line.text)
    )


def _goes_on(last: TextLine, line: TextLine) -> bool:
    """Whether no item and no name of a speaker can begin with a line."""
    if BULLET.match(line.text):
        return False
    return not _has_ended(last) or not may_name(line.text)


def _is_set_in(last: TextLine, line: TextLine, wrapping: Wrapping) -> bool:
    """Whether a line is set in, as the first line of a paragraph may be.

    Below another such line, which a block quote may be, it has to look like a speaker's name too.
    """
    if _measure_inset(line) < wrapping.margin + _INSET or BULLET.match(last.text):
        return False
    return _measure_inset(last) < wrapping.margin + _INSET or may_name(line.text)


def _measure_inset(line: TextLine) -> int:
    return line.start - line.begin


def _stands_alone(rest: Sequence[TextLine], wrapping: Wrapping) -> bool:
    """Whether a line was ended on purpose without a sentence's end, as headings are."""
    if len(rest) < 2 or _has_ended(rest[0]) or rest[1].text[:1].islower():
        return False
    return _is_cut(rest[:1], rest[1], wrapping)


def _has_ended(line: TextLine) -> bool:
    return ends_sentence(line.text)


def _find_room(last: TextLine, line: TextLine, right: int) -> int:
    """Return how much room was left on a line for the first word of the next one."""
    return right - len(last.text) - 1 - len(line.text.split(maxsplit=1)[0])


def _is_short(last: TextLine, line: TextLine, wrapping: Wrapping) -> bool:
    """Whether a line ends a sentence and the first word of the next would have stood on it."""
    room = _find_room(last, line, wrapping.right)
    return _has_ended(last) and room > wrapping.slack and not line.text[:1].islower()


def _is_cut(kept: Sequence[TextLine], line: TextLine, wrapping: Wrapping) -> bool:
    """Whether a line was ended on purpose without a sentence's end, as headings are."""
    room = _find_room(kept[-1], line, wrapping.right)
    return room > (wrapping.slack if len(kept) == 1 else 2 * wrapping.slack) + _ROOM
