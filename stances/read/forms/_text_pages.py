"""Pages of plain text, with form feeds between them: their lines without what stands around."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from stances.read.forms._page_numbers import PAGE_NUMBER
from stances.regex import compile_later

_LINE = compile_later(r"[^\n\f]*[^\s][^\n\f]*")
_DIGITS = compile_later(r"\d+")
_DEEPEST = 3
"""How many lines at the top and at the bottom of a page may be furniture."""
_ENOUGH = 3
"""The pages on which a line that does not stand apart must come again."""


class TextLine(Struct, frozen=True, kw_only=True):
    """A line that is not blank.

    Attributes:
        begin: where the line begins.
        start, end: where its words begin and end.
        text: its words.
        page: the number of its page, from 0.
        is_apart: whether a blank line stands before it on its page.
    """

    begin: int
    start: int
    end: int
    text: str
    page: int
    is_apart: bool


def split_furniture(text: str) -> tuple[tuple[TextLine, ...], tuple[TextLine, ...]]:
    """Return the lines of a text, and the running heads and page numbers where it has pages.

    A line at the edge of a page is furniture where it comes again at the same edge of other pages,
    whatever its numbers are, and a blank line parts it from the text or it comes on many pages; or
    where it is nothing but the number of the page.

    >>> text = "Weekly\\n\\nOne.\\n\\n1\\n\\fWeekly\\n\\nTwo.\\n\\n2\\n\\f"
    >>> [[line.text for line in lines] for lines in split_furniture(text)]
    [['One.', 'Two.'], ['Weekly', '1', 'Weekly', '2']]
    """
    pages = _cut_pages(text)
    furniture: list[TextLine] = []
    if len(pages) > 1:
        furniture += _drop_furniture(pages, is_top=True)
        furniture += _drop_furniture(pages, is_top=False)
    furniture.sort(key=lambda line: line.start)
    return tuple(line for page in pages for line in page), tuple(furniture)


def _cut_pages(text: str) -> list[list[TextLine]]:
    """Return the lines of each page that has any."""
    pages: list[list[TextLine]] = []
    at = 0
    for number, page in enumerate(text.split("\f")):
        lines: list[TextLine] = []
        last = at
        for found in _LINE.finditer(text, at, at + len(page)):
            written = found.group()
            start = found.start() + len(written) - len(written.lstrip())
            words = written.strip()
            lines.append(
                TextLine(
                    begin=found.start(),
                    start=start,
                    end=start + len(words),
                    text=words,
                    page=number,
                    is_apart=text.count("\n", last, found.start()) > 1,
                )
            )
            last = found.end()
        if lines:
            pages.append(lines)
        at += len(page) + 1
    return pages


def _drop_furniture(pages: Sequence[list[TextLine]], *, is_top: bool) -> list[TextLine]:
    """Drop the outermost lines of pages while they are furniture, and return these."""
    dropped: list[TextLine] = []
    edge = 0 if is_top else -1
    going = [page for page in pages if len(page) > 1]
    for _ in range(_DEEPEST):
        shown = [_DIGITS.sub("#", " ".join(page[edge].text.split())) for page in going]
        counts = Counter(shown)
        found = [
            page
            for page, line in zip(going, shown, strict=True)
            if _is_furniture(page, line, counts[line], is_top=is_top)
        ]
        dropped += [page.pop(edge) for page in found]
        going = [page for page in found if len(page) > 1]
    return dropped


def _is_furniture(page: Sequence[TextLine], shown: str, count: int, *, is_top: bool) -> bool:
    """Whether the outermost line of a page, which shows so on several pages, is furniture."""
    if shown.endswith(":"):  # whoever speaks may be named anew on each page
        return False
    is_apart = page[1].is_apart if is_top else page[-1].is_apart
    is_number = PAGE_NUMBER.fullmatch(shown) is not None
    return (is_apart and (count > 1 or is_number)) or count >= _ENOUGH
