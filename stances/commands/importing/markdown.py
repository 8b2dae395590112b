"""Paragraphs and list items as Markdown that is read back as the same words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from stances.read.blocks import BULLET
from stances.regex import compile_later

NO_LIST = "<!-- no list --> "
"""Stands before a paragraph that begins as a list item does, and is none."""

_MARKS = compile_later(r"[\\`*\[<]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w)|~(?=~)|(?<=~)~")
"""What may begin mark-up within a line."""

_BEGINS = compile_later(r"#{1,6}(?=\s|\Z)|>|[+-](?=\s|\Z)|[=:|-]+(?=[\s=:|-]*\Z)")
"""What may begin a block at the head of a line: a heading, a quotation, an item, a rule."""

_NUMBER = compile_later(r"(\d{1,9})(?=[.)](?:\s|\Z))")
_MARKDOWN_BULLET = compile_later(r"(?:[*-]|\d{1,2}[.)]) (?=\S)")
_RETURN = "&#13;"
"""How a carriage return is written, since files are read without them."""


def write_markdown(
    blocks: Iterable[tuple[Literal["prose", "item"], str]], *, numbered: bool = False
) -> str:
    r"""Return paragraphs and list items as Markdown, with a blank line between each two.

    Lines stay as they are. Whatever would be mark-up is escaped; the bullets of items are not.

    Args:
        blocks: the kind and the words of each, as `stances.read.blocks.cut_blocks` cuts them.
        numbered: whether the numbers of items were left out of their words.

    >>> print(write_markdown([("prose", "# We *must*:"), ("item", "- talk [now]")]), end="")
    \# We \*must\*:
    <BLANKLINE>
    - talk \[now]
    """
    return "\n\n".join(_write_block(kind, text, numbered=numbered) for kind, text in blocks) + "\n"


def _write_block(kind: str, text: str, *, numbered: bool) -> str:
    first, *more = text.split("\n")
    return "\n".join((_write_first(kind, first, numbered=numbered), *map(_write_line, more)))


def _write_first(kind: str, line: str, *, numbered: bool) -> str:
    """Return the first line of a block, whose bullet makes it an item."""
    bullet = BULLET.match(line)
    if kind == "item" and numbered and (bullet is None or bullet.group()[0].isdigit()):
        return f"1. {_write_line(line)}"
    if bullet is None:
        return _write_line(line)
    if kind == "prose":
        return f"{NO_LIST}{line}"
    if own := _MARKDOWN_BULLET.match(line):
        return f"{own.group()}{_write_line(line[own.end() :])}"
    return _write_line(line)


def _write_line(line: str) -> str:
    words = line.lstrip()
    space = line[: len(line) - len(words)]
    if begins := _BEGINS.match(words):
        written = f"\\{begins.group()}{_escape(words[begins.end() :])}"
    elif number := _NUMBER.match(words):
        written = f"{number[1]}\\{_escape(words[number.end() :])}"
    else:
        written = _escape(words)
    return f"{space}{written}".replace("\r", _RETURN)


def _escape(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", text)
