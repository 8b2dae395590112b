from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.read.dates import (
    find_dateline,
    find_line_dates,
    find_named_date,
    parse_date,
    parse_period,
)

DAY = date(2020, 1, 8)
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


@pytest.mark.parametrize(
    "written",
    [
        "January 8, 2020",
        "8 January 2020",
        "2020-01-08",
        "Jan. 8, 2020",
        "the 8th of January 2020".removeprefix("the "),
        "January 8th 2020",
        "8-Jan-2020",
        "2020-01-08T10:00:00Z",
        "2020-01-08T23:30:00-05:00",
        "2020-01-08 10:00",
        "Wednesday, January 8, 2020, 10:30 am ET",
        "Wed 8 Jan 2020",
        "JANUARY 8, 2020",
        "2020/01/08",
    ],
)
def test_ways_to_write_one_day(written):
    assert parse_date(written) == DAY
    assert parse_period(written).first == parse_period(written).last == DAY


@pytest.mark.parametrize("written", ["13/01/2020", "01/13/2020", "13.01.2020"])
def test_figures_that_leave_no_doubt(written):
    assert parse_date(written) == date(2020, 1, 13)


@pytest.mark.parametrize(
    "written",
    [
        *("01/02/2020", "1.2.2020", "February 30, 2020", "January 2020", "2020", "8 January", ""),
        *("2020-13-01", "Janu 8, 2020", "January 8, 20201", "20200108", "May 8", "0000-01-01"),
    ],
)
def test_no_day_or_a_doubtful_one(written):
    assert parse_date(written) is None


@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_is_read_as_it_is_written(day):
    month = MONTHS[day.month - 1]
    for written in (
        day.isoformat(),
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month[:3]} {day.year}",
    ):
        assert parse_date(written) == day


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_none(text):
    parse_period(text)
    find_line_dates(text)
    find_dateline(text)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-12", date(2020, 12, 1), date(2020, 12, 31)),
    ],
)
def test_years_and_months(written, first, last):
    found = parse_period(written)
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize("written", ["2020-00", "2020-13", "20", "soon", "2020-1"])
def test_no_period(written):
    assert parse_period(written) is None


@pytest.mark.parametrize(
    "line",
    [
        "January 8, 2020",
        "**January 8, 2020**",
        "- 8 January 2020",
        "(January 8, 2020)",
        "Published: January 8, 2020",
        "Posted on Wednesday, January 8, 2020 at 10:30",
        "By Test Alpha | January 8, 2020",
        "By Test Alpha • 8 January 2020 • Updated 9 January 2020",
        "Remarks at Test House, January 8, 2020",
        "Test House, London, 8 January 2020",
        "Hearing (January 8, 2020)",
    ],
)
def test_lines_that_date_their_text(line):
    assert find_line_dates(line) == {DAY}


@pytest.mark.parametrize(
    "line",
    [
        "Last updated: January 8, 2020",
        "Accessed 8 January 2020",
        "It began on January 8, 2020.",
        "What happened on Wednesday, January 8, 2020",
        "The strike of January 8, 2020 changed it",
        "Since that day there has been no talk about any of it at all, January 8, 2020",
        "01/02/2020",
        "January 2020",
    ],
)
def test_lines_that_do_not(line):
    assert find_line_dates(line) == frozenset()


@pytest.mark.parametrize(
    "paragraph",
    [
        "WASHINGTON, Jan. 8, 2020 — The plan failed.",
        "LONDON (January 8, 2020) – The plan failed.",
        "TEST CITY, T.T. (January 8, 2020) -- The plan failed.",
        "Paris, 8 January 2020 - “We must talk.”",
        "January 8, 2020 — The plan failed.",
        "TESTVILLE, Jan. 8, 2020 (Test Wire) — The plan failed.",
    ],
)
def test_datelines(paragraph):
    assert find_dateline(paragraph) == DAY


@pytest.mark.parametrize(
    "paragraph",
    [
        "On January 8, 2020 — Hours later — it failed.",
        "January 8, 2020 – the day it failed – was cold.",
        "We met on January 8, 2020.",
        "WASHINGTON — The plan of January 8, 2020 failed.",
    ],
)
def test_no_datelines(paragraph):
    assert find_dateline(paragraph) is None


@pytest.mark.parametrize(
    ("stem", "day"),
    [
        ("2020-01-08-alpha", DAY),
        ("alpha_2020_01_08", DAY),
        ("2020-01-08", DAY),
        ("2020-13-08", None),
        ("12020-01-08", None),
        ("2020-01-08-to-2020-01-09", None),
        ("alpha", None),
    ],
)
def test_names_of_files(stem, day):
    assert find_named_date(stem) == day
