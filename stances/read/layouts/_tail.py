"""The foot of a document: what its publisher adds below the last words of the last speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from stances.model import Block
from stances.read.layouts._furniture import is_closing
from stances.read.layouts._page import Page
from stances.read.layouts._turns import Turn

_NOTES = re.compile(r"^[ \t]*_{5,}[ \t]*\n\s*(?:[*†‡]|\[?\d{1,2}[\].)])[ \t]", re.MULTILINE)
"""A rule above the notes at the foot of a page."""


def drop_tail(page: Page, turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Return turns without what stands below the last words and is the publisher's.

    That is what follows a heading such as "Related news", and the last paragraphs if these are set
    in italics, and nothing else that is said is.
    """
    if not turns:
        return ()
    last = max((turn.sign[1] for turn in turns if turn.blocks), default=0)
    said = [block for turn in turns for block in turn.blocks]
    stop = _find_foot(page, last)
    kept = [block for block in said if block.start < stop]
    tail: list[Block] = []
    while kept and kept[-1].start >= last and _is_set_apart(page, kept[-1]):
        tail.append(kept.pop())
    if tail and kept and not any(_is_set_apart(page, block) for block in kept):
        stop = tail[-1].start
    return tuple(
        replace(turn, blocks=tuple(block for block in turn.blocks if block.start < stop))
        for turn in turns
    )


def _find_foot(page: Page, start: int) -> int:
    """Return where a heading, or a rule above notes, begins the foot; the end where none does."""
    notes = _NOTES.search(page.text, start)
    end = notes.start() if notes else len(page.text)
    return next(
        (
            first
            for first, last, kind in page.paragraphs
            if kind == "heading" and start <= first < end and is_closing(page.text[first:last])
        ),
        end,
    )


def _is_set_apart(page: Page, block: Block) -> bool:
    """Whether all words of a paragraph are in italics, or a bold name or a link beside these."""
    start, end = block.start, block.end
    if page.text[start:end].isspace():  # the cell of a table: running text is blank there
        return False
    return page.is_styled(start, end, "italic", "bold", "link") and any(
        style.kind == "italic" and start <= style.start < end for style in page.source.styles
    )
