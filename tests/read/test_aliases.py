from __future__ import annotations

import pytest

from stances.document import Document
from stances.errors import StancesError
from stances.model import Block, Statement
from stances.read.aliases import load_aliases, rename_experts
from stances.read.notes import listen_to_notes
from stances.read.options import ReadOptions
from stances.read.sources import load_documents


@pytest.fixture
def table(tmp_path):
    def write(text, name="aliases.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def rename(name, file):
    document = Document(name="a.txt", text="One.")
    said = Statement(expert=name, document=document, blocks=(Block(start=0, end=4),))
    return next(rename_experts([said], file)).expert


@pytest.mark.parametrize(
    ("name", "expert"),
    [
        ("J. Alpha", "Jane O’Alpha"),
        ("j.  ALPHA", "Jane O’Alpha"),
        ("Tést Beta", "Test Beta-Łukasz"),
        ("jane o'alpha", "Jane O’Alpha"),
        ("Test Gamma", "Test Gamma"),
        ("Alpha", "Alpha"),
    ],
)
def test_names_are_compared_as_elsewhere(table, name, expert):
    file = table("name,expert\nJ. Alpha,Jane O’Alpha\nTEST BETA,Test Beta-Łukasz\n")
    assert rename(name, file) == expert


def test_only_rows_that_say_yes_join_where_there_is_a_column_for_it(table):
    file = table(
        "name;expert;joined\nA One;Test One;yes\nB Two;Test Two;?\nC Three;Test Three;no\n"
        "D Four;Test Four;\nE Five;Test Five;YES\n"
    )
    assert sorted(set(load_aliases(file).values())) == ["Test Five", "Test One"]


def test_rows_that_do_not_join_may_contradict_each_other(table):
    file = table("name,expert,joined\nA,Test One,yes\nA,Test Two,?\nTest One,Test Three,no\n")
    assert rename("A", file) == "Test One"


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("name,expert\nA,B\nB,C\n", [':2: "A" stands for B, who stands for C; write the last']),
        (
            "name,expert\nA,B\nB,A\n",
            [':2: "A" stands for B, who stands for A; keep one', ':3: "B" stands for A, who'],
        ),
        ("name,expert\nA,B\na,C\n", [':3: "a" stands for two experts, B and C; keep one of']),
        ("name,expert\nA,Test B\nC,TEST B\n", [':3: "TEST B" is written "Test B" above']),
        ("name,expert,note\nA,B,x\n", [':1: unknown column "note"; known: name, expert, joined']),
        ("name,experts\nA,B\n", [':1: no column "expert"']),
        ("name,expert,joined\nA,B,perhaps\n", [':2: "perhaps" is not yes or no; write yes, no']),
        ("name,expert\nA,\n,B\n", [":2: a name is missing; fill both", ":3: a name is missing"]),
        ("name,expert\nA,B,C\n", [":2: 3 cells under 2 columns"]),
    ],
)
def test_a_table_that_contradicts_itself_or_is_none_is_refused(table, text, messages):
    file = table(text)
    with pytest.raises(StancesError) as caught:
        load_aliases(file)
    lines = str(caught.value).split("\n")
    assert len(lines) == len(messages)
    for line, message in zip(lines, messages, strict=True):
        assert line.startswith(f"{file}{message}")


def test_a_folder_or_standard_input_is_not_a_table(table, tmp_path):
    table("expert,text\nA,B\n", "other.csv")
    for file in (str(tmp_path), "-"):
        with pytest.raises(StancesError, match="not a table of aliases"):
            load_aliases(file)
    with pytest.raises(StancesError, match="no such file"):
        load_aliases(str(tmp_path / "gone.csv"))


def test_a_folder_does_not_read_its_aliases_as_statements(table, tmp_path):
    file = table("name,expert\nA,B\n")
    table("expert,text\nA,B\n", "texts.csv")
    notes = []
    with listen_to_notes(notes.append):
        found = load_documents([str(tmp_path)])
        assert [one.name for one in found] == [f"{tmp_path}/texts.csv"]
        load_documents([str(tmp_path)], options=ReadOptions(aliases=file))
    assert notes == [f"{file}: not a text, and joins nobody unless --aliases names it"]
