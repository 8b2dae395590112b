"""Parquet and XLSX: tables that a library reads."""

from __future__ import annotations

import datetime
import io
import sys
import zipfile

import openpyxl
import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from read.signs import normalise
from stances.document import Document
from stances.errors import StancesError
from stances.read import archive
from stances.read.columns import TextColumns
from stances.read.forms.late import PARQUET, XLSX
from stances.read.notes import listen_to_notes
from stances.read.options import ReadOptions
from stances.read.own_json import is_baseline, is_sheet
from stances.read.sources import load_documents
from stances.read.statements import extract_statements

HEADER = ["Speaker", "Speech", "Date"]
DAY = datetime.datetime(2020, 1, 8)
ROWS = [["Test Alpha", "Talk.\n\nNow.", DAY], ["Test Beta", "Stay, José.", None]]


def make_xlsx(*sheets, change=None):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(row)
        if change:
            change(sheet)
    book.save(file := io.BytesIO())
    return file.getvalue()


def make_parquet(rows=ROWS, header=HEADER, **options):
    table = pyarrow.Table.from_pylist([dict(zip(header, row, strict=True)) for row in rows])
    parquet.write_table(table, file := io.BytesIO(), **options)
    return file.getvalue()


def read(data, name, form, **options):
    notes = []
    with listen_to_notes(notes.append):
        document = form.decode(name, data)
        found = extract_statements([document], ReadOptions(**options))
    return found, notes


def read_xlsx(*sheets, change=None, **options):
    return read(make_xlsx(*sheets, change=change), "a.xlsx", XLSX, **options)


def show(found):
    return [(one.expert, one.document.text, one.document.line_at(0), one.date) for one in found]


def test_each_row_of_a_sheet_has_its_number():
    found, notes = read_xlsx([["A title"], [], HEADER, ROWS[0], [], ROWS[1]])
    assert show(found) == [
        ("Test Alpha", "Talk.\n\nNow.", 4, "2020-01-08"),
        ("Test Beta", "Stay, José.", 6, ""),
    ]
    assert found[0].document.line_at(9) == 4
    assert {one.document.form for one in found} == {"xlsx"}
    assert notes == []


@pytest.mark.parametrize("options", [{}, {"row_group_size": 1}, {"compression": "gzip"}])
def test_each_row_of_a_parquet_file_has_its_number(options):
    found, notes = read(make_parquet(**options), "a.parquet", PARQUET)
    assert show(found) == [
        ("Test Alpha", "Talk.\n\nNow.", 1, "2020-01-08"),
        ("Test Beta", "Stay, José.", 2, ""),
    ]
    assert {one.document.form for one in found} == {"parquet"}
    assert notes == []


def test_known_by_bytes_in_files_folders_and_on_standard_input(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.xlsx").write_bytes(make_xlsx([HEADER, *ROWS]))
    (tmp_path / "b.parquet").write_bytes(make_parquet())
    (tmp_path / "c.txt").write_bytes(make_xlsx([HEADER, *ROWS]))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(make_parquet())))
    documents = load_documents([".", "-"])
    assert [one.form for one in documents] == ["xlsx", "parquet", "xlsx", "parquet"]
    assert len(extract_statements(documents)) == 8
    assert not any(is_sheet(one) or is_baseline(one) for one in documents)


def test_a_form_that_is_named_must_be_right(tmp_path):
    (tmp_path / "a").write_bytes(make_xlsx([HEADER, *ROWS]))
    (tmp_path / "b").write_text("Talk.", encoding="utf-8")
    chosen = ReadOptions(form="xlsx")
    (document,) = load_documents([str(tmp_path / "a")], options=chosen)
    assert len(extract_statements([document], chosen)) == 2
    for form in ("xlsx", "parquet"):
        with pytest.raises(StancesError, match=r"b: not an? \w+ file; check its name, or --form"):
            load_documents([str(tmp_path / "b")], options=ReadOptions(form=form))
        with pytest.raises(StancesError, match=f"a.txt: a text, not {form}; check --form"):
            extract_statements([Document(name="a.txt", text="Talk.", form=form)])


def test_the_first_sheet_that_has_the_columns_is_read_and_others_are_named():
    other = [HEADER, ["Test Gamma", "Leave.", None]]
    assert [one.expert for one in read_xlsx([["Notes"], ["of ours"]], [], other)[0]] == [
        "Test Gamma"
    ]
    found, notes = read_xlsx([["Notes"]], [HEADER, *ROWS], other)
    assert [one.expert for one in found] == ["Test Alpha", "Test Beta"]
    assert notes == ['a.xlsx: read from sheet "Sheet 2"; not read: "Sheet 3"']


def test_columns_that_are_asked_for_choose_the_sheet():
    columns = TextColumns(expert="id", text="said")
    found, _ = read_xlsx([HEADER, *ROWS], [["id", "said"], [7, "Leave."]], columns=columns)
    assert show(found) == [("7", "Leave.", 2, "")]


@pytest.mark.parametrize(
    ("sheets", "message"),
    [
        (
            [[["a", "b"], [1, 2]]],
            'a.xlsx:1: no column "expert" and no column "text"; columns: a, b',
        ),
        (
            [[[], ["a", "text"], [1, "x"]], [["z"]]],
            r'a.xlsx:2 \(sheet "Sheet 1"\): no column "expert"; columns: a, text',
        ),
        ([[["expert", "text", "text"], ["x", "y", "z"]]], 'a.xlsx:1: two columns "text"'),
        ([[HEADER, [None, "Talk."]]], "a.xlsx: no rows with words and a speaker's name"),
        ([[HEADER]], "a.xlsx: no rows"),
        ([[]], "a.xlsx: no rows"),
    ],
)
def test_sheets_without_the_columns_are_refused(sheets, message):
    with pytest.raises(StancesError, match=f"^{message}"):
        read_xlsx(*sheets)


def test_parquet_without_the_columns_is_refused():
    with pytest.raises(
        StancesError, match=r'^a\.parquet:? ?.*no column "expert".*columns: a, text'
    ):
        read(make_parquet([["x", "y"]], ["a", "text"]), "a.parquet", PARQUET)


def test_a_merged_cell_names_the_expert_of_all_its_rows_and_says_its_words_once():
    rows = [HEADER, ["Test Alpha", "Talk.", DAY], [None, "Now.", None], [None, None, None]]

    def merge(sheet):
        sheet.merge_cells("A2:A4")
        sheet.merge_cells("B3:B4")
        sheet.merge_cells("C2:C3")

    found, notes = read_xlsx([*rows, ["Test Beta", "Stay.", None]], change=merge)
    assert show(found) == [
        ("Test Alpha", "Talk.", 2, "2020-01-08"),
        ("Test Alpha", "Now.", 3, "2020-01-08"),
        ("Test Beta", "Stay.", 5, ""),
    ]
    assert notes == []


def test_an_empty_cell_that_is_not_merged_names_nobody():
    def merge(sheet):
        sheet.merge_cells("A3:A4")  # its own value is empty

    found, (note,) = read_xlsx([HEADER, ROWS[0], [None, "Whose?"], [None, "Whose?"]], change=merge)
    assert len(found) == 1
    assert note.startswith(
        "a.xlsx: 2 rows without a speaker's name left out as nobody's: lines 3, 4"
    )


def test_formulas_give_the_value_that_was_last_shown():
    data = make_xlsx([HEADER, ["Test Alpha", "=A2", None], ["Test Beta", "Stay.", None]])
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(f := io.BytesIO(), "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml"):
                assert b"<f>A2</f><v />" in part or b"<f>A2</f><v></v>" in part
                shown = b'<c r="B2" t="str"><f>A2</f><v>Talk.</v></c>'
                begin = part.index(b'<c r="B2"')
                part = part[:begin] + shown + part[part.index(b"</c>", begin) + 4 :]
            new.writestr(name, part)
    found, _ = read(f.getvalue(), "a.xlsx", XLSX)
    assert [one.document.text for one in found] == ["Talk.", "Stay."]
    found, notes = read(data, "a.xlsx", XLSX)  # written by a program that does not compute
    assert [one.document.text for one in found] == ["Stay."]
    assert notes == ["a.xlsx: 1 row without words: line 2; --strict refuses them"]


def test_numbers_and_dates_are_written_as_a_table_of_text_has_them():
    header = ["expert", "text", "date", "source"]
    found, _ = read_xlsx([header, [7, 2020.0, DAY.replace(hour=9), True], [8.5, "x", "May", None]])
    about = [(one.expert, one.document.text, one.date, one.origin) for one in found]
    assert about == [("7", "2020", "2020-01-08 09:00:00", "True"), ("8.5", "x", "May", "")]


def test_bombs_and_passwords_are_refused(monkeypatch):
    data = make_xlsx([HEADER, *ROWS])
    with pytest.raises(StancesError, match=r"^a\.xlsx: has a password, or is of an Excel before"):
        XLSX.decode("a.xlsx", b"\xd0\xcf\x11\xe0" + data)
    monkeypatch.setattr(archive, "MOST_BYTES", 1_000)
    with pytest.raises(StancesError, match=r"^a\.xlsx: unpacks to \d+ bytes, more than 1000"):
        XLSX.decode("a.xlsx", data)
    monkeypatch.setattr("stances.read.forms.parquet._LARGEST", 10)
    with pytest.raises(StancesError, match=r"^a\.parquet: holds a group of rows of more than"):
        PARQUET.decode("a.parquet", make_parquet())


@pytest.mark.parametrize("form", [XLSX, PARQUET], ids=lambda form: form.name)
def test_a_library_that_is_missing_is_named_with_its_command(form, monkeypatch):
    for name in ("openpyxl", "pyarrow.parquet"):
        monkeypatch.setitem(sys.modules, name, None)
    data = make_xlsx([HEADER]) if form is XLSX else make_parquet()
    with pytest.raises(StancesError, match=r"without \w+; pip install 'stances\[tables\]'$"):
        form.decode("a", data)


WHOLE = {"xlsx": make_xlsx([HEADER, *ROWS]), "parquet": make_parquet()}


def try_to_read(data, form):
    with listen_to_notes(lambda _note: None):
        try:
            document = form.decode("a", data)
            for one in extract_statements([document], ReadOptions(skip_bad_rows=True)):
                assert one.expert.strip()
        except StancesError as error:
            assert error.where.startswith("a")


@given(st.binary(max_size=300), st.sampled_from([XLSX, PARQUET]), st.booleans())
def test_any_bytes_are_rows_or_refused(data, form, begun):
    head = {"xlsx": b"PK\x03\x04", "parquet": b"PAR1"}[form.name] if begun else b""
    try_to_read(head + data, form)


@given(st.data(), st.sampled_from([XLSX, PARQUET]))
def test_damaged_files_are_rows_or_refused(data, form):
    whole = WHOLE[form.name]
    at = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        try_to_read(whole[:at], form)
    else:
        byte = data.draw(st.integers(0, 255))
        try_to_read(whole[:at] + bytes([byte]) + whole[at + 1 :], form)


_WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\0", exclude_categories=("Cc", "Cs")),
    min_size=1,
    max_size=20,
).filter(lambda text: text.strip() and text[0] not in "=")


@given(st.lists(st.tuples(st.sampled_from(["Test A", "Test B"]), _WORDS), min_size=1, max_size=5))
def test_words_are_conserved_and_rows_are_true(rows):
    kept = [(name, normalise(said), at) for at, (name, said) in enumerate(rows, start=1)]
    kept = [one for one in kept if any(sign.isalnum() for sign in one[1])]
    table = [["speaker", "speech"], *rows]
    for data, form, first in (
        (make_xlsx(table), XLSX, 1),
        (make_parquet(rows, table[0]), PARQUET, 0),
    ):
        try:
            found, _ = read(data, "a", form)
        except StancesError:
            found = ()
        assert [(one.expert, one.document.text, one.document.line_at(0)) for one in found] == [
            (name, said, at + first) for name, said, at in kept
        ]
