"""A compiled rubric: written down and read back, kept, found, and built anew where damaged."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

import stances
from stances import announce as announcing
from stances.announce import listen_to_slow_work
from stances.errors import StancesError
from stances.rubric import compile as compiling
from stances.rubric import load as loading
from stances.rubric.compile import (
    compile_rubric,
    dump_compiled,
    load_compiled,
    parse_compiled,
)
from stances.rubric.files import list_bundled, read_rubric_files
from stances.rubric.load import parse_rubric


def entry_file(cache):
    (file,) = cache.glob("*.json")
    return file


@pytest.fixture
def fresh(loaded):
    return compile_rubric(loaded)


def test_a_compiled_rubric_leaves_out_tests_and_exemplars_and_nothing_else(loaded, fresh):
    bare = fresh.rubric
    tolls, whole = bare.dimensions[0], loaded.dimensions[0]
    assert (tolls.examples, dict(tolls.exemplars)) == ((), {})
    assert not any(one.fires or one.silent for one in tolls.entries)
    kept = [replace(one, fires=(), silent=()) for one in whole.entries]
    assert list(tolls.entries) == kept
    assert tolls.question == whole.question
    same = ("name", "title", "digest", "actors", "voices", "similarity", "lists")
    assert all(getattr(bare, key) == getattr(loaded, key) for key in same)
    assert bare.modifiers == replace(loaded.modifiers, placed=())


def test_what_was_written_is_read_back_equal(fresh):
    content = dump_compiled(fresh)
    back = parse_compiled(content)
    assert back == fresh
    assert dump_compiled(back) == content
    assert b"\n" not in content
    assert b"drivers who use the bridge" not in content.lower()


def test_entries_and_rules_come_back_hashable(fresh):
    back = parse_compiled(dump_compiled(fresh)).rubric
    assert back.dimensions[0].entries == fresh.rubric.dimensions[0].entries
    assert back.modifiers.rules == fresh.rubric.modifiers.rules
    assert len({*back.modifiers.rules, *back.dimensions[0].entries}) > 10


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", b"[]", b"{}", b"null", b'{"similarity":5}', b"\xff", b"[" * 99999]
)
def test_bytes_that_are_not_a_compiled_rubric_are_none(content):
    assert parse_compiled(content) is None


@pytest.mark.parametrize("name", list_bundled())
def test_every_value_of_a_bundled_rubric_comes_back(name):
    """Without the model, which is fitted slowly."""
    rubric = compiling.strip_rubric(parse_rubric(read_rubric_files(name)))
    back = msgspec.json.decode(msgspec.json.encode(rubric), type=type(rubric))
    assert back == rubric


def test_whole_numbers_come_back_as_they_were(folder):
    """A rubric from the cache must give the same bytes as one compiled just now."""
    for file, old, new in (
        ("rubric.toml", "asked = 0.0", "asked = 0"),
        ("rubric.toml", "side = 1.0", "side = 1"),
        ("rubric.toml", "min_evidence = 0.5", "min_evidence = 1"),
        ("tolls.toml", 'id = "tolls"', 'id = "tolls"\ntolerance = 1'),
    ):
        path = folder / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    rubric = parse_rubric(read_rubric_files(str(folder)))
    found = [
        rubric.voices["asked"],
        rubric.similarity.side,
        rubric.min_evidence,
        rubric.dimensions[0].tolerance,
    ]
    assert found == [0, 1, 1, 1]
    assert [type(one) for one in found] == [float] * 4


# ---------------------------------------------------------------- the cache


def test_a_rubric_is_compiled_once(files, tmp_path, monkeypatch):
    first = load_compiled(files, tmp_path)
    monkeypatch.setattr(loading, "parse_rubric", lambda _: pytest.fail("compiled again"))
    assert load_compiled(files, tmp_path) == first


def test_a_changed_rubric_is_compiled_anew(folder, tmp_path):
    cache = tmp_path / "cache"
    load_compiled(read_rubric_files(str(folder)), cache)
    file = folder / "tolls.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("bridge tolls", "tolls of ours"))
    changed = load_compiled(read_rubric_files(str(folder)), cache)
    assert changed.rubric.dimensions[0].label == "tolls of ours"
    assert len(list(cache.glob("*.json"))) == 2


@pytest.mark.parametrize("maker", ["__version__", "digest_code"])
def test_another_version_compiles_anew(files, tmp_path, monkeypatch, maker):
    load_compiled(files, tmp_path)
    other = "0.0.0.other" if maker == "__version__" else lambda: "other"
    monkeypatch.setattr(compiling, maker, other)
    load_compiled(files, tmp_path)
    assert len(list(tmp_path.glob("*.json"))) == 2


def change_shape(content, **changed):
    """The bytes of a record with other values of some keys."""
    return json.dumps({**json.loads(content), **changed}).encode()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b'"min_evidence":0.5', b'"min_evidence":4.5'),
        lambda data: data.replace(b'"levy"', b'"(evy"'),
    ],
    ids=["cut", "number", "pattern"],
)
def test_a_damaged_file_is_built_anew(files, tmp_path, damage):
    first = load_compiled(files, tmp_path)
    file = entry_file(tmp_path)
    whole = file.read_bytes()
    damaged = damage(whole)
    assert damaged != whole
    file.write_bytes(damaged)
    assert load_compiled(files, tmp_path) == first
    assert file.read_bytes() == whole


@pytest.mark.parametrize(
    "change",
    [
        {"rubric": {"name": "x"}},
        {"similarity": None},
        {"similarity": {"terms": [], "topic_intercepts": {}, "side_intercepts": {}}},
    ],
    ids=["rubric", "similarity", "terms"],
)
def test_a_sound_file_of_another_shape_is_built_anew(files, tmp_path, change):
    """A digest shows that a file is whole, not that this version wrote it."""
    first = load_compiled(files, tmp_path)
    key = entry_file(tmp_path).stem
    content = change_shape(dump_compiled(first), **change)
    compiling.write_cache(tmp_path, key, content)
    assert compiling.read_cache(tmp_path, key) == content
    assert load_compiled(files, tmp_path) == first
    assert compiling.read_cache(tmp_path, key) == dump_compiled(first)


def test_a_cache_that_cannot_be_written_still_compiles(files, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert load_compiled(files, tmp_path / "file") == load_compiled(files, None)


def test_a_rubric_at_fault_is_not_kept(folder, tmp_path):
    file = folder / "tolls.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"levy"', '"(levy"'))
    with pytest.raises(StancesError, match="never closed"):
        load_compiled(read_rubric_files(str(folder)), tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


HEAVY = """
import sys
from pathlib import Path
from stances.rubric.compile import load_compiled
from stances.rubric.files import read_rubric_files
from stances.match.reader import Reader
Reader(load_compiled(read_rubric_files(sys.argv[1]), Path(sys.argv[2])))
heavy = {"sklearn", "scipy", "numpy", "pandas", "threadpoolctl", "stances.rubric.load"}
print(sorted(heavy & set(sys.modules)))
"""


def test_a_kept_rubric_imports_neither_scikit_learn_nor_its_kin(folder, tmp_path):
    def run():
        root = Path(stances.__file__).parents[1]
        done = subprocess.run(
            [sys.executable, "-c", HEAVY, str(folder), str(tmp_path / "cache")],
            capture_output=True,
            text=True,
            check=True,
            cwd=root,
        )
        return done.stdout.strip()

    assert "sklearn" in run()
    assert run() == "[]"


def test_a_loaded_rubric_is_not_changed_by_compiling(files):
    once = parse_rubric(files)
    compile_rubric(once)
    assert once == parse_rubric(files)


# ---------------------------------------------------------------- what takes long is announced


@pytest.fixture
def slow(monkeypatch):
    """Make compiling take some seconds, and give a list of what is announced meanwhile."""

    def make(seconds, patience):
        def compile_slowly(rubric):
            time.sleep(seconds)
            return compile_rubric(rubric)

        monkeypatch.setattr(announcing, "_PATIENCE", patience)
        monkeypatch.setattr(compiling, "compile_rubric", compile_slowly)
        return []

    return make


def load_heard(files, cache, heard):
    with listen_to_slow_work(heard.append):
        return load_compiled(files, cache)


def test_a_long_compile_is_announced_once_while_it_goes_on(files, tmp_path, slow):
    heard = slow(0.3, 0.05)
    load_heard(files, tmp_path, heard)
    (line,) = heard
    assert re.match(r"stances: compiling the rubric bridge\b", line)
    assert "\n" not in line


def test_a_short_compile_is_not_announced(files, tmp_path, slow):
    heard = slow(0, 5)
    load_heard(files, tmp_path, heard)
    assert heard == []


def test_a_kept_rubric_is_not_announced(files, tmp_path, slow):
    load_compiled(files, tmp_path)
    heard = slow(0, 0)
    load_heard(files, tmp_path, heard)
    assert heard == []


def test_nothing_is_announced_after_an_end(files, slow, monkeypatch):
    heard = slow(0, 0.1)

    def stop(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(compiling, "compile_rubric", stop)
    with pytest.raises(KeyboardInterrupt):
        load_heard(files, None, heard)
    time.sleep(0.2)
    assert heard == []


def test_nothing_is_announced_where_nobody_listens(files, tmp_path, slow):
    heard = slow(0.2, 0.05)
    with listen_to_slow_work(heard.append):
        pass
    load_compiled(files, tmp_path)
    assert heard == []
