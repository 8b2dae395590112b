from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.document import Document
from stances.errors import StancesError
from stances.read.columns import TextColumns
from stances.read.forms import recognise_form
from stances.read.forms.form import Form
from stances.read.forms.json import JSON
from stances.read.forms.jsonl import JSONL
from stances.read.options import ReadOptions
from stances.read.statements import extract_statements

_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
_OBJECTS = st.lists(st.dictionaries(st.text(), _VALUES, max_size=4), max_size=4)


def _rows(text, form: Form):
    assert form.read_rows is not None
    return list(form.read_rows(Document(name="a.json", text=text), ()))


@given(_OBJECTS)
def test_arrays_and_lines_give_what_was_written(rows):
    lines = "\n".join(json.dumps(row) for row in rows) + "\n\n"
    assert [row.values for row in _rows(lines, JSONL)] == rows
    for indent in (None, 0, 2):
        found = _rows(json.dumps(rows, indent=indent), JSON)
        assert [row.values for row in found] == rows
        assert not any(row.fault for row in found)


@given(_OBJECTS, st.sampled_from([None, 0, 2]))
def test_each_value_has_the_line_on_which_it_begins(rows, indent):
    text = "\n\n" + json.dumps(rows, indent=indent)
    written = text.split("\n")
    for row in _rows(text, JSON):
        for key, value in row.values.items():
            (number,) = row.map_cell(key).numbers
            begins = json.dumps(value, indent=indent).partition("\n")[0]
            assert f"{json.dumps(key)}: {begins}" in written[number - 1]


def test_rows_of_a_pretty_printed_array_have_their_lines():
    rows = [{"a": {"b": 1, "c": [2]}, "b": "x"}, {"b": "y"}]
    found = _rows(json.dumps(rows, indent=1), JSON)
    assert [row.line for row in found] == [2, 11]
    assert [row.map_cell("b").numbers for row in found] == [(9,), (12,)]


def test_line_breaks_in_a_json_text_are_escapes_and_so_on_one_line():
    for form, text in ((JSONL, '{"a": "1\\n2\\n3"}'), (JSON, '[\n{"a": "1\\n2"}]')):
        (row,) = _rows(text, form)
        assert row.map_cell("a").numbers == (row.line,)


UNSOUND = [
    ('{"a": 1, "a": 2}', r'\(the key "a" stands twice in one object\)'),
    ('{"a": {"b": 1, "b": 2}}', r'\(the key "b" stands twice in one object\)'),
    ('{"a": [{"b": 1, "b": 1}]}', r'\(the key "b" stands twice in one object\)'),
    ('{"a": NaN}', r"\(NaN is not a number in JSON\)"),
    ('{"a": [[Infinity]]}', r"\(Infinity is not a number in JSON\)"),
    ('{"a": -Infinity}', r"\(-Infinity is not a number in JSON\)"),
    ('{"a": 1e999}', r"\(the number 1e999 is too large\)"),
    ('{"a": -1e999}', r"\(the number -1e999 is too large\)"),
    ('{"a": ' + "9" * 5000 + "}", r"\(the number 9{20}… is too long\)"),
    ('{"a": ' + "9" * 400 + "}", r"\(the number 9{20}… is too long\)"),
    ("5", "not a JSON object"),
    ('["a"]', "not a JSON object"),
    ("null", "not a JSON object"),
]


@pytest.mark.parametrize(("value", "message"), UNSOUND)
def test_unsound_rows_are_faults_and_the_reader_goes_on(value, message):
    sound = '{"a": "x"}'
    for form, text in (
        (JSONL, f"{sound}\n{value}\n{sound}\n"),
        (JSON, f"[{sound},\n{value},\n{sound}]"),
    ):
        before, row, after = _rows(text, form)
        assert row.line == 2
        assert str(row.fault).startswith("a.json:2: ")
        assert (before.fault, after.fault) == (None, None)
        assert after.values == {"a": "x"}
        with pytest.raises(StancesError, match=f"^a.json:2: (broken JSON )?{message}; write one"):
            raise row.fault


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ('{"a"', "Expecting ':' delimiter"),
        ('{"a": 1', "Expecting ',' delimiter"),
        ('{"a": "x', "Unterminated string"),
        ("{'a': 1}", "Expecting property name"),
        ('{"a": 1} 2', "Extra data"),
        ('{"a": tru}', "Expecting value"),
        ('{"a":' * 100_000, "nested too deep"),
    ],
)
def test_broken_lines_are_faults(value, message):
    before, row, after = _rows(f'{{"a": 1}}\n{value}\n{{"a": 2}}', JSONL)
    assert str(row.fault).startswith(f"a.json:2: broken JSON ({message}")
    assert (before.values, row.values, after.values) == ({"a": 1}, {}, {"a": 2})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[", r"a\.json:1: broken JSON \(Expecting value"),
        ('[{"a": 1}', r"a\.json:1: broken JSON \(Expecting ',' delimiter"),
        ('[{"a": 1}\n{"a": 2}]', r"a\.json:2: broken JSON \(Expecting ',' delimiter"),
        ('[{"a": 1},\n\n]', r"a\.json:3: broken JSON \(Expecting value"),
        ('[{"a": 1}]\n\n[]', r"a\.json:3: broken JSON \(Extra data"),
        ('\n[\n{"a": 1},\n{"a"}\n]', r"a\.json:4: broken JSON \(Expecting ':' delimiter"),
        ('[\n{"a":\n"x', r"a\.json:3: broken JSON \(Unterminated string"),
        ("[\n" + '{"a":' * 100_000, r"a\.json:\d: broken JSON \(nested too deep"),
        ("[" * 100_000, r"a\.json:1: broken JSON \(nested too deep"),
        ("1", r"a\.json:1: broken JSON \(Expecting an array"),
    ],
)
def test_broken_arrays_name_their_line(text, message):
    with pytest.raises(StancesError, match=f"^{message}"):
        _rows(text, JSON)


def test_what_can_be_read_of_an_unsound_row_is_kept():
    (row,) = _rows('{"a": NaN, "b": "x"}', JSONL)
    assert row.fault is not None
    assert row.values["b"] == "x"
    assert isinstance(row.values["a"], float)


def test_empty_array():
    assert _rows(" [ ]\n", JSON) == []


@given(_OBJECTS.filter(len), st.sampled_from([0, 1, 2]), st.sampled_from(["\n", "\n\n", ""]))
def test_objects_over_several_lines_one_after_the_other(rows, indent, gap):
    text = gap.join(json.dumps({"text": "x", **row}, indent=indent) for row in rows)
    found = _rows(text, JSONL)
    assert [row.values for row in found] == [{"text": "x", **row} for row in rows]
    lines = text.split("\n")
    for row in found:
        assert "{" in lines[row.line - 1]
        for key in row.values:
            (number,) = row.map_cell(key).numbers
            assert json.dumps(key) in lines[number - 1]


INNER = [
    ("rows", {"other": 1}),
    ("Results", {"meta": {"a": [1]}, "count": 2}),
    ("whatever", {"tags": ["a"], "none": []}),
    ("responses", {"name": "Test poll", "panel": [{"name": "Test Alpha", "position": "fellow"}]}),
    ("answers", {"text": "What we asked.", "questions": [{"text": "Why?"}]}),
    ("talk", {"rows": [{"n": 1}], "items": [{"text": "Why?"}]}),
]


@pytest.mark.parametrize(("key", "others"), INNER)
@pytest.mark.parametrize("indent", [None, 1])
def test_the_one_array_of_rows_within_an_object(key, others, indent):
    rows = [{"speaker": "Test Alpha", "speech": "Talk."}, {"speaker": "Test Beta", "speech": "No."}]
    text = json.dumps({**others, key: rows}, indent=indent)
    found = _rows(text, JSONL)
    assert [row.values for row in found] == rows
    lines = text.split("\n")
    assert all('"speech": "' in lines[row.map_cell("speech").numbers[0] - 1] for row in found)


@pytest.mark.parametrize(
    "value",
    [
        {"rows": [{"a": 1}], "data": [{"b": 2}]},
        {"text": "x", "rows": [{"text": "y"}]},
        {"rows": [{"a": 1}, 2]},
        {"rows": []},
        {"whatever": [{"a": 1}]},
        {"whatever": [{"name": "Test Alpha"}]},
        {"one": {"two": [{"name": "Test Alpha", "text": "y"}]}},
        {"name": "Test Alpha", "text": "x", "replies": [{"name": "Test Beta", "text": "y"}]},
    ],
)
def test_an_object_in_doubt_is_one_row(value):
    (row,) = _rows(json.dumps(value, indent=1), JSONL)
    assert row.values == value


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{\n"a": 1\n}\n{\n"a" 2\n}', r"a\.json:5: broken JSON \(Expecting ':' delimiter"),
        ('{\n"a": 1\n', r"a\.json:3: broken JSON \(Expecting ',' delimiter"),
        ('{\n"rows": [{"a": 1},\n{"a": 2, "a": 3}]}', ""),
    ],
)
def test_broken_objects_over_several_lines_name_their_line(text, message):
    if message:
        with pytest.raises(StancesError, match=f"^{message}"):
            _rows(text, JSONL)
    else:
        (row,) = _rows(text, JSONL)
        assert "stands twice" in str(row.fault)


def test_two_arrays_of_rows_are_refused_with_their_keys():
    rows = [{"name": "Test Alpha", "response": "Talk."}]
    text = json.dumps({"first round": rows, "other": [1], "second": rows}, indent=1)
    message = r'^a\.json: rows below "first round" and "second"; write one JSON object a line'
    with pytest.raises(StancesError, match=message):
        _rows(text, JSONL)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ('{"rows": [{"expert": "Test Alpha", "text": "We must talk."}]}', "json"),
        ('{\n "expert": "Test Alpha",\n "text": "We must talk."\n}\n', "json"),
        ('[{"expert": "Test Alpha", "text": "We must talk."}]', "json"),
        (
            '{"expert": "Test Alpha", "text": "One."}\n\n{"expert": "Test Alpha", "text": "Two."}',
            "jsonl",
        ),
    ],
)
@pytest.mark.parametrize("name", ["a.json", "-"])
def test_one_object_is_json_and_one_a_line_are_json_lines(text, form, name):
    document = Document(name=name, text=text)
    assert recognise_form(document).name == form
    assert {one.expert for one in extract_statements([document])} == {"Test Alpha"}


@pytest.mark.parametrize(
    "who",
    [
        '"author": {"id": "7", "name": "Test Alpha", "username": "talpha"}',
        '"user": {"screen_name": "talpha", "name": "Test Alpha"}',
        '"speaker": {"name": "Test Alpha"}',
        '"author": {"id": "7", "display_name": "Test Alpha"}',
    ],
)
def test_who_speaks_may_be_an_object(who):
    text = f'{{{who}, "text": "We talk."}}\n{{{who}, "text": "We wait."}}\n'
    found = extract_statements([Document(name="a.jsonl", text=text)])
    assert [one.expert for one in found] == ["Test Alpha", "Test Alpha"]


def test_a_key_of_an_object_may_be_named_and_a_row_without_the_object_names_nobody():
    text = (
        '{"author": {"name": "Test Alpha", "handle": "talpha"}, "text": "We talk."}\n'
        '{"author": null, "text": "We wait."}\n'
    )
    columns = TextColumns(expert="author.handle")
    with pytest.warns(UserWarning, match="1 row without a speaker's name"):
        found = extract_statements(
            [Document(name="a.jsonl", text=text)], ReadOptions(columns=columns)
        )
    assert [one.expert for one in found] == ["talpha"]


def test_the_message_for_a_missing_column_lists_the_keys_of_objects():
    text = '{"by": {"nick": "talpha"}, "text": "We talk."}\n' * 2
    with pytest.raises(StancesError) as error:
        extract_statements([Document(name="a.jsonl", text=text)])
    assert "columns: by.nick, text" in error.value.hint
