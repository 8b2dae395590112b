"""Coded texts are read with their authors, their codes and what was left out."""

from __future__ import annotations

import pytest

from learning.conftest import make_letters, make_lines
from stances.errors import StancesError
from stances.learning.texts import read_coded_texts
from stances.settings.model import Settings


def read(*names, **changed):
    return read_coded_texts(names, settings=Settings(), **changed)


def test_units_have_authors_and_codes(write):
    found = read(write("a.jsonl", make_lines(make_letters(2))))
    first = found.units[0]
    assert (first.name, first.author, first.file) == ("l0a", "Test Alpha", "a.jsonl")
    assert {name: code.side for name, code in first.codes.items()} == {"bridge-toll": "+"}
    assert first.sentences[0].text.startswith("The bridge toll pays")
    assert found.unit == "id"


def test_a_text_without_an_author_is_its_own(write):
    rows = [
        {key: value for key, value in one.items() if key != "author"} for one in make_letters(1)
    ]
    assert [one.author for one in read(write("a.jsonl", make_lines(rows))).units] == [
        "l0a",
        "l0b",
        "l0c",
        "l0d",
    ]


def test_what_is_left_out_has_no_code(write):
    rows = make_letters(1)
    rows[0]["stances"] = {"bridge-toll": "+", "night-market": "?"}
    first = read(write("a.jsonl", make_lines(rows))).units[0]
    assert (set(first.codes), first.left_out) == ({"bridge-toll"}, {"night-market"})


def test_codes_may_stand_apart_from_the_texts(write):
    codes = write("c.csv", "expert,dimension,code\nalpha,bridge-toll,+\n")
    text = write("t.txt", "Test Alpha: Keep the bridge toll.\n\nTest Beta: It rains.\n")
    (one,) = read(codes, text).units
    assert (one.name, one.author) == ("Test Alpha", "Test Alpha")


def test_the_digest_is_of_the_data_and_not_of_names(write):
    lines = make_lines(make_letters(1))
    one, two = read(write("a.jsonl", lines)), read(write("b.jsonl", lines))
    other = read(write("c.jsonl", make_lines(make_letters(2))))
    assert one.digest == two.digest != other.digest


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("a.txt", "Test Alpha: We must talk.\n", "a.txt: no codes"),
        ("a.csv", "sentence,dimension,code\nalpha-1.1,tolls,+\n", "codes of single sentences"),
        ("a.csv", "expert,dimension,code\nTest Alpha,tolls,+\n", "codes without texts"),
    ],
)
def test_what_cannot_be_learnt_from(write, name, text, what):
    with pytest.raises(StancesError, match=what):
        read(write(name, text))


def test_a_column_of_authors_that_is_not_there(write):
    with pytest.raises(StancesError, match='no column "party"'):
        read(write("a.jsonl", make_lines(make_letters(1))), by="party")


def test_two_authors_of_one_text(write):
    table = "id,text,author,dimension,code\na,Talk.,Test Alpha,x,+\na,Talk.,Test Beta,y,+\n"
    with pytest.raises(StancesError, match=r'a\.csv:3: "a" has the author "Test Beta"'):
        read(write("a.csv", table))
