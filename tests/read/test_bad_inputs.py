"""Inputs that are damaged, hostile or far too large: each is refused, and nothing is lost."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import threading
import zipfile
from pathlib import Path

import openpyxl
import pyarrow
import pytest
from pyarrow import parquet

from deadline import must_not_hang
from read.forms.made import Paper, make_docx, make_odt, make_zip, para
from stances.errors import StancesError
from stances.read import bounded, long_tables
from stances.read.notes import listen_to_notes
from stances.read.options import ReadOptions
from stances.read.sources import load_documents
from stances.read.statements import extract_statements

SAYS = "Test Alpha, fellow at Test House:"
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10))
    + "]>"
)
"""Ten entities that stand for ten billion letters."""
PAGE = f"<html><body><p>{SAYS}</p><p>We must talk.</p></body></html>"
ROW = '{"expert": "Test Alpha", "text": "Talk."}\n'


def make_xlsx(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(file := io.BytesIO())
    return file.getvalue()


def make_epub(page):
    return make_zip(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="c.opf"/></container>',
            "c.opf": '<package><item id="a" href="a.xhtml" media-type="text/html"/>'
            '<itemref idref="a"/></package>',
            "a.xhtml": page,
        }
    )


def change_zip(data, member, change):
    """Return an archive in which one member is changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        members = {name: opened.read(name) for name in opened.namelist()}
    members[member] = change(members[member])
    return make_zip(members)


def add_to_zip(data, *members):
    """Return an archive with more members, even of names that it has already."""
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a") as opened:
        for name, text in members:
            opened.writestr(name, text)
    return file.getvalue()


ARCHIVES = {
    "a.docx": (make_docx(para(SAYS) + para("Talk.")), "word/document.xml"),
    "a.odt": (make_odt(f"<text:p>{SAYS}</text:p><text:p>Talk.</text:p>"), "content.xml"),
    "a.epub": (make_epub(PAGE), "a.xhtml"),
    "a.xlsx": (make_xlsx([["expert", "text"], ["Test Alpha", "Talk."]]), "xl/workbook.xml"),
}
every_archive = pytest.mark.parametrize("name", ARCHIVES)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(name, data=None, **options):
    """Return what is read of a file, after it is written."""
    if data is not None:
        Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())
    chosen = ReadOptions(**options)
    with listen_to_notes(lambda _note: None):
        return extract_statements(load_documents([name], options=chosen), chosen)


def refuse(name, data=None, **options):
    """Return the message with which a file is refused."""
    with must_not_hang(), pytest.raises(StancesError) as caught:
        read(name, data, **options)
    assert caught.value.where.startswith(name)
    assert caught.value.hint
    return caught.value.what


# -------------------------------------------------------------------------------- archives


@every_archive
def test_an_archive_in_which_a_member_comes_twice_is_refused(folder, name):
    data, member = ARCHIVES[name]
    assert read(name, data)[0].expert == "Test Alpha"
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = add_to_zip(data, (member, "another"))
    assert refuse(name, twice) == f"{member} comes twice in it"


@every_archive
def test_members_whose_names_lead_elsewhere_are_never_written(folder, name):
    data = add_to_zip(ARCHIVES[name][0], ("../../evil.txt", "x"), ("/evil", "x"), ("a/", ""))
    assert read(name, data)[0].expert == "Test Alpha"
    assert [one.name for one in folder.iterdir()] == [name]


@pytest.mark.parametrize(
    ("name", "member", "old", "new"),
    [
        ("a.docx", "_rels/.rels", b"word/document.xml", b"../../etc/passwd"),
        ("a.epub", "c.opf", b"a.xhtml", b"../../../etc/passwd"),
        ("a.epub", "META-INF/container.xml", b"c.opf", b"/etc/passwd"),
    ],
)
def test_a_path_that_leads_out_of_an_archive_is_missing_in_it(folder, name, member, old, new):
    data = change_zip(ARCHIVES[name][0], member, lambda part: part.replace(old, new))
    assert refuse(name, data).endswith("etc/passwd is missing in it")


@every_archive
def test_entities_that_grow_are_refused_or_left_out(folder, name):
    data, member = ARCHIVES[name]
    member = "xl/worksheets/sheet1.xml" if name == "a.xlsx" else member
    data = change_zip(
        data, member, lambda part: ENTITIES.encode() + part.replace(b"alk.", b"alk &a9;.")
    )
    if name == "a.epub":
        assert len(read(name, data)[0].document.text) < 1000
    else:
        assert refuse(name, data)


@every_archive
def test_elements_that_are_nested_without_end_are_refused(folder, name):
    data, member = ARCHIVES[name]
    data = change_zip(data, member, lambda part: b"<a>" * 50_000 + part)
    if name == "a.epub":
        assert read(name, data)[0].expert == "Test Alpha"
    else:
        assert refuse(name, data)


def test_archives_in_archives_are_not_opened(folder):
    data = make_zip({"a": "0" * 5_000_000})
    for _ in range(3):
        data = make_zip({f"{at}.zip": data for at in range(10)})
    assert refuse("a.docx", data).endswith("is missing in it")
    assert refuse("a.zip", data) == "cannot read .zip"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", make_docx(para(SAYS) + para("a" * 20_000_000))),
        ("a.xlsx", make_zip({"xl/workbook.xml": "0" * 20_000_000})),
        ("a.epub", make_epub("a" * 20_000_000)),
    ],
)
def test_bombs_are_refused_before_they_are_unpacked(folder, name, data):
    assert "times its size, more than 200" in refuse(name, data)


def test_a_gzip_bomb_is_refused(folder, monkeypatch):
    monkeypatch.setattr(bounded, "LARGEST", 2**20)
    assert refuse("a.txt.gz", gzip.compress(bytes(2**21))) == "more than 1 MiB come out of it"
    assert refuse("a.csv.gz", gzip.compress(b"a,b\n" * 100)[:-9]).startswith("cut off")


def test_books_and_saved_pages_are_known_by_their_bytes(folder, monkeypatch):
    page = f"From: <Saved by Test>\nMIME-Version: 1.0\nContent-Type: text/html\n\n{PAGE}"
    for data, form in ((make_epub(PAGE), "epub"), (page.encode(), "mhtml")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        (document,) = load_documents(["-"])
        assert document.form == form
        assert extract_statements([document])[0].expert == "Test Alpha"
    speech = "From: the saved bay.\n\nSnapshot-Content-Location: x"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(speech.encode())))
    assert load_documents(["-"])[0].form == "plain"


# -------------------------------------------------------------------------- PDF and binary


def test_pdfs_that_hold_no_text_say_why(folder):
    whole = Paper().write(72, 700, SAYS).write(72, 650, "Talk.").save()
    assert refuse("a.pdf", whole[: len(whole) // 2]) == "damaged: its end is missing"
    assert refuse("b.pdf", Paper().turn().save()).startswith("empty")


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, bytes(range(1, 256)) * 8, b"\xff" * 99])
def test_binary_data_is_refused(folder, data):
    assert refuse("a.txt", data)
    assert refuse("a.csv", data)


# --------------------------------------------------------------------------------- tables


def test_a_table_without_the_columns_says_which_there_are(folder):
    with pytest.raises(StancesError) as caught:
        read("a.csv", "who,what,when\nTest Alpha,Talk.,now\n")
    assert str(caught.value).startswith('a.csv:1: no column "text"; columns: who, what, when; ')
    many = ",".join(f"c{at}" for at in range(5000))
    with pytest.raises(StancesError, match="c49 and 4950 more; --expert-column NAME"):
        read("b.csv", f"{many}\n1\n")


@pytest.mark.parametrize("deep", ["[" * 100_000, '[{"text": ' + "[" * 99_000 + "]" * 99_000 + "}]"])
def test_json_that_is_nested_too_deep_is_refused(folder, deep):
    assert refuse("a.json", deep) == "broken JSON (nested too deep)"
    assert refuse("a.jsonl", ROW + deep) == "broken JSON (nested too deep)"


def test_a_cell_with_a_nul_is_refused(folder):
    assert refuse("a.csv", "expert,text\nTest Alpha,Ta\0lk.\n") == "cannot read binary data"
    assert read("a.jsonl", ROW + ROW.replace("Talk", "Ta\\u0000lk"))[1].document.text == "Ta\0lk."


def test_large_cells_and_lines_are_read(folder):
    said = "We must talk. " * 200_000
    assert read("a.csv", f'expert,text\nTest Alpha,"{said}"\n')[0].document.text == said
    rows = [json.dumps({"expert": "Test Alpha", "text": one}) for one in (said, "Stay.")]
    found = read("a.jsonl", "\n".join(rows))
    assert [one.document.text for one in found] == [said, "Stay."]


def test_a_quotation_mark_that_nothing_closes_is_refused(folder, monkeypatch):
    text = 'expert,text\nTest Beta,Stay.\nTest Alpha,"Talk.\n' + "Test Beta,Stay.\n" * 500
    assert refuse("a.csv", text).startswith("broken row")
    monkeypatch.setattr(long_tables, "LONG", 0)
    monkeypatch.setattr("stances.read.forms.csv._LARGEST_CELL", 1000)
    with pytest.raises(StancesError, match=r"^a\.csv:3: broken row \(field larger than field"):
        read("a.csv")


def test_an_endless_line_of_a_long_table_is_refused(folder, monkeypatch):
    monkeypatch.setattr(long_tables, "LONG", 0)
    monkeypatch.setattr(long_tables, "_LONGEST", 1000)
    assert len(read("a.jsonl", ROW * 50)) == 50
    assert refuse("a.jsonl", ROW * 2 + " " * 1000 + ROW) == "a line of more than 999 characters"


@pytest.mark.parametrize("change", ["grows", "is written anew", "is another"])
def test_a_long_table_that_changes_while_it_is_read_is_refused(folder, monkeypatch, change):
    monkeypatch.setattr(long_tables, "LONG", 0)
    path = folder / "a.jsonl"
    path.write_text(ROW * 3, encoding="utf-8")
    (table,) = load_documents(["a.jsonl"])
    if change == "grows":
        path.write_text(ROW * 4, encoding="utf-8")
    elif change == "is another":
        (folder / "b.jsonl").write_text(ROW.replace("Alpha", "Gamma") * 3, encoding="utf-8")
        (folder / "b.jsonl").replace(path)
    else:
        path.write_text(ROW.replace("Talk", "Stay") * 3, encoding="utf-8")
        os.utime(path, ns=(1, 1))
    with pytest.raises(StancesError, match=r"^a\.jsonl: changed while it was read; run it again"):
        extract_statements([table])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"expert": "Test Alpha", "text": {"a": [1]}}, 'a.parquet:1: "text" is not a text'),
        ({"expert": ["Test Alpha"], "text": "Talk."}, 'a.parquet:1: no expert in "expert"'),
    ],
)
def test_nested_columns_are_no_names_and_no_words(folder, row, message):
    parquet.write_table(pyarrow.Table.from_pylist([row]), "a.parquet")
    with pytest.raises(StancesError, match=f"^{message}"):
        read("a.parquet")
    other = pyarrow.Table.from_pylist([{"expert": "Test Alpha", "text": "Talk.", "more": row}])
    parquet.write_table(other, "b.parquet")
    assert read("b.parquet")[0].document.text == "Talk."


def test_a_cell_far_away_on_a_sheet_is_only_a_row(folder):
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    data = change_zip(
        make_xlsx([["expert", "text"], ["Test Alpha", "Talk."]]),
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(b"</sheetData>", far),
    )
    with must_not_hang():
        assert [one.document.line_at(0) for one in read("a.xlsx", data)] == [2]


def test_many_speakers_take_time_in_proportion(folder):
    letters = [chr(65 + at) for at in range(26)]
    names = [f"NAME Q{a}{b}{c}" for a in letters for b in letters for c in letters[:4]]
    text = "".join(f"{name}: We must talk to them now.\n\n" for name in names)
    with must_not_hang():
        assert len(read("a.txt", text)) == len(names)


# -------------------------------------------------------------- streams, devices, and names


def test_what_never_ends_is_refused(folder, monkeypatch):
    monkeypatch.setattr(bounded, "LARGEST", 2**20)
    message = "holds more than 1 MiB, and is not a table that is read line by line"
    zero = Path("/dev/zero")
    if zero.exists():
        assert refuse(str(zero)) == message
        with zero.open() as endless:
            monkeypatch.setattr(sys, "stdin", endless)
            assert refuse("-") == message
    with Path("a.txt").open("wb") as file:
        file.truncate(2**21)
    assert refuse("a.txt") == message


def test_a_long_table_is_not_bounded(folder, monkeypatch):
    monkeypatch.setattr(bounded, "LARGEST", 1000)
    monkeypatch.setattr(long_tables, "LONG", 1000)
    assert len(read("a.jsonl", ROW * 100)) == 100
    assert len(read("a.csv", "expert,text\n" + "Test Alpha,Talk.\n" * 100)) == 100


def test_a_device_without_bytes_is_empty(folder):
    assert refuse(os.devnull).startswith("empty")


class _Unready(io.RawIOBase):
    """A stream that another program set not to wait, and that has nothing yet."""

    def readable(self):
        return True

    def readinto(self, _buffer):
        return None


class _Broken(_Unready):
    def readinto(self, _buffer):
        raise OSError(5, "Input/output error")


@pytest.mark.parametrize("stream", [_Unready, _Broken])
def test_a_stream_that_breaks_is_never_taken_for_its_end(monkeypatch, stream):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(stream())))
    assert refuse("-").startswith("cannot be read (")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
@pytest.mark.parametrize("data", [b"", b"\x1f\x8b\x08cut", b"\xe4\xe5", b"PK\3\4"])
def test_bad_bytes_through_a_pipe(folder, data):
    os.mkfifo("pipe")
    writer = threading.Thread(target=lambda: (folder / "pipe").write_bytes(data))
    writer.start()
    assert refuse("pipe")
    writer.join()


def test_a_file_that_is_gone_once_it_is_read(folder, monkeypatch):
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"{SAYS}\n\nTalk.\n", encoding="utf-8")
    listdir = os.listdir

    def list_and_change(path):
        names = listdir(path)
        if "b.txt" in names:
            (folder / "b.txt").unlink(missing_ok=True)
        return names

    monkeypatch.setattr(os, "listdir", list_and_change)
    faults = []
    assert [one.name for one in load_documents(["."], faults=faults)] == ["./a.txt", "./c.txt"]
    assert [one.where for one in faults] == ["./b.txt"]


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="names are not just bytes here")
@pytest.mark.parametrize(
    "name",
    [
        b"new\nline",
        b"red\x1b[31m",
        "\u202eright".encode(),
        b"half\xff",
        b"-dash",
        b" ",
        b"*",
        b"%s",
    ],
)
def test_hostile_names_of_files(folder, name):
    file = os.fsdecode(name + b".txt")
    assert read(f"./{file}", f"{SAYS}\n\nTalk.\n")[0].document.name == f"./{file}"
    assert [one.document.name for one in read(".")] == [f"./{file}"]
    assert refuse(f"./{file}", b"").startswith("empty")


def test_a_folder_with_the_name_of_a_file(folder):
    (folder / "a.txt" / "b.csv").mkdir(parents=True)
    (folder / "a.txt" / "b.csv" / "c.txt").write_text(f"{SAYS}\n\nTalk.\n", encoding="utf-8")
    assert [one.document.name for one in read("a.txt")] == ["a.txt/b.csv/c.txt"]
