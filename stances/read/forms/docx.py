"""Word files (DOCX): the words that a reader sees, without deletions, comments and hidden text.

The parts of the file are XML, read with the standard library. Paragraphs are counted as they
follow each other, those of tables too, without empty ones. Headers and footers of pages are left
out. Text boxes are furniture, since most repeat what the text says; where all words stand in text
boxes, they are the text. A table with one column is a frame around running text.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from stances.document import Document
from stances.errors import StancesError
from stances.read.archive import Archive, open_archive
from stances.read.forms._docx_styles import (
    ListCounter,
    Look,
    find_child,
    find_kind,
    get_name,
    get_value,
    list_children,
    read_look,
    read_numbering,
    read_styles,
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

_THROUGH = frozenset(
    (
        *("ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple"),
        *("hyperlink", "dir", "bdo", "ruby", "rubyBase", "oMath", "oMathPara"),
    )
)
"""Elements that are read for what they hold."""
_SIGNS = {
    **{"tab": " ", "ptab": " ", "br": "\n", "cr": "\n"},
    **{"noBreakHyphen": "-", "softHyphen": ""},
}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}


def decode(name: str, data: bytes) -> Document:
    """Return a Word file as running text.

    Raises:
        StancesError: it is damaged, or holds no words.
    """
    story = _Story(open_archive(name, data))
    return join_paragraphs(name, "docx", story.gatherer.list_paragraphs(), "paragraph")


class _Package:
    """The parts of a Word file, found as the format wants it: by their relations."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._main = self._list_relations("").get("officeDocument", "word/document.xml")
        self._parts = self._list_relations(self._main)
        self.body = find_child(self._parse(self._main), "body")

    def find_part(self, kind: str) -> Element | None:
        """Return the root of a part of the document, such as its styles, if it has one."""
        member = self._parts.get(kind)
        return self._parse(member) if member in self._archive.members else None

    def _parse(self, member: str) -> Element:
        return parse_xml(self._archive.name, member, self._archive.read(member))

    def _list_relations(self, member: str) -> dict[str, str]:
        """Return the parts that a part names, by their kind."""
        folder, own = posixpath.split(member)
        relations = posixpath.join(folder, "_rels", f"{own}.rels")
        if relations not in self._archive.members:
            return {}
        return {
            get_value(one, "Type").rpartition("/")[2]: posixpath.normpath(
                posixpath.join("/", folder, get_value(one, "Target"))
            ).lstrip("/")
            for one in self._parse(relations)
            if get_value(one, "TargetMode") != "External"
        }


class _Story:
    """Gathers the paragraphs of a Word file."""

    def __init__(self, archive: Archive) -> None:
        package = _Package(archive)
        if package.body is None:
            raise StancesError(
                "damaged (it has no body)", where=archive.name, hint="save it again in Word"
            )
        self.gatherer = Gatherer()
        self._name = archive.name
        self._styles = read_styles(package.find_part("styles"))
        self._counter = ListCounter(package.find_part("numbering"))
        self._notes = {
            (part, get_value(note, "id")): note
            for part in _NOTES.values()
            for note in list_children(package.find_part(part))
        }
        self._fields: list[str] = []
        self._kept: list[Run] = []
        self._tables = 0
        self._slot: Slot | None = None
        self._read_blocks(package.body, None)
        self._end_paragraph(None, is_item=False)
        if self._fields:
            raise StancesError(
                "a field is never closed", where=self._name, hint="save it again in Word"
            )

    def _read_blocks(self, parent: Element, kind: RegionKind | None) -> None:
        """Add the paragraphs and tables of a part of the file."""
        for element in parent:
            name = get_name(element)
            if name == "p":
                self._read_paragraph(element, kind)
            elif name == "tbl":
                self._read_table(element, kind)
            elif name == "AlternateContent":
                self._read_blocks(_choose(element), kind)
            elif name in _THROUGH:
                self._read_blocks(element, kind)

    def _read_table(self, table: Element, kind: RegionKind | None) -> None:
        """Add the paragraphs of a table's cells, row by row; a table in a cell is part of that."""
        rows = [
            row
            for row in _list_below(table, "tr")
            if find_child(row, "trPr", "del") is None and find_child(row, "trPr", "hidden") is None
        ]
        cells = [list(_list_below(row, "tc")) for row in rows]
        if any(len(row) > 1 for row in cells):
            kind = kind or "table"
        self._tables += 1
        outer, number = self._slot, self._tables
        for at, row in enumerate(cells):
            for column, cell in enumerate(row):
                self._slot = outer or Slot(table=number, row=at, number=column, columns=len(row))
                self._read_blocks(cell, kind)
        self._slot = outer

    def _read_paragraph(self, element: Element, kind: RegionKind | None) -> None:
        """Add a paragraph, or keep its words for the next where its own end was deleted."""
        properties = find_child(element, "pPr")
        named = get_value(find_child(properties, "pStyle"))
        style = self._styles.get(named, self._styles[""])
        own = kind or find_kind(properties) or style.kind
        numbering = read_numbering(properties, style.numbering)
        runs = list(self._find_runs(element, style.look, frozenset()))
        has_words = any(run.text.strip() for run in runs)
        goes_on = find_child(properties, "rPr", "del") is not None
        counts = numbering is not None and (has_words or not goes_on)
        mark = self._counter.write_next(numbering) if numbering and counts else ""
        self._kept += [Run(text=mark), *runs] if has_words else runs
        if not goes_on:
            self._end_paragraph(own, is_item=bool(mark) and own != "heading")

    def _end_paragraph(self, kind: RegionKind | None, *, is_item: bool) -> None:
        slot = self._slot if kind == "table" else None
        self.gatherer.add(self._kept, kind, is_item=is_item, slot=slot)
        self._kept = []

    def _find_runs(
        self, parent: Element, look: Look, styles: frozenset[StyleKind]
    ) -> Iterator[Run]:
        """Yield the words of a paragraph that are seen."""
        for element in parent:
            name = get_name(element)
            if name == "r":
                yield from self._read_run(element, look, styles)
            elif name == "AlternateContent":
                yield from self._find_runs(_choose(element), look, styles)
            elif name == "hyperlink":
                yield from self._find_runs(element, look, styles | {"link"})
            elif name in _THROUGH:
                yield from self._find_runs(element, look, styles)

    def _read_run(
        self, element: Element, look: Look, styles: frozenset[StyleKind]
    ) -> Iterator[Run]:
        """Yield the words of one run; notes and text boxes in it go to their own places."""
        properties = find_child(element, "rPr")
        named = self._styles.get(get_value(find_child(properties, "rStyle")) or "-")
        own = look.refine(named.look if named else Look()).refine(read_look(properties))
        styles |= make_styles(bold=own.bold, italic=own.italic)
        for child in element:
            name = get_name(child)
            if name == "fldChar":
                self._follow_field(get_value(child, "fldCharType"))
            elif name == "instrText" and self._in_code():
                self._fields[-1] += f" {child.text or ''}"
            elif own.unseen or self._in_code():
                continue
            elif name in _NOTES:
                self._add_note(_NOTES[name], get_value(child, "id"))
            elif name in ("drawing", "pict", "object", "AlternateContent"):
                self._read_boxes(child)
            elif name in ("t", *_SIGNS):
                text = (child.text or "") if name == "t" else _SIGNS[name]
                links = any(field.startswith("link") for field in self._fields)
                yield Run(text=text, styles=styles | {"link"} if links else styles)
            elif name == "ruby":
                yield from self._find_runs(child, look, styles)

    def _in_code(self) -> bool:
        """Whether what follows is the code of a field."""
        return any(field.startswith("code") for field in self._fields)

    def _follow_field(self, kind: str) -> None:
        """Follow where a field's code and its result begin and end; the code is not seen."""
        if kind == "begin":
            self._fields.append("code")
        elif kind == "separate" and self._fields:
            is_link = "HYPERLINK" in self._fields[-1]
            self._fields[-1] = "link" if is_link else "result"
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _add_note(self, part: str, note_id: str) -> None:
        """Add the paragraphs of a note that the text refers to, once."""
        note = self._notes.pop((part, note_id), None)
        if note is not None:
            self._add_aside(note, "footnote")

    def _read_boxes(self, parent: Element) -> None:
        """Add the text boxes that hang on a run."""
        if get_name(parent) == "txbxContent":
            self._add_aside(parent, "furniture")
            return
        for element in _choose(parent) if get_name(parent) == "AlternateContent" else parent:
            self._read_boxes(element)

    def _add_aside(self, blocks: Element, kind: RegionKind) -> None:
        """Add paragraphs that stand outside of the running text."""
        for block in blocks:
            if get_name(block) == "p":
                style = self._styles.get(get_value(find_child(block, "pPr", "pStyle")))
                runs = list(self._find_runs(block, style.look if style else Look(), frozenset()))
                self.gatherer.add_aside(runs, kind)
            else:
                self._add_aside(block, kind)


def _choose(element: Element) -> Element:
    """Return the first of the ways in which a part may be shown; the others repeat it."""
    return next(iter(element), element)


def _list_below(parent: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, those that were inserted too."""
    for element in parent:
        if get_name(element) == name:
            yield element
        elif get_name(element) in _THROUGH:
            yield from _list_below(element, name)
