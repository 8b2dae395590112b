from __future__ import annotations

import csv

import pytest

from stances.document import Document, LineMap
from stances.errors import StancesError
from stances.read.columns import Column
from stances.read.forms.csv import CSV, TSV, separate_by
from stances.read.forms.form import Form


def _rows(text, form: Form = CSV, required=()):
    columns = [Column(name=name) for name in required]
    assert form.read_rows is not None
    return list(form.read_rows(Document(name="a.csv", text=text), columns))


def test_rows_with_their_lines():
    text = '\na,b\n1,"two\n\nthree"\n\n , \n"4","5 ""6"""\n'
    assert [(row.line, row.values) for row in _rows(text)] == [
        (3, {"a": "1", "b": "two\n\nthree"}),
        (8, {"a": "4", "b": '5 "6"'}),
    ]


def test_each_cell_has_the_line_on_which_it_begins():
    (first, second) = _rows('a,b,c\n"1\n2","3\n\n4",5\n6,7,8\n')
    assert [first.map_cell(name).numbers for name in "abc"] == [(2, 3), (3, 4, 5), (5,)]
    assert [second.map_cell(name).numbers for name in "abc"] == [(6,), (6,), (6,)]


def test_tabs():
    (row,) = _rows("a\tb\n1,2\t3\n", TSV)
    assert row.values == {"a": "1,2", "b": "3"}


def test_short_rows_are_filled_up_and_an_empty_overhang_is_dropped():
    assert [row.values for row in _rows("a,b\n1\n2,3,,\n")] == [
        {"a": "1", "b": ""},
        {"a": "2", "b": "3"},
    ]


def test_reader_goes_on_behind_a_row_with_a_fault():
    first, second = _rows("a,b\n1,2,3\n4,5\n")
    assert str(first.fault) == (
        "a.csv:2: 3 cells under 2 columns; put a cell that holds the separator in quotation marks"
    )
    assert second.fault is None
    assert second.values == {"a": "4", "b": "5"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,c\n1,2\n", r'a\.csv:1: no column "b"; columns: a, c$'),
        ("\n\na,b,b\n", r'a\.csv:3: two columns "b"; rename one$'),
        ('a,b\n1,"2\n3\n', r"a\.csv:2: broken row \(unexpected end of data\); put a cell"),
        ('a,b\n1,"2"3\n', r"a\.csv:2: broken row \(.*\); put a cell"),
    ],
)
def test_broken_tables_name_their_line(text, message):
    with pytest.raises(StancesError, match=f"^{message}"):
        _rows(text, required=("a", "b"))


def test_other_columns_may_stand_twice():
    (row,) = _rows("a,x,x\n1,2,3\n", required=("a",))
    assert row.values["a"] == "1"


def test_cell_longer_than_the_csv_module_likes_and_its_limit_restored():
    before = csv.field_size_limit()
    long = "x" * 200_000
    (row,) = _rows(f"a\n{long}\n")
    assert row.values == {"a": long}
    assert csv.field_size_limit() == before


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_cells_is_found(sign):
    (row,) = _rows(f"\na{sign}b{sign}c\n1{sign}2{sign}3\n")
    assert (row.line, row.values) == (3, {"a": "1", "b": "2", "c": "3"})


def test_the_sign_that_cuts_out_the_columns_that_are_read_comes_first():
    (row,) = _rows("Speaker;Text, as said, in full\nTest Alpha;Talk.\n")
    assert row.values == {"Speaker": "Test Alpha", "Text, as said, in full": "Talk."}


@pytest.mark.parametrize("first", ["sep=;", "SEP=;", '"sep=;"', "sep=;,,"])
def test_the_sign_that_a_table_names_holds_and_lines_stay_true(first):
    rows = _rows(f'{first}\n\na,x;b\n1;"2\n3"\n4;5\n')
    assert [(row.line, row.values) for row in rows] == [
        (4, {"a,x": "1", "b": "2\n3"}),
        (6, {"a,x": "4", "b": "5"}),
    ]
    assert [row.values for row in _rows("sep=;\na\tb\n1\t2\n", separate_by(TSV, "\t"))] == [
        {"a": "1", "b": "2"}
    ]


@pytest.mark.parametrize("text", ["", "\n \n", "sep=;", "sep=;\n\n", "a;b"])
def test_tables_without_rows(text):
    assert _rows(text) == []


def test_a_header_may_be_quoted_and_its_first_name_empty():
    (row,) = _rows('"","speaker","time"\n"1","Test Alpha",0S\n')
    assert row.values == {"": "1", "speaker": "Test Alpha", "time": "0S"}


def test_lines_go_on_where_a_document_says_so():
    text = "a,b\n1,2\n"
    lines = LineMap(starts=(0, 4), numbers=(5, 9))
    assert CSV.read_rows is not None
    (row,) = CSV.read_rows(Document(name="a.csv", text=text, lines=lines), ())
    assert row.line == 6  # counted from the header on, as cells may hold several lines
