from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import tarfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.errors import StancesError
from stances.read import bounded
from stances.read.compressed import decompress
from stances.read.sources import load_documents
from stances.read.statements import extract_statements

PACK = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}
every_kind = pytest.mark.parametrize("ending", PACK)
CSV = "expert,text\nTest Alpha,Talk.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@every_kind
def test_the_ending_beneath_says_the_form(folder, ending):
    (folder / f"a.csv{ending}").write_bytes(PACK[ending](CSV.encode()))
    (folder / f"b.txt{ending}").write_bytes(
        PACK[ending](b"Test Beta, fellow at Test House:\n\nNo.")
    )
    (folder / "c.sql.gz").write_bytes(gzip.compress(b"not a text"))
    found = extract_statements(load_documents(["."]))
    assert [(one.expert, one.document.name) for one in found] == [
        ("Test Alpha", f"./a.csv{ending}"),
        ("Test Beta", f"./b.txt{ending}"),
    ]


@every_kind
def test_told_by_content_on_standard_input_and_whatever_the_name(folder, ending, monkeypatch):
    data = PACK[ending](CSV.encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (folder / "a").write_bytes(data)
    assert [one.text for one in load_documents(["-", "a"])] == [CSV, CSV]


@every_kind
def test_cut_off_at_any_byte_is_refused(ending):
    data = PACK[ending](b"Talk. " * 50)
    for end in range(1, len(data)):
        with pytest.raises(StancesError, match=r"^a\.txt\S+ (cut off|not compressed|damaged)"):
            decompress(f"a.txt{ending}", data[:end])


@every_kind
def test_damage_is_refused_or_harmless(ending):
    text = bytes(range(256)) * 4
    data = PACK[ending](text)
    for at in range(0, len(data), 3):
        damaged = data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]
        try:
            assert decompress(f"a{ending}", damaged) == text
        except StancesError as error:
            assert error.where == f"a{ending}"


@every_kind
def test_a_bomb_is_refused_with_its_limit(ending, monkeypatch):
    data = PACK[ending](bytes(3 * 2**20))
    assert len(decompress("a", data)) == 3 * 2**20
    monkeypatch.setattr(bounded, "LARGEST", 2 * 2**20)
    with pytest.raises(
        StancesError, match=r"^a: more than 2 MiB come out of it; decompress it first"
    ):
        decompress("a", data)


def test_several_members_are_read_as_one():
    assert decompress("a.gz", gzip.compress(b"one ") + gzip.compress(b"two")) == b"one two"


def test_archives_and_what_is_compressed_twice_are_refused(folder):
    with tarfile.open(folder / "a.tar.gz", "w:gz"):
        pass
    (folder / "b.txt.gz").write_bytes(gzip.compress(gzip.compress(b"Talk.")))
    with pytest.raises(StancesError, match=r"^a\.tar\.gz: cannot read \.tar"):
        load_documents(["a.tar.gz"])
    with pytest.raises(StancesError, match=r"^b\.txt\.gz: cannot read binary data"):
        load_documents(["b.txt.gz"])


@given(st.binary(max_size=100), st.sampled_from(["a", *(f"a.txt{one}" for one in PACK)]))
def test_any_bytes_come_out_or_are_refused(data, name):
    try:
        decompress(name, data)
    except StancesError as error:
        assert error.where == name
