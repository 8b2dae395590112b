"""The styles and list numbers of a Word file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from stances.read.forms._numerals import write_number
from stances.read.forms.form import RegionKind
from stances.regex import compile_later

_KINDS: tuple[tuple[re.Pattern[str], RegionKind], ...] = (
    (compile_later(r"heading \d|title|subtitle"), "heading"),
    (compile_later(r"(?:\w+ )?caption"), "caption"),
    (compile_later(r"(?:intense )?quote|block text"), "quotation"),
    (compile_later(r"toc \d|toc heading|table of figures|header|footer|index \d"), "furniture"),
)
"""What paragraphs are, by the names of their styles: Word stores them in English everywhere."""

_NO = ("0", "false", "off", "none")
_FORMATS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_LEVEL = compile_later(r"%([1-9])")
_BULLET = "• "
_MOST_LEVELS = 9


def get_name(element: Element) -> str:
    """Return an element's name without its namespace: Word has two, transitional and strict."""
    return element.tag.rpartition("}")[2]


def find_child(element: Element | None, *path: str) -> Element | None:
    """Return the first child of a name, or a child's child; `None` where there is none."""
    for step in path:
        if element is None:
            return None
        element = next((child for child in element if get_name(child) == step), None)
    return element


def list_children(element: Element | None) -> list[Element]:
    """Return what an element holds; nothing where there is no element."""
    return [] if element is None else list(element)


def get_value(element: Element | None, attribute: str = "val") -> str:
    """Return an attribute, whatever its namespace; empty where there is none."""
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == attribute:
            return value
    return ""


def read_number(element: Element | None, attribute: str = "val") -> int | None:
    """Return an attribute as a number; `None` where it is not one."""
    value = get_value(element, attribute)
    return int(value) if re.fullmatch(r"-?\d{1,9}", value) else None


class Look(Struct, frozen=True, kw_only=True):
    """How words are shown; `None` where it is for the style above to say."""

    bold: bool | None = None
    italic: bool | None = None
    unseen: bool | None = None

    def refine(self, own: Look) -> Look:
        """Return this look with what another says of its own."""
        return Look(
            bold=self.bold if own.bold is None else own.bold,
            italic=self.italic if own.italic is None else own.italic,
            unseen=self.unseen if own.unseen is None else own.unseen,
        )


def read_look(properties: Element | None) -> Look:
    """Return what the properties of a run or a style say; hidden and struck words are not seen."""
    unseen = [_read_switch(properties, name) for name in ("vanish", "strike", "dstrike")]
    said = [one for one in unseen if one is not None]
    return Look(
        bold=_read_switch(properties, "b"),
        italic=_read_switch(properties, "i"),
        unseen=any(said) if said else None,
    )


def _read_switch(properties: Element | None, name: str) -> bool | None:
    found = find_child(properties, name)
    return None if found is None else get_value(found).lower() not in _NO


class Numbering(Struct, frozen=True, kw_only=True):
    """The list and the level of a paragraph; list "0" is none."""

    list_id: str
    level: int


class WordStyle(Struct, frozen=True, kw_only=True):
    """A style, with what it takes from those that it is based on."""

    look: Look = field(default_factory=Look)
    kind: RegionKind | None = None
    numbering: Numbering | None = None


def read_styles(root: Element | None) -> Mapping[str, WordStyle]:
    """Return the styles of a file by their ids; that of paragraphs that name none is ""."""
    found = {
        get_value(one, "styleId"): one for one in list_children(root) if get_name(one) == "style"
    }
    styles = {key: _resolve(key, found) for key in found}
    for key, element in found.items():
        if get_value(element, "type") == "paragraph" and get_value(element, "default") in _YES:
            styles[""] = styles[key]
    return {"": WordStyle(), **styles}


_YES = ("1", "true", "on")


def _resolve(key: str, found: Mapping[str, Element]) -> WordStyle:
    """Return a style; one that is based on itself, by however long a chain, ends there."""
    chain: list[Element] = []
    while key in found and found[key] not in chain:
        chain.append(found[key])
        key = get_value(find_child(found[key], "basedOn"))
    style = WordStyle()
    for element in reversed(chain):
        properties = find_child(element, "pPr")
        style = WordStyle(
            look=style.look.refine(read_look(find_child(element, "rPr"))),
            kind=find_kind(properties, get_value(find_child(element, "name"))) or style.kind,
            numbering=read_numbering(properties, style.numbering),
        )
    return style


def find_kind(properties: Element | None, name: str = "") -> RegionKind | None:
    """Return what a paragraph is, by the name of its style or its level in the outline."""
    for pattern, kind in _KINDS:
        if pattern.fullmatch(name.lower()):
            return kind
    level = read_number(find_child(properties, "outlineLvl"))
    return "heading" if level is not None and 0 <= level < _MOST_LEVELS else None


def read_numbering(properties: Element | None, given: Numbering | None) -> Numbering | None:
    """Return a paragraph's list, as it says itself or as its style gives it."""
    own = find_child(properties, "numPr")
    if own is None:
        return given
    level = read_number(find_child(own, "ilvl"))
    if level is None:
        level = given.level if given else 0
    list_id = get_value(find_child(own, "numId")) or (given.list_id if given else "")
    return Numbering(list_id=list_id, level=min(max(level, 0), _MOST_LEVELS - 1))


class ListCounter:
    """Counts the items of all lists of a file."""

    def __init__(self, root: Element | None) -> None:
        parts = list_children(root)
        self._lists = {
            get_value(one, "abstractNumId"): one for one in parts if get_name(one) == "abstractNum"
        }
        self._uses = {get_value(one, "numId"): one for one in parts if get_name(one) == "num"}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def write_next(self, numbering: Numbering) -> str:
        """Return the number or bullet of the next item of a list, with a space; "" for none."""
        use = self._uses.get(numbering.list_id)
        key = get_value(find_child(use, "abstractNumId"))
        levels = self._find_levels(use, key)
        level = numbering.level
        if level not in levels:
            return ""
        counts = self._counts.setdefault(key, [None] * _MOST_LEVELS)
        first = self._find_override(use, level)
        before = counts[level]
        if first is not None and (numbering.list_id, level) not in self._begun:
            before = first - 1
        self._begun.add((numbering.list_id, level))
        counts[level] = _find_start(levels[level]) if before is None else before + 1
        counts[level + 1 :] = [None] * (_MOST_LEVELS - level - 1)
        return _write_item(levels, level, counts)

    def _find_levels(self, use: Element | None, key: str) -> Mapping[int, Element]:
        """Return the definitions of a list's levels; those of its use come before the list's."""
        overrides = [
            level
            for one in list_children(use)
            if get_name(one) == "lvlOverride" and (level := find_child(one, "lvl")) is not None
        ]
        own = list_children(self._lists.get(key))
        found = [one for one in (*own, *overrides) if get_name(one) == "lvl"]
        numbered = ((read_number(one, "ilvl"), one) for one in found)
        return {number: one for number, one in numbered if number is not None}

    @staticmethod
    def _find_override(use: Element | None, level: int) -> int | None:
        """Return the number at which one use of a list begins anew; `None` where it goes on."""
        for override in list_children(use):
            if get_name(override) == "lvlOverride" and read_number(override, "ilvl") == level:
                return read_number(find_child(override, "startOverride"))
        return None


def _find_start(level: Element) -> int:
    start = read_number(find_child(level, "start"))
    return 1 if start is None else start


def _write_item(levels: Mapping[int, Element], level: int, counts: Sequence[int | None]) -> str:
    """Return what stands before an item: its level's text, such as "%1.%2.", filled in."""
    if get_value(find_child(levels[level], "numFmt")) == "bullet":
        return _BULLET
    text = get_value(find_child(levels[level], "lvlText"))

    def fill(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        if at not in levels:
            return ""
        count = counts[at]
        style = _FORMATS.get(get_value(find_child(levels[at], "numFmt")), "1")
        return write_number(_find_start(levels[at]) if count is None else count, style)

    shown = _LEVEL.sub(fill, text).strip()
    return f"{shown} " if shown else ""
