"""A page as blocks of text, each with its element and how its words are shown."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from html import unescape
from html.parser import HTMLParser

from stances.document import Document, map_lines
from stances.read.forms._html_blocks import Block, Element
from stances.read.forms.form import StyleKind
from stances.regex import compile_later

_UNSEEN = frozenset(
    (
        *("head", "title", "script", "style", "noscript", "template", "svg", "iframe", "object"),
        *(
            "audio",
            "video",
            "canvas",
            "map",
            "select",
            "datalist",
            "textarea",
            "del",
            "s",
            "strike",
        ),
    )
)
"""Elements that hold nothing that is said or shown as text."""
_VOID = frozenset(
    (
        *("area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "link"),
        *("meta", "param", "source", "track", "wbr"),
    )
)
BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
        ),
        *("dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1"),
        *("h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "menu", "nav", "ol"),
        *("p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
        *("ul", "button", "legend", "option"),
    )
)
"""Elements that begin and end a paragraph."""
_CLOSED_BY = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("tr", "td", "th"),
    "td": ("td", "th"),
    "th": ("td", "th"),
}
"""What an element ends that was left open before it."""
_TABLE = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"))
_STYLES: dict[str, StyleKind] = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em", "cite", "dfn"), "italic"),
    "li": "item",
}
_HIDES = compile_later(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD = compile_later(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = compile_later(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_JUMPS = compile_later(r"\s*#[^\s#/!]")
"""Where a link leads that stays on its page."""
_MARK = compile_later(r"[\s\d*†‡§,\[\]()a-f]{1,9}")
"""What the mark of a footnote holds."""
_NOTE = compile_later(r"footnote|noteref|reference")
_MAY_HAVE_NOTE = compile_later(r"(?:[^\W\d_]{3}|[.,;:!?”\"’)])\s*\Z")
"""What a footnote mark follows: a unit of two letters may be squared instead."""
_SPACE = compile_later(r"\s+")
_WRITTEN_BREAK = compile_later(r"&(?:#0*1[03]|#[xX]0*[adAD]|NewLine);")
_DEEPEST = 250
"""How deep elements are followed; browsers have such a bound as well."""


def read_page(document: Document, start: int = 0, end: int | None = None) -> list[Block]:
    """Return the paragraphs that a page shows, in order, without those that are empty.

    Args:
        start, end: which part of the document's text is the page.

    >>> [one.text for one in read_page(Document(name="a.html", text="<p>One<p><b>Two</b> 3<hr>"))]
    ['One', 'Two 3']
    """
    page = _Page(document, start, len(document.text) if end is None else end)
    page.feed(page.source)
    page.close()
    page.finish()
    return page.blocks


class _Page(HTMLParser):
    """Collects the paragraphs of a page, in order."""

    def __init__(self, document: Document, start: int, end: int) -> None:
        super().__init__(convert_charrefs=False)
        text = document.text[start:end]
        text = _WRITTEN_BREAK.sub(lambda found: " " * len(found.group()), text)
        self.source = text.replace("<![", "<!-")  # the parser fails on sections it does not know
        self.blocks: list[Block] = []
        self._base = start
        self._lines = map_lines(self.source).starts
        self._stops = (document.lines or map_lines(document.text)).starts
        self._open = [Element(tag="", parent=None)]
        self._elements = list(self._open)
        self._block: Block | None = None
        self._marks: list[tuple[Element, Block, int]] = []

    def finish(self) -> None:
        """End the last paragraph, and count what each element holds."""
        self._end_block()
        for block in self.blocks:
            block.element.length += block.length
            block.element.linked += block.linked
        for one in reversed(self._elements):
            if one.parent is not None:
                one.parent.length += one.length
                one.parent.linked += one.linked
                one.parent.links += one.links

    # ------------------------------------------------------------------------- elements

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; end the paragraph before it where it is a block."""
        if tag in BLOCKS:
            self._end_block()
            self._close_forgotten(tag)
        if tag == "br":
            self._add("\n", self._find_offset())
        elif tag == "q":
            self._add("“", self._find_offset())
        if tag in _VOID:
            return
        element = self._make_element(tag, {name: value or "" for name, value in attrs})
        if len(self._open) > _DEEPEST and (self._open[-1].hidden or not element.hidden):
            return
        self._open.append(element)
        self._elements.append(element)
        if self._block is not None and (tag == "sup" or _names_a_mark(element)):
            self._marks.append((element, self._block, self._block.size))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element that is empty in XHTML, and close it at once."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, with what was left open in it."""
        if tag == "q":
            self._add("”", self._find_offset())
        if tag in BLOCKS:
            self._end_block()
        if tag in ("html", "body"):  # some pages go on after them
            return
        for number in range(len(self._open) - 1, 0, -1):
            one = self._open[number]
            if one.tag == tag:
                del self._open[number:]
                self._drop_mark(one)
                return
            is_wall = one.tag in ("td", "th", "table") and tag not in _TABLE
            if is_wall or (tag not in BLOCKS and one.tag in BLOCKS and one.tag != "p"):
                return

    def _close_forgotten(self, tag: str) -> None:
        """Close what a block ends that was left open: a paragraph, an item, a cell."""
        closes = ("p", *_CLOSED_BY.get(tag, ()))
        cut = len(self._open)
        for number in range(len(self._open) - 1, 0, -1):
            one = self._open[number].tag
            if one in closes:
                cut = number
            elif one in BLOCKS:
                break
        del self._open[cut:]

    def _make_element(self, tag: str, given: Mapping[str, str]) -> Element:
        """Return an element with what it inherits."""
        parent, css = self._open[-1], given.get("style", "")
        hidden = (
            parent.hidden
            or tag in _UNSEEN
            or "hidden" in given
            or given.get("aria-hidden", "").strip().lower() == "true"
            or _HIDES.search(css) is not None
        )
        bullet, number = "", 0
        if tag in ("li", "td", "th"):
            parent.items += 1
            number = parent.items
        if tag == "li":
            bullet = f"{parent.items}. " if parent.tag == "ol" else "• "
        start = given.get("start", "")
        role = given.get("role") or given.get("epub:type") or given.get("itemprop") or ""
        return Element(
            tag=tag,
            parent=parent,
            names=tuple(f"{given.get('class', '')} {given.get('id', '')}".lower().split()),
            role=role.strip().lower(),
            styles=tuple(dict.fromkeys((*parent.styles, *_find_styles(tag, css, given)))),
            hidden=hidden,
            preformatted=parent.preformatted or tag == "pre",
            links=int(tag == "a" and "href" in given and not hidden),
            items=int(start) - 1 if tag == "ol" and start.isdecimal() and len(start) < 6 else 0,
            number=number,
            bullet=bullet,
        )

    # ----------------------------------------------------------------------------- text

    def handle_data(self, data: str) -> None:
        """Add text, each line of the file apart."""
        start = at = self._find_offset()
        end = start + len(data)
        edges = self._stops[bisect_right(self._stops, start) : bisect_left(self._stops, end)]
        for stop in (*edges, end):
            self._add_written(data[at - start : stop - start], at)
            at = stop

    def handle_entityref(self, name: str) -> None:
        """Add the sign that a name stands for."""
        self._add_reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Add the sign that a number stands for."""
        self._add_reference(f"&#{name}")

    def _add_reference(self, written: str) -> None:
        offset = self._find_offset()
        whole = f"{written};"
        is_whole = self.source.startswith(whole, offset - self._base)
        self._add_written(unescape(whole if is_whole else written), offset)

    def _find_offset(self) -> int:
        line, column = self.getpos()
        return self._base + self._lines[line - 1] + column

    def _add_written(self, text: str, offset: int) -> None:
        """Add text of the page, its white space made single but in preformatted text."""
        if self._open[-1].preformatted:
            self._add(text, offset)
            return
        single = _SPACE.sub(" ", text)
        if single.startswith(" ") and (
            self._block is None or self._block.pieces[-1][0][-1].isspace()
        ):
            offset += len(text) - len(text.lstrip())
            single = single[1:]
        self._add(single, offset)

    def _add(self, text: str, offset: int) -> None:
        """Add text as it is; a paragraph begins with the first that is not white space."""
        within = self._open[-1]
        if within.hidden or not text or (self._block is None and not text.strip()):
            return
        if self._block is None:
            self._block = Block(element=within, bullet=_take_bullet(within))
        self._block.add(text, offset, within.styles)

    def _drop_mark(self, raised: Element) -> None:
        """Take a footnote mark out of its paragraph again, but not what raises a number."""
        if not self._marks or self._marks[-1][0] is not raised:
            return
        _, block, size = self._marks.pop()
        around = max(0, size - 8)
        before, mark = block.find_tail(around)[: size - around], block.find_tail(size)
        is_mark = _names_a_mark(raised) or _MAY_HAVE_NOTE.search(before)
        if block is self._block and is_mark and _MARK.fullmatch(mark):
            block.cut(size)

    def _end_block(self) -> None:
        block, self._block = self._block, None
        self._marks.clear()
        if block is not None:
            block.cut(len(block.text.rstrip()))
            if block.length:
                block.begin_item()
                self.blocks.append(block)


def _find_styles(tag: str, css: str, given: Mapping[str, str]) -> Iterator[StyleKind]:
    """Yield how an element shows its words."""
    if tag in _STYLES:
        yield _STYLES[tag]
    if tag == "a" and "href" in given:
        yield "link"
        if _JUMPS.match(given["href"]):
            yield "jump"
    if _BOLD.search(css):
        yield "bold"
    if _ITALIC.search(css):
        yield "italic"


def _names_a_mark(element: Element) -> bool:
    """Whether an element is by its own account the mark of a footnote."""
    return element.role in ("doc-noteref", "noteref") or (
        element.tag in ("a", "sup") and any(_NOTE.search(name) for name in element.names)
    )


def _take_bullet(within: Element) -> str:
    """Return the bullet of the list item in which a paragraph begins, if it is the first there."""
    item: Element | None = within
    while item is not None and item.tag not in ("ul", "ol", "table", "body"):
        if item.tag == "li":
            bullet, item.bullet = item.bullet, ""
            return bullet
        item = item.parent
    return ""
