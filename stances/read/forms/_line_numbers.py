"""Numbers of lines, as transcripts of courts and committees print them beside each line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from stances.read.splice import Edit
from stances.regex import compile_later

_LINE = compile_later(
    r"^(?P<mark>[ \t]*(?P<number>\d{1,2})(?P<gap>[ \t]*))(?P<words>(?<=[ \t])\S.*)?$", re.MULTILINE
)
_FILLED = compile_later(r"^.*\S", re.MULTILINE)
_FEWEST = 8
"""How many lines are numbered at the least."""
_MOSTLY = 0.7
"""The share of lines that are numbered; titles and numbers of pages are not."""


def find_line_numbers(text: str) -> Iterator[Edit]:
    r"""Yield the edits that cut the numbers of lines off; none where lines are not numbered.

    They count up from 1 and begin anew on each page. The least white space that follows any of
    them goes too, so that lines which are set in stay so.

    >>> text = "".join(f"{number:2}  We go on,\n" for number in range(1, 9))
    >>> len(list(find_line_numbers(text))), len(list(find_line_numbers(text[26:])))
    (8, 0)
    """
    found = list(_LINE.finditer(text))
    numbers = [int(one["number"]) for one in found]
    counted = sum(after in (before + 1, 1) for before, after in pairwise(numbers))
    if (
        len(found) < _FEWEST
        or numbers[0] != 1
        or counted < len(found) - 1
        or max(numbers) < _FEWEST
        or len(found) < _MOSTLY * len(_FILLED.findall(text))
    ):
        return
    gap = min((len(one["gap"]) for one in found if one["words"]), default=0)
    for one in found:
        end = one.end("number") + gap if one["words"] else one.end("mark")
        yield Edit(start=one.start("mark"), end=end)
