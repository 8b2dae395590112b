from __future__ import annotations

from datetime import date

import pytest

from stances.errors import StancesError
from stances.read.options import USUAL_OPTIONS, find_encoding, make_read_options
from stances.settings.model import Settings


def test_without_a_choice_everything_is_told_by_the_inputs():
    assert make_read_options(Settings()) == USUAL_OPTIONS


def test_columns_and_switches_are_handed_on():
    options = make_read_options(
        Settings(expert_column="who", text_column="said", strict=True, form="csv")
    )
    assert (options.columns.expert, options.columns.text) == ("who", "said")
    assert (options.strict, options.skip_bad_rows, options.form) == (True, False, "csv")


@pytest.mark.parametrize(
    ("written", "sign"), [(";", ";"), ("tab", "\t"), ("TAB", "\t"), ("\\t", "\t"), ("\t", "\t")]
)
def test_delimiters(written, sign):
    assert make_read_options(Settings(delimiter=written)).delimiter == sign


@pytest.mark.parametrize("written", ["", ";;", "a", "7", '"', "\n", "\r", "\0", "ä"])
def test_delimiters_that_no_table_can_have(written):
    with pytest.raises(StancesError, match="cannot stand between cells; name one sign"):
        make_read_options(Settings(delimiter=written))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("UTF8", "utf-8"),
        ("windows-1252", "cp1252"),
        ("Shift_JIS", "shift_jis"),
        ("l1", "iso8859-1"),
    ],
)
def test_encodings_by_any_of_their_names(written, name):
    assert find_encoding(written) == name


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("windows1253x", 'did you mean "windows-1253"'),
        ("uft-8", 'did you mean "utf-8"'),
        ("base64", "base64"),
        ("zzzzzz", "known are utf-8"),
        ("idna", ""),
        ("undefined", ""),
        ("a\0b", ""),
        ("a\ud800", ""),
        ("", ""),
        ("x" * 10_000, ""),
    ],
)
def test_unknown_encodings_are_refused_with_near_names(written, hint):
    with pytest.raises(StancesError, match=r"^unknown encoding") as caught:
        find_encoding(written)
    assert hint in str(caught.value)


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("2020-01-08", None, date(2020, 1, 8), date.max),
        ("2020", "2020", date(2020, 1, 1), date(2020, 12, 31)),
        (None, "2020-02", date.min, date(2020, 2, 29)),
        ("8 January 2020", "2020-01-08", date(2020, 1, 8), date(2020, 1, 8)),
    ],
)
def test_bounds_are_days_months_or_years(since, until, first, last):
    period = make_read_options(Settings(since=since, until=until)).period
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"since": "soon"}, '^--since: "soon" is not a date; write it as 2020-01-08, 2020-01 or'),
        ({"until": "01/02/2020"}, '^--until: "01/02/2020" is not a date'),
        ({"since": ""}, '^--since: "" is not a date'),
        ({"since": "2020-02", "until": "2020-01"}, "^--since 2020-02 comes after --until 2020-01"),
    ],
)
def test_bounds_that_are_none(given, message):
    with pytest.raises(StancesError, match=message):
        make_read_options(Settings(**given))


def test_strict_and_skipping_contradict_each_other():
    with pytest.raises(StancesError, match=r"^--strict and --skip-bad-rows contradict"):
        make_read_options(Settings(strict=True, skip_bad_rows=True))
