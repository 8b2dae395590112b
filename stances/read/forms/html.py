"""HTML: the paragraphs of a page, in which what stands around its text is marked."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from stances.document import Document, LineMap, map_lines
from stances.read.forms._html_blocks import Block, Element, list_around
from stances.read.forms._html_main import choose_main, is_footnote, is_from_readers
from stances.read.forms._html_tables import find_cells, find_data_tables
from stances.read.forms._html_tree import read_page
from stances.read.forms.form import MarkedText, Region, RegionKind, Style
from stances.regex import compile_later

_KINDS: dict[str, RegionKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "blockquote": "quotation",
    "figcaption": "caption",
    "caption": "caption",
}
_CAPTIONS = compile_later(r"(?:wp-)?caption(?:-text)?|credit")
_IN_CELLS: tuple[RegionKind, ...] = ("table", "quotation", "heading")
"""What the paragraphs of a cell are that hold its words."""

_MOST_QUOTED = 0.6
"""The share of a text that is quoted at most."""

PAGE_END = "\x1e"
"""What stands between pages in the text of a document that holds several; no page holds it."""


def mark_text(document: Document) -> MarkedText:
    """Return the words of pages: their text, and what stands around it as furniture.

    Each word that a page shows comes once, in the order of the file. Places are those of the
    document's own lines; where it says that it has none, paragraphs are counted.
    """
    found: list[tuple[Block, RegionKind | None]] = []
    data: set[Element] = set()
    start = 0
    for page in document.text.split(PAGE_END):
        blocks = read_page(document, start, start + len(page))
        chosen = choose_main(blocks)
        main = [block for block, is_main in zip(blocks, chosen, strict=True) if is_main]
        tables, margins = find_data_tables(blocks), _find_margins(main)
        quoting = _find_quoting(main)
        data |= tables
        found += (
            (block, _find_kind(block, tables, margins, quoting, is_main=is_main))
            for block, is_main in zip(blocks, chosen, strict=True)
        )
        start += len(page) + len(PAGE_END)
    return _join(document, found, frozenset(data))


def _find_margins(main: Sequence[Block]) -> frozenset[Element]:
    """Return the block quotes that hold most of a text: old pages make its margins so."""
    lengths: dict[Element, int] = {}
    for block in main:
        for one in list_around(block.element):
            if one.tag == "blockquote":
                lengths[one] = lengths.get(one, 0) + block.length
    total = sum(block.length for block in main)
    return frozenset(one for one, length in lengths.items() if length > total * _MOST_QUOTED)


def _find_quoting(main: Sequence[Block]) -> frozenset[Element]:
    """Return the figures that hold a quotation, whose caption says whose it is."""
    found: set[Element] = set()
    for block in main:
        around = list(list_around(block.element))
        if any(one.tag == "blockquote" for one in around):
            found.update(one for one in around if one.tag == "figure")
    return frozenset(found)


def _find_kind(
    block: Block,
    tables: frozenset[Element],
    margins: frozenset[Element],
    quoting: frozenset[Element],
    *,
    is_main: bool,
) -> RegionKind | None:
    """Return what a paragraph is, if nobody speaks it."""
    if is_footnote(block):
        return "footnote"
    if not is_main:
        return "readers" if is_from_readers(block) else "furniture"
    around = (_name_element(one, tables, margins, quoting) for one in list_around(block.element))
    return next(filter(None, around), None)


def _name_element(
    one: Element,
    tables: frozenset[Element],
    margins: frozenset[Element],
    quoting: frozenset[Element],
) -> RegionKind | None:
    """Return what an element of a text is, if nobody speaks what it holds."""
    if one in tables:
        return "table"
    if one.tag == "code" and one.preformatted:
        return "code"
    if any(_CAPTIONS.fullmatch(name) for name in one.names):
        return "caption"
    if one.tag == "figcaption" and one.parent in quoting:
        return None
    return _KINDS.get(one.tag) if one not in margins else None


def _join(
    document: Document,
    blocks: Sequence[tuple[Block, RegionKind | None]],
    tables: frozenset[Element],
) -> MarkedText:
    """Return paragraphs as running text, whose lines are still those of the file."""
    own = document.lines or map_lines(document.text)
    parts: list[str] = []
    numbers: dict[int, int] = {0: 1}
    regions: list[Region] = []
    styles: list[Style] = []
    in_cells: list[tuple[Block, int, int]] = []
    length = 0
    above: RegionKind | None = None
    last: tuple[Element, ...] = ()
    for number, (block, kind) in enumerate(blocks, start=1):
        start = length
        for text, offset in block.pieces:
            numbers[length] = number if own.unit == "paragraph" else own.number_at(offset)
            parts.append(text)
            length += len(text)
        quotes = _list_quotes(block) if kind == "quotation" else ()
        depth = len(quotes) if len(quotes) > 1 else 0
        if quotes and last and quotes[-1] is last[-1] and len(quotes) == len(last):
            regions.append(replace(regions.pop(), end=length))
        elif kind == "quotation":
            regions.append(Region(start=start, end=length, kind=kind, depth=depth))
        elif kind:
            regions += _extend(regions, start, length, kind)
        last = quotes
        styles += (Style(start=start + a, end=start + b, kind=one) for a, b, one in block.styles)
        if _signs(block, kind, above):
            styles.append(Style(start=start, end=length, kind="signature"))
        above = kind
        if kind in _IN_CELLS:
            in_cells.append((block, start, length))
        parts.append("\n\n")
        length += 2
    lines = LineMap(starts=tuple(numbers), numbers=tuple(numbers.values()), unit=own.unit)
    return MarkedText(
        document=dataclasses.replace(document, text="".join(parts), lines=lines),
        regions=tuple(regions),
        styles=tuple(sorted(styles, key=lambda one: (one.start, one.end))),
        cells=tuple(find_cells(in_cells, tables)),
    )


def _list_quotes(block: Block) -> tuple[Element, ...]:
    """Return the block quotes in which a paragraph stands, from the inside out."""
    return tuple(one for one in list_around(block.element) if one.tag == "blockquote")


def _signs(block: Block, kind: RegionKind | None, above: RegionKind | None) -> bool:
    """Whether a paragraph is by its element what names whoever said the quotation above it.

    Args:
        kind, above: what this paragraph and the one above it are.
    """
    tags = [one.tag for one in list_around(block.element)]
    is_cited = tags[0] == "cite" or (kind == "quotation" and "footer" in tags)
    return above == "quotation" and (is_cited or (kind is None and "figcaption" in tags))


def _extend(regions: list[Region], start: int, end: int, kind: RegionKind) -> Iterator[Region]:
    """Yield a region; one that goes on with furniture before it takes its place."""
    before = regions[-1] if regions else None
    if (
        kind in ("furniture", "readers")
        and before
        and before.kind == kind
        and before.end + 2 == start
    ):
        start = regions.pop().start
    yield Region(start=start, end=end, kind=kind)
