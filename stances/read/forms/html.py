"""HTML: the paragraphs of a page, without what stands around its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from stances.document import Document, LineMap, map_lines
from stances.read.forms.form import Form, MarkedText, Region, RegionKind

_AROUND = frozenset(
    (
        *("head", "script", "style", "noscript", "template", "svg", "nav", "header", "footer"),
        *("aside", "form", "button", "select", "iframe", "figure", "figcaption", "object"),
        *("audio", "video", "dialog"),
    )
)
"""Elements that hold nothing of the text."""
_MAIN = frozenset(("main", "article"))
_KINDS: dict[str, RegionKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "blockquote": "quotation",
    "table": "table",
    "code": "code",
}
_BLOCKS = frozenset(
    (
        *("p", "div", "li", "ul", "ol", "dl", "dt", "dd", "section", "article", "main"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "tr", "td", "th", "pre"),
        *("hr", "address", "center", "body", "title"),
    )
)
"""Elements that begin and end a paragraph."""
_BEGINS = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html\b)", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class _Paragraph:
    """A paragraph as it grows: its pieces, each with the line of the file that it begins on."""

    kind: RegionKind | None
    is_main: bool
    pieces: list[tuple[str, int]] = field(default_factory=list)


class _Page(HTMLParser):
    """Collects the paragraphs of a page, in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[_Paragraph] = []
        self._open: list[str] = []
        self._fresh = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph where the element is a block."""
        if tag in _BLOCKS:
            self._fresh = True
        if tag == "br":
            self._add("\n", self.getpos()[0])
        elif tag in _AROUND or tag in _MAIN or tag in _KINDS or tag == "pre":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph where the element is a block; what was left open in it ends too."""
        if tag in _BLOCKS:
            self._fresh = True
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Add text to the paragraph, its white space made single but in preformatted text."""
        if any(tag in _AROUND for tag in self._open):
            return
        line = self.getpos()[0]
        if "pre" not in self._open:
            lead = data[: len(data) - len(data.lstrip())].count("\n")
            self._add(_SPACE.sub(" ", data), line + lead)
            return
        for number, one in enumerate(data.splitlines(keepends=True)):
            self._add(one, line + number)

    def _add(self, text: str, line: int) -> None:
        if self._fresh and not text.strip(" \n"):
            return
        if self._fresh:
            kind = next((_KINDS[tag] for tag in self._open if tag in _KINDS), None)
            is_main = any(tag in _MAIN for tag in self._open)
            self.paragraphs.append(_Paragraph(kind=kind, is_main=is_main))
            self._fresh = False
        self.paragraphs[-1].pieces.append((text, line))


def _recognise(text: str, _columns: Sequence[str]) -> bool:
    """Whether a text begins as a page does."""
    return _BEGINS.match(text) is not None


def _mark_text(document: Document) -> MarkedText:
    """Return the paragraphs of a page: those of its ``main`` or ``article``, if it has one."""
    page = _Page()
    page.feed(document.text)
    page.close()
    found = page.paragraphs
    main = [one for one in found if one.is_main]
    return _join(document, main or found)


def _join(document: Document, paragraphs: Sequence[_Paragraph]) -> MarkedText:
    """Return paragraphs as running text, whose lines are still those of the file."""
    own = document.lines or map_lines(document.text)
    parts: list[str] = []
    numbers: dict[int, int] = {0: 1}
    regions: list[Region] = []
    length = 0
    for one in paragraphs:
        start = length
        for text, line in one.pieces:
            numbers[length] = own.numbers[min(line, len(own.numbers)) - 1]
            parts.append(text)
            length += len(text)
        if one.kind is not None:
            regions.append(Region(start=start, end=length, kind=one.kind))
        parts.append("\n\n")
        length += 2
    lines = LineMap(starts=tuple(numbers), numbers=tuple(numbers.values()))
    return MarkedText(
        document=replace(document, text="".join(parts), lines=lines), regions=tuple(regions)
    )


HTML = Form(
    name="html",
    endings=(".html", ".htm", ".xhtml"),
    recognise=_recognise,
    mark_text=_mark_text,
)
