"""A stretch of text cut into paragraphs and list items."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from stances.model import Block
from stances.regex import compile_later

if TYPE_CHECKING:
    from collections.abc import Iterator

BULLET = compile_later(r"(?:[•◦▪‣●*–-]|\d{1,2}[.)])[ \t\xa0]+(?=\S)")
"""How a list item begins."""

_BLANK = compile_later(r"\n\s*\n")
_BULLET_LINE = compile_later(rf"^[^\S\n]*(?={BULLET.pattern})", re.MULTILINE)
_PLAIN_BULLET = compile_later(r"[•◦▪‣●*-]")
_FULL_STOP = compile_later(r"[.:;?!…][\"”’)\]*_]*\s*\Z")
_WORD = compile_later(r"[^\W_]")
_LOOK_BACK = 40


def cut_blocks(text: str, start: int = 0, end: int | None = None) -> tuple[Block, ...]:
    """Return the paragraphs and list items of ``text[start:end]``, in order.

    Blank lines stand between paragraphs, and a line that begins with a bullet begins an item; any
    other line goes on with the block above it. A block has no white space around it, and at least
    one letter or digit besides its bullet.

    >>> text = "We want:\\n- a pause\\n- talks that\\n  last"
    >>> [(b.kind, text[b.start:b.end]) for b in cut_blocks(text)]
    [('prose', 'We want:'), ('item', '- a pause'), ('item', '- talks that\\n  last')]
    """
    stop = len(text) if end is None else end
    edges = [start]
    for gap in _BLANK.finditer(text, start, stop):
        edges += gap.span()
    edges.append(stop)
    blocks: list[Block] = []
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        blocks += _cut_paragraph(text, first, last)
    return tuple(blocks)


def _cut_paragraph(text: str, start: int, end: int) -> Iterator[Block]:
    """Yield the prose and the items of a stretch without blank lines."""
    edges = [start]
    in_list = False
    for line in _BULLET_LINE.finditer(text, start, end):
        if in_list or _begins_item(text, edges[-1], line.start(), line.end()):
            edges.append(line.end())
            in_list = True
    edges.append(end)
    for number, (first, last) in enumerate(pairwise(edges)):
        body = text[first:last]
        trimmed = first + len(body) - len(body.lstrip())
        bullet = BULLET.match(text, trimmed, last) if number else None
        if _WORD.search(text, bullet.end() if bullet else trimmed, last):
            yield Block(
                start=trimmed,
                end=first + len(body.rstrip()),
                kind="item" if number else "prose",
            )


def _begins_item(text: str, above: int, line: int, bullet: int) -> bool:
    """Whether the first line of a paragraph that has a bullet begins a list.

    A dash or a number at the head of a hard-wrapped line may be part of a sentence instead.

    Args:
        above: where the paragraph begins.
        line: where the line begins.
        bullet: where its bullet stands.
    """
    if _PLAIN_BULLET.match(text, bullet):
        return True
    before = text[max(above, line - _LOOK_BACK) : line]
    return not before.strip() or _FULL_STOP.search(before) is not None
