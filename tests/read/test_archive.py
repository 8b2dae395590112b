"""Archives: what they hold, and that those are refused that would fill the memory."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.errors import StancesError
from stances.read import archive
from stances.read.archive import open_archive


def make_zip(members, method=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return file.getvalue()


WHOLE = make_zip({"mimetype": b"text/plain", "a/b.xml": b"<a/>" * 100})


def test_members_are_read_by_name():
    found = open_archive("a.zip", WHOLE)
    assert found.members == ("mimetype", "a/b.xml")
    assert found.read("a/b.xml") == b"<a/>" * 100


def test_a_missing_member_is_named():
    with pytest.raises(StancesError, match=r"^a\.zip: c\.xml is missing in it; save or download"):
        open_archive("a.zip", WHOLE).read("c.xml")


@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"not a zip", WHOLE[:-30], WHOLE[40:]])
def test_what_is_not_a_zip_is_refused(data):
    with pytest.raises(StancesError, match=r"^a\.zip: "):
        opened = open_archive("a.zip", data)
        for member in opened.members:
            opened.read(member)


def test_a_bomb_is_refused_by_its_ratio():
    with pytest.raises(StancesError, match=r"unpacks to \d+ times its size, more than 200;"):
        open_archive("a.docx", make_zip({"a.xml": b"0" * 20_000_000}))


def test_a_bomb_is_refused_by_its_size(monkeypatch):
    monkeypatch.setattr(archive, "MOST_BYTES", 1000)
    with pytest.raises(StancesError, match="unpacks to 1001 bytes, more than 1000; save it as"):
        open_archive("a.docx", make_zip({"a": b"0" * 500, "b": b"0" * 501}))


def test_a_bomb_is_refused_by_the_number_of_its_members(monkeypatch):
    monkeypatch.setattr(archive, "_MOST_MEMBERS", 2)
    with pytest.raises(StancesError, match="holds 3 files, more than 2"):
        open_archive("a.docx", make_zip(dict.fromkeys("abc", b"")))


def test_small_files_may_pack_well():
    data = make_zip({"a.xml": b"0" * 1_000_000})
    assert len(open_archive("a.docx", data).read("a.xml")) == 1_000_000


def test_a_member_that_lies_about_its_size_is_damaged_and_never_unpacked_further():
    data = make_zip({"a.xml": b"0" * 5_000_000})
    lying = data.replace(struct.pack("<L", 5_000_000), struct.pack("<L", 10))
    assert lying != data
    with pytest.raises(StancesError, match=r"a\.xml in it is damaged"):
        open_archive("a.docx", lying).read("a.xml")


def test_a_password_is_told():
    at = WHOLE.index(b"PK\1\2")
    locked = WHOLE[: at + 8] + b"\1" + WHOLE[at + 9 :]
    with pytest.raises(StancesError, match="has a password; save it without one"):
        open_archive("a.docx", locked)


def test_an_unknown_packing_is_told():
    data = make_zip({"a.xml": b"abc"}, zipfile.ZIP_LZMA)
    with pytest.raises(StancesError, match=r"a\.xml in it is packed by an unknown method"):
        open_archive("a.docx", data)


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255))
def test_any_changed_byte_is_read_or_refused(at, byte):
    try:
        opened = open_archive("a.zip", WHOLE[:at] + bytes([byte]) + WHOLE[at + 1 :])
        for member in opened.members:
            opened.read(member)
    except StancesError:
        pass


@given(st.integers(0, len(WHOLE) - 1))
def test_any_cut_file_is_refused(at):
    with pytest.raises(StancesError):
        open_archive("a.zip", WHOLE[:at])
