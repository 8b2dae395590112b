"""Paragraphs and lines of running text, as layouts look for speakers in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from stances.regex import compile_later

if TYPE_CHECKING:
    from stances.read.forms.form import Region

_PARAGRAPH = compile_later(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]+)*")
_LINE = compile_later(r"\S[^\n]*")
_BLANK_LINE = compile_later(r"\n\s*\n")
_LABEL = compile_later(r"[^“”\"\n]*?[:：](?=\s*[*_]*[“”\"])")
_NOT_NEWLINE = compile_later(r"[^\n]")


def hide_regions(text: str, regions: Sequence[Region]) -> str:
    """Return a text with spaces for whatever is neither spoken nor names who speaks.

    Headings stay, for they may name a speaker, and so do block quotes: a paragraph that goes on
    with one may hold the next speaker's name.
    """
    parts: list[str] = []
    at = 0
    for region in regions:
        if region.kind not in ("heading", "quotation"):
            parts += [text[at : region.start], _blank(text[region.start : region.end])]
            at = region.end
    return "".join((*parts, text[at:]))


def has_blank_lines(text: str) -> bool:
    """Whether blank lines stand between paragraphs; else every line is one."""
    return _BLANK_LINE.search(text.strip()) is not None


def find_paragraphs(
    text: str, start: int = 0, end: int | None = None, *, by_line: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph begins and ends.

    Args:
        by_line: whether every line is a paragraph.
    """
    pattern = _LINE if by_line else _PARAGRAPH
    for found in pattern.finditer(text, start, len(text) if end is None else end):
        yield found.span()


def find_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each line that is not blank begins, white space apart, and ends."""
    for found in _LINE.finditer(text, start, end):
        yield found.span()


def find_label(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the label before a line's quotation is, as in "Name, role: “…”"."""
    found = _LABEL.match(text, start, end)
    return found.span() if found else None


def _blank(text: str) -> str:
    """Return a text with a space for each of its characters but line ends."""
    return _NOT_NEWLINE.sub(" ", text)
