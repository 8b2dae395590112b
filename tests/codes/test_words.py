"""A coder's words in a score sheet: whose cells they are, what stays, and what is refused."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sheets import make_cell, make_json, make_sheet
from stances.codes.words import put_words, read_words
from stances.document import Document
from stances.errors import StancesError
from stances.scoring.check_sheet import find_faults
from stances.scoring.order import sort_sheet
from stances.scoring.weakness import is_weak

SHEET = make_sheet(
    [
        make_cell(expert, dimension, 1.0, 0.0, sentences=1)
        for expert in ("Test Alpha", "Test Beta")
        for dimension in ("retaliation", "diplomacy")
    ]
)
HEAD = "expert,dimension,code,coder,note\n"


def read(rows, head=HEAD):
    return read_words(Document(name="codes.csv", text=head + rows))


def put(rows, head=HEAD):
    return put_words(SHEET, read(rows, head))


@pytest.mark.parametrize(
    ("code", "state"),
    [("+", "for"), ("-", "against"), ("0", "mixed"), (".", "silent"), ("Favor", "for")],
)
def test_a_word_stands_before_what_the_text_gives(code, state):
    cell = put(f"alpha,retaliation,{code},Test Coder,why not\n").sheet.cells[0]
    assert (cell.standing, cell.state) == (state, "for")
    assert (cell.coded.state, cell.coded.coder, cell.coded.note) == (state, "Test Coder", "why not")
    assert (cell.coded.file, cell.coded.line) == ("codes.csv", 2)


def test_scores_and_other_cells_stay_as_they_were():
    found = put("Test Beta,diplomacy,-,Test Coder,\n").sheet
    bare = [{**make_json(cell), "coded": None} for cell in found.cells]
    assert bare == [{**make_json(cell), "coded": None} for cell in SHEET.cells]
    assert [cell.key for cell in found.cells if cell.standing != cell.state] == [
        ("Test Beta", "diplomacy")
    ]
    assert found.is_coded
    assert not SHEET.is_coded


def test_a_coded_cell_is_not_weak():
    found = put("alpha,retaliation,+,Test Coder,\n").sheet
    assert [is_weak(cell) for cell in found.cells] == [False, True, True, True]


def test_a_cell_that_was_left_out_keeps_what_the_text_gives():
    found = put("alpha,retaliation,?,Test Coder,\nbeta,retaliation,-,Test Coder,\n").sheet
    assert [cell.standing for cell in found.cells] == ["for", "for", "against", "for"]


def test_a_sheet_in_which_a_word_says_two_things_is_refused():
    sheet = put("alpha,retaliation,-,Test Coder,\n").sheet
    sound = list(find_faults(sheet))
    cell = sheet.cells[0]
    wrong = replace(cell, coded=replace(cell.coded, state="for"))
    faults = find_faults(replace(sheet, cells=(wrong, *sheet.cells[1:])))
    (fault,) = (one for one in faults if one not in sound)
    assert fault.startswith("$.cells[0].coded.state: not what the code - means")


def test_codes_of_others_are_given_back():
    found = put("alpha,retaliation,+,,\nTest Gamma,retaliation,-,,\nbeta,coalition,-,,\n")
    assert [code.line for code in found.strangers] == [3, 4]


def test_codes_of_nobody_in_the_sheet_are_an_error_and_of_other_dimensions_are_not():
    with pytest.raises(StancesError, match=r"codes.csv:2: no code is of an expert") as caught:
        put("Test Gamma,retaliation,-,,\n")
    assert 'the first is of "Test Gamma"' in str(caught.value)
    found = put("alpha,tolls,-,,\n")
    assert (found.sheet, [code.line for code in found.strangers]) == (SHEET, [2])


def test_a_name_that_may_be_several_is_refused():
    with pytest.raises(StancesError, match=r"codes.csv:2: .*Test Alpha, Test Beta"):
        put("test,retaliation,-,,\n")


def test_one_cell_under_two_names_is_refused():
    with pytest.raises(StancesError, match="coded twice"):
        put("alpha,retaliation,-,,\nTest Alpha,retaliation,+,,\n")


def test_codes_of_sentences_are_refused():
    with pytest.raises(StancesError, match='codes of a "sentence"'):
        read("alpha-1.1,retaliation,-\n", head="sentence,dimension,code\n")


def test_a_table_without_coder_and_note_will_do():
    cell = put("alpha,retaliation,-\n", head="expert,dimension,code\n").sheet.cells[0]
    assert (cell.coded.coder, cell.coded.note) == ("", "")


def test_a_table_with_a_coder_was_made_cell_by_cell():
    assert read("alpha,retaliation,-,Test Coder,\n").is_reviewed
    assert not read("alpha,retaliation,-\n", head="expert,dimension,code\n").is_reviewed


def test_sorted_by_the_word_where_it_differs():
    cells = [
        make_cell("Test A", "retaliation", 3.0, 0.0),
        make_cell("Test B", "retaliation", 1.0, 0.0),
        make_cell("Test C", "retaliation", 0.0, 0.0),
        make_cell("Test D", "retaliation", 0.0, 2.0),
    ]
    rows = "Test A,retaliation,-,,\nTest C,retaliation,+,,\nTest D,retaliation,-,,\n"
    found = put_words(make_sheet(cells), read(rows)).sheet
    assert sort_sheet(found, "retaliation").experts == ("Test C", "Test B", "Test D", "Test A")
