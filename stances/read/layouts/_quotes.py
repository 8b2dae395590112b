"""Quotations inside narration: where each begins and ends."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from stances.regex import compile_later

_STRAIGHT = '"'
_PAIRS = {"“": "”", "«": "»", "„": "“", "‘": "’", "‚": "‘"}
_SINGLE = "‘‚"
_OPENS = compile_later(rf"[{_STRAIGHT}{''.join(_PAIRS)}]")
_OPENS_STRAIGHT = compile_later(r"(?<![^\s(\[{—–‘'*_-])\"(?=\S)")
_CLOSES_SINGLE = compile_later(r"’(?![^\W\d_])")
_WORD = compile_later(r"[^\W_]")


class Quote(Struct, frozen=True, kw_only=True):
    """A quotation in a paragraph.

    Attributes:
        start, end: its offsets, with its marks.
        is_closed: whether it ends in this paragraph.
    """

    start: int
    end: int
    is_closed: bool


def uses_single_marks(text: str) -> bool:
    """Whether a text quotes in single marks, as British papers do: it has no double ones.

    >>> uses_single_marks("‘We must,’ she said."), uses_single_marks("“We must,” she said.")
    (True, False)
    """
    return "‘" in text and not any(mark in text for mark in '“”«"')


def find_quotes(text: str, start: int, end: int, *, single: bool = False) -> Iterator[Quote]:
    """Yield the quotations of a paragraph, ``text[start:end]``; inner ones are part of them.

    Args:
        single: whether single marks enclose quotations.

    >>> text = "“We,” he said, “must”"
    >>> [text[quote.start : quote.end] for quote in find_quotes(text, 0, len(text))]
    ['“We,”', '“must”']
    """
    at = start
    while at < end:
        opening = _find_opening(text, at, end, single=single)
        if opening is None:
            return
        closing = _find_closing(text, opening, end)
        stop = end if closing is None else closing + 1
        if _WORD.search(text, opening, stop):
            yield Quote(start=opening, end=stop, is_closed=closing is not None)
        at = stop


def _find_opening(text: str, start: int, end: int, *, single: bool) -> int | None:
    for found in _OPENS.finditer(text, start, end):
        at, mark = found.start(), found.group()
        if mark == _STRAIGHT and _OPENS_STRAIGHT.match(text, at):
            return at
        if mark in _PAIRS and (single or mark not in _SINGLE):
            return at
    return None


def _find_closing(text: str, opening: int, end: int) -> int | None:
    """Return where the mark is that closes a quotation; `None` where none does in its paragraph."""
    mark = text[opening]
    if mark == _STRAIGHT:
        for at in range(opening + 1, end):
            if text[at] == _STRAIGHT and not (
                _OPENS_STRAIGHT.match(text, at) and text[at + 1 : at + 2].isalnum()
            ):
                return at
        return None
    closing = _PAIRS[mark]
    depth = 1
    for at in range(opening + 1, end):
        if text[at] == mark:
            depth += 1
        elif text[at] == closing and (mark != "‘" or _CLOSES_SINGLE.match(text, at)):
            depth -= 1
            if depth == 0 or mark == "‘":
                return at
    if depth > 1:  # an inner quotation, or a second one, whose mark nothing closes
        first = text.find(closing, opening, end)
        return first if first >= 0 else None
    return None
