"""Lines of plain text that begin with ">", as those do that a mail program quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from msgspec import Struct
from msgspec.structs import replace

from stances.document import Document
from stances.read.forms.edit import edit_marked
from stances.read.forms.form import MarkedText, Region
from stances.read.splice import Edit
from stances.regex import compile_later

_LINE = compile_later(r"^(?P<mark>[ \t]{0,3}(?:>[ \t]?)*)(?P<words>[^\n\f]*)", re.MULTILINE)
_TURN = compile_later(r"[^\W\d_][^\n:>]{0,80}:\s+\S")
"""How captions and some transcripts begin a turn: "> TEST ALPHA: We must."."""


class _Line(Struct, frozen=True, kw_only=True):
    """A line: how deep it is quoted, and where its words begin and end."""

    begin: int
    start: int
    end: int
    depth: int


def mark_mail_quotes(document: Document) -> MarkedText:
    r"""Return a text in which quoted lines are quotations, without the marks before them.

    A blank line stands wherever the depth changes. Captions, whose turns begin with ">>", stay as
    they are.

    >>> marked = mark_mail_quotes(Document(name="a.txt", text="No.\n> We must.\n> Now.\n"))
    >>> marked.document.text, [one.depth for one in marked.regions]
    ('No.\n\nWe must.\nNow.\n\n', [1])
    """
    text = document.text
    marked = MarkedText(document=document)
    if ">" not in text:
        return marked
    lines = [
        _Line(
            begin=one.start(),
            start=one.start("words"),
            end=one.end(),
            depth=one["mark"].count(">"),
        )
        for one in _LINE.finditer(text)
    ]
    if not _are_quoted(text, lines):
        return marked
    runs = [tuple(group) for _, group in groupby(lines, key=lambda one: one.depth)]
    regions = tuple(
        Region(start=run[0].begin, end=run[-1].end, kind="quotation", depth=run[0].depth)
        for run in runs
        if run[0].depth and any(one.start < one.end for one in run)
    )
    return edit_marked(replace(marked, regions=regions), _list_edits(runs))


def _are_quoted(text: str, lines: Sequence[_Line]) -> bool:
    """Whether the marks are those of a mail program: some are single, and few begin turns."""
    marked = [one for one in lines if one.depth]
    begun = [
        line
        for above, line in zip((None, *lines), lines, strict=False)
        if line.depth and (above is None or above.depth != line.depth or above.start == above.end)
    ]
    turns = sum(_TURN.match(text, one.start, one.end) is not None for one in begun)
    return any(one.depth == 1 for one in marked) and 2 * turns <= len(begun)


def _list_edits(runs: Sequence[Sequence[_Line]]) -> Iterator[Edit]:
    """Yield the edits that cut the marks, and part the runs of lines of one depth."""
    for run in runs:
        for line in run:
            if line.depth and line.begin < line.start:
                yield Edit(start=line.begin, end=line.start)
    for run, following in pairwise(runs):
        end = run[-1].end
        if end < following[0].begin:
            yield Edit(start=end, end=end, text="\n")
