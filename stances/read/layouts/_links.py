"""Lines that are nothing but links: they lead to other pages or parts, and nobody says them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from stances.read.forms.form import Style
from stances.read.layouts._roles import is_role_line
from stances.regex import compile_later

_WORD = compile_later(r"[^\W_]")
_BETWEEN = compile_later(r"\s*(?:[|·•/→»›]|&gt;|>)\s*")
"""What separates the links of a row."""
_SPACE = compile_later(r"\s+")
_FEWEST = 2
_FEWEST_UNSEPARATED = 3
"""How many links with nothing but spaces between them make a row: name and handle are two."""


def find_links(
    text: str, lines: Sequence[tuple[int, int]], styles: Sequence[Style]
) -> Iterator[tuple[int, int]]:
    """Yield the lines that are rows of links, or that belong to a list of links within the page.

    A single link to another page may name whoever speaks below it, and so may a single link to
    another part of the same page; several of the latter in a row are a list of contents.

    Args:
        lines: where each line begins and ends that is not a heading, in order.
        styles: how the text is shown.
    """
    links = [one for one in styles if one.kind == "link"]
    jumps = [one for one in styles if one.kind == "jump"]
    if not links:
        return
    jumped = [_is_all_linked(text, a, b, _cut(jumps, a, b)) for a, b in lines]
    for number, (start, end) in enumerate(lines):
        own = _cut(links, start, end)
        beside = any(jumped[max(0, number - 1) : number] + jumped[number + 1 : number + 2])
        if (jumped[number] and beside) or _is_row(text, start, end, own):
            yield start, end


def _cut(styles: Sequence[Style], start: int, end: int) -> list[tuple[int, int]]:
    """Return the parts within another stretch of styled ones, which do not overlap."""
    first = bisect_right(styles, start, key=lambda one: one.end)
    last = bisect_left(styles, end, key=lambda one: one.start)
    return [(max(one.start, start), min(one.end, end)) for one in styles[first:last]]


def _is_all_linked(text: str, start: int, end: int, links: Sequence[tuple[int, int]]) -> bool:
    """Whether all words of a stretch are in links."""
    return bool(links) and not any(
        _WORD.search(text, a, b)
        for a, b in zip((start, *(b for _, b in links)), (*(a for a, _ in links), end), strict=True)
    )


def _is_row(text: str, start: int, end: int, links: Sequence[tuple[int, int]]) -> bool:
    """Whether a line is several links side by side, none of which says who somebody is."""
    if len(links) < _FEWEST or not _is_all_linked(text, start, end, links):
        return False
    between = [text[a:b] for (_, a), (b, _) in pairwise(links)]
    if any(is_role_line(text[a:b]) for a, b in links[1:]):
        return False
    if all(_BETWEEN.fullmatch(one) for one in between):
        return True
    spaced = all(_BETWEEN.fullmatch(one) or _SPACE.fullmatch(one) for one in between)
    return spaced and len(links) >= _FEWEST_UNSEPARATED
