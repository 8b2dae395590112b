"""A compiled rubric: written down and read back, kept, found, and mended."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from pathlib import Path
from types import MappingProxyType

import pytest

import stances
from stances.errors import StancesError
from stances.rubric import artefact
from stances.rubric import compile as compiling
from stances.rubric.compile import compile_rubric, compiled
from stances.rubric.files import locate
from stances.rubric.load import load


def entry_file(cache):
    (file,) = cache.glob("*.json")
    return file


def plain(value):
    """Records without the difference between tuples and lists, which JSON does not know."""
    if dataclasses.is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, dict | MappingProxyType):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value


@pytest.fixture
def fresh(loaded):
    return compile_rubric(loaded)


def test_bare_leaves_out_tests_and_exemplars_and_nothing_else(loaded, fresh):
    bare = fresh.rubric
    tolls, whole = bare.dimensions[0], loaded.dimensions[0]
    assert (tolls.examples, dict(tolls.exemplars)) == ((), {})
    assert not any(one.fires or one.silent for one in tolls.entries)
    kept = [dataclasses.replace(one, fires=(), silent=()) for one in whole.entries]
    assert list(tolls.entries) == kept
    assert tolls.question == whole.question
    same = ("name", "title", "digest", "modifiers", "actors", "voices", "similarity")
    assert all(getattr(bare, key) == getattr(loaded, key) for key in same)


def test_artefact_and_back_is_the_same(fresh):
    assert plain(artefact.parse(artefact.dump(fresh))) == plain(fresh)


def test_artefact_of_what_was_read_back_is_the_same_text(fresh):
    text = artefact.dump(fresh)
    assert artefact.dump(artefact.parse(text)) == text
    assert "\n" not in text
    assert "drivers who use the bridge" not in text.casefold()


def test_artefact_and_back_is_equal(fresh):
    assert artefact.parse(artefact.dump(fresh)) == fresh


def test_entries_and_rules_come_back_hashable(fresh):
    back = artefact.parse(artefact.dump(fresh)).rubric
    assert back.dimensions[0].entries == fresh.rubric.dimensions[0].entries
    assert back.modifiers.rules == fresh.rubric.modifiers.rules
    assert len({*back.modifiers.rules, *back.dimensions[0].entries}) > 10


@pytest.mark.parametrize("text", ["", "nonsense", "[]", "{}", "null", '{"similarity":5}'])
def test_what_is_no_artefact_is_refused(text):
    with pytest.raises((ValueError, KeyError, TypeError)):
        artefact.parse(text)


def test_rubric_is_compiled_once(files, tmp_path, monkeypatch):
    first = compiled(files, tmp_path)
    monkeypatch.setattr(compiling, "load", lambda _: pytest.fail("compiled again"))
    assert plain(compiled(files, tmp_path)) == plain(first)


def test_changed_rubric_is_compiled_anew(folder, tmp_path):
    cache = tmp_path / "cache"
    compiled(locate(str(folder)), cache)
    file = folder / "tolls.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("bridge tolls", "tolls of ours"))
    assert compiled(locate(str(folder)), cache).rubric.dimensions[0].label == "tolls of ours"
    assert len(list(cache.glob("*.json"))) == 2


def test_other_version_compiles_anew(files, tmp_path, monkeypatch):
    compiled(files, tmp_path)
    monkeypatch.setattr(compiling, "__version__", "0.0.0.other")
    compiled(files, tmp_path)
    assert len(list(tmp_path.glob("*.json"))) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: text[: len(text) // 2],
        lambda text: "[]",
        lambda text: "{}",
        lambda text: json.dumps({**json.loads(text), "rubric": {"name": "x"}}),
        lambda text: json.dumps({**json.loads(text), "similarity": None}),
    ],
    ids=["empty", "cut", "list", "object", "rubric", "similarity"],
)
def test_damaged_file_is_built_anew(files, tmp_path, damage):
    first = compiled(files, tmp_path)
    file = entry_file(tmp_path)
    whole = file.read_text(encoding="utf-8")
    file.write_text(damage(whole), encoding="utf-8")
    assert plain(compiled(files, tmp_path)) == plain(first)
    assert file.read_text(encoding="utf-8") == whole


def test_file_damaged_in_its_shape_is_built_anew(files, tmp_path):
    compiled(files, tmp_path)
    file = entry_file(tmp_path)
    record = json.loads(file.read_text(encoding="utf-8"))
    record["similarity"]["terms"] = []
    file.write_text(json.dumps(record), encoding="utf-8")
    compiled(files, tmp_path)


def test_cache_that_cannot_be_written_still_compiles(files, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert plain(compiled(files, tmp_path / "file")) == plain(compiled(files, None))


def test_rubric_at_fault_is_not_kept(folder, tmp_path):
    file = folder / "tolls.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"levy"', '"(levy"'))
    with pytest.raises(StancesError, match="never closed"):
        compiled(locate(str(folder)), tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


HEAVY = """
import sys
from pathlib import Path
from stances.rubric.compile import compiled
from stances.rubric.files import locate
from stances.score.reader import Reader
Reader(compiled(locate(sys.argv[1]), Path(sys.argv[2])))
print(sorted({"sklearn", "scipy", "numpy", "pandas"} & set(sys.modules)))
"""


def test_hit_imports_neither_scikit_learn_nor_its_kin(folder, tmp_path):
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


def test_loaded_rubric_is_not_changed_by_compiling(files):
    once = load(files)
    compile_rubric(once)
    assert plain(once) == plain(load(files))
