"""What dates look like in texts, and which days they stand for.

A date whose day and month could be taken for each other, as in "01/02/2020", stands for none.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from stances.language.words import load_words
from stances.regex import compile_later

_WORDS = load_words()


def _make_choice(words: Iterator[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


_MONTH = _make_choice(iter(_WORDS.months))
_WEEKDAY = rf"(?:(?:{_make_choice(iter((*_WORDS.weekdays, *_WORDS.short_weekdays)))})\.?,?\s+)?"
_ORDINAL = rf"(?:{_make_choice(iter(_WORDS.ordinal_endings))})?"
_OF = rf"(?:(?:{_make_choice(iter(_WORDS.joins_month))})\s+)?"
_YEAR = r"(?:1[5-9]|2[01])\d\d"
_WRITTEN = rf"""
(?: (?P<month_1>{_MONTH})\.?\s+(?P<day_1>\d{{1,2}}){_ORDINAL},?\s+(?P<year_1>{_YEAR})
  | (?P<day_2>\d{{1,2}}){_ORDINAL}[\s-]+{_OF}(?P<month_2>{_MONTH})\.?,?[\s-]+(?P<year_2>{_YEAR})
  | (?P<year_3>{_YEAR})-(?P<month_3>\d\d)-(?P<day_3>\d\d)
)(?!\w)"""
_TIME = r"""
(?: T\d\d:?\d\d[\d:.,]*(?:Z|[+-]\d\d:?\d\d)?
  | [,\s]+(?:at\s+)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?
    (?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,5})?(?:\s*[+-]\d\d:?\d\d)?
)?"""
_FLAGS = re.VERBOSE | re.IGNORECASE
_DATE = compile_later(rf"\s*{_WEEKDAY}{_WRITTEN}{_TIME}\s*", _FLAGS)
_ISO_TIME = compile_later(rf"\s*(?P<day>{_YEAR}-\d\d-\d\d)[T ]\d\d:?\d\d\S*(?:\s\S{{1,6}})?\s*")
_FIGURES = compile_later(
    rf"\s*(?:(?P<one>\d{{1,2}})(?P<sign>[/.])(?P<two>\d{{1,2}})(?P=sign)(?P<year>{_YEAR})"
    rf"|(?P<first>{_YEAR})[/.](?P<month>\d\d)[/.](?P<day>\d\d))\s*"
)
_PERIOD = compile_later(rf"\s*(?P<year>{_YEAR})(?:-(?P<month>\d\d))?\s*")
_TAIL = compile_later(
    rf"(?P<head>.*?)(?:,\s+|\s*\(){_WEEKDAY}{_WRITTEN}\)?\s*",
    _FLAGS | re.DOTALL,
)
_DATELINE = compile_later(
    rf"""\s*(?:(?P<place>[^\W\d_][^\n—–]{{0,60}}?)(?:(?P<joint>,\s+|\s*\(|\s+[—–-]+\s+)|\s+)|\()?
    (?i:{_WEEKDAY}{_WRITTEN})\)?,?\s*(?:\([^()\n]{{1,40}}\)\s*)?(?:[—–]|--?)\s*
    (?P<next>[^\W\d_]|["“'‘])""",
    re.VERBOSE,
)
_PARTS = compile_later(r"\s*[|•·—–]\s*|\s+-+\s+|\n")
_LEADS = compile_later(
    rf"\s*(?:(?P<own>{_make_choice(iter(_WORDS.before_dates))})"
    rf"|(?P<other>{_make_choice(iter(_WORDS.before_later_dates))}))\b\s*:?\s*",
    re.IGNORECASE,
)
_NAMED = compile_later(rf"(?<!\d)({_YEAR})([-_.])(\d\d)\2(\d\d)(?!\d)")
_MARKS = " \t*_#[]-"
_LONGEST = 12
"""The most words that may stand before a date at the end of a line."""


class Period(Struct, frozen=True, kw_only=True):
    """Some days, from the first to the last."""

    first: date
    last: date

    def lies_in(self, other: Period) -> bool:
        """Whether all its days are days of another period."""
        return other.first <= self.first and self.last <= other.last

    def meets(self, other: Period) -> bool:
        """Whether one of its days is a day of another period."""
        return self.first <= other.last and other.first <= self.last


def parse_date(written: str) -> date | None:
    """Return the day that a text stands for; `None` where it is not a date or may be several.

    A day of the week before it and a time after it do not matter.

    >>> parse_date("Wednesday, Jan. 8, 2020"), parse_date("01/02/2020")
    (datetime.date(2020, 1, 8), None)
    """
    found = _DATE.fullmatch(written)
    if found is not None:
        return _read_written(found)
    if iso := _ISO_TIME.fullmatch(written):
        return parse_date(iso["day"])
    figures = _FIGURES.fullmatch(written)
    if figures is None:
        return None
    if figures["first"]:
        return _make_date(figures["first"], figures["month"], figures["day"])
    one, two, year = (int(figures[name]) for name in ("one", "two", "year"))
    if max(one, two) <= 12 and one != two:
        return None
    return _make_date(year, min(one, two), max(one, two))


def parse_period(written: str) -> Period | None:
    """Return the days of a date, a month ``YYYY-MM`` or a year; `None` where it is none of these.

    >>> parse_period("2020-02").last
    datetime.date(2020, 2, 29)
    """
    day = parse_date(written)
    if day is not None:
        return Period(first=day, last=day)
    found = _PERIOD.fullmatch(written)
    if found is None:
        return None
    year = int(found["year"])
    first, last = (int(found["month"]),) * 2 if found["month"] else (1, 12)
    if not 1 <= first <= 12:
        return None
    return Period(
        first=date(year, first, 1), last=date(year, last, calendar.monthrange(year, last)[1])
    )


def find_line_dates(line: str) -> frozenset[date]:
    """Return the dates that a line of its own gives its text.

    The whole line is a date, or a part of it between bars or dashes, or it ends with one behind a
    comma or in brackets. When a text was changed or called up does not count.

    >>> find_line_dates("By Test Alpha | Published on 8 January 2020 | Updated January 9, 2020")
    frozenset({datetime.date(2020, 1, 8)})
    >>> find_line_dates("It began on January 8, 2020.")
    frozenset()
    """
    parts = (part.strip(_MARKS) for part in _PARTS.split(line))
    return frozenset(filter(None, (_find_in_part(part) for part in parts)))


def find_dateline(paragraph: str) -> date | None:
    """Return the date with which a paragraph of news begins; `None` where it does not.

    >>> find_dateline("WASHINGTON, Jan. 8, 2020 (Test Wire) — The plan failed.")
    datetime.date(2020, 1, 8)
    """
    found = _DATELINE.match(paragraph)
    if found is None:
        return None
    place = found["place"] or ""
    is_sure = not place or place.isupper() or (bool(found["joint"]) and place.istitle())
    return _read_written(found) if is_sure and not found["next"].islower() else None


def find_named_date(stem: str) -> date | None:
    """Return the date in a file's name; `None` where there is none, or there are several.

    >>> find_named_date("2020-01-08-alpha"), find_named_date("2020-01-08_2020-01-09")
    (datetime.date(2020, 1, 8), None)
    """
    found = {_make_date(one[1], one[3], one[4]) for one in _NAMED.finditer(stem)}
    return next(iter(found)) if len(found) == 1 else None


def _find_in_part(part: str) -> date | None:
    """Return the date that a part of a line gives."""
    lead = _LEADS.match(part)
    if lead is not None:
        if lead["other"]:
            return None
        if (led := parse_date(part[lead.end() :].rstrip(")."))) is not None:
            return led
    whole = parse_date(part.strip("().,"))
    if whole is not None:
        return whole
    tail = _TAIL.fullmatch(part)
    if tail is None or len(tail["head"].split()) > _LONGEST:
        return None
    last = tail["head"].rpartition(" ")[2].strip(".,").casefold()
    is_of_sentence = last in _WORDS.weekdays or not tail["head"].strip()
    return None if is_of_sentence else _read_written(tail)


def _read_written(found: re.Match[str]) -> date | None:
    for form in ("1", "2", "3"):
        if found[f"year_{form}"]:
            month = found[f"month_{form}"].casefold()
            number = int(month) if month.isdecimal() else _WORDS.months[month]
            return _make_date(found[f"year_{form}"], number, found[f"day_{form}"])
    return None


def _make_date(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
