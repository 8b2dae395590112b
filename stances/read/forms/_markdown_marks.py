"""The mark-up of Markdown cut out of a text, and what it shows reported as regions and styles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from stances.document import Document
from stances.read.forms._markdown_inline import read_inline
from stances.read.forms.edit import edit_marked
from stances.read.forms.form import Cell, MarkedText, Region, Style
from stances.read.splice import Edit, widen_cuts
from stances.regex import compile_later

if TYPE_CHECKING:
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

_QUOTE_MARK = compile_later(r"[ \t]*(?:>[ \t]?)+")
_HEADING_MARK = compile_later(r"#{1,6}[ \t]+")
_FOOTNOTE = compile_later(r"^[ \t]*\[\^[^\]\s]{1,60}\]:", re.MULTILINE)
_ADDRESS = compile_later(r"[a-zA-Z][\w+.-]*:|[/#<]|\.\.?/|[\w-]+(?:\.[\w-]+)*[./][\w-]")


class TextBlock(Struct, frozen=True, kw_only=True):
    """A block that holds text: a paragraph, a heading, a list item, a block quote.

    Attributes:
        token: the parser's.
        starts: where each of its lines begins, and where the last one ends.
    """

    token: Token
    starts: tuple[int, ...]


class Definition(Struct, frozen=True, kw_only=True):
    """Lines that say where a link leads, ``text[start:end]``; a footnote of one word is another."""

    start: int
    end: int
    is_footnote: bool


class Scan(Struct, frozen=True, kw_only=True):
    """What the parser of blocks found in a text."""

    regions: tuple[Region, ...] = ()
    blocks: tuple[TextBlock, ...] = ()
    definitions: tuple[Definition, ...] = ()
    cells: tuple[Cell, ...] = ()
    environment: EnvType = field(default_factory=dict)


def find_definitions(environment: EnvType, starts: Sequence[int]) -> Iterator[Definition]:
    """Yield the lines that say where links lead; what only looks like them is text.

    Args:
        environment: what the parser of blocks found.
        starts: where each line begins that it read, and where the last one ends.
    """
    first = environment.get("references", {}).items()
    again = ((one["label"], one) for one in environment.get("duplicate_refs", ()))
    for label, one in (*first, *again):
        is_footnote = label.startswith("^")
        if is_footnote or _ADDRESS.match(one["href"]):
            start, end = (starts[number] for number in one["map"])
            yield Definition(start=start, end=end, is_footnote=is_footnote)


class _Found(Struct, kw_only=True):
    """What is to be changed in a text, and what is to be reported of it."""

    cuts: list[tuple[int, int]] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    footnotes: list[tuple[int, int]] = field(default_factory=list)


def clear_marks(document: Document, scan: Scan) -> MarkedText:
    """Return a text without the marks of Markdown.

    Headings, quotations and footnotes are regions, the rest of what marks show is styles. What is
    not said is cut out with its words: images, struck text, addresses, the marks of footnotes.
    """
    text, found = document.text, _Found()
    for block in scan.blocks:
        match block.token.type:
            case "blockquote_open":
                found.edits += _find_quote_marks(text, block.starts)
            case "heading_open":
                found.edits += _find_underline(text, block)
            case "list_item_open":
                found.styles += _mark_item(text, block.starts)
            case "inline" if block.token.content:
                _read_block(text, block, scan.environment, found)
    for one in scan.definitions:
        if one.is_footnote:
            found.footnotes.append((one.start, one.end))
        else:
            found.edits.append(Edit(start=one.start, end=one.end))
    marked = MarkedText(
        document=document,
        regions=_add_footnotes(scan.regions, found.footnotes),
        styles=tuple(sorted(found.styles, key=lambda one: (one.start, one.end))),
        cells=scan.cells,
    )
    return edit_marked(marked, (*found.edits, *widen_cuts(text, _join(found.cuts))))


def _join(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans in order, those that overlap as one."""
    at, stop = 0, 0
    for start, end in sorted(spans):
        if start >= stop:
            if stop > at:
                yield at, stop
            at = start
        stop = max(stop, end)
    if stop > at:
        yield at, stop


def _add_footnotes(
    regions: tuple[Region, ...], footnotes: list[tuple[int, int]]
) -> tuple[Region, ...]:
    """Return regions with footnotes among them.

    A footnote inside another region is dropped, and one ends where the next region begins.
    """
    ends = [0, *(region.end for region in regions)]
    starts = [region.start for region in regions]
    added = [
        Region(start=start, end=min([end, *starts[following : following + 1]]), kind="footnote")
        for start, end in sorted(set(footnotes))
        if ends[following := bisect_right(starts, start)] <= start
    ]
    return tuple(sorted((*regions, *added), key=lambda one: one.start)) if added else regions


def _find_quote_marks(text: str, starts: Sequence[int]) -> Iterator[Edit]:
    """Yield the marks before the lines of a block quote."""
    for start in starts[:-1]:
        if mark := _QUOTE_MARK.match(text, start):
            yield Edit(start=mark.start(), end=mark.end())


def _find_underline(text: str, block: TextBlock) -> Iterator[Edit]:
    """Yield the line ``===`` below a heading."""
    if block.token.markup == "=":
        start, end = block.starts[-2:]
        yield Edit(start=start - 1, end=start + len(text[start:end].rstrip("\r\n")))


def _mark_item(text: str, starts: Sequence[int]) -> Iterator[Style]:
    """Yield a list item, from its bullet on, without the space around it."""
    item = text[starts[0] : starts[-1]]
    start = starts[0] + len(item) - len(item.lstrip())
    yield Style(start=start, end=starts[0] + len(item.rstrip()), kind="item")


def _read_block(text: str, block: TextBlock, environment: EnvType, found: _Found) -> None:
    """Add the mark-up inside a paragraph or heading to what was found before it."""
    content: str = block.token.content
    places = _place_lines(text, block.starts, content)
    if places is None:
        return
    if note := _FOOTNOTE.search(content):
        number = content.count("\n", 0, note.start())
        found.footnotes.append((block.starts[number], block.starts[-1]))
        content = content[: note.start()]

    def move(offset: int) -> int:
        line, at = places[bisect_right(places, (offset, len(text))) - 1]
        return at + max(offset - line, 0)

    inline = read_inline(content, environment)
    found.cuts += ((move(start), move(end)) for start, end in inline.cuts)
    found.edits += _find_heading_marks(text, block, places[0][1], len(content))
    for edit in inline.edits:
        found.edits.append(Edit(start=move(edit.start), end=move(edit.end), text=edit.text))
    for start, end, kind in inline.styles:
        found.styles.append(Style(start=move(start), end=move(end), kind=kind))


def _find_heading_marks(text: str, block: TextBlock, start: int, length: int) -> Iterator[Edit]:
    """Yield the signs before and after the words of a heading.

    Args:
        start: where its words begin.
        length: of its words.
    """
    first, end = block.starts[0], start + length
    after = text[end : block.starts[-1]].rstrip()
    marks = list(_HEADING_MARK.finditer(text, first, start))
    if len(block.starts) == 2 and marks and marks[-1].end() == start:
        yield Edit(start=marks[-1].start(), end=start)
        if after.strip():
            yield Edit(start=end, end=end + len(after))


def _place_lines(text: str, starts: Sequence[int], content: str) -> list[tuple[int, int]] | None:
    """Return where each line of a paragraph begins in its content and in the text.

    White space at the head of a line is left out, since the parser cuts it or writes it anew.
    `None` comes back where a line is not found: then nothing in the paragraph is changed.
    """
    places: list[tuple[int, int]] = []
    at = 0
    for number, line in enumerate(content.split("\n")):
        words = line.strip(" \t")
        if number + 1 >= len(starts):
            return None
        found = text.rfind(words, starts[number], starts[number + 1])
        if found < 0:
            return None
        places.append((at + len(line) - len(line.lstrip(" \t")), found))
        at += len(line) + 1
    return places
