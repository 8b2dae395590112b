"""Times of a recording and of the day, as transcripts give them beside names and between words."""

from __future__ import annotations

import re

TIME = r"[(\[<]?\b\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?:\s?[AaPp]\.?[Mm]\b\.?|\b)[)\]>]?"
"""A time: "(0:12)", "[00:01:02]", "12:03 PM"."""
_SPAN = r"\d{1,2}:\d{1,2}(?::\d{1,2})?(?:[.,]\d+)?"
_ALONE = re.compile(
    rf"[*_]*(?:{TIME}|[(\[<]?{_SPAN}\s*(?:-->|[-–—])\s*{_SPAN}[)\]>]?"
    r"|[(\[]?\d{1,2}\.\d{2}\s*(?:[AaPp]\.?[Mm]\.?)?[)\]]?)[*_]*"
)


def is_time(line: str) -> bool:
    """Whether a line is nothing but a time, or the stretch between two.

    >>> is_time("12:03 PM"), is_time("0:0:1.2 --> 0:0:4.0"), is_time("12:03 we met")
    (True, True, False)
    """
    return _ALONE.fullmatch(line.strip()) is not None
