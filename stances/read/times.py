"""Times of a recording and of the day, as transcripts give them beside names and between words."""

from __future__ import annotations

from stances.regex import compile_later

_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s"
TIME = (
    rf"[(\[<]?\b(?:{_DAY})?\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:[.,]\d+)?"
    r"(?:\s?[AaPp]\.?[Mm]\b\.?|\b)[)\]>]?"
)
"""A time, perhaps with its day: "(0:12)", "[00:01:02]", "12:03 PM", "[08/01/2026, 10:12:33]"."""
_SPAN = r"\d{1,2}:\d{1,2}(?::\d{1,2})?(?:[.,]\d+)?"
_ALONE = compile_later(
    rf"[*_]*(?:{TIME}|[(\[<]?{_SPAN}\s*(?:-->|[-–—])\s*{_SPAN}[)\]>]?"
    r"|[(\[]?\d{1,2}\.\d{2}\s*(?:[AaPp]\.?[Mm]\.?)?[)\]]?)[*_]*"
)


def is_time(line: str) -> bool:
    """Whether a line is nothing but a time, or the stretch between two.

    >>> is_time("12:03 PM"), is_time("0:0:1.2 --> 0:0:4.0"), is_time("12:03 we met")
    (True, True, False)
    """
    return _ALONE.fullmatch(line.strip()) is not None
