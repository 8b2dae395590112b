"""OpenDocument texts (ODT): the words that a reader sees, without deletions and comments.

The parts of the file are XML, read with the standard library. Paragraphs are counted as in Word
files, and text boxes and tables are read as there.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct
from msgspec.structs import replace

from stances.document import Document
from stances.errors import StancesError
from stances.read.archive import open_archive
from stances.read.forms._odt_styles import (
    OUTLINE,
    ListCounter,
    OpenStyle,
    Styles,
    get_name,
    get_number,
    get_value,
)
from stances.read.forms.form import RegionKind, StyleKind
from stances.read.forms.running import (
    Gatherer,
    Run,
    Slot,
    join_paragraphs,
    make_styles,
)
from stances.read.xml_tree import parse_xml

_MIMETYPE = b"application/vnd.oasis.opendocument.text"
_UNSEEN = frozenset(
    (
        *("text:tracked-changes", "office:annotation", "office:forms", "text:hidden-text"),
        *("text:ruby-text", "text:number", "text:note-citation", "text:sequence-decls"),
        *("text:variable-decls", "text:user-field-decls", "office:event-listeners"),
    )
)
"""Elements that hold nothing that a reader sees."""
_INDEXES = frozenset(
    f"text:{name}"
    for name in (
        *("table-of-content", "alphabetical-index", "illustration-index", "table-index"),
        *("object-index", "user-index"),
    )
)
_CELLS = ("table:table-cell", "table:covered-table-cell")
_MOST_SPACES = 100


def decode(name: str, data: bytes) -> Document:
    """Return an OpenDocument text as running text.

    Raises:
        StancesError: it is damaged or has a password, or holds no words.
    """
    archive = open_archive(name, data)
    manifest = "META-INF/manifest.xml"
    if manifest in archive.members and b"encryption-data" in archive.read(manifest):
        raise StancesError("has a password", where=name, hint="save it without one")
    content = parse_xml(name, "content.xml", archive.read("content.xml"))
    roots = [content]
    if "styles.xml" in archive.members:
        roots.insert(0, parse_xml(name, "styles.xml", archive.read("styles.xml")))
    body = next((one for one in content.iter() if get_name(one) == "office:text"), None)
    if body is None:
        raise StancesError("damaged (it has no text)", where=name, hint="save it again")
    story = _Story(Styles(roots), body)
    return join_paragraphs(name, "odt", story.gatherer.list_paragraphs(), "paragraph")


class _Where(Struct, frozen=True, kw_only=True):
    """What a part of the file stands in.

    Attributes:
        kind: why nobody speaks it.
        is_aside: whether it stands outside of the running text.
        list_style: the list's style, of an item.
        level: how deep in lists it is.
        slot: the cell of a table that it is.
    """

    kind: RegionKind | None = None
    is_aside: bool = False
    list_style: str = ""
    level: int = 0
    slot: Slot | None = None


class _Story:
    """Gathers the paragraphs of a file."""

    def __init__(self, styles: Styles, body: Element) -> None:
        self.gatherer = Gatherer()
        self._styles = styles
        self._counter = ListCounter(styles)
        self._tables = self._rows = 0
        self._read_blocks(body, _Where())

    def _read_blocks(self, parent: Element, where: _Where) -> None:
        """Add the paragraphs, lists and tables of a part of the file."""
        for element in parent:
            name = get_name(element)
            if name in _UNSEEN or get_value(element, "text:display") == "none":
                continue
            if name in ("text:p", "text:h"):
                self._read_paragraph(element, where)
            elif name == "text:list":
                self._read_list(element, where)
            elif name == "table:table":
                self._tables += where.slot is None
                self._read_blocks(element, _mark(where, _find_table_kind(element)))
            elif name == "table:table-row" and where.slot is None:
                self._read_row(element, where)
            elif name in _INDEXES:
                self._read_blocks(element, _mark(where, "furniture"))
            elif name.startswith("draw:"):
                self._read_box(element)
            else:
                self._read_blocks(element, where)

    def _read_row(self, element: Element, where: _Where) -> None:
        """Add the paragraphs of a row's cells; a table in a cell is part of that."""
        self._rows += 1
        cells = [one for one in element if get_name(one) in _CELLS]
        for number, cell in enumerate(cells):
            slot = Slot(table=self._tables, row=self._rows, number=number, columns=len(cells))
            self._read_blocks(cell, replace(where, slot=slot))

    def _read_list(self, element: Element, where: _Where) -> None:
        """Add the items of a list."""
        style = get_value(element, "text:style-name") or where.list_style
        level = where.level + 1
        goes_on = (
            get_value(element, "text:continue-numbering") == "true"
            or get_value(element, "text:continue-list") != ""
        )
        self._counter.begin(style, level, goes_on=goes_on)
        inner = replace(where, list_style=style, level=level)
        for item in element:
            mark = ""
            if get_name(item) == "text:list-item":
                own = get_value(item, "text:start-value")
                start = get_number(item, "text:start-value", 1) if own else None
                first = next(iter(item), None)
                if first is not None and get_name(first) != "text:list":
                    mark = self._write_mark(first, inner, start)
            self._mark = mark
            self._read_blocks(item, inner)
        self._mark = ""

    _mark = ""
    """The number or bullet of the item whose first paragraph comes next."""

    def _write_mark(self, paragraph: Element, where: _Where, start: int | None) -> str:
        """Return an item's number; its list's style may be that of its paragraph."""
        own = self._styles.find("paragraph", get_value(paragraph, "text:style-name")).list_style
        return self._counter.write_next(where.list_style or own, where.level, start)

    def _read_paragraph(self, element: Element, where: _Where) -> None:
        """Add a paragraph or a heading."""
        style = self._styles.find("paragraph", get_value(element, "text:style-name"))
        is_heading = get_name(element) == "text:h"
        kind = where.kind or ("heading" if is_heading else style.kind)
        mark, self._mark = self._mark, ""
        if is_heading and not mark:
            level = get_number(element, "text:outline-level", 1)
            mark = self._counter.write_next(OUTLINE, level)
        runs = list(self._find_runs(element, style, frozenset()))
        if mark and any(run.text.strip() for run in runs):
            runs.insert(0, Run(text=mark))
        if where.is_aside:
            self.gatherer.add_aside(runs, kind or "furniture")
        else:
            is_item = bool(mark) and not is_heading
            slot = where.slot if kind == "table" else None
            self.gatherer.add(runs, kind, is_item=is_item, slot=slot)

    def _find_runs(
        self, parent: Element, look: OpenStyle, styles: frozenset[StyleKind]
    ) -> Iterator[Run]:
        """Yield the words of a paragraph that are seen."""
        own = styles | make_styles(bold=look.bold, italic=look.italic)
        if not look.unseen:
            yield Run(text=_fold(parent.text), styles=own)
        for element in parent:
            yield from self._read_inline(element, look, styles)
            if not look.unseen:
                yield Run(text=_fold(element.tail), styles=own)

    def _read_inline(
        self, element: Element, look: OpenStyle, styles: frozenset[StyleKind]
    ) -> Iterator[Run]:
        """Yield the words of one element; notes and text boxes go to their own places."""
        name = get_name(element)
        if name in _UNSEEN or name == "text:note":
            for body in element if name == "text:note" and not look.unseen else ():
                if get_name(body) == "text:note-body":
                    self._read_blocks(body, _Where(kind="footnote", is_aside=True))
        elif name == "text:s":
            count = min(get_number(element, "text:c", 1), _MOST_SPACES)
            yield Run(text="" if look.unseen else " " * count)
        elif name in ("text:tab", "text:line-break"):
            sign = " " if name == "text:tab" else "\n"
            yield Run(text="" if look.unseen else sign)
        elif name == "text:a":
            yield from self._find_runs(element, look, styles | {"link"})
        elif name.startswith("draw:"):
            self._read_box(element)
        else:
            named = get_value(element, "text:style-name") if name == "text:span" else ""
            yield from self._find_runs(element, self._blend(look, named), styles)

    def _blend(self, look: OpenStyle, named: str) -> OpenStyle:
        """Return the look of words within a span."""
        if not named:
            return look
        own = self._styles.find("text", named)
        return OpenStyle(
            bold=look.bold if own.bold is None else own.bold,
            italic=look.italic if own.italic is None else own.italic,
            unseen=look.unseen or own.unseen,
        )

    def _read_box(self, element: Element) -> None:
        """Add the paragraphs of a text box; of a drawing, its title is not seen."""
        for inner in element:
            if get_name(inner) == "draw:text-box":
                self._read_blocks(inner, _Where(kind="furniture", is_aside=True))
            elif get_name(inner).startswith("draw:"):
                self._read_box(inner)


def _mark(where: _Where, kind: RegionKind | None) -> _Where:
    return replace(where, kind=where.kind or kind, list_style="", level=0)


def _find_table_kind(table: Element) -> RegionKind | None:
    """Return "table", or nothing where it has one column and only frames running text."""
    rows = (one for one in table.iter() if get_name(one) == "table:table-row")
    cells = (sum(get_name(one) == "table:table-cell" for one in row) for row in rows)
    return "table" if any(count > 1 for count in cells) else None


_WHITE = str.maketrans("\n\r\t", "   ")


def _fold(text: str | None) -> str:
    """Return characters as the format wants them: a line end in XML is a space."""
    return (text or "").translate(_WHITE)
