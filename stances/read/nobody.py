"""The words of a text that are nobody's: all that no expert's statement holds.

What is left out of statements is decided before: by forms (`Form.mark_text`), and by the layouts
(`_furniture`, `_directions`, `_tail`, `_sections.drop_furniture`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from stances.read.forms.form import RegionKind
from stances.read.found import Found
from stances.regex import compile_later
from stances.text.tokens import has_words

NobodyKind = Literal["name", "text"] | RegionKind
"""What words are that are nobody's: ``name`` says who speaks; ``text`` is whatever no form marks,
such as narration, questions, titles and biographies; the others are marked by the form."""

_PARAGRAPH = compile_later(r"\S(?:.|\n(?!\s*\n))*")


class NobodysStretch(Struct, frozen=True, kw_only=True):
    """A stretch of a document, ``text[start:end]``, that is nobody's, and what it is."""

    start: int
    end: int
    kind: NobodyKind


def list_nobodys(found: Found) -> tuple[NobodysStretch, ...]:
    """Return each stretch of running text that has words and is nobody's, in order.

    Front matter is about the text and no part of it. Of a table, all texts are somebody's.
    """
    if found.source.is_table:
        return ()
    text = found.source.document.text
    spoken = _Layer((b.start, b.end, "text") for one in found.statements for b in one.blocks)
    names = _Layer((one.start, one.end, "name") for one in found.clues)
    marked = _Layer((one.start, one.end, one.kind) for one in found.source.regions)
    edges = sorted({0, len(text), *spoken.edges, *names.edges, *marked.edges})
    return tuple(
        NobodysStretch(start=start, end=end, kind=kind)
        for first, last in pairwise(edges)
        if spoken.find(first) is None
        and (kind := names.find(first) or marked.find(first) or "text") != "header"
        for start, end in _cut_paragraphs(text, first, last)
        if has_words(text, start, end)
    )


class _Layer:
    """Stretches that do not overlap and each have a kind, looked up by an offset."""

    def __init__(self, stretches: Iterable[tuple[int, int, NobodyKind]]) -> None:
        self._stretches = sorted(stretches)
        self._starts = [start for start, _, _ in self._stretches]
        self.edges = {edge for start, end, _ in self._stretches for edge in (start, end)}

    def find(self, offset: int) -> NobodyKind | None:
        """Return the kind of the stretch that holds an offset; `None` where none does."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0 or offset >= self._stretches[number][1]:
            return None
        return self._stretches[number][2]


def _cut_paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for paragraph in _PARAGRAPH.finditer(text, start, end):
        yield paragraph.start(), paragraph.start() + len(paragraph.group().rstrip())
