"""The table that grows: its header, its rows, and files that are not such a table."""

from __future__ import annotations

import csv

import pytest

from stances.codes.read_codes import read_codes
from stances.commands.review.answers import Coded
from stances.commands.review.table import open_table
from stances.errors import StancesError
from stances.read.sources import load_documents

HEAD = "expert,dimension,code,coder,note\n"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "codes.csv"


def append(file, *answers, expert="Test Alpha", coder="Test Coder"):
    table = open_table(str(file))
    for at, answer in enumerate(answers):
        table.append(expert, f"question-{at}", answer, coder)


def test_a_new_table_has_a_header_and_one_row_for_each_answer(file):
    append(file, Coded(side="-", note=""), Coded(side=".", note='he says "no", twice'))
    assert file.read_text(encoding="utf-8") == (
        f"{HEAD}Test Alpha,question-0,-,Test Coder,\n"
        'Test Alpha,question-1,.,Test Coder,"he says ""no"", twice"\n'
    )


def test_nothing_is_made_before_the_first_answer(file):
    open_table(str(file))
    assert not file.exists()


def test_what_was_there_stays_as_it_was_and_gives_the_name(file):
    before = "note,coder,code,dimension,expert,date\n,Test One,+,war,Test Beta,2020\n"
    file.write_text(before, encoding="utf-8")
    table = open_table(str(file))
    assert table.coder == "Test One"
    table.append("Test Alpha", "war", Coded(side="-", note="so"), "Test Two")
    assert file.read_text(encoding="utf-8") == f"{before}so,Test Two,-,war,Test Alpha,\n"


def test_a_last_line_without_an_end_is_ended_first(file):
    file.write_text(f"{HEAD}Test Beta,war,+,Test One,", encoding="utf-8")
    append(file, Coded(side="-", note=""))
    assert len(read_codes(load_documents([str(file)])[0]).codes) == 2


def test_every_note_reads_back(file):
    notes = ["two\nlines", "=1+1", "ünï", "a,b;c", "'quoted'", "-", "\x1b[31mred"]
    append(file, *(Coded(side="+", note=note) for note in notes))
    codes = read_codes(load_documents([str(file)])[0]).codes
    assert [code.side for code in codes] == ["+"] * len(notes)
    assert codes[1].note == "'=1+1", "safe to open in a spreadsheet"
    assert "\x1b" not in file.read_text(encoding="utf-8")
    assert codes[3].note == "a,b;c"


def test_a_table_with_a_header_alone_is_open(file):
    file.write_text(HEAD, encoding="utf-8")
    append(file, Coded(side="0", note=""))
    assert file.read_text(encoding="utf-8") == f"{HEAD}Test Alpha,question-0,0,Test Coder,\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("expert,dimension,code\nTest Alpha,war,+\n", "no column coder, note"),
        ("expert\tdimension\tcode\tcoder\tnote\nA\tb\t+\tc\td\n", "no column expert"),
        (f"{HEAD}Test Alpha,war,perhaps,Test One,\n", '"perhaps" is not a code'),
        (f"{HEAD}Test Alpha,war,+,Test One,\nTest Alpha,war,-,Test One,\n", "line 2 already"),
        ("We must talk.\n", "no column"),
    ],
)
def test_what_is_not_such_a_table_is_refused_and_stays(file, text, message):
    file.write_text(text, encoding="utf-8")
    with pytest.raises(StancesError, match=message):
        open_table(str(file))
    assert file.read_text(encoding="utf-8") == text


def test_a_folder_that_is_not_there_and_a_stream_are_refused(tmp_path):
    with pytest.raises(StancesError, match="its folder does not exist"):
        open_table(str(tmp_path / "no" / "codes.csv"))
    with pytest.raises(StancesError, match="needs a file"):
        open_table("-")


def test_a_disk_that_cannot_take_it_is_an_error(file, monkeypatch):
    table = open_table(str(file))

    def fail(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(StancesError, match=r"codes.csv: cannot be written: no space left"):
        table.append("Test Alpha", "war", Coded(side="+", note=""), "Test Coder")


def test_the_rows_are_csv_as_others_read_it(file):
    append(file, Coded(side="+", note="x"))
    with file.open(encoding="utf-8", newline="") as opened:
        (row,) = csv.DictReader(opened)
    assert row["coder"] == "Test Coder"
