"""Which paragraphs stand in quotation marks, by typesetters' rules for long quotations.

A quotation of several paragraphs opens anew in each of them and is closed only in the last;
list items within it do not open it, and other quotations may stand inside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from stances.read.blocks import BULLET
from stances.regex import compile_later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stances.model import Block

_OPENING = compile_later(rf"(?:{BULLET.pattern})?[*_]*[“”\"]")
_MARK = compile_later('[“”"]')
_OPENS_STRAIGHT = compile_later(r"(?<![^\s(\[{—–‘'*_-])\"(?=\S)")
_WORD = compile_later(r"[^\W_]")

_End = Literal["open", "closed", "perhaps", "apart"]
"""How a paragraph leaves its quotation: ``open`` or ``closed``; ``perhaps`` closed, where the mark
at its end closes an inner quotation and may be meant for both; ``apart``, where the quotation at
its head is only a part of it."""


def is_quoted(paragraph: str) -> bool:
    """Whether a paragraph begins a quotation that holds all of it.

    >>> is_quoted("“We must talk."), is_quoted("“Talks” is the wrong word for it.")
    (True, False)
    """
    return _OPENING.match(paragraph) is not None and _find_end(paragraph, depth=0) != "apart"


def opens_quotation(paragraph: str) -> bool:
    """Whether a paragraph begins with a quotation mark, perhaps after a bullet."""
    return _OPENING.match(paragraph) is not None


def has_mark(paragraph: str) -> bool:
    """Whether a quotation mark stands in a paragraph."""
    return _MARK.search(paragraph) is not None


def closes_quotation(paragraph: str) -> bool:
    """Whether a paragraph ends with a quotation mark, perhaps with punctuation after it.

    >>> closes_quotation("“We must talk.”"), closes_quotation("“We must talk.")
    (True, False)
    """
    marks = list(_MARK.finditer(paragraph))
    return bool(marks) and _WORD.search(paragraph, marks[-1].end()) is None


def find_quoted(text: str, blocks: Sequence[Block]) -> tuple[tuple[Block, ...], Block | None]:
    """Return the blocks that stand in quotation marks, with the list items that hang on them.

    The second value is the first block that may or may not be quoted, because a quotation before
    it is never closed; `None` where there is no such block.
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
                state = _find_end(paragraph, depth=0) if begins else "closed"
            continue
        reopens = _OPENING.match(paragraph) is not None
        end = _find_end(paragraph, depth=0 if reopens and not is_item else 1)
        if reopens or is_item or end == "closed" or (end == "perhaps" and state == "open"):
            own += [*waiting, block]
            waiting.clear()
            state = "open" if end == "apart" else end
        else:
            waiting.append(block)
    return tuple(own), waiting[0] if waiting and state == "open" else None


def _hangs_on(own: Sequence[Block], text: str, above: Block | None, item: Block) -> bool:
    """Whether a list item belongs to the quotation before it: no other words stand between."""
    if not own or above is None:
        return True
    return own[-1] is above and _WORD.search(text, above.end, item.start) is None


def _find_end(paragraph: str, *, depth: int) -> _End:
    """Return how a paragraph ends that begins inside of `depth` quotations."""
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


def _opens(paragraph: str, offset: int, *, at_end: bool) -> bool:
    """Whether a mark opens a quotation; at the ends of one, typists confuse the curly marks.

    Args:
        offset: where the mark stands.
        at_end: whether no word follows it.
    """
    if at_end:
        return False
    mark = paragraph[offset]
    if mark == '"':
        return _OPENS_STRAIGHT.match(paragraph, offset) is not None
    return mark == "“" or _WORD.search(paragraph, 0, offset) is None
