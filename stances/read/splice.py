"""Cuts stretches out of a document, and keeps the line numbers of the rest right."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from stances.document import Document, LineMap, map_lines


def cut_out(document: Document, spans: Iterable[tuple[int, int]]) -> Document:
    r"""Return a document without some stretches of its text.

    Args:
        spans: where each stretch begins and ends; in order, and without overlaps.

    Returns:
        the document with what is left as its text, whose lines are still those of the file.

    >>> cut = cut_out(Document(name="a.md", text="one <!--\n--> two"), [(4, 12)])
    >>> cut.text, cut.line_at(0), cut.line_at(5)
    ('one  two', 1, 2)
    """
    text = document.text
    lines = document.lines or map_lines(text)
    kept: list[str] = []
    numbers: dict[int, int] = {}
    length = at = 0
    for start, end in (*spans, (len(text), len(text))):
        own = lines.starts[bisect_right(lines.starts, at) : bisect_left(lines.starts, start)]
        for begin in (at, *own):
            numbers[length + begin - at] = lines.number_at(begin)
        kept.append(text[at:start])
        length += start - at
        at = end
    return replace(
        document,
        text="".join(kept),
        lines=LineMap(starts=tuple(numbers), numbers=tuple(numbers.values()), unit=lines.unit),
    )
