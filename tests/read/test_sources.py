from __future__ import annotations

import gzip
import io
import os
import sys
import threading
from pathlib import Path

import pytest

from read.forms.made import Paper, make_docx, make_odt, make_rtf, para
from stances.errors import SeveralErrors, StancesError
from stances.read.notes import listen_to_notes
from stances.read.options import ReadOptions
from stances.read.sources import is_same_file, load_documents
from stances.read.statements import extract_statements

OLD_WORD = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(100)
LOCKED = "EncryptedPackage".encode("utf-16-le")
SAYS = "Test Alpha, fellow:"
MADE = {
    "pdf": Paper().write(72, 700, SAYS).write(72, 650, "Talk.").save(),
    "docx": make_docx(para(SAYS) + para("Talk.")),
    "odt": make_odt(f"<text:p>{SAYS}</text:p><text:p>Talk.</text:p>"),
    "rtf": make_rtf(rf"{SAYS}\par Talk.\par"),
}
"""The same words in forms that are not text."""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _stdin(monkeypatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))


def test_file_keeps_the_name_the_user_gave(folder):
    (folder / "a.txt").write_text("Talk.", encoding="utf-8")
    assert [(s.name, s.text) for s in load_documents(["./a.txt"])] == [("./a.txt", "Talk.")]


def test_byte_order_mark_and_line_ends(folder):
    (folder / "a.txt").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert load_documents(["a.txt"])[0].text == "one\ntwo\nthree\n"


def test_folder_is_sorted_and_leaves_out_what_is_not_text(folder):
    wanted = ["b.md", "d.text", "deep/a.CSV", "deep/z.json", "é.txt"]
    unmeant = ["README.md", "readme.pdf", "_draft.docx", ".hidden.txt", ".git/a.pdf", "_old/a.txt"]
    others = ["notes.toml", "deep/make.py", "LICENSE"]
    for name in [*wanted, *unmeant, *others]:
        path = folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    assert [s.name for s in load_documents(["in/"])] == [f"in/{name}" for name in wanted]


@pytest.mark.parametrize(
    ("names", "note"),
    [
        (["b.tex"], "1 file with an unknown ending was not read: b.tex"),
        (
            ["deep/B.RST", "scan.png", "speech"],
            "3 files with unknown endings were not read: deep/B.RST, scan.png, speech",
        ),
        (
            [f"{number}.xyz" for number in range(7)],
            "7 files with unknown endings were not read: "
            "0.xyz, 1.xyz, 2.xyz, 3.xyz, 4.xyz and 2 more",
        ),
    ],
)
@pytest.mark.parametrize("given", ["in", "in/", "./in"])
def test_files_left_out_for_their_endings_are_named(folder, given, names, note):
    for name in ["a.txt", *names]:
        path = folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    notes = []
    with listen_to_notes(notes.append):
        assert len(load_documents([given])) == 1
    assert notes == [f"{given}: {note}; to read one, name the file itself"]


@pytest.mark.parametrize("name", ["a.DOC", "deep/slides.pptx", "rows.ods", "a.zip", "a.tar.gz"])
def test_folder_with_a_foreign_document_is_refused(folder, name):
    for there in ("a.md", "z.txt", name):
        path = folder / "in" / there
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    ending = name.lower().removesuffix(".gz").rpartition(".")[2]
    message = rf"^in/{name}: cannot read \.{ending}; take it out of the folder, or save it as text"
    with pytest.raises(StancesError, match=message):
        load_documents(["in"])


def test_named_file_is_read_whatever_its_name(folder):
    for name in ("README", "_draft", "speech.log"):
        (folder / name).write_text("x", encoding="utf-8")
    assert [s.name for s in load_documents(["README", "_draft", "speech.log"])] == [
        "README",
        "_draft",
        "speech.log",
    ]


def test_same_file_is_read_once_in_order_of_first_naming(folder):
    for name in "ab":
        (folder / f"{name}.txt").write_text(name, encoding="utf-8")
    assert [s.name for s in load_documents(["b.txt", ".", "./b.txt", "a.txt"])] == [
        "b.txt",
        "./a.txt",
    ]


def test_standard_input_is_utf8_whatever_the_locale(monkeypatch):
    _stdin(monkeypatch, "Ümlaut".encode())
    assert [(s.name, s.text) for s in load_documents(["-", "-"])] == [("-", "Ümlaut")]


@pytest.mark.parametrize("form", MADE)
@pytest.mark.parametrize(
    "name", ["a.{}", "a.{}".upper(), "a.txt", "a.doc", "a.docx", "speech", "-"]
)
def test_a_form_that_is_not_text_is_known_by_its_bytes(folder, monkeypatch, form, name):
    name = name.format(form)
    if name == "-":
        _stdin(monkeypatch, MADE[form])
    else:
        (folder / name).write_bytes(MADE[form])
    documents = load_documents([name])
    assert [(one.name, one.form) for one in documents] == [(name, form)]
    (found,) = extract_statements(documents)
    assert (found.expert, documents[0].text) == ("Test Alpha", f"{SAYS}\n\nTalk.\n")


def test_a_folder_gives_its_files_in_forms_that_are_not_text(folder):
    (folder / "in").mkdir()
    for form, data in MADE.items():
        (folder / "in" / f"a.{form}").write_bytes(data)
    assert [one.form for one in load_documents(["in"])] == sorted(MADE)


@pytest.mark.parametrize("data", [b"", b" \n\n"])
def test_empty_standard_input(monkeypatch, data):
    _stdin(monkeypatch, data)
    with pytest.raises(StancesError, match=r"^-: empty"):
        load_documents(["-"])


def test_closed_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(StancesError, match=r"^-: standard input is closed"):
        load_documents(["-"])


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        (
            *("a.txt", b"one\n\xe4\xe5"),
            r"a\.txt:2: not UTF-8 \(byte 0xe4 at offset 4\); name its encoding with --encoding, or",
        ),
        ("a.txt", b"\xef\xbb\xbfcaf\xe9", r"a\.txt:1: not UTF-8 \(byte 0xe9 at offset 6\)"),
        ("a.txt", b"\xff\xfeT\0a", r"a\.txt: broken UTF-16 \(at offset"),
        ("a.txt", b"\xff\xfeT\0\0\0", r"a\.txt: cannot read binary data"),
        ("a.txt", b"a\0b", r"a\.txt: cannot read binary data; save it as text"),
        ("a.PPT", b"x", r"a\.PPT: cannot read \.ppt; save it as text"),
        ("a.doc", b"x", r"a\.doc: cannot read \.doc; save it as text"),
        ("a.doc", OLD_WORD, r"a\.doc: cannot read \.doc; save it as \.docx$"),
        ("a.docx", OLD_WORD + LOCKED, r"a\.docx: has a password; save it without one$"),
        ("a.PDF", b"%PDF", r"a\.PDF: damaged: its end is missing"),
        ("a.pdf", b"Text.", r"a\.pdf: damaged: its end is missing"),
        ("a.docx", b"Text.", r"a\.docx: damaged"),
        ("a.odt", b"Text.", r"a\.odt: damaged"),
        ("a.rtf", b"Text.", r"a\.rtf: not RTF"),
        ("a.png", b"x", r"a\.png: cannot read \.png; save it as text"),
        ("a.csv.gz", b"x", r"a\.csv\.gz: not compressed, in spite of its ending \.gz; rename it"),
        (
            "a.tar.gz",
            gzip.compress(b"x", mtime=0),
            r"a\.tar\.gz: cannot read \.tar; save it as text",
        ),
        ("a.txt", b"", r"a\.txt: empty"),
        ("a.txt", b"\xef\xbb\xbf\n", r"a\.txt: empty"),
    ],
)
def test_unreadable_files_say_where_and_how_to_fix_it(folder, name, data, message):
    (folder / name).write_bytes(data)
    with pytest.raises(StancesError, match=f"^{message}"):
        load_documents([name])


def test_missing_file_names_its_neighbour(folder):
    (folder / "alpha.txt").write_text("x", encoding="utf-8")
    with pytest.raises(StancesError, match=r'^alhpa\.txt: no such file; did you mean "alpha\.txt"'):
        load_documents(["alhpa.txt"])


@pytest.mark.parametrize("missing", ["b-false.txt", "notes.txt", "debt.md"])
def test_a_missing_file_names_no_distant_neighbour(folder, missing):
    (folder / "debate-caps.txt").write_text("x", encoding="utf-8")
    with pytest.raises(StancesError, match=r"no such file; the folder holds debate-caps\.txt$"):
        load_documents([missing])


def test_missing_folder_is_named(folder):
    with pytest.raises(StancesError, match=r"^in/a\.txt: no such file; there is no folder in"):
        load_documents(["in/a.txt"])


def test_missing_file_in_a_crowd_lists_nobody(folder):
    for number in range(100):
        (folder / f"statement-{number}.txt").write_text("x", encoding="utf-8")
    with pytest.raises(StancesError, match=r"^zzz: no such file; check the path$"):
        load_documents(["zzz"])


def test_folder_without_text(folder):
    (folder / "in").mkdir()
    (folder / "in" / "LICENSE").write_text("x", encoding="utf-8")
    with pytest.raises(StancesError, match=r"^in: no file to read in this folder; known endings"):
        load_documents(["in"])


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read every file")
def test_forbidden_file(folder):
    (folder / "a.txt").write_text("x", encoding="utf-8")
    (folder / "a.txt").chmod(0)
    with pytest.raises(StancesError, match=r"^a\.txt: cannot be read \(Permission denied\)"):
        load_documents(["a.txt"])


def test_nothing_named():
    with pytest.raises(StancesError, match="nothing to read"):
        load_documents([])


def _write(*paths):
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(path.name, encoding="utf-8")


def _names(*inputs):
    return [s.name for s in load_documents(inputs)]


def test_linked_folder_is_read_wherever_it_lies(folder):
    _write(folder / "in" / "b.txt", folder / "more" / "a.txt", folder / "more" / "deep" / "c.txt")
    (folder / "in" / "linked").symlink_to("../more")
    assert _names("in") == ["in/b.txt", "in/linked/a.txt", "in/linked/deep/c.txt"]


def test_linked_file_is_read(folder):
    _write(folder / "in" / "b.txt", folder / "a.txt")
    (folder / "in" / "a.txt").symlink_to("../a.txt")
    assert _names("in") == ["in/a.txt", "in/b.txt"]


def test_the_folder_that_is_named_may_be_a_link(folder):
    _write(folder / "in" / "a.txt")
    (folder / "linked").symlink_to("in")
    assert _names("linked") == ["linked/a.txt"]


def test_links_in_a_circle_end(folder):
    _write(folder / "in" / "a.txt", folder / "in" / "deep" / "b.txt", folder / "c.txt")
    (folder / "in" / "deep" / "self").symlink_to(".")
    (folder / "in" / "deep" / "above").symlink_to("..")
    (folder / "in" / "up").symlink_to("..")
    assert _names("in") == ["in/a.txt", "in/deep/b.txt", "in/up/c.txt"]


def test_two_links_to_each_other_end(folder):
    _write(folder / "one" / "a.txt", folder / "two" / "b.txt")
    (folder / "one" / "two").symlink_to("../two")
    (folder / "two" / "one").symlink_to("../one")
    assert _names("one") == ["one/a.txt", "one/two/b.txt"]
    assert _names("one", "two") == ["one/a.txt", "one/two/b.txt"]


def test_folder_and_file_go_by_their_own_path_and_are_read_once(folder):
    _write(folder / "in" / "z" / "a.txt", folder / "in" / "z" / "b.txt")
    (folder / "in" / "a").symlink_to("z")
    (folder / "in" / "b").symlink_to("z")
    (folder / "in" / "z" / "c.txt").symlink_to("b.txt")
    assert _names("in") == ["in/z/a.txt", "in/z/b.txt"]


def test_hidden_links_are_skipped(folder):
    _write(folder / "in" / "a.txt", folder / "more" / "b.txt")
    (folder / "in" / ".hidden").symlink_to("../more")
    (folder / "in" / "_old").symlink_to("../more")
    (folder / "in" / "seen").symlink_to("../.hidden")
    _write(folder / ".hidden" / "c.txt")
    assert _names("in") == ["in/a.txt", "in/seen/c.txt"]


@pytest.mark.parametrize("name", ["b.txt", "b.csv", "more", "deep/more"])
def test_link_to_nothing_is_refused(folder, name):
    _write(folder / "in" / "a.txt")
    link = folder / "in" / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to("../gone")
    with pytest.raises(StancesError, match=rf"^in/{name}: a link to nothing; take it out of the"):
        load_documents(["in"])


@pytest.mark.parametrize("name", ["notes.toml", "README", "make.py"])
def test_link_to_nothing_is_skipped_where_it_holds_no_statements(folder, name):
    _write(folder / "in" / "a.txt")
    (folder / "in" / name).symlink_to("gone")
    assert _names("in") == ["in/a.txt"]


def test_link_to_itself_is_refused(folder):
    _write(folder / "in" / "a.txt")
    (folder / "in" / "b.txt").symlink_to("b.txt")
    with pytest.raises(StancesError, match=r"^in/b\.txt: a link to nothing"):
        load_documents(["in"])
    with pytest.raises(StancesError, match=r"^in/b\.txt: cannot be read \(Too many levels"):
        load_documents(["in/b.txt"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_named_pipe_in_a_folder_is_refused_and_never_waited_for(folder):
    _write(folder / "in" / "a.txt")
    os.mkfifo(folder / "in" / "socket")
    assert _names("in") == ["in/a.txt"]
    os.mkfifo(folder / "in" / "b.txt")
    with pytest.raises(StancesError, match=r"^in/b\.txt: not a file with a text; take it out of"):
        load_documents(["in"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_named_pipe_is_read_where_it_is_named(folder):
    os.mkfifo(folder / "pipe")
    writer = threading.Thread(target=lambda: (folder / "pipe").write_text("Talk."))
    writer.start()
    assert [(s.name, s.text) for s in load_documents(["pipe"])] == [("pipe", "Talk.")]
    writer.join()


def test_device_in_a_folder_is_refused(folder):
    _write(folder / "in" / "a.txt")
    (folder / "in" / "b.txt").symlink_to(os.devnull)
    with pytest.raises(StancesError, match=r"^in/b\.txt: not a file with a text"):
        load_documents(["in"])


def test_sub_folder_that_may_not_be_read_is_refused(folder, monkeypatch):
    _write(folder / "in" / "a.txt", folder / "in" / "deep" / "b.txt")
    listdir = os.listdir

    def refuse(path):
        if str(path).endswith("deep"):
            raise PermissionError(13, "Permission denied", str(path))
        return listdir(path)

    monkeypatch.setattr(os, "listdir", refuse)
    with pytest.raises(
        StancesError, match=r"^in/deep: cannot be read \(Permission denied\); check"
    ):
        load_documents(["in"])


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a\0b", "no such file; check the path"),
        ("a\0b.pdf", "no such file; check the path"),
        ("in\0/b.txt", "no such file; check the path"),
        ("a\ud800b", "no such file; check the path"),
        ("x" * 5000, r"cannot be read \(File name too long\); check the path"),
        ("x" * 300, r"cannot be read \(File name too long\); check the path"),
        ("a.txt/b", r"cannot be read \(Not a directory\); check the path"),
        ("a\udcffb", "no such file; "),
        ("zzz\n", "no such file; "),
        ("", r"cannot be read \(Is a directory\)"),
    ],
)
def test_paths_that_no_file_can_have(folder, name, message):
    _write(folder / "a.txt")
    for root in (Path(), folder):
        with pytest.raises(StancesError, match=rf"^(?s:.*){message}") as caught:
            load_documents([name], root)
        assert caught.value.where == name
    if name:  # "/" is a folder that any machine has
        with pytest.raises(StancesError):
            load_documents([f"{name}/"])


def test_files_are_the_same_by_whatever_path(folder):
    _write(folder / "a.txt", folder / "b.txt")
    (folder / "linked.txt").symlink_to("a.txt")
    assert is_same_file("a.txt", "./linked.txt")
    assert not is_same_file("a.txt", "b.txt")
    assert not is_same_file("a.txt", "gone.txt")
    assert not is_same_file("a.txt", "a\0.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_a_text_is_the_same_in_each_encoding_that_is_known_for_sure(folder, encoding):
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    (folder / "a.txt").write_bytes((mark + "Tälk.\r\nNow.").encode(encoding))
    (document,) = load_documents(["a.txt"])
    assert document.text == "Tälk.\nNow."
    assert document.line_at(7) == 2


def test_all_that_cannot_be_read_is_named_at_once(folder):
    _write(folder / "in" / "a.txt", folder / "in" / "b.pdf")
    (folder / "in" / "c.txt").write_bytes(b"\xe4\xe5")
    (folder / "in" / "d.txt").write_bytes(b"")
    (folder / "in" / "e.txt").symlink_to("gone")
    with pytest.raises(SeveralErrors) as caught:
        load_documents(["in", "gone.txt", "in/d.txt"])
    assert [one.where for one in caught.value.errors] == [
        *("in/b.pdf", "in/c.txt:1", "in/d.txt", "in/e.txt", "gone.txt", "in/d.txt")
    ]
    assert str(caught.value).splitlines() == [str(one) for one in caught.value.errors]


def test_whoever_goes_on_with_the_rest_is_given_what_cannot_be_read(folder):
    _write(folder / "in" / "a.txt", folder / "in" / "b.pdf")
    faults = []
    assert [one.name for one in load_documents(["in"], faults=faults)] == ["in/a.txt"]
    assert [one.where for one in faults] == ["in/b.pdf"]
    assert load_documents(["gone.txt"], faults=faults) == ()
    assert len(faults) == 2


def test_a_form_that_is_named_holds_for_all_inputs(folder):
    _write(folder / "a.txt", folder / "b.csv")
    found = load_documents(["a.txt", "b.csv"], options=ReadOptions(form="jsonl"))
    assert [one.form for one in found] == ["jsonl", "jsonl"]
    with pytest.raises(StancesError, match=r'^--form: unknown form "jsnol"; did you mean "jsonl"'):
        load_documents(["a.txt"], options=ReadOptions(form="jsnol"))
