"""Cutting a stretch of text into paragraphs and list items."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from stances.model import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

BULLET = re.compile(r"(?:[•◦▪‣●*–-]|\d{1,2}[.)])[ \t\xa0]+(?=\S)")
"""What a list item begins with."""

_BLANK = re.compile(r"\n\s*\n")
_BULLET_LINE = re.compile(rf"^[^\S\n]*(?={BULLET.pattern})", re.MULTILINE)
_PLAIN_BULLET = re.compile(r"[•◦▪‣●*-]")
_FULL_STOP = re.compile(r"[.:;?!…][\"”’)\]*_]*\s*\Z")
_WORD = re.compile(r"[^\W_]")
_LOOK_BACK = 40


def cut(text: str, start: int = 0, end: int | None = None) -> tuple[Block, ...]:
    """The paragraphs and list items of ``text[start:end]``, in order, without white space around.

    Blank lines part paragraphs, and a line that begins with a bullet begins an item; other
    lines go on with the block above them. A stretch without a letter or digit is no block.

    >>> text = "We want:\\n- a pause\\n- talks that\\n  last"
    >>> [(b.kind, text[b.start:b.end]) for b in cut(text)]
    [('prose', 'We want:'), ('item', '- a pause'), ('item', '- talks that\\n  last')]
    """
    stop = len(text) if end is None else end
    edges = [start]
    for gap in _BLANK.finditer(text, start, stop):
        edges += gap.span()
    edges.append(stop)
    blocks: list[Block] = []
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        blocks += _paragraph(text, first, last)
    return tuple(blocks)


def _paragraph(text: str, start: int, end: int) -> Iterator[Block]:
    """The prose and the items of a stretch without blank lines."""
    edges = [start]
    in_list = False
    for line in _BULLET_LINE.finditer(text, start, end):
        if in_list or _begins_item(text, edges[-1], line.start(), line.end()):
            edges.append(line.end())
            in_list = True
    edges.append(end)
    for number, (first, last) in enumerate(pairwise(edges)):
        body = text[first:last]
        if _WORD.search(body):
            trimmed = first + len(body) - len(body.lstrip())
            yield Block(
                start=trimmed,
                end=first + len(body.rstrip()),
                kind="item" if number else "prose",
            )


def _begins_item(text: str, above: int, line: int, bullet: int) -> bool:
    """Whether a line with a bullet, the first of its paragraph, begins a list.

    A dash or a number at the head of a hard-wrapped line may as well go on with a sentence.
    """
    if _PLAIN_BULLET.match(text, bullet):
        return True
    before = text[max(above, line - _LOOK_BACK) : line]
    return not before.strip() or _FULL_STOP.search(before) is not None
