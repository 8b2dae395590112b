"""Cuts and replaces stretches of a document, and keeps the line numbers of the rest right."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from msgspec import Struct

from stances.document import Document, LineMap, map_lines


class Edit(Struct, frozen=True, kw_only=True):
    """A stretch of a text, ``text[start:end]``, and what is written in its place."""

    start: int
    end: int
    text: str = ""


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
    return rewrite(document, [Edit(start=start, end=end) for start, end in spans])


def rewrite(document: Document, edits: Iterable[Edit]) -> Document:
    """Return a document with other words in place of some stretches of its text.

    Args:
        edits: in order, and without overlaps.

    Returns:
        the document with the new text, whose lines are still those of the file.

    >>> rewrite(Document(name="a.md", text="R&amp;D"), [Edit(start=1, end=6, text="&")]).text
    'R&D'
    """
    text = document.text
    lines = document.lines or map_lines(text)
    kept: list[str] = []
    numbers: dict[int, int] = {}
    length = at = 0
    for edit in (*edits, Edit(start=len(text), end=len(text))):
        own = lines.starts[bisect_right(lines.starts, at) : bisect_left(lines.starts, edit.start)]
        for begin in (at, *own):
            numbers[length + begin - at] = lines.number_at(begin)
        length += edit.start - at
        if edit.text:
            numbers[length] = lines.number_at(edit.start)
        kept += (text[at : edit.start], edit.text)
        length += len(edit.text)
        at = edit.end
    return replace(
        document,
        text="".join(kept),
        lines=LineMap(starts=tuple(numbers), numbers=tuple(numbers.values()), unit=lines.unit),
    )


def join_edits(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return edits in order and without overlaps: one that is inside of another is dropped.

    >>> found = [Edit(start=4, end=5, text="x"), Edit(start=3, end=6), Edit(start=5, end=8)]
    >>> [(one.start, one.end, one.text) for one in join_edits(found)]
    [(3, 6, ''), (6, 8, '')]
    """
    found: list[Edit] = []
    at = 0
    for edit in sorted(edits, key=lambda one: (one.start, -one.end)):
        if edit.start >= at:
            found.append(edit)
        elif edit.end > at:
            found.append(Edit(start=at, end=edit.end))
        at = max(at, edit.end)
    return tuple(found)


def make_mover(edits: Sequence[Edit]) -> Callable[[int], int]:
    """Return a function that turns an offset of a text into one of the text after some edits.

    Args:
        edits: in order, and without overlaps.

    >>> move = make_mover([Edit(start=2, end=4), Edit(start=6, end=7, text="fi")])
    >>> [move(offset) for offset in (1, 2, 3, 4, 6, 7)]
    [1, 2, 2, 2, 4, 6]
    """
    starts = [edit.start for edit in edits]
    shifts = [0]
    for edit in edits:
        shifts.append(shifts[-1] + len(edit.text) - (edit.end - edit.start))

    def move(offset: int) -> int:
        number = bisect_left(starts, offset)
        if number and offset < edits[number - 1].end:
            edit = edits[number - 1]
            return edit.start + shifts[number - 1] + min(offset - edit.start, len(edit.text))
        return offset + shifts[number]

    return move


def widen_cuts(text: str, cuts: Iterable[tuple[int, int]]) -> Iterator[Edit]:
    r"""Yield edits that cut stretches out and leave no gap where each of them stood.

    With it goes the space before it, where white space or a stop follows; a line of which nothing
    is left goes altogether, since a blank one would end a paragraph.

    Args:
        cuts: where each stretch begins and ends; in order, and without overlaps.

    >>> text = "See x y\nx\nnow x."
    >>> [text[one.start : one.end] for one in widen_cuts(text, [(4, 5), (8, 9), (14, 15)])]
    [' x', 'x\n', ' x']
    """
    runs: list[tuple[int, int]] = []
    for start, end in cuts:
        if runs and not text[runs[-1][1] : start].strip(_SPACES):
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    for start, end in runs:
        before, after = start, end
        while before and text[before - 1] in _SPACES:
            before -= 1
        while after < len(text) and text[after] in _SPACES:
            after += 1
        begins = _begins_line(text, before)
        if begins and text[after : after + 1] == "\n":
            yield Edit(start=start, end=after + 1)
        elif begins:
            yield Edit(start=start, end=after)
        elif after == len(text) or after > end or text[after] in _STOPS:
            yield Edit(start=before, end=end)
        else:
            yield Edit(start=start, end=end)


_SPACES = " \t"
_STOPS = "\n.,;:!?)]"


def _begins_line(text: str, at: int) -> bool:
    """Whether nothing but the marks of block quotes stands on a line before an offset."""
    while at and text[at - 1] in " \t>":
        at -= 1
    return at == 0 or text[at - 1] == "\n"
