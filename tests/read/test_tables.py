from __future__ import annotations

import csv
import json

import pytest

from stances.errors import StancesError
from stances.model import Source
from stances.read.sentences import split
from stances.read.statements import statements


def _read(name, text, **columns):
    return statements([Source(name=name, text=text)], **columns)


def _shape(found):
    return [(s.expert, s.source.line, s.source.text) for s in found]


def test_csv_rows_begin_on_their_lines():
    text = 'expert,text\nTest Alpha,"One.\n\nTwo, and more."\n\n"Test Beta","Said ""no""."\n'
    found = _read("a.csv", text)
    assert _shape(found) == [
        ("Test Alpha", 2, "One.\n\nTwo, and more."),
        ("Test Beta", 6, 'Said "no".'),
    ]
    assert {s.source.name for s in found} == {"a.csv"}


def test_cells_hold_paragraphs_and_items():
    (found,) = _read("a.csv", 'expert,text\nTest Alpha,"We want:\n\n- one\n- two\n\nNow."\n')
    assert [b.kind for b in found.blocks] == ["prose", "item", "item", "prose"]


def test_other_columns_are_kept():
    text = (
        "role\ttext\texpert\tsource\tdate\taffiliation\textra\n"
        "fellow\tTalk.\tTest Alpha\tTest Times\t2020-01-08\tTest House\tx\n"
    )
    (found,) = _read("a.tsv", text)
    about = (found.role, found.origin, found.date, found.affiliation, found.wording)
    assert about == ("fellow", "Test Times", "2020-01-08", "Test House", "verbatim")


def test_columns_by_other_names():
    (found,) = _read("a.csv", "id,words\nh001,Talk.\n", expert_column="id", text_column="words")
    assert (found.expert, found.source.text) == ("h001", "Talk.")


def test_json_lines_and_arrays_read_alike():
    rows = [
        {"expert": "Test Alpha", "text": "One.\n\nTwo.", "date": None, "other": [1]},
        {"expert": 7, "text": "Three.", "date": 2020},
    ]
    lines = _read("a.jsonl", "\n".join(json.dumps(row) for row in rows) + "\n\n")
    array = _read("a.json", json.dumps(rows, indent=1))
    assert [(s.expert, s.source.text, s.date, len(s.blocks)) for s in lines] == [
        ("Test Alpha", "One.\n\nTwo.", "", 2),
        ("7", "Three.", "2020", 1),
    ]
    assert [(s.expert, s.source.text, s.date) for s in array] == [
        (s.expert, s.source.text, s.date) for s in lines
    ]
    assert [s.source.line for s in lines] == [1, 2]
    assert [s.source.line for s in array] == [2, 10]


def test_cell_longer_than_the_csv_module_likes_and_its_limit_restored():
    before = csv.field_size_limit()
    long = "Talk. " * 40_000
    (found,) = _read("a.csv", f"expert,text\nTest Alpha,{long}\n")
    assert found.source.text == long
    assert csv.field_size_limit() == before


def test_short_rows_and_empty_overhang_are_no_harm():
    found = _read("a.csv", "expert,text,date\nTest Alpha,Talk.\nTest Beta,Stay.,2020,,\n")
    assert [s.date for s in found] == ["", "2020"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.csv", "author,text\nx,y\n", r'a\.csv:1: no column "expert"; columns: author, text'),
        ("a.csv", "Expert,text\nx,y\n", r'a\.csv:1: .*; did you mean "Expert"\? columns: Expert'),
        ("a.csv", "expert,text,text\nx,y,z\n", r'a\.csv:1: two columns "text"; rename one'),
        ("a.csv", "expert,text\n", r"a\.csv: no rows"),
        ("a.csv", "expert,text\nx,y\n ,z\n", r'a\.csv:3: no expert in "expert"'),
        ("a.csv", "expert,text\nx,\n", r'a\.csv:2: nothing to read in "text"; delete the row or'),
        ("a.csv", "expert,text\nx,—\n", r'a\.csv:2: nothing to read in "text"'),
        ("a.csv", "expert,text\nx,y, and z\n", r"a\.csv:2: 3 cells under 2 columns; put a cell"),
        ("a.csv", 'expert,text\nx,y\nx,"never\nclosed\n', r"a\.csv:3: broken row \(unexpected end"),
        ("a.csv", 'expert,text\nx,"y" z\n', r"a\.csv:2: broken row .*; put a cell"),
        ("a.jsonl", '{"expert": "x", "text": "y"}\n{"expert"\n{}', r"a\.jsonl:2: broken JSON \("),
        ("a.jsonl", '\n["x"]', r"a\.jsonl:2: not a JSON object"),
        ("a.jsonl", '{"expert": "x"}', r'a\.jsonl:1: no column "text"; columns: expert$'),
        ("a.jsonl", '{"expert": null, "text": "y"}', r"a\.jsonl:1: no expert"),
        ("a.jsonl", '{"expert": true, "text": "y"}', r"a\.jsonl:1: no expert"),
        ("a.jsonl", '{"expert": "x", "text": 5}', r'a\.jsonl:1: "text" is not a text'),
        ("a.jsonl", '{"expert": "x", "text": "\\ud800y"}', r"a\.jsonl:1: half a character"),
        ("a.jsonl", "[" * 100_000, r"a\.jsonl:1: broken JSON \(too deep"),
        ("a.json", '[{"expert": "x", "text": "y"},\n{"expert"]', r"a\.json:2: broken JSON"),
        ("a.json", '[{"expert": "x", "text": "y"},\n 5]', r"a\.json:2: not a JSON object"),
        ("a.json", "[]", r"a\.json: no rows"),
        ("a.json", "[{" * 100_000, r"a\.json:1: broken JSON"),
        ("a.json", "plain words", r"a\.json:1: broken JSON"),
    ],
)
def test_broken_tables_say_where_and_how_to_mend(name, text, message):
    with pytest.raises(StancesError, match=f"^{message}"):
        _read(name, text)


def test_a_json_cell_stands_on_one_line_however_many_it_holds():
    text = '{"expert": "Test Alpha", "text": "One.\\n\\nTwo."}\n{"expert": "B", "text": "Three."}\n'
    assert [s.line for s in split(_read("rows.jsonl", text))] == [1, 1, 2]


def test_a_csv_cell_stands_on_as_many_lines_as_it_holds():
    text = 'expert,text\nTest Alpha,"One.\n\nTwo."\n'
    assert [s.line for s in split(_read("rows.csv", text))] == [2, 4]
