"""One input as it was read, and where its characters stand in the user's own file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from msgspec import Struct

from stances.regex import compile_later

_LINE = compile_later(r"[^\n]*\n|[^\n]+")

Unit = Literal["line", "page", "paragraph"]
"""What the numbers of places in a file count: pages or paragraphs where it has no lines."""


class LineMap(Struct, frozen=True, kw_only=True):
    """Maps offsets of a document's text to lines, pages or paragraphs of the user's own file.

    Making a map takes time proportional to the length of the text; a lookup is a bisection.

    Attributes:
        starts: the offsets at which a new line, page or paragraph begins; the first is 0, and
            each is larger than the one before.
        numbers: the line, page or paragraph that begins at each of them.
        unit: what the numbers count.

    >>> lines = LineMap(starts=(0, 10), numbers=(3, 7))
    >>> lines.number_at(9), lines.number_at(10)
    (3, 7)
    """

    starts: tuple[int, ...]
    numbers: tuple[int, ...]
    unit: Unit = "line"

    def number_at(self, offset: int) -> int:
        """Return the line, page or paragraph in which the character at `offset` stands.

        Args:
            offset: from 0 on; after the end of the text it is in the last one.
        """
        return self.numbers[bisect_right(self.starts, offset) - 1]


def map_lines(text: str, first: int = 1) -> LineMap:
    r"""Return the map of a text that its file holds unchanged, from line `first` on.

    >>> map_lines("one\ntwo\n", first=5).numbers
    (5, 6, 7)
    """
    starts = (0, *(match.end() for match in re.finditer("\n", text)))
    return LineMap(starts=starts, numbers=tuple(range(first, first + len(starts))))


def map_to_line(line: int) -> LineMap:
    """Return the map of a text that stands on one line.

    JSON needs this, since line breaks in its strings are written as escapes.

    >>> map_to_line(4).number_at(100)
    4
    """
    return LineMap(starts=(0,), numbers=(line,))


@dataclass(frozen=True, kw_only=True)
class Document:
    """One input as it was read.

    Attributes:
        name: where it came from, as the user named it (a relative path, or ``-``).
        text: the whole text; every offset in the program counts characters of it.
        form: the form it was stored in, such as ``plain``, ``markdown``, ``csv`` or ``json``.
        lines: maps offsets to the lines or pages of the user's file; `None` where the text is the
            whole file, so that the line numbers are the same.
    """

    name: str
    text: str
    form: str = "plain"
    lines: LineMap | None = None

    @cached_property
    def _line_map(self) -> LineMap:
        return self.lines or map_lines(self.text)

    def read_lines(self) -> Iterator[tuple[int, str]]:
        """Yield each line of the text, with its end, and its number in the user's file.

        >>> list(Document(name="a.csv", text="a,b\\n1,2").read_lines())
        [(1, 'a,b\\n'), (2, '1,2')]
        """
        for number, found in enumerate(_LINE.finditer(self.text), start=1):
            line = number if self.lines is None else self.line_at(found.start())
            yield line, found.group()

    def line_at(self, offset: int) -> int:
        """Return the line or page of the user's file on which the character at `offset` stands.

        >>> Document(name="a.txt", text="one\\ntwo").line_at(5)
        2
        """
        return self._line_map.number_at(offset)

    def name_place(self, offset: int) -> str:
        """Return the file and the line, page or paragraph in it, as messages name a place.

        >>> Document(name="a.txt", text="one\\ntwo").name_place(5)
        'a.txt:2'
        >>> pages = LineMap(starts=(0,), numbers=(3,), unit="page")
        >>> Document(name="a.pdf", text="one", lines=pages).name_place(0)
        'a.pdf, page 3'
        """
        number, unit = self.line_at(offset), self._line_map.unit
        return f"{self.name}:{number}" if unit == "line" else f"{self.name}, {unit} {number}"
