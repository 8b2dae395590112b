"""Where the cells of Markdown's tables stand in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from stances.read.forms._markdown_marks import TextBlock
from stances.read.forms.form import Cell, Region

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRAME = r"(?:[ \t>|]|\\(?=\|))*"


def find_cells(
    text: str, starts: Sequence[int], tokens: Sequence[tuple[Token, Region]]
) -> Iterator[tuple[Cell, TextBlock | None]]:
    """Yield the cells of tables, row by row, each with its words as a block if it has any.

    The parser fills up short rows, and drops what stands in a row beyond the columns of its
    header. That is one more cell here.

    Args:
        starts: where each line begins that the parser read, and where the last one ends.
        tokens: what the parser found in each cell, with the region of its table.
    """
    for (line, table), row in groupby(tokens, key=lambda one: (_find_line(one[0]), one[1].start)):
        at, end = starts[line], starts[line + 1]
        for token, _ in row:
            found = _find_content(text, at, end, token.content)
            cell = Cell(start=found[0], end=found[1], table=table, row=line)
            yield cell, _make_block(token, text, cell) if token.content else None
            at = cell.end
        rest = text[at:end].strip("| \t\r\n\\")
        if rest:
            start = text.index(rest, at, end)
            yield Cell(start=start, end=start + len(rest), table=table, row=line), None


def _find_line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _find_content(text: str, start: int, end: int, content: str) -> tuple[int, int]:
    """Return where the words of the next cell stand; nothing, at `start`, where it is empty."""
    words = r"\\?\|".join(re.escape(one) for one in content.split("|"))
    found = re.compile(f"{_FRAME}({words})").match(text, start, end) if content else None
    return found.span(1) if found else (start, start)


def _make_block(token: Token, text: str, cell: Cell) -> TextBlock:
    """Return a cell as a block; the parser has taken the marks of escapes off its pipes."""
    written = token.copy(content=text[cell.start : cell.end])
    return TextBlock(token=written, starts=(cell.start, cell.end))
