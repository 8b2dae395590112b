"""Edits of a text that was marked: its regions, styles and cells move with it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from stances.read.forms.form import MarkedText
from stances.read.splice import Edit, join_edits, make_mover, rewrite


def edit_marked(marked: MarkedText, edits: Iterable[Edit]) -> MarkedText:
    """Return a marked text after some edits, in any order; what they leave empty is dropped.

    >>> from stances.document import Document
    >>> from stances.read.forms.form import Region
    >>> text, region = Document(name="a.md", text="# One"), Region(start=0, end=5, kind="heading")
    >>> marked = MarkedText(document=text, regions=(region,))
    >>> edit_marked(marked, [Edit(start=0, end=2)]).regions
    (Region(start=0, end=3, kind='heading', depth=0),)
    """
    joined = join_edits(edits)
    if not joined:
        return marked
    move = make_mover(joined)
    regions = (replace(one, start=move(one.start), end=move(one.end)) for one in marked.regions)
    styles = (replace(one, start=move(one.start), end=move(one.end)) for one in marked.styles)
    cells = (replace(one, start=move(one.start), end=move(one.end)) for one in marked.cells)
    return MarkedText(
        document=rewrite(marked.document, joined),
        regions=tuple(one for one in regions if one.start < one.end),
        styles=tuple(one for one in styles if one.start < one.end),
        cells=tuple(cells),
    )
