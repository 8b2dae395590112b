"""Files of human codes."""

from __future__ import annotations

import json

import pytest

from stances.codes.read_codes import holds_codes, read_codes
from stances.document import Document
from stances.errors import StancesError


def coded(text, name="codes.csv", **columns):
    return read_codes(Document(name=name, text=text), **columns)


def shape(found):
    return [(code.unit, code.dimension, code.side, code.grade) for code in found.codes]


LONG = "expert,dimension,code\nTest Alpha,tolls,+\nTest Alpha,traffic,.\nTest Beta,tolls,-\n"


def test_long_form_one_cell_a_row():
    found = coded(LONG)
    assert (found.name, found.unit, found.has_texts, found.left_out) == (
        "codes.csv",
        "expert",
        False,
        (),
    )
    assert shape(found) == [
        ("Test Alpha", "tolls", "+", None),
        ("Test Alpha", "traffic", ".", None),
        ("Test Beta", "tolls", "-", None),
    ]
    assert [code.line for code in found.codes] == [2, 3, 4]


def test_one_unit_a_row_as_json_lines_or_an_array():
    rows = [
        {"id": "h1", "text": "One.", "stances": {"tolls": "+", "traffic": "?"}},
        {"id": "h2", "text": "Two.", "stances": {"tolls": -2, "traffic": "0"}},
    ]
    lines = coded("\n".join(map(json.dumps, rows)), name="codes.jsonl")
    array = coded(json.dumps(rows, indent=1), name="codes.json")
    assert (lines.unit, lines.has_texts, lines.left_out) == ("id", True, (("h1", "traffic"),))
    assert shape(lines) == shape(array)
    assert shape(lines) == [
        ("h1", "tolls", "+", None),
        ("h2", "tolls", "-", -2.0),
        ("h2", "traffic", "0", 0.0),
    ]
    assert [code.line for code in lines.codes] == [1, 2, 2]


@pytest.mark.parametrize("name", ["-", "codes.txt", "codes"])
@pytest.mark.parametrize("separator", [",", "\t"])
def test_a_table_is_known_by_its_first_line(name, separator):
    assert len(coded(LONG.replace(",", separator), name=name).codes) == 3


@pytest.mark.parametrize("column", ["code", "stance", "side"])
def test_names_of_the_code(column):
    found = coded(f"expert,dimension,{column}\nTest Alpha,tolls,+\n")
    assert shape(found) == [("Test Alpha", "tolls", "+", None)]


@pytest.mark.parametrize("column", ["level", "grade", "code"])
def test_a_number_is_a_side_and_a_grade(column):
    rows = "Test Alpha,a,+2\nTest Alpha,b,−1\nTest Alpha,c,0\nTest Alpha,d,.5\nTest Alpha,e,.\n"
    found = coded(f"expert,dimension,{column}\n{rows}")
    assert [(code.side, code.grade) for code in found.codes] == [
        ("+", 2.0),
        ("-", -1.0),
        ("0", 0.0),
        ("+", 0.5),
        (".", None),
    ]


def test_a_grade_may_stand_beside_the_code_or_be_left_open():
    rows = "Test Alpha,a,+2,+\nTest Alpha,b,,-\nTest Alpha,c,.,.\nTest Alpha,d,3,?\n"
    found = coded(f"expert,dimension,level,stance\n{rows}")
    assert [(code.side, code.grade) for code in found.codes] == [
        ("+", 2.0),
        ("-", None),
        (".", None),
    ]
    assert found.left_out == (("Test Alpha", "d"),)


def test_a_side_and_its_grade_may_both_say_the_side():
    rows = "x,a,0,0\nx,b,+2,+\nx,c,?,?\nx,d,−1,-1.0\n"
    found = coded(f"expert,dimension,code,level\n{rows}")
    assert [(code.side, code.grade) for code in found.codes] == [("0", 0), ("+", 2), ("-", -1)]
    assert found.left_out == (("x", "c"),)


def test_codes_may_be_words_beside_signs_and_numbers():
    rows = "x,a,For,\nx,b,AGAINST,\nx,c,neutral,\nx,d,none,\nx,e,favor,+2\nx,f,?,\nx,g,+,\n"
    found = coded(f"expert,dimension,stance,level\n{rows}")
    assert [(code.side, code.grade) for code in found.codes] == [
        ("+", None),
        ("-", None),
        ("0", 0.0),
        (".", None),
        ("+", 2.0),
        ("+", None),
    ]
    assert found.left_out == (("x", "f"),)
    wide = coded('{"id": 1, "stances": {"a": "Oppose", "b": "mixed"}}', name="codes.jsonl")
    assert shape(wide) == [("1", "a", "-", None), ("1", "b", "0", None)]


def test_a_word_and_its_grade_may_not_contradict_each_other():
    with pytest.raises(
        StancesError, match=r'^codes\.csv:2: "code" is for, but "level" is -1; write'
    ):
        coded("expert,dimension,code,level\nx,a,for,-1\n")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000])
@pytest.mark.parametrize(
    "row", ['{{"id": "x", "stances": {{"y": {}}}}}', '{{"id": {}, "stances": {{"y": "+"}}}}']
)
def test_what_is_not_a_number_in_json_is_refused(number, row):
    good = '{"id": "w", "stances": {"y": "+"}}'
    bad = row.format(number)
    with pytest.raises(StancesError, match=r"^a\.jsonl:2: ") as caught:
        coded(f"{good}\n{bad}", name="a.jsonl")
    assert len(str(caught.value)) < 300
    with pytest.raises(StancesError, match=r"^a\.json:"):
        coded(f"[{good},\n{bad}]", name="a.json")


def test_columns_that_hold_no_codes_may_stand_twice():
    found = coded("expert,note,dimension,note,code,,\nx,one,y,two,+,,\n")
    assert shape(found) == [("x", "y", "+", None)]


def test_zero_is_a_grade_only_where_codes_are_graded():
    rows = "expert,dimension,code\nTest Alpha,a,0\nTest Alpha,b,{}\n"
    assert [code.grade for code in coded(rows.format("+")).codes] == [None, None]
    assert [code.grade for code in coded(rows.format("+1")).codes] == [0.0, 1.0]


@pytest.mark.parametrize(
    ("cell", "side"),
    [("+", "+"), (" - ", "-"), ("−", "-"), ("'+", "+"), ("'-", "-"), ("0", "0"), (".", ".")],
)
def test_signs_however_a_spreadsheet_writes_them(cell, side):
    found = coded(f'expert,dimension,code\nTest Alpha,tolls,"{cell}"\n')
    assert shape(found) == [("Test Alpha", "tolls", side, None)]


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("expert,x,y", "expert"),
        ("x,sentence,y", "sentence"),
        ("x,y,id", "id"),
        ("statement,x,y", "statement"),
        ("id,expert,x", "expert"),
        ("expert,sentence,id", "sentence"),
    ],
)
def test_the_unit_is_the_column_that_names_it(header, unit):
    found = coded(f"{header},dimension,code\none,two,three,tolls,+\n")
    assert found.unit == unit
    assert found.codes[0].unit == ["one", "two", "three"][header.split(",").index(unit)]


def test_another_unit_column_comes_first_and_texts_are_no_units():
    text = "expert,sentence,who,dimension,code\nTest Alpha,We pay.,me,tolls,+\n"
    assert coded(text, expert_column="who").codes[0].unit == "me"
    assert coded(text, text_column="sentence").codes[0].unit == "Test Alpha"
    assert coded(text, text_column="sentence").has_texts


def test_names_are_compared_in_one_spelling():
    composed, apart = "Test \u00dcmlaut", "Test  U\u0308mlaut"
    assert coded(f"expert,dimension,code\n{apart},tolls,+\n").codes[0].unit == composed
    with pytest.raises(StancesError, match="on line 2 already"):
        coded(f"expert,dimension,code\n{apart},tolls,+\n{composed},tolls,+\n")


def test_a_unit_may_be_any_number():
    found = coded('{"id": 0, "stances": {"tolls": "+"}}', name="codes.jsonl")
    assert found.codes[0].unit == "0"


def test_texts_may_stand_beside_the_codes():
    rows = ['{"id": 1, "text": "A.", "stances": {"a": "+"}}', '{"id": 2, "stances": {"a": "+"}}']
    assert coded(rows[0], name="codes.jsonl").has_texts
    assert coded("\n".join(rows), name="codes.jsonl").has_texts
    assert not coded(rows[1], name="codes.jsonl").has_texts
    words = '{"id": 1, "words": "A.", "stances": {"a": "+"}}'
    assert coded(words, name="codes.jsonl", text_column="words").has_texts


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.txt", "It rains.\n", r"a\.txt: not a table of codes; write columns expert \(or"),
        (
            "a.csv",
            "Expert,Dimension,Code\nx,y,+\n",
            r"a\.csv:2: not a table .*has the columns Expert",
        ),
        (
            "a.csv",
            "expert,text\nx,y\n",
            r"a\.csv:2: not a table of codes; it has the columns expert",
        ),
        ("a.csv", "expert,dimension\nx,y\n", r'a\.csv:2: no column "code"; write columns exp'),
        ("a.csv", "expert,dimension,code\nx,,+\n", r'a\.csv:2: no "dimension"; write columns'),
        ("a.csv", "expert,dimension,code\n,y,+\n", r'a\.csv:2: "expert" is empty; name one'),
        ("a.csv", "expert,dimension,code\n", r"a\.csv: no codes to compare with; code at"),
        ("a.csv", "expert,dimension,code\nx,y,?\n", r"a\.csv: no codes to compare with; code at"),
        ("a.csv", "expert,dimension,code\nx,y,\n", r'a\.csv:2: "" is not a code; write \+ or for'),
        (
            "a.csv",
            "expert,dimension,code\nx,y,prop\n",
            r'a\.csv:2: "prop" is not a code; did you mean',
        ),
        ("a.csv", "expert,dimension,code\nx,y,nan\n", r'a\.csv:2: "nan" is not a code'),
        ("a.csv", "expert,dimension,code\nx,y,-inf\n", r'a\.csv:2: "-inf" is not a code'),
        ("a.csv", "expert,dimension,code\nx,y,1_0\n", r'a\.csv:2: "1_0" is not a code'),
        ("a.csv", "expert,dimension,code\nx,y,1e9\n", r'a\.csv:2: "1e9" is not a code'),
        ("a.csv", "expert,dimension,code\nx,y,'\n", r'a\.csv:2: "" is not a code'),
        (
            "a.csv",
            "expert,dimension,code\nx,y,+\nz,y,+\nx,y,-\n",
            r'a\.csv:4: "x" on y is coded on line 2 already; keep one',
        ),
        (
            "a.csv",
            "expert,dimension,stance,level\nx,y,+,-2\n",
            r'a\.csv:2: "stance" is \+, but "level" is -2; write the same',
        ),
        (
            "a.csv",
            "expert,dimension,stance,level\nx,y,-,0\n",
            r'a\.csv:2: "stance" is -, but "level" is 0; write the same side in both',
        ),
        (
            "a.csv",
            "expert,dimension,stance,level\nx,y,.,−2\n",
            r'a\.csv:2: "stance" is \., but "level" is −2',
        ),
        ("a.csv", "expert,dimension,side,grade\nx,y,+,?\n", r'a\.csv:2: "side" is \+, but "grade"'),
        ("a.csv", "expert,dimension,side,grade\nx,y,0,.\n", r'a\.csv:2: "side" is 0, but "grade"'),
        ("a.csv", "expert,dimension,code,level\nx,y,2,1\n", r'a\.csv:2: "code" is 2, but "level"'),
        ("a.csv", "expert,dimension,code,code\nx,y,+,-\n", r'a\.csv:1: two columns "code"; rename'),
        ("a.csv", "\nid,dimension,id,code\nx,y,z,+\n", r'a\.csv:2: two columns "id"'),
        ("a.tsv", "id\ttext\ttext\tdimension\tcode\nx\ta\tb\ty\t+\n", r'a\.tsv:1: two columns "t'),
        (
            "a.jsonl",
            '{"id": "x", "stances": {"y": "+"}}\n\n{"id": "z", "stances": {"y": "+", "y": "-"}}',
            r'a\.jsonl:3: .*"y"',
        ),
        (
            "a.json",
            '[{"id": "x", "stances": {"y": "+"}},\n{"id": "v", "id": "w", "stances": {"y": 1}}]',
            r'a\.json:2: .*"id"',
        ),
        (
            "a.jsonl",
            '{"id": "x", "stances": {"z": "+"}, "stances": {"y": "-"}}',
            r'a\.jsonl:1: .*"stances"',
        ),
        ("a.csv", 'expert,dimension,code\nx,"y,+\n', r"a\.csv:2: broken row"),
        ("a.jsonl", '{"id": "x", "stances": "+"}', r'a\.jsonl:1: "stances" is not an object'),
        ("a.jsonl", '{"id": "x", "stances": {"y": true}}', r'a\.jsonl:1: y: "True" is not a code'),
        ("a.jsonl", '{"id": null, "stances": {"y": 1}}', r'a\.jsonl:1: "id" is empty'),
        ("a.jsonl", '{"stances": {"y": "+"}}', r"a\.jsonl:1: not a table of codes"),
        ("a.jsonl", '{"id": "x", "stances": {"y": "+"}}\n{', r"a\.jsonl:2: broken JSON"),
        (
            "a.jsonl",
            '{"id": "x", "stances": {"y": "+", "y ": "-"}}',
            r'a\.jsonl:1: "x" on y is coded on line 1 already',
        ),
    ],
)
def test_broken_files_say_where_and_how_to_mend(name, text, message):
    with pytest.raises(StancesError, match=f"^{message}"):
        coded(text, name=name)


@pytest.mark.parametrize(
    ("name", "text", "holds"),
    [
        ("a.csv", LONG, True),
        ("-", LONG, True),
        ("a.jsonl", '{"id": 1, "stances": {}}', True),
        ("a.csv", "expert,text\nTest Alpha,Talk.\n", False),
        ("a.csv", "expert,dimension\nTest Alpha,Talk.\n", False),
        ("a.csv", "expert,dimension,code\n", False),
        ("a.txt", "Test Alpha says the dimension of the code is small.\n", False),
        ("a.md", "# Codes\n", False),
    ],
)
def test_a_file_of_codes_is_known_by_its_columns(name, text, holds):
    assert holds_codes(Document(name=name, text=text)) is holds


@pytest.mark.parametrize(
    ("name", "unit", "codes", "left_out", "graded"),
    [
        ("iran-missile-retaliation.experts.tsv", "expert", 60, 0, 35),
        ("iran-missile-retaliation.sentences.tsv", "sentence", 58, 0, 0),
        ("us-iran-statements.jsonl", "id", 597, 23, 0),
    ],
)
def test_the_published_codes(shared, name, unit, codes, left_out, graded):
    text = (shared / "gold" / name).read_text(encoding="utf-8")
    found = coded(text, name=name)
    assert (found.unit, len(found.codes), len(found.left_out)) == (unit, codes, left_out)
    assert sum(code.grade is not None for code in found.codes) == graded
    assert found.has_texts == (unit == "id")
