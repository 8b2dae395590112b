"""Columns and codes of others' tables are read by our names."""

from __future__ import annotations

import pytest

from stances.codes.read_codes import read_codes
from stances.codes.renaming import Renaming, parse_renaming, rename_table
from stances.document import Document
from stances.errors import StancesError

TABLE = "Letter,Target,Stance\nTalk now.,Peace Talks,FAVOR\nNo talks.,Peace Talks,AGAINST\n"
PAIRS = ["Letter=text", "Target=dimension", "Stance=code", "FAVOR=+", "AGAINST=-"]


def rename(text, pairs, name="a.csv"):
    return rename_table(Document(name=name, text=text, form="csv"), parse_renaming(pairs))


def test_columns_and_codes_are_told_apart():
    assert parse_renaming(["Stance=code", "yes=for", "x=?"]) == Renaming(
        columns={"Stance": "code"}, codes={"yes": "for", "x": "?"}
    )
    assert parse_renaming([]) is None


def test_a_table_is_read_by_our_names():
    coded = read_codes(rename(TABLE, PAIRS))
    assert coded.has_texts
    assert [(one.unit, one.dimension, one.side, one.line) for one in coded.codes] == [
        ("row 2", "peace-talks", "+", 2),
        ("row 3", "peace-talks", "-", 3),
    ]


def test_places_are_those_of_the_table():
    with pytest.raises(StancesError) as caught:
        read_codes(rename(f"{TABLE}Well.,Peace Talks,MAYBE\n", PAIRS))
    assert str(caught.value).startswith('a.csv:4: "MAYBE" is not a code')


def test_codes_by_dimension_are_renamed():
    line = '{"id": "a", "text": "Talk.", "stances": {"Peace Talks": "yes"}}\n'
    source = Document(name="a.jsonl", text=line, form="jsonl")
    found = read_codes(rename_table(source, parse_renaming(["yes=+"])))
    assert [(one.dimension, one.side) for one in found.codes] == [("peace-talks", "+")]


def test_nothing_to_rename_leaves_the_table_as_it_is():
    source = Document(name="a.csv", text=TABLE)
    assert rename_table(source, None) is source


@pytest.mark.parametrize(
    ("pairs", "what"),
    [
        (["Stance"], "a pair"),
        (["=code"], "a pair"),
        (["Stance=cod"], '"cod" is neither a column nor a code'),
        (["A=code", "B=code"], 'names two columns "code"'),
    ],
)
def test_a_pair_that_says_nothing(pairs, what):
    with pytest.raises(StancesError, match=what):
        parse_renaming(pairs)


def test_a_column_that_is_not_there():
    with pytest.raises(StancesError) as caught:
        rename(TABLE, ["Side=code"])
    what = 'a.csv:2: no column "Side"; it has the columns Letter, Target, Stance'
    assert str(caught.value) == what


def test_two_columns_of_one_name():
    with pytest.raises(StancesError, match='two columns would be "code"'):
        rename("Stance,code\n+,+\n", ["Stance=code"])


def test_running_text_has_no_columns():
    source = Document(name="a.txt", text="Test Alpha: We must talk.\n")
    with pytest.raises(StancesError, match="not a table"):
        rename_table(source, parse_renaming(["a=code"]))
