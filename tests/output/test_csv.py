"""CSV and TSV: safe in a spreadsheet and on a terminal."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evil import CONTROL
from stances.output.csv import begins_formula, make_field, separate
from stances.output.escape import escape
from stances.output.tables import Column, Table

both = pytest.mark.parametrize("delimiter", [",", "\t"], ids=["csv", "tsv"])


def write_values(values, delimiter=","):
    columns = [Column(key=f"c{at}", value=lambda row, at=at: row[at]) for at in range(len(values))]
    return separate(Table(columns=columns, rows=[values]), delimiter)


def read_values(text, delimiter=","):
    _, row = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return row


@both
@pytest.mark.parametrize(
    "text",
    [
        *("=cmd", "+1", "-1", "@x", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x.example")'),
        *("＝1+1", "＋1", "－1", "＠x", "﹦1", "﹢1", "﹣1", "﹫x"),
        *(" =1", "\u00a0=1", "\u3000＝1", "  \u2003+1", "--1", "-x", "+ 1", "==", "=1\n2"),
    ],
    ids=repr,
)
def test_a_text_never_begins_a_formula(delimiter, text):
    assert read_values(write_values([text], delimiter), delimiter) == [f"'{text}"]


@both
@pytest.mark.parametrize("text", ["\tx", "\rx", "\nx", "\t=1", "\r\n=1"], ids=repr)
def test_a_text_that_begins_with_a_break_is_guarded(delimiter, text):
    (field,) = read_values(write_values([text], delimiter), delimiter)
    assert field == "'" + text.replace("\r\n", "\n").replace("\r", "\n")


@both
@pytest.mark.parametrize("before", ["\x1b", "\x00", "\x7f", "\x9b", "\u200b", "\u202e", "\ufeff"])
def test_what_does_not_print_hides_no_formula(delimiter, before):
    text = f"{before}=1+1"
    assert begins_formula(text)
    assert read_values(write_values([text], delimiter), delimiter) == [f"'{escape(text)}"]


@both
@pytest.mark.parametrize(
    "text",
    [
        *("+", "-", "=", "@", "＋", " - ", ""),
        *("Test =Alpha", "a-1", "1-1", "'=1", "(=1)", "~-0.05", "·", "−1", "Ümlaut", "漢字"),
    ],
    ids=repr,
)
def test_other_text_is_left_alone(delimiter, text):
    assert read_values(write_values([text, "x"], delimiter), delimiter) == [text, "x"]


@both
def test_numbers_keep_their_sign_and_silence_is_empty(delimiter):
    values = [-0.5, -1, 0.30000000000000004, None, 3]
    assert read_values(write_values(values, delimiter), delimiter) == [
        *("-0.5", "-1", "0.30000000000000004", "", "3")
    ]


@both
@pytest.mark.parametrize("text", CONTROL, ids=repr)
def test_no_character_that_does_not_print_is_left(delimiter, text):
    written = write_values([text, f"a {text}"], delimiter)
    assert all(sign.isprintable() or sign in "\n\t" for sign in written)
    assert read_values(written, delimiter) == [escape(text), f"a {escape(text)}"]


@both
def test_breaks_within_a_cell_stay_and_are_line_feeds(delimiter):
    written = write_values(["two\r\nlines\rand\nmore\tx", "y"], delimiter)
    assert "\r" not in written
    assert read_values(written, delimiter) == ["two\nlines\nand\nmore\tx", "y"]


@both
def test_the_header_is_guarded_too(delimiter):
    text = separate(Table(columns=[Column(key="=1\x1b")], rows=[]), delimiter)
    assert text == "'=1\\x1b\n"


@both
@given(values=st.lists(st.text(), min_size=2, max_size=4))
def test_any_text_stays_in_its_cell(delimiter, values):
    read = read_values(write_values(values, delimiter), delimiter)
    assert len(read) == len(values)
    for field, value in zip(read, values, strict=True):
        assert field.removeprefix("'") == str(make_field(value)).removeprefix("'")
        assert not begins_formula(field)


@given(st.text(), st.floats(allow_nan=False))
def test_a_field_is_safe_and_a_number_is_itself(text, number):
    assert not begins_formula(str(make_field(text)))
    assert make_field(number) is number


def test_a_sign_before_a_character_that_is_made_visible_is_guarded():
    """Found by hypothesis: the sign stands alone only as long as the other does not show."""
    assert make_field("=\x1f") == "'=\\x1f"
