"""Where rubrics lie, and what their digest depends on."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rubric.samples import FILES
from stances.errors import StancesError
from stances.rubric.files import (
    RubricFile,
    RubricFiles,
    digest_code,
    list_bundled,
    read_rubric_files,
)
from stances.rubric.load import parse_rubric


def made(*texts, header=b"h"):
    dimensions = tuple(RubricFile(name=f"x/{n}.toml", data=text) for n, text in enumerate(texts))
    return RubricFiles(
        name="x",
        header=RubricFile(name="x/rubric.toml", data=header),
        dimensions=dimensions,
        modifiers=(RubricFile(name="english.toml", data=b"m"),),
    )


def test_folder_is_found_with_its_files_in_order(folder):
    files = read_rubric_files(str(folder))
    assert files.name == "bridge"
    assert files.header.name == f"{folder.as_posix()}/rubric.toml"
    names = [Path(file.name).name for file in files.dimensions]
    assert names == ["tolls.toml", "traffic.toml"]
    assert files.dimensions[0].data == FILES["tolls.toml"].encode()
    assert "english.toml" in [file.name for file in files.modifiers]


def test_files_of_other_kinds_are_left_alone(folder):
    before = read_rubric_files(str(folder)).digest
    (folder / "notes.txt").write_text("not a rubric", encoding="utf-8")
    assert read_rubric_files(str(folder)).digest == before


def test_folder_is_found_by_a_relative_path(folder, monkeypatch):
    monkeypatch.chdir(folder)
    files = read_rubric_files(".")
    assert files.name == "bridge"
    assert str(folder) not in files.header.name


def test_bundled_rubrics_are_found_by_name():
    assert "us-iran" in list_bundled()
    files = read_rubric_files("us-iran")
    assert files.name == "us-iran"
    assert files.header.name == "us-iran/rubric.toml"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("us-irn", 'us-irn: no such rubric; did you mean "us-iran"?'),
        ("nowhere/at.toml", "nowhere/at.toml: no such rubric; "),
        ("empty", "empty: a rubric folder needs a rubric.toml"),
        ("odd", 'odd: "x.toml" cannot be read: is a directory; check what it is'),
        ("a\0b", "a\0b: no such rubric; "),
        ("", ".: a rubric folder needs a rubric.toml"),
    ],
)
def test_rubric_that_cannot_be_read(tmp_path, monkeypatch, name, message):
    (tmp_path / "empty").mkdir()
    (tmp_path / "odd" / "x.toml").mkdir(parents=True)
    (tmp_path / "odd" / "rubric.toml").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StancesError) as caught:
        read_rubric_files(name)
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
    every[at] = replace(every[at], data=bytes(spoilt))
    count = len(files.dimensions)
    changed = replace(
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
    assert read_rubric_files(str(folder)).digest == before


def test_digest_does_not_change_with_the_place(folder, files):
    moved = folder.rename(folder.parent / "elsewhere")
    assert read_rubric_files(str(moved)).digest == files.digest


def test_digest_changes_with_a_name_and_with_what_moves_between_files():
    assert made(b"ab", b"c").digest != made(b"a", b"bc").digest
    assert made(b"a").digest != made(b"a", b"").digest
    renamed = replace(made(b"a"), dimensions=(RubricFile(name="x/other.toml", data=b"a"),))
    assert renamed.digest != made(b"a").digest
    assert made(b"a").digest == made(b"a").digest
    assert len(made(b"a").digest) == 64


# ---------------------------------------------------------------- a rubric's own digest


def test_the_digests_of_the_bundled_rubrics_stay():
    """Passports and baselines hold them."""
    hashes = {name: parse_rubric(read_rubric_files(name)).hash for name in list_bundled()}
    assert hashes == {
        "uk-parties": "sha256:db66b96513d2",
        "us-iran": "sha256:d25551a02f70",
    }


def test_a_rubric_depends_on_its_own_language_alone(files):
    german = RubricFile(name="german.toml", data=b"format = 1\nmodifier = []\n")
    more = replace(files, modifiers=(*files.modifiers, german))
    assert parse_rubric(more).digest == parse_rubric(files).digest
    english = replace(files.modifiers[0], data=files.modifiers[0].data + b"# edit\n")
    changed = replace(files, modifiers=(english,))
    assert parse_rubric(changed).digest != parse_rubric(files).digest


def test_the_code_has_one_digest():
    assert digest_code() == digest_code()
    assert len(digest_code()) == 64
