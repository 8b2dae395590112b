"""Where rubrics lie, what their digest depends on, and the folder of compiled ones."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rubric.samples import FILES
from stances.errors import StancesError
from stances.rubric.files import RubricFile, RubricFiles, bundled, keep, kept, locate


def made(*texts, header=b"h"):
    dimensions = tuple(RubricFile(name=f"x/{n}.toml", data=text) for n, text in enumerate(texts))
    return RubricFiles(
        name="x",
        header=RubricFile(name="x/rubric.toml", data=header),
        dimensions=dimensions,
        modifiers=(RubricFile(name="english.toml", data=b"m"),),
    )


def test_folder_is_found_with_its_files_in_order(folder):
    files = locate(str(folder))
    assert files.name == "bridge"
    assert files.header.name == f"{folder.as_posix()}/rubric.toml"
    names = [Path(file.name).name for file in files.dimensions]
    assert names == ["tolls.toml", "traffic.toml"]
    assert files.dimensions[0].data == FILES["tolls.toml"].encode()
    assert "english.toml" in [file.name for file in files.modifiers]


def test_files_of_other_kinds_are_left_alone(folder):
    before = locate(str(folder)).digest
    (folder / "notes.txt").write_text("not a rubric", encoding="utf-8")
    assert locate(str(folder)).digest == before


def test_folder_is_found_by_a_relative_path(folder, monkeypatch):
    monkeypatch.chdir(folder)
    files = locate(".")
    assert files.name == "bridge"
    assert str(folder) not in files.header.name


def test_bundled_rubrics_are_found_by_name():
    assert "us-iran" in bundled()
    files = locate("us-iran")
    assert files.name == "us-iran"
    assert files.header.name == "us-iran/rubric.toml"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("us-irn", 'us-irn: no such rubric; did you mean "us-iran"?'),
        ("nowhere/at.toml", "nowhere/at.toml: no such rubric; "),
        ("empty", "empty: a rubric folder needs a rubric.toml"),
    ],
)
def test_rubric_that_is_not_there(tmp_path, monkeypatch, name, message):
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StancesError) as caught:
        locate(name)
    assert str(caught.value).startswith(message)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_any_changed_byte_changes_the_digest(files, data):
    every = [files.header, *files.dimensions, *files.modifiers]
    at = data.draw(st.integers(0, len(every) - 1))
    byte = data.draw(st.integers(0, len(every[at].data) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda n: n not in (every[at].data[byte], 10, 13)))
    spoilt = bytearray(every[at].data)
    spoilt[byte] = other
    every[at] = dataclasses.replace(every[at], data=bytes(spoilt))
    count = len(files.dimensions)
    changed = dataclasses.replace(
        files,
        header=every[0],
        dimensions=tuple(every[1 : count + 1]),
        modifiers=tuple(every[count + 1 :]),
    )
    assert changed.digest != files.digest


def test_digest_does_not_change_with_line_ends(folder, files):
    before = files.digest
    for file in folder.iterdir():
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert locate(str(folder)).digest == before


def test_digest_does_not_change_with_the_place(folder, files):
    moved = folder.rename(folder.parent / "elsewhere")
    assert locate(str(moved)).digest == files.digest


def test_digest_changes_with_a_name_and_with_what_moves_between_files():
    assert made(b"ab", b"c").digest != made(b"a", b"bc").digest
    assert made(b"a").digest != made(b"a", b"").digest
    renamed = dataclasses.replace(
        made(b"a"), dimensions=(RubricFile(name="x/other.toml", data=b"a"),)
    )
    assert renamed.digest != made(b"a").digest
    assert made(b"a").digest == made(b"a").digest
    assert len(made(b"a").digest) == 64


# ---------------------------------------------------------------- the cache


def test_what_is_kept_is_found_again_by_its_key(tmp_path):
    cache = tmp_path / "deep" / "cache"
    assert kept(cache, "one") is None
    keep(cache, "one", "Ümlaut\n")
    keep(cache, "two", "2")
    keep(cache, "two", "3")
    assert kept(cache, "one") == "Ümlaut\n"
    assert kept(cache, "two") == "3"
    names = sorted(file.name for file in cache.iterdir())
    assert names == ["CACHEDIR.TAG", "one.json", "two.json"]
    assert (cache / "one.json").read_bytes() == "Ümlaut\n".encode()


def test_cache_is_tagged_for_backups(tmp_path):
    keep(tmp_path, "one", "1")
    tag = (tmp_path / "CACHEDIR.TAG").read_bytes()
    assert tag.splitlines()[0] == b"Signature: 8a477f597d28d172789f06886806bc55"


def test_no_cache_is_no_fault():
    keep(None, "one", "1")
    assert kept(None, "one") is None


def test_cache_that_cannot_be_written_is_no_fault(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    keep(tmp_path / "file" / "cache", "one", "1")
    keep(tmp_path / "file", "one", "1")
    assert kept(tmp_path / "file", "one") is None
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"


def test_half_written_file_leaves_nothing_behind(tmp_path):
    (tmp_path / "one.json").mkdir()
    keep(tmp_path, "one", "1")
    assert sorted(f.name for f in tmp_path.iterdir()) == ["CACHEDIR.TAG", "one.json"]


def test_kept_bytes_that_are_no_text_are_not_there(tmp_path):
    (tmp_path / "one.json").write_bytes(b"\xff\xfe\xff")
    assert kept(tmp_path, "one") is None
