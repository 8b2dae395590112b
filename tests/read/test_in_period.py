from __future__ import annotations

from datetime import date

import pytest

from stances.document import Document
from stances.errors import StancesError
from stances.read.dates import Period
from stances.read.notes import listen_to_notes
from stances.read.options import ReadOptions
from stances.read.statements import extract_statements

ROWS = """\
expert,text,date
Test Alpha,One.,2019-12-31
Test Alpha,Two.,2020-01-01
Test Beta,Three.,"January 8, 2020"
Test Beta,Four.,2020-02
Test Gamma,Five.,2020
Test Gamma,Six.,01/02/2020
Test Gamma,Seven.,
Test Gamma,Eight.,2021-01-01T10:00:00Z
"""


def choose(first, last, text=ROWS, name="a.csv"):
    options = ReadOptions(period=Period(first=first, last=last))
    notes = []
    with listen_to_notes(notes.append):
        found = extract_statements([Document(name=name, text=text)], options)
    return [one.document.text for one in found], notes


def test_bounds_are_inclusive_and_what_has_no_sure_date_is_left_out_with_a_note():
    assert choose(date(2020, 1, 1), date(2020, 12, 31)) == (
        ["Two.", "Three.", "Four.", "Five."],
        [
            "--since, --until: 2 statements without a sure date left out: a.csv:7, a.csv:8",
            "--since, --until: 2 statements of other days left out: a.csv:2, a.csv:9",
        ],
    )
    assert choose(date(2020, 1, 1), date(2020, 1, 7))[0] == ["Two."]
    assert choose(date(2020, 1, 2), date.max)[0] == ["Three.", "Four.", "Eight."]
    assert choose(date.min, date(2019, 12, 31))[0] == ["One."]


def test_a_year_that_is_only_partly_meant_is_not_sure():
    assert choose(date(2020, 1, 2), date(2020, 1, 31))[1] == [
        "--since, --until: 3 statements without a sure date left out: a.csv:6, a.csv:7, a.csv:8",
        "--since, --until: 4 statements of other days left out: a.csv:2, a.csv:3, a.csv:5, a.csv:9",
    ]


@pytest.mark.parametrize(
    ("first", "last", "message"),
    [
        (
            date(2022, 1, 1),
            date.max,
            "no statement is from 2022-01-01 or later; those with a date are from 2019-12-31 "
            "to 2021-01-01",
        ),
        (date.min, date(2018, 1, 1), "no statement is from 2018-01-01 or before; those with"),
        (date(2018, 1, 1), date(2018, 1, 1), "no statement is from 2018-01-01; those with a"),
    ],
)
def test_where_nothing_is_left_the_dates_that_there_are_come_with_the_error(first, last, message):
    with pytest.raises(StancesError) as caught, listen_to_notes(lambda _note: None):
        choose(first, last)
    assert str(caught.value).startswith(message)


def test_where_nothing_has_a_date_the_error_says_so():
    with pytest.raises(StancesError, match="none has a sure date"):
        choose(date.min, date.max, "expert,text\nTest Alpha,One.\n")


def test_what_cannot_be_read_is_reported_rather_than_that_nothing_is_left():
    with pytest.raises(StancesError, match="no expert found"):
        choose(date.min, date.max, "Nobody speaks.", "a.txt")


def test_many_places_are_counted():
    documents = [
        Document(name=f"{number}.csv", text="expert,text\nTest Alpha,One.\n")
        for number in range(12)
    ]
    dated = Document(name="d.csv", text="expert,text,date\nTest Alpha,One.,2020-01-08\n")
    options = ReadOptions(period=Period(first=date.min, last=date.max))
    notes = []
    with listen_to_notes(notes.append):
        assert len(extract_statements([*documents, dated], options)) == 1
    assert notes == [
        "--since, --until: 12 statements without a sure date left out: "
        "0.csv:2, 1.csv:2, 2.csv:2, 3.csv:2, 4.csv:2 and 7 more"
    ]
