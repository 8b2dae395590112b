"""Markdown: a parser of CommonMark and of tables finds what is nobody's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from stances.document import Document
from stances.errors import StancesError
from stances.read.forms._markdown_marks import Scan, TextBlock, clear_marks, find_definitions
from stances.read.forms._markdown_tables import find_cells
from stances.read.forms.form import MarkedText, Region, RegionKind
from stances.read.header import find_header
from stances.read.splice import cut_out
from stances.regex import compile_later

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

_KINDS: dict[str, RegionKind] = {
    "heading_open": "heading",
    "hr": "rule",
    "blockquote_open": "quotation",
    "table_open": "table",
    "html_block": "html",
    "fence": "code",
    "code_block": "code",
}
"""The parser's tokens for blocks that are nobody's words."""
_HOLD_TEXT = ("heading", "quotation")
"""Those in which layouts look for speakers, so that their mark-up goes as well."""

_MAY_HOLD_SUCH = compile_later(
    r"[#>`~<=|_\r*\[\\&^]|\t| {4}|^[-*+\d.) ]+$|^ {0,3}(?:[-+]|\d{1,9}[.)]) ", re.MULTILINE
)
"""What every such block, every list and all inline mark-up holds: where it does not occur, no
parser need be loaded."""

_TURN = compile_later(r"[ \t]*>{2,}[ \t]*[^\W\d_][^\n:>]{0,80}:(?=\s)")
"""How captions begin a turn; CommonMark takes it for a quotation in a quotation."""

_ENDLESS = (
    ("<!--", "-->"),
    ("<?", "?>"),
    ("<![cdata[", "]]>"),
    ("<script", "</script>"),
    ("<pre", "</pre>"),
    ("<style", "</style>"),
    ("<textarea", "</textarea>"),
)
"""HTML blocks that go on across blank lines: how they begin, and what ends them."""

_LINE_END = compile_later(r"\r\n?|\n")
_COMMENT = compile_later(r"<!--(?:-?>|.*?-->)", re.DOTALL)
_INLINE_MARK = compile_later(r"\\.|`+|<!--", re.DOTALL)


def mark_text(document: Document) -> MarkedText:
    """Return the text without its mark-up, the regions nobody speaks, and how the rest is shown.

    Raises:
        StancesError: a comment, another HTML block or a code fence is never closed, so that it
            would swallow all that follows.
    """
    scan = _scan(document)
    comments = [
        one
        for block in scan.blocks
        if block.token.type == "inline"
        for one in _find_comments(document.text, block.starts[0], block.starts[-1])
    ]
    if comments:
        document = cut_out(document, comments)
        scan = _scan(document)
    return clear_marks(document, scan)


def _scan(document: Document) -> Scan:
    """Return the regions that nobody speaks, and the blocks that hold text."""
    text = document.text
    header = find_header(text)
    body = header.end or len(text) if header else 0
    regions = [Region(start=header.start, end=body, kind="header")] if header else []
    if _MAY_HOLD_SUCH.search(text, body) is None:
        return Scan(regions=tuple(regions))
    starts = [body, *(found.end() for found in _LINE_END.finditer(text, body)), len(text)]
    environment: EnvType = {}
    blocks: list[TextBlock] = []
    in_tables: list[tuple[Token, Region]] = []
    nested: list[tuple[int, int]] = []
    for token in _make_parser().parse(text[body:], environment):
        if token.map is None:
            continue
        first, last = token.map
        lines = starts[first : last + 1]
        is_inside = bool(regions) and regions[-1].start <= lines[0] < regions[-1].end
        if is_inside and regions[-1].kind == "table" and token.type == "inline":
            in_tables.append((token, regions[-1]))
        is_turn = token.type == "blockquote_open" and _TURN.match(text, lines[0]) is not None
        if not is_turn and not (is_inside and regions[-1].kind not in _HOLD_TEXT):
            blocks.append(TextBlock(token=token, starts=tuple(lines)))
        if is_inside and not is_turn and token.type == "blockquote_open":
            nested.append((lines[0], lines[-1]))
        if not is_turn and not is_inside and token.type in _KINDS:
            regions += _make_regions(document, token, lines)
    cells = tuple(find_cells(text, starts, in_tables))
    blocks += (block for _, block in cells if block is not None)
    return Scan(
        regions=tuple(_split_nested(regions, nested)),
        blocks=tuple(sorted(blocks, key=lambda one: one.starts[0])),
        cells=tuple(cell for cell, _ in cells),
        environment=environment,
        definitions=tuple(find_definitions(environment, starts)),
    )


def _split_nested(regions: Sequence[Region], nested: Sequence[tuple[int, int]]) -> Iterator[Region]:
    """Yield regions; of block quotes, those within others are regions of their own.

    Args:
        nested: where block quotes begin and end that stand in others.
    """
    for one in regions:
        inside = [(a, b) for a, b in nested if one.kind == "quotation" and one.start <= a < one.end]
        edges = sorted({one.start, one.end, *(min(at, one.end) for span in inside for at in span)})
        for start, end in pairwise(edges):
            around = sum(a <= start < b for a, b in inside)
            yield Region(start=start, end=end, kind=one.kind, depth=around and around + 1)
        if not edges[1:]:
            yield one


@lru_cache(maxsize=1)
def _make_parser() -> MarkdownIt:
    """Return a parser of blocks."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  (only texts with such blocks need it)

    return MarkdownIt("commonmark").enable("table").disable(["inline", "text_join"])


def _make_regions(document: Document, token: Token, starts: Sequence[int]) -> Iterator[Region]:
    """Yield the parts of a block that nobody speaks.

    Args:
        starts: where each of the block's lines begins, and where the last one ends.

    Raises:
        StancesError: the block is never closed.
    """
    text, kind = document.text, _KINDS[token.type]
    start, end = starts[0], starts[-1]
    if token.markup == "=":  # an underlined heading: its last line alone, whatever stands above
        start = starts[-3]
    elif token.markup == "-" and kind == "heading":  # taken for a rule, as many write one
        start, kind = starts[-2], "rule"
    elif token.type == "fence" and not _is_closed(token.markup, text, starts):
        raise _never_closed("a code fence", token.markup, document, start)
    elif kind == "html":
        yield from _make_html_regions(document, start, end)
        return
    yield Region(start=start, end=end, kind=kind)


def _is_closed(fence: str, text: str, starts: Sequence[int]) -> bool:
    """Whether the last line of a fenced block is its second fence."""
    last = text[starts[-2] : starts[-1]].strip()
    return len(starts) > 2 and last.startswith(fence) and not last.strip(fence[0])


def _make_html_regions(document: Document, start: int, end: int) -> Iterator[Region]:
    """Yield an HTML block, or its comments alone: words after a comment are shown to readers."""
    block = document.text[start:end]
    head = block.lstrip().lower()
    closing = next((end for begin, end in _ENDLESS if head.startswith(begin)), "")
    if closing != "-->":
        if closing not in block.lower():
            raise _never_closed("an HTML block", closing, document, start)
        yield Region(start=start, end=end, kind="html")
        return
    if "<!--" in _COMMENT.sub("", block):
        raise _never_closed("a comment", closing, document, start)
    for found in _COMMENT.finditer(block):
        yield Region(start=start + found.start(), end=start + found.end(), kind="comment")


def _never_closed(what: str, closing: str, document: Document, start: int) -> StancesError:
    return StancesError(
        f"{what} is never closed",
        where=f"{document.name}:{document.line_at(start)}",
        hint=f"close it with {closing}",
    )


def _find_comments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the offsets of each comment in a paragraph; in a code span none begins."""
    at = start
    while mark := _INLINE_MARK.search(text, at, end):
        at = mark.end()
        if mark.group().startswith("`"):
            closing = re.compile(rf"(?<!`){mark.group()}(?!`)").search(text, at, end)
            at = closing.end() if closing else at
        elif mark.group() == "<!--":
            comment = _COMMENT.match(text, mark.start(), end)
            if comment is None:
                return
            at = comment.end()
            follows_space = text[mark.start() - 1 : mark.start()].isspace()
            at += follows_space and text.startswith(" ", at)
            yield mark.start(), at
