"""Which paragraphs stand in quotation marks, by the typesetters' rules for long quotations.

A quotation of several paragraphs opens anew in each of them and is closed only in the last;
list items within it do not open it, and other quotations may stand inside.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from stances.read.blocks import BULLET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stances.model import Block

_OPENING = re.compile(rf"(?:{BULLET.pattern})?[*_]*[“”\"]")
_MARK = re.compile('[“”"]')
_OPENS_STRAIGHT = re.compile(r"(?<![^\s(\[{—–‘'*_-])\"(?=\S)")
_WORD = re.compile(r"[^\W_]")

_End = Literal["open", "closed", "perhaps", "apart"]
"""How a paragraph leaves its quotation. ``perhaps``: at the end stands a mark that closes an
inner quotation and may have been meant for both. ``apart``: the words in marks at its head are
no more than a part of it."""


def is_quoted(paragraph: str) -> bool:
    """Whether a paragraph begins a quotation that holds all of it.

    >>> is_quoted("“We must talk."), is_quoted("“Talks” is the wrong word for it.")
    (True, False)
    """
    return _OPENING.match(paragraph) is not None and _end(paragraph, depth=0) != "apart"


def opens(paragraph: str) -> bool:
    """Whether a paragraph begins with a quotation mark, a bullet aside."""
    return _OPENING.match(paragraph) is not None


def ends_closed(paragraph: str) -> bool:
    """Whether the last thing in a paragraph, but for punctuation, is a quotation mark.

    >>> ends_closed("“We must talk.”"), ends_closed("“We must talk.")
    (True, False)
    """
    marks = list(_MARK.finditer(paragraph))
    return bool(marks) and _WORD.search(paragraph, marks[-1].end()) is None


def quoted(text: str, blocks: Sequence[Block]) -> tuple[tuple[Block, ...], Block | None]:
    """The blocks that stand in quotation marks, with the items that hang on them.

    The second value is `None`, or the first block of which that cannot be said, because a
    quotation before it is never closed.
    """
    own: list[Block] = []
    waiting: list[Block] = []
    state: _End = "closed"
    for above, block in zip((None, *blocks), blocks, strict=False):
        paragraph = text[block.start : block.end]
        is_item = block.kind == "item"
        if state == "closed":
            begins = is_quoted(paragraph)
            if _hangs_on(own, text, above, block) if is_item else begins:
                own.append(block)
                state = _end(paragraph, depth=0) if begins else "closed"
            continue
        reopens = _OPENING.match(paragraph) is not None
        end = _end(paragraph, depth=0 if reopens and not is_item else 1)
        if reopens or is_item or end == "closed" or (end == "perhaps" and state == "open"):
            own += [*waiting, block]
            waiting.clear()
            state = "open" if end == "apart" else end
        else:
            waiting.append(block)
    return tuple(own), waiting[0] if waiting and state == "open" else None


def _hangs_on(own: Sequence[Block], text: str, above: Block | None, item: Block) -> bool:
    """Whether an item belongs to the quotation before it: no other words stand in between."""
    if not own or above is None:
        return True
    return own[-1] is above and _WORD.search(text, above.end, item.start) is None


def _end(paragraph: str, *, depth: int) -> _End:
    """How a paragraph ends that begins inside of `depth` quotations."""
    begins_outside = depth == 0
    step = 0
    at_end = False
    for mark in _MARK.finditer(paragraph):
        at_end = _WORD.search(paragraph, mark.end()) is None
        step = 1 if _opens(paragraph, mark.start(), at_end=at_end) else -1
        depth += step
        if depth <= 0:
            return "apart" if begins_outside and not at_end else "closed"
    return "perhaps" if at_end and step < 0 else "open"


def _opens(paragraph: str, place: int, *, at_end: bool) -> bool:
    """Whether a mark opens a quotation; typists do confuse the curly ones at either end."""
    if at_end:
        return False
    mark = paragraph[place]
    if mark == '"':
        return _OPENS_STRAIGHT.match(paragraph, place) is not None
    return mark == "“" or _WORD.search(paragraph, 0, place) is None
