from __future__ import annotations

import contextlib
import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from read.signs import normalise
from stances.document import Document
from stances.errors import StancesError
from stances.read.columns import TextColumns
from stances.read.notes import listen_to_notes
from stances.read.options import ReadOptions
from stances.read.sentences import split_statements
from stances.read.statements import extract_statements


def _read(source, written, **columns):
    options = ReadOptions(columns=TextColumns(**columns))
    return extract_statements([Document(name=source, text=written)], options)


def _read_noting(name, text, **options):
    notes = []
    with listen_to_notes(notes.append):
        found = extract_statements([Document(name=name, text=text)], ReadOptions(**options))
    return [one.document.text for one in found], notes


def _shape(found):
    return [(s.expert, s.document.line_at(0), s.document.text) for s in found]


def test_csv_rows_begin_on_their_lines():
    text = 'expert,text\nTest Alpha,"One.\n\nTwo, and more."\n\n"Test Beta","Said ""no""."\n'
    found = _read("a.csv", text)
    assert _shape(found) == [
        ("Test Alpha", 2, "One.\n\nTwo, and more."),
        ("Test Beta", 6, 'Said "no".'),
    ]
    assert {s.document.name for s in found} == {"a.csv"}


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
    (found,) = _read("a.csv", "id,words\nh001,Talk.\n", expert="id", text="words")
    assert (found.expert, found.document.text) == ("h001", "Talk.")


def test_json_lines_and_arrays_read_alike():
    rows = [
        {"expert": "Test Alpha", "text": "One.\n\nTwo.", "date": None, "other": [1]},
        {"expert": 7, "text": "Three.", "date": 2020},
    ]
    lines = _read("a.jsonl", "\n".join(json.dumps(row) for row in rows) + "\n\n")
    array = _read("a.json", json.dumps(rows, indent=1))
    assert [(s.expert, s.document.text, s.date, len(s.blocks)) for s in lines] == [
        ("Test Alpha", "One.\n\nTwo.", "", 2),
        ("7", "Three.", "2020", 1),
    ]
    assert [(s.expert, s.document.text, s.date) for s in array] == [
        (s.expert, s.document.text, s.date) for s in lines
    ]
    assert [s.document.line_at(0) for s in lines] == [1, 2]
    assert [s.document.line_at(0) for s in array] == [4, 12]


def test_short_rows_and_empty_overhang_do_no_harm():
    found = _read("a.csv", "expert,text,date\nTest Alpha,Talk.\nTest Beta,Stay.,2020,,\n")
    assert [s.date for s in found] == ["", "2020"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "a.csv",
            "id,text\nx,y\n",
            r'a\.csv:1: no column "expert"; columns: id, text; to read '
            r"another one, add --expert-column id$",
        ),
        ("a.csv", "expert,My words\nx,y\n", r'a\.csv:1: no column "text"; .*; --text-column NAME'),
        (
            "a.csv",
            "expert,Body ,quote\nx,y,z\n",
            r"a\.csv:1: .*; to read .*, add --text-column quote or --text-column Body$",
        ),
        ("a.csv", "expert,text,text\nx,y,z\n", r'a\.csv:1: two columns "text"; rename one'),
        ("a.csv", "expert,text\n", r"a\.csv: no rows"),
        (
            "a.csv",
            "a,b\nx,y\n",
            r'a\.csv:1: no column "expert" and no column "text"; columns: a, b',
        ),
        ("a.csv", "expert,text\nx,y, and z\n", r"a\.csv:2: 3 cells under 2 columns; put a cell"),
        ("a.csv", 'expert,text\nx,y\nx,"never\nclosed\n', r"a\.csv:3: broken row \(unexpected end"),
        ("a.csv", 'expert,text\nx,"y" z\n', r"a\.csv:2: broken row .*; put a cell"),
        ("a.jsonl", '{"expert": "x", "text": "y"}\n{"expert"\n{}', r"a\.jsonl:2: broken JSON \("),
        ("a.jsonl", '\n["x"]', r"a\.jsonl:2: not a JSON object"),
        (
            "a.jsonl",
            '{"expert": "x"}',
            r'a\.jsonl:1: no column "text"; columns: expert; --text-col',
        ),
        (
            "a.jsonl",
            "{}",
            r'a\.jsonl:1: no column "expert" and no column "text"; it has no columns; --expert-col',
        ),
        ("a.jsonl", '{"expert": true, "text": "y"}', r"a\.jsonl:1: no expert"),
        ("a.jsonl", '{"expert": "x", "text": 5}', r'a\.jsonl:1: "text" is not a text'),
        ("a.jsonl", '{"expert": "x", "text": "\\ud800y"}', r"a\.jsonl:1: half a character"),
        ("a.jsonl", "[" * 100_000, r"a\.jsonl:1: broken JSON \(nested too deep"),
        ("a.json", '[{"expert": "x", "text": "y"},\n{"expert"]', r"a\.json:2: broken JSON"),
        ("a.json", '[{"expert": "x", "text": "y"},\n 5]', r"a\.json:2: not a JSON object"),
        ("a.json", "[]", r"a\.json: no rows"),
        ("a.json", "[{" * 100_000, r"a\.json:1: broken JSON"),
        ("a.json", "plain words", r"a\.json:1: broken JSON"),
    ],
)
def test_broken_tables_name_the_line_and_how_to_fix_it(name, text, message):
    with pytest.raises(StancesError, match=f"^{message}"):
        _read(name, text)


def test_a_json_cell_stands_on_one_line_however_many_it_holds():
    text = '{"expert": "Test Alpha", "text": "One.\\n\\nTwo."}\n{"expert": "B", "text": "Three."}\n'
    assert [s.line for s in split_statements(_read("rows.jsonl", text))] == [1, 1, 2]


def test_a_csv_cell_stands_on_as_many_lines_as_it_holds():
    text = 'expert,text\nTest Alpha,"One.\n\nTwo."\n'
    assert [s.line for s in split_statements(_read("rows.csv", text))] == [2, 4]


@pytest.mark.parametrize(
    "value",
    ["NaN", "Infinity", "-Infinity", "true", "[]", '["Test Alpha"]', "{}"],
)
@pytest.mark.parametrize("pattern", ["[{}]", "{}"])
def test_whatever_names_nobody_is_not_an_expert(value, pattern):
    row = f'{{"expert": {value}, "text": "Talk."}}'
    with pytest.raises(StancesError, match=r'^-:1: no expert in "expert"; name one, or delete'):
        _read("-", pattern.replace("{}", row))


@pytest.mark.parametrize(("value", "name"), [("7", "7"), ("-1", "-1"), ('"7"', "7")])
def test_an_id_may_be_a_number(value, name):
    (found,) = _read("-", f'{{"expert": {value}, "text": "Talk."}}')
    assert found.expert == name


@pytest.mark.parametrize(
    ("rest", "message"),
    [
        ('"text": NaN', r"NaN is not a number in JSON"),
        ('"text": "y", "role": NaN', r"NaN is not a number in JSON"),
        ('"text": "y", "unread": [{"z": Infinity}]', r"Infinity is not a number in JSON"),
        ('"text": "y", "text": "z"', r'the key "text" stands twice in one object'),
        ('"text": "y", "expert": "z"', r'the key "expert" stands twice in one object'),
        ('"text": "y", "unread": ' + "9" * 5000, r"the number 9+… is too long"),
        ('"text": "y", "unread": ' + "[" * 100_000, r"nested too deep"),
    ],
)
def test_unsound_json_is_refused_with_its_line(rest, message):
    row = '{"expert": "x", "text": "y"}'
    bad = f'{{"expert": "x", {rest}}}'
    for name, text in (("a.jsonl", f"{row}\n{bad}\n"), ("a.json", f"[{row},\n{bad}]")):
        with pytest.raises(StancesError, match=rf"^{name}:2: broken JSON \({message}\); write one"):
            _read(name, text)


def test_text_behind_a_cell_of_several_lines_has_its_own_line():
    text = 'source,expert,text\n"One\n\ntwo","Test\nAlpha","Talk.\n\nNow."\n"x",Test Beta,Stay.\n'
    found = _read("a.csv", text)
    assert [(s.expert, s.line, s.text) for s in split_statements(found)] == [
        ("Test Alpha", 5, "Talk."),
        ("Test Alpha", 7, "Now."),
        ("Test Beta", 8, "Stay."),
    ]


def test_text_in_a_pretty_printed_array_has_its_own_line():
    rows = [
        {"about": {"expert": "x", "text": "y"}, "expert": "Test Alpha", "text": "One.\n\nTwo."},
        {"text": "Three.", "expert": "Test Beta"},
    ]
    text = json.dumps(rows, indent=2)
    lines = text.split("\n")
    found = split_statements(_read("a.json", text))
    assert [s.line for s in found] == [8, 8, 11]
    assert all(f'"text": "{word}' in lines[n - 1] for n, word in ((8, "One"), (11, "Three")))


@pytest.mark.parametrize(
    ("columns", "hint"),
    [
        ("id,stances,text", "to read another one, add --expert-column id"),
        (
            "author,candidate,text",
            "to read another one, add --expert-column author or --expert-column candidate",
        ),
        ("date,text", "--expert-column NAME reads another one"),
    ],
)
def test_a_table_without_experts_is_refused_with_the_option_that_reads_it(columns, hint):
    names = [name.strip() for name in columns.split(",")]
    row = json.dumps(dict.fromkeys(names, "x"))
    for name, text in (("a.csv", f"{columns}\nx,y,z\n"), ("a.jsonl", row)):
        with pytest.raises(StancesError) as caught:
            _read(name, text)
        assert str(caught.value) == (
            f'{name}:1: no column "expert"; columns: {", ".join(names)}; {hint}'
        )


@pytest.mark.parametrize(
    "columns",
    [
        "speaker,text",
        "Speaker,Transcript",
        "id,author,text",
        "speaker,candidate,speech",
        "Who,quote",
    ],
)
def test_columns_by_their_usual_names_are_read_where_there_is_no_doubt(columns):
    names = columns.split(",")
    values = ["7", "Test Alpha", "Talk."] if names[0] == "id" else ["Test Alpha", "Talk."]
    values = ["Test Alpha", "x", "Talk."] if "candidate" in names else values
    row = json.dumps(dict(zip(names, values, strict=True)))
    for name, text in (("a.csv", f"{columns}\n{','.join(values)}\n"), ("a.jsonl", row)):
        (found,) = _read(name, text)
        assert (found.expert, found.document.text) == ("Test Alpha", "Talk.")


def test_a_column_that_is_asked_for_comes_before_the_usual_ones():
    row = '{"speaker": "Test Alpha", "id": "s1", "text": "Talk."}'
    document = Document(name="a.jsonl", text=row)
    (found,) = extract_statements([document], ReadOptions(columns=TextColumns(expert="id")))
    assert found.expert == "s1"


def test_an_option_for_a_column_with_spaces_can_be_pasted():
    with pytest.raises(StancesError, match=r"add --text-column ' Quote ' or"):
        _read("a.jsonl", '{"expert": "x", " Quote ": "y", "body": "z"}')


WORDLESS = [
    ("a.csv", "expert,text\nTest Alpha,Talk.\nTest Beta,\n,—\nTest Gamma,Stay.\n"),
    (
        "a.jsonl",
        '{"expert": "Test Alpha", "text": "Talk."}\n\n{"expert": "Test Beta", "text": ""}\n'
        '{"expert": null, "text": null}\n{"expert": "Test Gamma", "text": "Stay."}',
    ),
]


@pytest.mark.parametrize(("name", "text"), WORDLESS)
def test_rows_without_words_are_counted_and_named(name, text):
    note = f"{name}: 2 rows without words: lines 3, 4; --strict refuses them"
    assert _read_noting(name, text) == (["Talk.", "Stay."], [note])
    with pytest.raises(
        StancesError, match=rf'^{name}:3: nothing to read in "text"; delete the row'
    ):
        _read_noting(name, text, strict=True)


def test_a_table_without_any_words_is_refused():
    with pytest.raises(StancesError, match=r"^a\.csv: no rows with words: nothing to read; add a"):
        _read_noting("a.csv", "expert,text\nTest Alpha,—\n")


def test_many_rows_without_words_are_not_all_named():
    (note,) = _read_noting("a.csv", "expert,text\nTest Alpha,Talk.\n" + "x,\n" * 30)[1]
    assert note == (
        f"a.csv: 30 rows without words: lines {', '.join(map(str, range(3, 23)))} and 10 more; "
        "--strict refuses them"
    )


NAMELESS = [
    *("", " ", "-", "–", "?", "N/A", "n/a", "NA", "n.a.", "None", "null", "NaN", "(none)"),
    *("Anonymous", "anon", "UNKNOWN", "Unknown speaker", "speaker unknown", "Unidentified man"),
    *("Name withheld", "no name", "not given", "Not available", "[redacted]", "undisclosed source"),
    *("Q", "Audience", "ALL", "UNIDENTIFIED MALE", "Some members", "[applause]", "N.N."),
]


@pytest.mark.parametrize("name", NAMELESS)
def test_rows_that_name_nobody_are_nobodys_and_named(name):
    text = f'expert,text\nTest Alpha,Talk.\n"{name}",Whose words?\nTest Beta,Stay.\n'
    note = "a.csv: 1 row without a speaker's name left out as nobody's: line 3; --strict refuses"
    assert _read_noting("a.csv", text) == (["Talk.", "Stay."], [f"{note} them"])
    with pytest.raises(StancesError, match=r'^a\.csv:3: no expert in "expert"; name one.*--strict'):
        _read_noting("a.csv", text, strict=True)


@pytest.mark.parametrize(
    "name",
    ["Nan Alpha", "Test Null", "Test None", "Speaker 2", "Source A", "Nona", "7", "Author Alpha"],
)
def test_names_that_look_like_none_are_names(name):
    assert [one.expert for one in _read("a.csv", f"expert,text\n{name},Talk.\n")] == [name]


@pytest.mark.parametrize("value", ["null", '""', '" \\n"', '"N/A"', '"\\u200b"'])
def test_a_json_row_may_name_nobody(value):
    text = f'{{"expert": {value}, "text": "Whose?"}}\n{{"expert": "Test Alpha", "text": "Talk."}}'
    note = "a.jsonl: 1 row without a speaker's name left out as nobody's: line 1; --strict refuses"
    assert _read_noting("a.jsonl", text) == (["Talk."], [f"{note} them"])


def test_rows_that_name_nobody_stand_beside_rows_without_words():
    text = "expert,text\nTest Alpha,Talk.\nN/A,\nN/A,Whose?\nTest Beta,\n-,Whose?\n"
    assert _read_noting("a.csv", text)[1] == [
        "a.csv: 2 rows without a speaker's name left out as nobody's: lines 4, 6; --strict refuses "
        "them",
        "a.csv: 2 rows without words: lines 3, 5; --strict refuses them",
    ]


def test_bad_rows_are_counted_named_and_left_out():
    row = '{"expert": "Test Alpha", "text": "Talk."}'
    text = f'{row}\n{{"expert"\n["x"]\n{{"expert": "x"}}\n{row}\n{{"expert": "x", "text": 5}}'
    found, (note,) = _read_noting("a.jsonl", text, skip_bad_rows=True)
    assert found == ["Talk.", "Talk."]
    assert note == (
        "a.jsonl: 4 bad rows left out: lines 2 (broken JSON (Expecting ':' delimiter)), "
        '3 (not a JSON object), 4 (no column "text"), 6 ("text" is not a text)'
    )


def test_where_every_row_is_bad_the_first_one_is_refused():
    with pytest.raises(StancesError, match=r"^a\.csv:2: 3 cells under 2 columns"):
        _read_noting("a.csv", "expert,text\nx,a,b\nx,b,c\n", skip_bad_rows=True)
    with pytest.raises(StancesError, match=r"^a\.csv: no rows with words and a speaker's name"):
        _read_noting("a.csv", "expert,text\n,a\n,b\n", skip_bad_rows=True)


@pytest.mark.parametrize(
    ("columns", "about"),
    [
        ("Speaker Role,Party,Day,URL", ("fellow", "Test Party", "", "x.org/a")),
        ("speaker_type,organisation,date,link", ("fellow", "Test Party", "2020", "x.org/a")),
        ("title,position,published,source", ("", "", "2020", "x.org/a")),
    ],
)
def test_what_else_is_said_is_found_by_safe_names_alone(columns, about):
    text = f"expert,text,{columns}\nTest Alpha,Talk.,fellow,Test Party,2020,x.org/a\n"
    (found,) = _read("a.csv", text)
    assert (found.role, found.affiliation, found.date, found.origin) == about


@pytest.mark.parametrize(
    ("name", "role", "shown"),
    [
        ("Test Alpha", "Moderator", "moderator"),
        ("Test Alpha", "host", "moderator"),
        ("moderator", "", "moderator"),
        ("Test Alpha", "host of a talk", "host of a talk"),
        ("Test Host", "", ""),
    ],
)
def test_whoever_leads_the_talk_is_a_moderator(name, role, shown):
    (found,) = _read("a.csv", f"speaker,text,role\n{name},Talk.,{role}\n")
    assert found.role == shown


@pytest.mark.parametrize(
    "columns",
    [
        "Spoken by;Utterance",
        "member-name;remarks",
        "Politician;Quotation",
        "SPEAKER_NAME;Full Text",
        ";speaker;time;transcript",
    ],
)
def test_usual_names_however_they_are_written(columns):
    cells = "1;Test Alpha;0S;Talk." if columns.startswith(";") else "Test Alpha;Talk."
    for name in ("a.csv", "a.txt", "-"):
        (found,) = _read(name, f"{columns}\n{cells}\n")
        assert (found.expert, found.document.text) == ("Test Alpha", "Talk.")


def test_a_delimiter_that_is_named_holds():
    options = ReadOptions(delimiter="#")
    for name in ("a.csv", "a.tsv", "a.txt"):
        document = Document(name=name, text="expert#text\nTest Alpha#Talk, now; or never.\n")
        (found,) = extract_statements([document], options)
        assert found.document.text == "Talk, now; or never."


@given(
    st.lists(
        st.tuples(st.sampled_from(["Test Alpha", "Test Beta"]), st.text(max_size=40)),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["", "sep"]),
)
def test_words_are_conserved_and_lines_are_true(rows, sign, first):
    written = io.StringIO()
    if first:
        written.write(f"sep={sign}\n")
    writer = csv.writer(written, delimiter=sign, lineterminator="\n")
    writer.writerow(["Speaker", "Speech"])
    rows = [(name, text.replace("\r", "")) for name, text in rows]
    writer.writerows(rows)
    text = written.getvalue()
    lines = text.split("\n")
    found = ()
    with contextlib.suppress(StancesError), listen_to_notes(lambda _note: None):
        found = extract_statements([Document(name="a.csv", text=text)])
    kept = [(name, normalise(said)) for name, said in rows if re.search(r"[^\W_]", normalise(said))]
    assert [(one.expert, one.document.text) for one in found] == kept
    for one in found:
        for block in one.blocks if one.document.text in text else ():
            begins = one.document.text[block.start : block.end].split("\n")[0].split('"')[0]
            assert begins in lines[one.document.line_at(block.start) - 1]


@given(st.text(max_size=200), st.sampled_from(["a.csv", "a.tsv", "a.jsonl", "a.json", "a.txt"]))
def test_any_text_is_rows_or_refused(text, name):
    for skip in (False, True):
        with contextlib.suppress(StancesError), listen_to_notes(lambda _note: None):
            options = ReadOptions(skip_bad_rows=skip, form=None)
            for one in extract_statements([Document(name=name, text=text)], options):
                assert one.expert.strip()
                assert one.blocks


def test_addresses_and_odd_signs_of_rows_are_read_as_those_of_any_text():
    words = "We don´t\u00a0talk (https://test.example/a)."
    text = f"expert,text\nTest Alpha,{words}\nTest Beta,www.a.org\n"
    notes = []
    with listen_to_notes(notes.append):
        found = extract_statements([Document(name="a.csv", text=text)])
    assert [one.document.text for one in found] == ["We don't talk."]
    assert notes == ["a.csv: 1 row without words: line 3; --strict refuses them"]


@pytest.mark.parametrize(
    "columns",
    [
        "First Name,Last Name,Comment",
        "forename,Surname,text",
        "Given names,Family-name,Response",
        "LASTNAME,FIRSTNAME,answer",
    ],
)
def test_first_and_last_names_make_one_name(columns):
    first, last = ("Test", "Alpha Jr.") if not columns.startswith("LAST") else ("Alpha Jr.", "Test")
    for name in ("a.csv", "-"):
        (found,) = _read(name, f"{columns}\n{first},{last},Talk.\n")
        assert (found.expert, found.document.text) == ("Test Alpha Jr.", "Talk.")


def test_half_a_name_is_a_name_and_none_is_nobodys():
    text = "First Name,Last Name,text\nTest,-,One.\n,Alpha,Two.\n"
    assert [one.expert for one in _read("a.csv", text)] == ["Test", "Alpha"]
    message = r'^a\.csv:4: no expert in "First Name" and "Last Name"; name one'
    assert _read_noting("a.csv", f"{text},N/A,Three.\n")[0] == ["One.", "Two."]
    with pytest.raises(StancesError, match=message):
        _read_noting("a.csv", f"{text},,Three.\n", strict=True)


@pytest.mark.parametrize(
    ("columns", "expert"),
    [
        ("name,first name,last name,text", "A"),
        ("first name,last name,expert,text", "C"),
        ("first name,speaker,last name,text", "B"),
    ],
)
def test_a_column_of_whole_names_comes_before_those_of_its_parts(columns, expert):
    (found,) = _read("a.csv", f"{columns}\nA,B,C,Talk.\n")
    assert found.expert == expert


@pytest.mark.parametrize(
    "columns",
    [
        "first name,text,x",
        "last name,text,x",
        "first name,forename,text",
        "first name,text,author,member,last name",
    ],
)
def test_names_in_doubt_are_refused(columns):
    with pytest.raises(StancesError, match=r'^a\.csv:1: no column "expert"'):
        _read("a.csv", f"{columns}\nA,B,C\n")


def test_the_user_names_one_of_two_columns():
    (found,) = _read("a.csv", "first name,last name,text\nA,B,Talk.\n", expert="last name")
    assert found.expert == "B"


def test_replies_are_texts_unless_there_are_others():
    (found,) = _read("a.csv", "name,comment,quote\nTest Alpha,hm,Talk.\n")
    assert found.document.text == "Talk."
    with pytest.raises(StancesError, match=r"add --text-column comment or --text-column answer$"):
        _read("a.csv", "name,comment,answer\nTest Alpha,One.,Two.\n")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("We won. [applause] Thank you.", ["We won.", "Thank you."]),
        ("[Applause.] We won. (laughter)", ["We won."]),
        ("We [laughs] won.", ["We [laughs] won."]),
        ("We won [twice]. Thank you.", ["We won [twice]. Thank you."]),
        ("We won. [The] vote held.", ["We won. [The] vote held."]),
    ],
)
def test_directions_between_the_sentences_of_a_cell_are_nobodys(cell, said):
    (found,) = _read("a.csv", f"expert,text\nTest Alpha,{cell}\n")
    text = found.document.text
    assert text == cell
    assert [text[one.start : one.end] for one in found.blocks] == said


def test_a_row_of_directions_alone_has_no_words():
    texts, (note,) = _read_noting("a.csv", "expert,text\nTest Alpha,[applause]\nTest Beta,No.\n")
    assert texts == ["No."]
    assert note.startswith("a.csv: 1 row without words: line 2;")


def test_a_colon_after_a_name_is_not_part_of_it():
    found = _read("a.csv", "speaker,text\nTest Alpha:,One.\nTest Alpha,Two.\n")
    assert {one.expert for one in found} == {"Test Alpha"}
