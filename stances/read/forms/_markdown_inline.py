"""The mark-up inside a paragraph of Markdown: where it stands, and what it shows.

The parser of CommonMark does not say where its inline tokens stand. Each of its rules is therefore
called through one of ours, which notes where it began and ended.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from msgspec import Struct, field

from stances.read.forms.form import StyleKind
from stances.read.splice import Edit
from stances.regex import compile_later

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

_FOOTNOTE = compile_later(r"\[\^[^\]\s]{1,60}\]|\^\[[^\[\]\n]{1,400}\]")
_TAG = compile_later(r"<(?P<closing>/)?(?P<name>[a-zA-Z][a-zA-Z0-9]*)")
_MARKS = compile_later(r"[\s\d*†‡§,\[\]a-f]{0,8}")
"""What a raised footnote mark may hold."""

_STYLES: dict[str, StyleKind] = {
    **dict.fromkeys(("strong", "b"), "bold"),
    **dict.fromkeys(("em", "i"), "italic"),
    "a": "link",
}
"""How an element is shown, by its name."""
_STRUCK = frozenset(("s", "del", "strike", "script", "style", "template"))
"""Elements that hold no words of the text."""
_DEEPEST = 100
"""How many open elements are searched for the one that a tag closes."""


class Inline(Struct, kw_only=True):
    """What was found inside a paragraph; offsets count from its beginning.

    Attributes:
        cuts: what is not said at all.
        edits: marks, and what replaces them.
        styles: what is shown in a style, with where it begins and ends.
    """

    cuts: list[tuple[int, int]] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    styles: list[tuple[int, int, StyleKind]] = field(default_factory=list)


class _Noted(Struct, frozen=True, kw_only=True):
    """A token of the parser with where its source begins and ends."""

    rule: str
    start: int
    end: int
    token: Token


def read_inline(content: str, environment: EnvType) -> Inline:
    """Return the mark-up of a paragraph.

    Args:
        content: its source, as the parser of blocks gives it.
        environment: that parser's, which holds the targets of links.

    >>> found = read_inline("*Test Alpha*, [fellow](https://test.example)", {})
    >>> sorted((one.start, one.end) for one in found.edits), found.styles
    ([(0, 1), (11, 12), (14, 15), (21, 44)], [(0, 12, 'italic'), (14, 44, 'link')])
    """
    noted: list[_Noted] = []
    parser = _make_parser()
    parser.inline.parse(content, parser, {**environment, _NOTES: noted, _CONTENT: content}, [])
    found = Inline()
    open_: list[_Noted] = []
    for one in sorted(noted, key=lambda one: (one.start, one.end)):
        if one.rule in ("emphasis", "strikethrough"):
            _read_pair(one, open_, found)
        elif one.rule == "html_inline":
            _read_tag(one, content, open_, found)
        else:
            _read_one(one, found)
    found.cuts += _find_empty_links(noted, found.cuts)
    return found


_NOTES, _CONTENT = "stances_notes", "stances_content"
"""Where the rules find, in the parser's environment, the list of notes and the paragraph."""


def _find_empty_links(noted: list[_Noted], cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the links that show nothing but what is cut out, such as an image."""
    gone = set(cuts)
    return [
        (one.start, one.end)
        for one in noted
        if one.rule == "link" and (one.start + 1, int(one.token.meta["shown"])) in gone
    ]


def _read_one(noted: _Noted, found: Inline) -> None:
    """Note what stands for itself: a link, an image, an escaped sign."""
    start, end, token = noted.start, noted.end, noted.token
    match noted.rule:
        case "image" | "autolink" | "footnote":
            found.cuts.append((start, end))
        case "link":
            shown = int(token.meta["shown"])
            found.edits += (Edit(start=start, end=start + 1), Edit(start=shown, end=end))
            found.styles.append((start, end, "link"))
            if token.meta["leads_to"].startswith("#"):
                found.styles.append((start, end, "jump"))
        case "entity":
            found.edits.append(Edit(start=start, end=end, text=token.content))
        case "escape" if token.type == "hardbreak" or token.content != token.markup:
            found.edits.append(Edit(start=start, end=start + 1))
        case "backticks":
            width = len(token.markup)
            found.edits += (
                Edit(start=start, end=start + width),
                Edit(start=end - width, end=end),
            )


def _read_pair(noted: _Noted, open_: list[_Noted], found: Inline) -> None:
    """Note emphasis and struck text, each between two marks; marks without a pair are text."""
    start, end, token = noted.start, noted.end, noted.token
    if token.type == "text" and token.content:
        return
    found.edits.append(Edit(start=start, end=end))
    if token.nesting > 0:
        open_.append(noted)
    elif token.nesting < 0:
        _close(token.tag, noted, open_, found)


def _read_tag(noted: _Noted, content: str, open_: list[_Noted], found: Inline) -> None:
    """Note an HTML tag, and what its element shows where it ends."""
    start, end = noted.start, noted.end
    tag = _TAG.match(content, start, end)
    name = tag["name"].lower() if tag else ""
    found.edits.append(Edit(start=start, end=end, text="\n" if name == "br" else ""))
    noted.token.tag = name
    if tag is None:
        return
    if not tag["closing"]:
        open_.append(noted)
        return
    opening = _close(name, noted, open_, found)
    if opening and name == "sup" and _MARKS.fullmatch(content, opening.end, start):
        found.cuts.append((opening.start, end))


def _close(name: str, noted: _Noted, open_: list[_Noted], found: Inline) -> _Noted | None:
    """Note what an element shows that ends, and return where it began; `None` if nowhere."""
    deepest = range(len(open_) - 1, max(-1, len(open_) - _DEEPEST), -1)
    at = next((number for number in deepest if open_[number].token.tag == name), None)
    if at is None:
        return None
    opening = open_[at]
    del open_[at:]
    if name in _STRUCK:
        found.cuts.append((opening.start, noted.end))
    elif name in _STYLES:
        found.styles.append((opening.start, noted.end, _STYLES[name]))
    return opening


# ------------------------------------------------------------------------- the parser


Rule = Callable[["StateInline", bool], bool]


@lru_cache(maxsize=1)
def _make_parser() -> MarkdownIt:
    """Return a parser of what paragraphs hold, which notes where that is."""
    from markdown_it import MarkdownIt, rules_inline  # noqa: PLC0415  (only such texts need it)

    parser = MarkdownIt("commonmark").enable("strikethrough").disable("fragments_join")
    rules: dict[str, Rule] = {
        "escape": rules_inline.escape,
        "backticks": rules_inline.backtick,
        "strikethrough": rules_inline.strikethrough.tokenize,
        "emphasis": rules_inline.emphasis.tokenize,
        "link": rules_inline.link,
        "image": rules_inline.image,
        "autolink": rules_inline.autolink,
        "html_inline": rules_inline.html_inline,
        "entity": rules_inline.entity,
    }
    for name, rule in rules.items():
        parser.inline.ruler.at(name, partial(_note, name, rule))
    parser.inline.ruler.before("link", "footnote", partial(_note, "footnote", _match_footnote))
    return parser


def _match_footnote(state: StateInline, silent: bool) -> bool:
    """Match the mark of a footnote, which CommonMark does not know."""
    mark = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    if mark is None:
        return False
    if not silent:
        state.push("footnote", "", 0)
    state.pos = mark.end()
    return True


def _note(name: str, rule: Rule, state: StateInline, silent: bool) -> bool:
    """Call a rule of the parser, and note what it matched."""
    start, first = state.pos, len(state.tokens)
    notes = state.env[_NOTES]
    before = len(notes)
    if not rule(state, silent):
        return False
    if silent or state.src is not state.env[_CONTENT]:  # an image's text is parsed on its own
        return True
    if name in ("emphasis", "strikethrough"):
        at = state.pos
        for token in reversed(state.tokens[first:]):
            if at == start:
                break
            notes.append(_Noted(rule=name, start=at - len(token.content), end=at, token=token))
            at -= len(token.content)
        return True
    if len(state.tokens) == first:  # marks that nothing closes are text
        return True
    token = state.tokens[-1]
    if name == "link":
        token.meta["leads_to"] = str(state.tokens[first].attrs.get("href", ""))
        token.meta["shown"] = state.md.helpers.parseLinkLabel(state, start, True)
    elif name == "image":
        del notes[before:]
    notes.append(_Noted(rule=name, start=start, end=state.pos, token=token))
    return True
