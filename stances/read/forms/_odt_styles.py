"""The styles and lists of an OpenDocument text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct
from msgspec.structs import replace

from stances.read.forms._numerals import write_number
from stances.read.forms.form import RegionKind

_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
}
_KINDS: dict[str, RegionKind] = {
    **dict.fromkeys(("title", "subtitle", "heading"), "heading"),
    **dict.fromkeys(("caption", "illustration", "table", "figure", "drawing"), "caption"),
    **dict.fromkeys(("quotations", "quote"), "quotation"),
    **dict.fromkeys(("header", "footer", "index"), "furniture"),
}
"""What paragraphs are, by the names of their styles."""
_BULLET = "• "
_MOST_LEVELS = 10


def get_name(element: Element) -> str:
    """Return an element's name with the usual prefix of its namespace: ``text:p``."""
    return _shorten(element.tag)


def _shorten(name: str) -> str:
    space, _, local = name.rpartition("}")
    return f"{_PREFIXES.get(space[1:], '?')}:{local}"


def get_value(element: Element, name: str) -> str:
    """Return an attribute by its name with the usual prefix; empty where there is none."""
    for key, value in element.attrib.items():
        if _shorten(key) == name:
            return value
    return ""


def get_number(element: Element, name: str, usual: int) -> int:
    """Return an attribute that is a whole number, or the usual one."""
    value = get_value(element, name)
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else usual


class OpenStyle(Struct, frozen=True, kw_only=True):
    """A style, with what it takes from its parents; `None` where they do not say."""

    bold: bool | None = None
    italic: bool | None = None
    unseen: bool = False
    kind: RegionKind | None = None
    list_style: str = ""


class Styles:
    """All styles of a file."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, Element] = {}
        self._known: dict[tuple[str, str], OpenStyle] = {}
        for element in (found for root in roots for found in root.iter()):
            name, own = get_name(element), get_value(element, "style:name")
            if name == "style:style":
                self._elements[get_value(element, "style:family"), own] = element
            elif name == "text:list-style":
                self._lists[own] = element
            elif name == "text:outline-style":
                self._lists[OUTLINE] = element

    def find(self, family: str, name: str) -> OpenStyle:
        """Return a style by its family and name; a plain one where there is none."""
        key = (family, name)
        if key not in self._known:
            self._known[key] = self._resolve(family, name)
        return self._known[key]

    def _resolve(self, family: str, name: str) -> OpenStyle:
        """Return a style; one that is its own parent, by however long a chain, ends there."""
        chain: list[Element] = []
        while (found := self._elements.get((family, name))) is not None and found not in chain:
            chain.append(found)
            name = get_value(found, "style:parent-style-name")
        style = OpenStyle(kind=_find_kind(name))
        for element in reversed(chain):
            style = _refine(style, element)
        return style

    def find_level(self, list_style: str, level: int) -> Element | None:
        """Return the definition of a list's level; the first level is 1."""
        for element in self._lists.get(list_style, ()):
            if get_number(element, "text:level", 0) == level:
                return element
        return None


OUTLINE = "text:outline-style"
"""The name under which the numbering of headings is found."""


def _refine(style: OpenStyle, element: Element) -> OpenStyle:
    """Return a style with what a style below it says of its own."""
    shown = get_value(element, "style:display-name") or get_value(element, "style:name")
    style = replace(
        style,
        kind=_find_kind(shown) or style.kind,
        list_style=get_value(element, "style:list-style-name") or style.list_style,
    )
    for one in element:
        if get_name(one) != "style:text-properties":
            continue
        weight, slant = get_value(one, "fo:font-weight"), get_value(one, "fo:font-style")
        line, display = get_value(one, _STRUCK), get_value(one, "text:display")
        style = replace(
            style,
            bold=_is_bold(weight) if weight else style.bold,
            italic=slant != "normal" if slant else style.italic,
            unseen=line not in ("", "none") or display == "none" or style.unseen,
        )
    return style


def _find_kind(name: str) -> RegionKind | None:
    """Return what paragraphs are whose style has a name, such as "Heading_20_2"."""
    return _KINDS.get(name.replace("_20_", " ").lower().split(" ")[0])


_STRUCK = "style:text-line-through-style"


def _is_bold(weight: str) -> bool:
    return weight == "bold" or (weight.isdigit() and int(weight[:4]) >= 600)


class ListCounter:
    """Counts the items of the list that is open, level by level."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._counts: dict[str, list[int]] = {}

    def begin(self, list_style: str, level: int, *, goes_on: bool) -> None:
        """Begin a list at a level: it counts anew, unless it goes on with the one before."""
        if not goes_on:
            counts = self._counts.setdefault(list_style, [])
            del counts[level - 1 :]

    def write_next(self, list_style: str, level: int, start: int | None = None) -> str:
        """Return the number or bullet of the next item, with a space; "" for none.

        Args:
            start: the number that the item gives itself.
        """
        found = self._styles.find_level(list_style, level)
        if found is None or level > _MOST_LEVELS:
            return ""
        counts = self._counts.setdefault(list_style, [])
        while len(counts) < level:
            at = self._styles.find_level(list_style, len(counts) + 1)
            first = get_number(at, "text:start-value", 1) if at is not None else 1
            counts.append(first - 1 if len(counts) + 1 == level else first)
        del counts[level:]
        counts[-1] = counts[-1] + 1 if start is None else start
        if get_name(found) in ("text:list-level-style-bullet", "text:list-level-style-image"):
            return _BULLET
        shown = ".".join(self._write_levels(found, list_style, counts))
        prefix, suffix = (get_value(found, f"style:num-{end}") for end in ("prefix", "suffix"))
        return f"{prefix}{shown}{suffix} " if shown else ""

    def _write_levels(self, found: Element, list_style: str, counts: list[int]) -> Iterator[str]:
        """Yield the numbers of the levels that an item shows."""
        if not get_value(found, "style:num-format"):
            return
        level = len(counts)
        for one in range(level - get_number(found, "text:display-levels", 1) + 1, level + 1):
            at = self._styles.find_level(list_style, one)
            style = get_value(at, "style:num-format") if at is not None else ""
            if style:
                yield write_number(counts[one - 1], style)
