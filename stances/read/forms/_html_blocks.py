"""The elements and paragraphs of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from stances.read.forms.form import StyleKind
from stances.regex import compile_later

_SPACE = compile_later(r"\s+")
_SPEAKER = compile_later(r"[^\W\d_][^:.?!\n]{0,60}(?:\.[^:.?!\n]{0,60}){0,2}:(?=\s|\Z)")
"""How a list item begins that may be somebody's turn: "Gen. TEST ALPHA: …"."""
_HEAD = 250


class Element(Struct, eq=False, kw_only=True):
    """An element of a page.

    Attributes:
        names: its classes and its id, in lower case.
        styles: how words in it are shown.
        hidden: whether nothing in it is shown.
        length, linked: how many signs its text has, and how many of them are links.
        links: how many links it holds.
        items: how many list items or cells it has begun.
        number: of a list item or a cell, from 1 on: which of its list or row it is.
        bullet: what a list item begins with, until it is written.
    """

    tag: str
    parent: Element | None
    names: tuple[str, ...] = ()
    role: str = ""
    styles: tuple[StyleKind, ...] = ()
    hidden: bool = False
    preformatted: bool = False
    length: int = 0
    linked: int = 0
    links: int = 0
    items: int = 0
    number: int = 0
    bullet: str = ""


class Block(Struct, eq=False, kw_only=True):
    """A paragraph of a page.

    Attributes:
        element: the innermost element in which it begins.
        pieces: its text, each part with the offset in the page at which it stands.
        styles: what is shown in a style, by offsets in the paragraph's own text.
        bullet: what is written before it, if it begins a list item.
        size: how long its text is.
        length, linked: how many signs that are not space it has, and how many are links.
        last: the index in `styles` of the last one of each style.
    """

    element: Element
    pieces: list[tuple[str, int]] = field(default_factory=list)
    styles: list[tuple[int, int, StyleKind]] = field(default_factory=list)
    last: dict[StyleKind, int] = field(default_factory=dict)
    bullet: str = ""
    size: int = 0
    length: int = 0
    linked: int = 0

    @property
    def text(self) -> str:
        """Its whole text."""
        return "".join(text for text, _ in self.pieces)

    def add(self, text: str, offset: int, styles: Sequence[StyleKind]) -> None:
        """Add text that stands at an offset of the page, and is shown in some styles."""
        start, self.size = self.size, self.size + len(text)
        self.pieces.append((text, offset))
        signs = len(_SPACE.sub("", text))
        self.length += signs
        self.linked += signs if "link" in styles else 0
        for kind in styles:
            number = self.last.get(kind)
            if number is not None and self.styles[number][1] == start:
                self.styles[number] = (self.styles[number][0], self.size, kind)
            else:
                self.last[kind] = len(self.styles)
                self.styles.append((start, self.size, kind))

    def begin_item(self) -> None:
        """Write the bullet of a list item before it, where it does not begin with a speaker.

        The bullet is none of the page's own signs. A turn of a talk that is laid out as a list
        begins with its speaker, as any other turn does.
        """
        if not self.bullet or _SPEAKER.match(self.find_head()):
            return
        size = len(self.bullet)
        self.pieces.insert(0, (self.bullet, self.pieces[0][1]))
        self.size += size
        self.styles = [
            (start + size if start or kind != "item" else 0, end + size, kind)
            for start, end, kind in self.styles
        ]

    def find_head(self) -> str:
        """Return the beginning of its text."""
        head = ""
        for text, _ in self.pieces:
            head += text
            if len(head) > _HEAD:
                break
        return head

    def find_tail(self, size: int) -> str:
        """Return what was added after the text had a size."""
        found: list[str] = []
        at = self.size
        for text, _ in reversed(self.pieces):
            if at <= size:
                break
            at -= len(text)
            found.append(text)
        return "".join(reversed(found))[max(0, size - at) :]

    def cut(self, size: int) -> None:
        """Cut the text down to a size."""
        text = self.find_tail(size)
        while self.size > size:
            last, offset = self.pieces.pop()
            self.size -= len(last)
            if self.size < size:
                self.pieces.append((last[: size - self.size], offset))
                self.size = size
        self.length -= len(_SPACE.sub("", text))
        self.linked = min(self.linked, self.length)
        self.styles = [(a, min(b, size), kind) for a, b, kind in self.styles if a < size]
        self.last.clear()


def list_around(element: Element) -> Iterator[Element]:
    """Yield an element and those around it, from the inside out."""
    one: Element | None = element
    while one is not None:
        yield one
        one = one.parent
