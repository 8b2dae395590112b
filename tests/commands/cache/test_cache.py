"""``stances cache``: where compiled rubrics are kept, and how to be rid of them."""

from __future__ import annotations

import pytest

from stances.rubric.cache import write_cache


@pytest.fixture
def kept(run, tmp_path, monkeypatch):
    """The folder in which compiled rubrics are kept; another one than that of other tests."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "stances"


@pytest.fixture
def run(whole_run):
    return whole_run


def test_dir_prints_the_folder_whether_it_is_there_or_not(run, kept):
    assert run("cache", "dir") == (0, f"{kept}\n", "")
    assert not kept.exists()


def test_clear_removes_what_was_compiled_and_nothing_of_others(run, kept):
    for number in (1, 2):
        write_cache(kept, f"{number:064x}", b"{}")
    (kept / f"{1:064x}.json.0123abcd.tmp").write_bytes(b"half")
    other = kept / "mine.json"
    other.write_text("mine")
    assert run("cache", "clear") == (0, f"removed 2 compiled rubrics from {kept}\n", "")
    assert list(kept.iterdir()) == [other]


def test_clear_removes_the_folder_once_it_is_empty(run, kept):
    write_cache(kept, f"{1:064x}", b"{}")
    assert run("cache", "clear") == (0, f"removed 1 compiled rubric from {kept}\n", "")
    assert not kept.exists()
    assert run("cache", "clear") == (0, f"removed nothing from {kept}\n", "")


def test_a_link_to_a_file_of_others_stays(run, kept, tmp_path):
    write_cache(kept, f"{1:064x}", b"{}")
    outside = tmp_path / "outside.json"
    outside.write_text("mine")
    (kept / f"{2:064x}.json").symlink_to(outside)
    assert run("cache", "clear")[0] == 0
    assert outside.read_text() == "mine"


def test_without_a_home_folder_it_says_what_to_set(run, monkeypatch):
    for name in ("XDG_CACHE_HOME", "HOME", "USERPROFILE"):
        monkeypatch.delenv(name, raising=False)
    for action in ("dir", "clear"):
        code, out, error = run("cache", action)
        assert (code, out) == (2, "")
        assert error.endswith("; set HOME or XDG_CACHE_HOME\n")
