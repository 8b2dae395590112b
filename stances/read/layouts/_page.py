"""Running text as layouts look for speakers in it: paragraphs, their lines, and how they look."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, takewhile
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from stances.read.blocks import BULLET
from stances.read.forms.form import Region, RegionKind, Style, StyleKind
from stances.read.layouts._furniture import is_stamp
from stances.read.layouts._links import find_links
from stances.read.paragraphs import find_lines, find_paragraphs, has_blank_lines, hide_regions
from stances.read.source import Source
from stances.read.stretches import walk_from
from stances.read.times import is_time
from stances.regex import compile_later

Kind = Literal["prose", "heading", "quotation"]

_WORD = compile_later(r"[^\W_]")
_FULL_STOP = compile_later(r"[.?!…:;][\"”’)\]*_]*\Z")
_DIRECTION = compile_later(
    r"(?:\[[^\[\]\n]*\] ?)+[A-Z]?\d*[.\d]*|[\[(][^\[\]()\n]*[\])]|[♪♫ ]+|[♪♫][^\n]*[♪♫]"
)
_LONG_LINE = 200
_MOSTLY = 0.7


class Line(Struct, frozen=True, kw_only=True):
    """A line that is not blank.

    Attributes:
        start, end: its offsets, without the white space around it.
        paragraph: the number of its paragraph, from 0.
        is_first: whether it is the first line of its paragraph.
        paragraph_end: where its paragraph ends.
        kind: a heading, a block quote, or prose.
    """

    start: int
    end: int
    paragraph: int
    is_first: bool
    paragraph_end: int
    kind: Kind

    @property
    def is_last(self) -> bool:
        """Whether it is the last line of its paragraph."""
        return self.end == self.paragraph_end


class Page(Struct, frozen=True, kw_only=True, dict=True):
    """A source of running text.

    Attributes:
        text: its text, with spaces for what can neither be spoken nor name who speaks; offsets are
            those of the document.
        lines: those that are not blank.
        by_line: whether each line is a paragraph of its own.
    """

    source: Source
    text: str
    lines: tuple[Line, ...]
    by_line: bool

    def is_styled(self, start: int, end: int, *kinds: StyleKind) -> bool:
        """Whether all words of a stretch are shown in one of some styles."""
        at = start
        for style in self._find_styles(start):
            if style.kind in kinds and style.end > at:
                if style.start > at and _WORD.search(self.text, at, min(style.start, end)):
                    return False
                at = max(at, style.end)
                if at >= end:
                    return True
        return _WORD.search(self.text, at, end) is None and at > start

    def find_styled_end(self, start: int, *kinds: StyleKind) -> int | None:
        """Return where the styled stretch with which a line begins ends; `None` where none does.

        Stretches that touch each other, such as a bold link, count as one.
        """
        at: int | None = None
        for style in self._find_styles(start):
            if style.kind not in kinds:
                continue
            begins = start if at is None else at
            if style.start <= begins < style.end or (
                style.start > begins and not _WORD.search(self.text, begins, style.start)
            ):
                at = style.end
            if style.start > begins + 3:
                break
        return at

    def find_lines(self, start: int) -> Iterator[Line]:
        """Yield the lines that begin at an offset or after it."""
        first = bisect_left(self.lines, start, key=lambda one: one.start)
        return walk_from(self.lines, first)

    def find_styles(self, start: int, stop: int) -> Iterator[Style]:
        """Yield the styles that begin within ``text[start:stop]``."""
        styles = self.source.styles
        first = bisect_left(styles, start, key=lambda one: one.start)
        return takewhile(lambda one: one.start < stop, walk_from(styles, first))

    def _find_styles(self, start: int) -> Iterator[Style]:
        """Yield the styles from the first one on that ends after an offset."""
        styles = self.source.styles
        return walk_from(styles, bisect_right(self._style_ends, start)) if styles else iter(())

    def begins_block_quote(self, start: int) -> bool:
        """Whether the next paragraph that begins at an offset or after it is a block quote."""
        at = bisect_left(self.paragraphs, start, key=lambda one: one[0])
        return at < len(self.paragraphs) and self.paragraphs[at][2] == "quotation"

    def write_next(self, start: int) -> str:
        """Return the rest of the paragraph in which something ends, or the next paragraph."""
        at = bisect_right(self.paragraphs, start, key=lambda one: one[1])
        rest = (self.text[start:end].strip() for _, end, _ in walk_from(self.paragraphs, at))
        return next((one for one in rest if one), "")

    @cached_property
    def block_quotes(self) -> tuple[Region, ...]:
        """The block quotes, each with those within it."""
        found: list[Region] = []
        for one in self.source.regions:
            if one.kind == "quotation" and found and found[-1].end == one.start:
                found.append(replace(found.pop(), end=one.end))
            elif one.kind == "quotation":
                found.append(one)
        return tuple(found)

    @cached_property
    def is_mail(self) -> bool:
        """Whether a mail program quotes others in it."""
        return any(one.depth == 1 for one in self.source.regions)

    @cached_property
    def _style_ends(self) -> tuple[int, ...]:
        """Where the last of the styles up to each of them ends: they may overlap."""
        return tuple(accumulate((one.end for one in self.source.styles), max))

    def cut(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the parts of ``text[start:end]`` in different paragraphs, each from its line on."""
        at = bisect_right(self.paragraphs, start, key=lambda one: one[1])
        for first, last, _ in walk_from(self.paragraphs, at):
            if first >= end:
                return
            inset = self.text.rfind("\n", start, first) + 1
            yield max(inset if inset else first, start), min(last, end)

    def find_paragraphs(self, start: int, stop: int) -> Iterator[tuple[int, int, Kind]]:
        """Yield the paragraphs that begin within ``text[start:stop]``."""
        first = bisect_left(self.paragraphs, start, key=lambda one: one[0])
        return takewhile(lambda one: one[0] < stop, walk_from(self.paragraphs, first))

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int, Kind], ...]:
        """Where each paragraph begins and ends, and of what kind it is, in order."""
        return tuple(
            (line.start, line.paragraph_end, line.kind) for line in self.lines if line.is_first
        )


def make_page(source: Source) -> Page:
    """Return a source as layouts read it."""
    text = _hide_links(hide_regions(source.document.text, source.regions), source)
    by_line = not has_blank_lines(text) and not _is_wrapped(text)
    starts = [region.start for region in source.regions]
    lines: list[Line] = []
    for number, (start, end) in enumerate(_cut(text, by_line=by_line)):
        for at, stop in find_lines(text, start, end):
            index = bisect_right(starts, at) - 1
            kind: RegionKind | None = None
            if index >= 0 and at < source.regions[index].end:
                kind = source.regions[index].kind
            lines.append(
                Line(
                    start=at,
                    end=stop,
                    paragraph=number,
                    is_first=at == start,
                    paragraph_end=end,
                    kind=kind if kind in ("heading", "quotation") else "prose",
                )
            )
    return Page(source=source, text=text, lines=tuple(lines), by_line=by_line)


def _hide_links(text: str, source: Source) -> str:
    """Return a text with spaces for lines that are nothing but links to follow."""
    if not any(one.kind == "link" for one in source.styles):
        return text
    headings = [one for one in source.regions if one.kind == "heading"]
    starts = [one.start for one in headings]
    lines = []
    for start, end in find_lines(text, 0, len(text)):
        number = bisect_right(starts, start) - 1
        if number < 0 or start >= headings[number].end:
            lines.append((start, end))
    parts: list[str] = []
    at = 0
    for start, end in find_links(text, lines, source.styles):
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join((*parts, text[at:]))


def _cut(text: str, *, by_line: bool) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs; lines that are far too long to be hard-wrapped are paragraphs too."""
    for start, end in find_paragraphs(text, by_line=by_line):
        lines = [
            (at, at + len(text[at:stop].rstrip())) for at, stop in find_lines(text, start, end)
        ]
        if any(_is_direction(text, at, stop) for at, stop in lines):
            yield from _cut_directions(text, lines)
        elif len(lines) > 1 and any(stop - at > _LONG_LINE for at, stop in lines):
            yield from lines
        else:
            yield from _cut_indented(text, lines)


def _cut_directions(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a paragraph before, between and after its stage directions, and these."""
    group: list[tuple[int, int]] = []
    for at, stop in lines:
        if _is_direction(text, at, stop):
            yield from _cut_indented(text, group)
            yield at, stop
            group = []
        else:
            group.append((at, stop))
    yield from _cut_indented(text, group)


def _is_direction(text: str, start: int, end: int) -> bool:
    """Whether a line is nothing but stage directions, or a time, or what stands around a post."""
    line = text[start:end]
    return (
        _DIRECTION.fullmatch(line) is not None
        or is_time(line)
        or (is_stamp(line) and line[:1] != "@")
    )


def _cut_indented(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of hard-wrapped lines: each begins with a line that is set in."""
    if not lines:
        return
    hanging = _find_hanging(text, lines)
    inset = [at for at, _ in lines[1:] if _is_inset(text, at) and at not in hanging]
    first, last = lines[0][0], lines[-1][1]
    if not inset or len(inset) > _MOSTLY * len(lines):
        yield first, last
        return
    for at, end in zip((first, *inset), (*inset, last), strict=True):
        yield at, at + len(text[at:end].rstrip())


def _find_hanging(text: str, lines: Sequence[tuple[int, int]]) -> set[int]:
    """Return where lines begin that go on with a list item, below its first word."""
    found: set[int] = set()
    column = -1
    for at, stop in lines:
        own = at - text.rfind("\n", 0, at) - 1
        bullet = BULLET.match(text, at, stop)
        if bullet is not None:
            column = own + bullet.end() - at
        elif own == column:
            found.add(at)
        else:
            column = -1
    return found


def _is_inset(text: str, start: int) -> bool:
    """Whether a line begins with two spaces or a tab, and with no bullet."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return (len(before) >= 2 or "\t" in before) and BULLET.match(text, start) is None


def _is_wrapped(text: str) -> bool:
    """Whether the lines of a text without blank lines are cut off at the width of a page."""
    lines = [text[start:end].rstrip() for start, end in find_lines(text, 0, len(text))]
    if len(lines) < 4 or max(map(len, lines)) > _LONG_LINE:
        return False
    cut = sum(_FULL_STOP.search(line) is None for line in lines[:-1])
    goes_on = sum(line[:1].islower() for line in lines[1:])
    return goes_on >= 2 and cut >= (1 - _MOSTLY) * len(lines)
