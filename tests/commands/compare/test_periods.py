"""Positions over time: what is of which period, how far it moved, and what is refused."""

from __future__ import annotations

import csv
import io
import json
import math
import sqlite3

import pytest

from stances.commands.compare.parse_periods import parse_periods
from stances.errors import StancesError

FOR, AGAINST = "Congress should support tariffs.", "Higher tariffs would be a mistake."
ROWS = f"""\
expert,date,text
Test Alpha,2019-03-01,{AGAINST}
Test Alpha,2020-01-09,{FOR}
Test Beta,2019-12-31,{FOR}
Test Beta,2020-01-01,It rains.
Test Gamma,2020-02-01,{FOR}
Test Gamma,2020,{AGAINST}
Test Delta,,{FOR}
Test Delta,01/02/2020,{FOR}
Test Alpha,2022-05-05,{FOR}
"""
SPAN = ("--then", "2019", "--now", "2020-01..2020-06")


@pytest.fixture
def run(whole_run, folder):
    (folder / "rows.csv").write_text(ROWS, encoding="utf-8")

    def run(*args):
        code, out, notes = whole_run("compare", "rows.csv", *args)
        return code, out, notes

    return run


def read_rows(out):
    return list(csv.DictReader(io.StringIO(out)))


def test_then_now_and_the_change_by_hand(run):
    code, out, _ = run(*SPAN, "-f", "json")
    assert code == 0
    document = json.loads(out)
    cells = {(cell["expert"], cell["period"]): cell for cell in document["cells"]}
    then, now = cells["Test Alpha", "2019"], cells["Test Alpha", "2020-01..2020-06"]
    assert (then["position"], now["position"]) == (-0.5, 0.5)
    assert (then["change"], then["since"]) == (None, None)
    assert (now["change"], now["since"]) == (1.0, "2019")
    assert now["change_low"] == pytest.approx(1 - 1.282205373 * math.sqrt(2), abs=1e-8)
    assert now["change_high"] == pytest.approx(1 + 0.473207109 * math.sqrt(2), abs=1e-8)
    assert (then["for"], then["against"]) == (0.0, 1.0)
    assert document["periods"] == [
        {"period": "2019", "first": "2019-01-01", "last": "2019-12-31", "statements": 2},
        {
            "period": "2020-01..2020-06",
            "first": "2020-01-01",
            "last": "2020-06-30",
            "statements": 3,
        },
    ]


def test_silence_is_no_change_and_nothing_said_is_not_silence(run):
    cells = {(row["expert"], row["period"]): row for row in read_rows(run(*SPAN, "-f", "csv")[1])}
    beta, gamma = cells["Test Beta", "2020-01..2020-06"], cells["Test Gamma", "2019"]
    assert (beta["position"], beta["change"], beta["statements"]) == ("", "", "1")
    assert (gamma["position"], gamma["statements"]) == ("", "0")
    assert cells["Test Gamma", "2020-01..2020-06"]["change"] == ""


def test_what_has_no_sure_date_is_told_and_never_guessed(run):
    _, out, notes = run(*SPAN, "-f", "json")
    assert (json.loads(out)["undated"], json.loads(out)["outside"]) == (3, 1)
    assert "3 statements without a sure date left out: rows.csv:7, rows.csv:8, rows.csv:9" in notes
    assert "1 statement of other days left out: rows.csv:10" in notes


def test_eyes_see_both_periods_side_by_side(run):
    lines = run(*SPAN)[1].splitlines()
    assert lines[0].split() == [
        *("expert", "dimension", "2019", "2020-01..2020-06", "change", "low", "high")
    ]
    assert lines[2].split() == [
        "Test",
        "Alpha",
        "tariffs",
        "-0.50",
        "+0.50",
        "+1.00",
        "-0.81",
        "+1.67",
    ]
    assert lines[3].split() == ["Test", "Beta", "tariffs", "+0.50", "·"]
    assert lines[4].split() == ["Test", "Gamma", "tariffs", "+0.50"]
    assert "1 pair of expert and dimension shows no position in any period." in lines
    assert "3 statements without a sure date: not in any period." in lines


def test_months_follow_each_other_and_a_year_is_of_no_month(run):
    _, out, notes = run("--by", "period", "-f", "json")
    document = json.loads(out)
    months = [one["period"] for one in document["periods"]]
    assert months == ["2019-03", "2019-12", "2020-01", "2020-02", "2022-05"]
    assert document["undated"] == 3
    assert "left out" in notes
    alpha = [cell for cell in document["cells"] if cell["expert"] == "Test Alpha"]
    assert [cell["change"] for cell in alpha] == [None, None, 1.0, None, 0.0]
    assert [cell["since"] for cell in alpha] == [None, None, "2019-03", None, "2020-01"]


def test_months_stand_below_each_other(run):
    lines = run("--by", "period", "-e", "alpha")[1].splitlines()
    assert lines[0].split()[:4] == ["expert", "dimension", "period", "position"]
    assert [line.split()[3:5] for line in lines[2:5]] == [
        ["2019-03", "-0.50"],
        ["2020-01", "+0.50"],
        ["2022-05", "+0.50"],
    ]


def test_an_expert_is_scored_in_a_period_as_alone(run, whole_run, folder):
    (folder / "alone.csv").write_text(f"expert,text\nTest Alpha,{FOR}\n", encoding="utf-8")
    alone = json.loads(whole_run("score", "alone.csv", "-f", "json")[1])["cells"][0]
    cells = json.loads(run(*SPAN, "-f", "json")[1])["cells"]
    now = next(one for one in cells if one["period"] != "2019" and one["expert"] == "Test Alpha")
    for name in ("position", "low", "high", "state", "salience", "for", "against", "sentences"):
        assert now[name] == alone[name]


@pytest.mark.parametrize("fmt", ["ndjson", "tsv", "github", "html"])
def test_every_format_has_it(run, fmt):
    code, out, _ = run(*SPAN, "-f", fmt)
    assert code == 0
    assert "Test Alpha" in out


def test_databases_have_it(run, folder):
    assert run(*SPAN, "-o", "over.db")[0] == 0
    base = sqlite3.connect(folder / "over.db")
    rows = list(base.execute("SELECT expert, change FROM periods WHERE change IS NOT NULL"))
    assert rows == [("Test Alpha", 1.0)]
    assert run(*SPAN, "-o", "over.parquet")[0] == 0


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--then", "2019"), "no --now; name both"),
        (("--now", "2019"), "no --then; name both"),
        (("--then", "2019..2020", "--now", "2020"), "share days"),
        (("--then", "2020..2019", "--now", "2021"), "ends before it begins"),
        (("--then", "2020", "--now", "2019"), "--now 2019 begins before --then 2020; change is"),
        (("--then", "2020", "--now", "..2019"), "--now ..2019 begins before --then 2020"),
        (("--then", "soon", "--now", "2021"), '--then "soon" is not a period'),
        (("--then", "2019", "--now", ".."), '--now ".." is not a period'),
        (
            ("--then", "2001", "--now", "2002"),
            "no statement is of these periods; their dates are from 2019-03-01 to 2022-05-05",
        ),
        ((*SPAN, "--by", "affiliation"), "--then has no place with --by affiliation"),
        (("--now", "2020", "--by", "affiliation"), "--now has no place with --by affiliation"),
        ((*SPAN, "--salience"), "--salience has no place with --then and --now"),
        (("--by", "period", "--salience"), "--salience has no place with --by period"),
        ((*SPAN, "--scale", "logit"), "--scale logit has no place"),
        ((*SPAN, "--codes", "x.csv"), "--codes has no place"),
        ((*SPAN, "--evidence", "-f", "json"), "--evidence has no place"),
        ((*SPAN, "--sort", "tariffs"), "--sort has no place"),
        ((*SPAN, "--salience"), "--salience has no place"),
        ((*SPAN, "-e", "nobody"), 'unknown expert "nobody"'),
    ],
)
def test_what_cannot_be_compared_is_refused(run, args, message):
    code, out, notes = run(*args)
    assert (code, out) == (2, "")
    assert message in notes


def test_no_column_has_the_name_of_another(run):
    lines = run("--by", "period", "-f", "github")[1].splitlines()
    names = [one.strip() for one in lines[0].strip("|").split("|")]
    assert names[-5:] == ["low", "high", "change", "change_low", "change_high"]
    assert len(set(names)) == len(names)


def test_texts_without_dates_say_how_to_give_them(whole_run):
    code, _, notes = whole_run("compare", "c.txt", "--by", "period")
    assert code == 2
    assert "no statement has a sure date; give a column date" in notes


def test_a_score_sheet_holds_no_dates(whole_run):
    whole_run("score", "c.txt", "-f", "json", "-o", "sheet.json")
    code, _, notes = whole_run("compare", "sheet.json", "--by", "period")
    assert code == 2
    assert "name the texts" in notes


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2019", "2019-01-01", "2019-12-31"),
        ("2019-02", "2019-02-01", "2019-02-28"),
        ("2019-02-03", "2019-02-03", "2019-02-03"),
        ("2018..2019-02", "2018-01-01", "2019-02-28"),
        ("..2019", "None", "2019-12-31"),
    ],
)
def test_how_periods_are_written(written, first, last):
    one, _ = parse_periods(written, "2020..")
    assert (str(one.first), str(one.last)) == (first, last)


def test_an_open_end_reaches_to_any_day():
    one, two = parse_periods("..2019", "2020..")
    assert one.days.last < two.days.first
    with pytest.raises(StancesError, match="share days"):
        parse_periods("2019..", "2020..")
