from __future__ import annotations

import io
import os
import sys

import pytest

from stances.errors import StancesError
from stances.read.sources import load


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _stdin(monkeypatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))


def test_file_keeps_the_name_the_user_gave(folder):
    (folder / "a.txt").write_text("Talk.", encoding="utf-8")
    assert [(s.name, s.text, s.line) for s in load(["./a.txt"])] == [("./a.txt", "Talk.", 1)]


def test_byte_order_mark_and_line_ends(folder):
    (folder / "a.txt").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert load(["a.txt"])[0].text == "one\ntwo\nthree\n"


def test_folder_is_sorted_and_leaves_out_what_is_no_text(folder):
    wanted = ["b.md", "deep/a.CSV", "deep/z.json", "é.txt"]
    unmeant = ["README.md", "readme.pdf", "_draft.docx", ".hidden.txt", ".git/a.pdf", "_old/a.txt"]
    others = ["notes.toml", "deep/make.py", "scan.PNG", "LICENSE"]
    for name in [*wanted, *unmeant, *others]:
        path = folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    assert [s.name for s in load(["in/"])] == [f"in/{name}" for name in wanted]


@pytest.mark.parametrize(
    "name", ["scan.pdf", "a.DOCX", "deep/page.html", "rows.parquet", "rows.xlsx", "a.csv.gz"]
)
def test_folder_with_a_foreign_document_is_refused(folder, name):
    for there in ("a.md", "z.txt", name):
        path = folder / "in" / there
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    ending = name.lower().rpartition(".")[2]
    message = rf"^in/{name}: cannot read \.{ending}; take it out of the folder, or save it as text"
    with pytest.raises(StancesError, match=message):
        load(["in"])


def test_named_file_is_read_whatever_its_name(folder):
    for name in ("README", "_draft", "speech.log"):
        (folder / name).write_text("x", encoding="utf-8")
    assert [s.name for s in load(["README", "_draft", "speech.log"])] == [
        "README",
        "_draft",
        "speech.log",
    ]


def test_same_file_is_read_once_in_order_of_first_naming(folder):
    for name in "ab":
        (folder / f"{name}.txt").write_text(name, encoding="utf-8")
    assert [s.name for s in load(["b.txt", ".", "./b.txt", "a.txt"])] == ["b.txt", "./a.txt"]


def test_standard_input_is_utf8_whatever_the_locale(monkeypatch):
    _stdin(monkeypatch, "Ümlaut".encode())
    assert [(s.name, s.text) for s in load(["-", "-"])] == [("-", "Ümlaut")]


@pytest.mark.parametrize("data", [b"", b" \n\n"])
def test_empty_standard_input(monkeypatch, data):
    _stdin(monkeypatch, data)
    with pytest.raises(StancesError, match=r"^-: empty"):
        load(["-"])


def test_closed_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(StancesError, match=r"^-: standard input is closed"):
        load(["-"])


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"one\ncaf\xe9", r"a\.txt:2: not UTF-8 \(byte 0xe9 at offset 7\); save it as"),
        ("a.txt", b"\xef\xbb\xbfcaf\xe9", r"a\.txt:1: not UTF-8 \(byte 0xe9 at offset 6\)"),
        ("a.txt", "Talk.".encode("utf-16"), r"a\.txt:1: not UTF-8 \(byte 0xff at offset 0\)"),
        ("a.txt", b"a\0b", r"a\.txt: cannot read binary data; save it as text"),
        ("a.PDF", b"%PDF", r"a\.PDF: cannot read \.pdf; save it as text"),
        ("a.png", b"x", r"a\.png: cannot read \.png; save it as text"),
        ("a.csv.gz", b"x", r"a\.csv\.gz: cannot read \.gz; save it as text"),
        ("a.txt", b"", r"a\.txt: empty"),
        ("a.txt", b"\xef\xbb\xbf\n", r"a\.txt: empty"),
    ],
)
def test_unreadable_files_say_where_and_how_to_mend(folder, name, data, message):
    (folder / name).write_bytes(data)
    with pytest.raises(StancesError, match=f"^{message}"):
        load([name])


def test_missing_file_names_its_neighbour(folder):
    (folder / "alpha.txt").write_text("x", encoding="utf-8")
    with pytest.raises(StancesError, match=r'^alhpa\.txt: no such file; did you mean "alpha\.txt"'):
        load(["alhpa.txt"])


def test_missing_folder_is_named(folder):
    with pytest.raises(StancesError, match=r"^in/a\.txt: no such file; there is no folder in"):
        load(["in/a.txt"])


def test_missing_file_in_a_crowd_lists_nobody(folder):
    for number in range(100):
        (folder / f"statement-{number}.txt").write_text("x", encoding="utf-8")
    with pytest.raises(StancesError, match=r"^zzz: no such file; check the path$"):
        load(["zzz"])


def test_folder_without_text(folder):
    (folder / "in").mkdir()
    (folder / "in" / "LICENSE").write_text("x", encoding="utf-8")
    with pytest.raises(StancesError, match=r"^in: no file to read in this folder; known endings"):
        load(["in"])


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read every file")
def test_forbidden_file(folder):
    (folder / "a.txt").write_text("x", encoding="utf-8")
    (folder / "a.txt").chmod(0)
    with pytest.raises(StancesError, match=r"^a\.txt: cannot be read \(Permission denied\)"):
        load(["a.txt"])


def test_nothing_named():
    with pytest.raises(StancesError, match="nothing to read"):
        load([])
