"""The folder of compiled rubrics: nothing damaged is believed, and nothing of others is touched."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import stances
from stances.rubric import cache as caching
from stances.rubric.cache import read_cache, write_cache

ROOT = Path(stances.__file__).parents[1]
DAY = 24 * 60 * 60


def name_key(number):
    return f"{number:064x}"


ONE, TWO = name_key(1), name_key(2)


def list_names(folder):
    return sorted(file.name for file in folder.iterdir())


def set_age(path, seconds):
    then = time.time() - seconds
    os.utime(path, (then, then))


def test_what_is_kept_is_found_again_by_its_key(tmp_path):
    cache = tmp_path / "deep" / "cache"
    assert read_cache(cache, ONE) is None
    write_cache(cache, ONE, "Ümlaut\n\n".encode())
    write_cache(cache, TWO, b"2")
    write_cache(cache, TWO, b"")
    assert read_cache(cache, ONE) == "Ümlaut\n\n".encode()
    assert read_cache(cache, TWO) == b""
    assert list_names(cache) == sorted([f"{ONE}.json", f"{TWO}.json", "CACHEDIR.TAG"])


def test_the_first_line_says_what_a_file_is(tmp_path):
    write_cache(tmp_path, ONE, b"{}")
    head, content = (tmp_path / f"{ONE}.json").read_bytes().split(b"\n")
    assert head.startswith(b"stances compiled rubric, sha256:")
    assert content == b"{}"


def test_no_flipped_bit_is_believed(tmp_path):
    write_cache(tmp_path, ONE, b'{"min_evidence": 0.45}')
    file = tmp_path / f"{ONE}.json"
    whole = file.read_bytes()
    for at in range(len(whole)):
        data = bytearray(whole)
        data[at] ^= 1 << at % 8
        file.write_bytes(data)
        assert read_cache(tmp_path, ONE) is None
    file.write_bytes(whole)
    assert read_cache(tmp_path, ONE) is not None


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: b"\n",
        lambda data: data[:-1],
        lambda data: data + b" ",
        lambda data: data.partition(b"\n")[0],
        lambda data: data.partition(b"\n")[2],
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: b"\x00" * len(data),
        lambda data: b"\xff\xfe" + data,
        lambda data: data * 2,
    ],
)
def test_a_damaged_file_is_as_if_not_there(tmp_path, damage):
    write_cache(tmp_path, ONE, b"{}")
    file = tmp_path / f"{ONE}.json"
    file.write_bytes(damage(file.read_bytes()))
    assert read_cache(tmp_path, ONE) is None
    write_cache(tmp_path, ONE, b"{}")
    assert read_cache(tmp_path, ONE) == b"{}"


def test_a_file_that_was_kept_under_another_key_is_not_believed(tmp_path):
    write_cache(tmp_path, ONE, b"{}")
    write_cache(tmp_path, TWO, b"[]")
    (tmp_path / f"{TWO}.json").write_bytes((tmp_path / f"{ONE}.json").read_bytes())
    assert read_cache(tmp_path, ONE) == b"{}"
    assert read_cache(tmp_path, TWO) is None


def test_what_is_not_a_file_is_neither_read_nor_waited_for(tmp_path):
    (tmp_path / f"{ONE}.json").mkdir()
    (tmp_path / f"{TWO}.json").symlink_to("nowhere")
    os.mkfifo(tmp_path / f"{name_key(3)}.json")
    for key in (ONE, TWO, name_key(3)):
        assert read_cache(tmp_path, key) is None


def test_the_folder_is_tagged_for_backups(tmp_path):
    write_cache(tmp_path, ONE, b"1")
    tag = tmp_path / "CACHEDIR.TAG"
    assert tag.read_bytes().splitlines()[0] == b"Signature: 8a477f597d28d172789f06886806bc55"
    tag.write_bytes(b"of our own")
    write_cache(tmp_path, ONE, b"1")
    assert tag.read_bytes() == b"of our own"


def test_without_a_folder_nothing_is_kept():
    write_cache(None, ONE, b"1")
    assert read_cache(None, ONE) is None


def test_a_folder_that_cannot_be_written_is_not_a_fault(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    write_cache(tmp_path / "file" / "cache", ONE, b"1")
    write_cache(tmp_path / "file", ONE, b"1")
    assert read_cache(tmp_path / "file", ONE) is None
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"


def test_what_cannot_be_put_in_its_place_leaves_nothing_behind(tmp_path):
    (tmp_path / f"{ONE}.json").mkdir()
    write_cache(tmp_path, ONE, b"1")
    assert list_names(tmp_path) == sorted([f"{ONE}.json", "CACHEDIR.TAG"])


@pytest.mark.parametrize("end", [KeyboardInterrupt, SystemExit, MemoryError])
def test_whatever_ends_a_run_leaves_nothing_behind(tmp_path, monkeypatch, end):
    write_cache(tmp_path, ONE, b"1")

    def stop(*_):
        assert any(name.endswith(".tmp") for name in list_names(tmp_path))
        raise end

    monkeypatch.setattr(Path, "replace", stop)
    with pytest.raises(end):
        write_cache(tmp_path, ONE, b"2")
    assert list_names(tmp_path) == sorted([f"{ONE}.json", "CACHEDIR.TAG"])
    assert read_cache(tmp_path, ONE) == b"1"


TERMINATED = """
import os, signal, sys
from pathlib import Path
from stances.rubric.cache import write_cache
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
real = Path.replace
def stop(*paths):
    os.kill(os.getpid(), signal.SIGTERM)
    return real(*paths)
Path.replace = stop
write_cache(Path(sys.argv[1]), "1" * 64, b"1")
"""


def test_a_terminated_run_leaves_nothing_behind(tmp_path):
    (tmp_path / "CACHEDIR.TAG").touch()
    command = [sys.executable, "-c", TERMINATED, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (128 + signal.SIGTERM, b"")
    assert list_names(tmp_path) == ["CACHEDIR.TAG"]


# ---------------------------------------------------------------- old entries go


def fill(cache, count, first=100):
    """Keep some entries, each a minute older than the one before."""
    for number in range(count):
        key = name_key(first + number)
        write_cache(cache, key, b"x")
        set_age(cache / f"{key}.json", 60 * (number + 1))


def test_the_entries_that_were_used_last_stay(tmp_path):
    fill(tmp_path, caching._MOST + 3)
    write_cache(tmp_path, ONE, b"new")
    kept = [name_key(100 + number) for number in range(caching._MOST - 1)]
    assert list_names(tmp_path) == sorted([*(f"{k}.json" for k in (ONE, *kept)), "CACHEDIR.TAG"])


def test_entries_that_nobody_used_for_long_go(tmp_path):
    fill(tmp_path, 3)
    set_age(tmp_path / f"{name_key(101)}.json", 91 * DAY)
    write_cache(tmp_path, ONE, b"new")
    assert read_cache(tmp_path, name_key(101)) is None
    assert read_cache(tmp_path, name_key(100)) == b"x"


def test_an_entry_that_is_used_counts_as_new(tmp_path):
    fill(tmp_path, 1)
    file = tmp_path / f"{name_key(100)}.json"
    set_age(file, 89 * DAY)
    assert read_cache(tmp_path, name_key(100)) == b"x"
    assert time.time() - file.stat().st_mtime < DAY
    hour = time.time() - 60 * 60
    os.utime(file, (hour, hour))
    read_cache(tmp_path, name_key(100))
    assert file.stat().st_mtime == pytest.approx(hour, abs=2)  # but not at every use


def test_halves_that_a_killed_run_left_go_after_a_day(tmp_path):
    for name, age in (("0000000a", 2 * DAY), ("0000000b", 60)):
        half = tmp_path / f"{ONE}.json.{name}.tmp"
        half.write_bytes(b"half")
        set_age(half, age)
    write_cache(tmp_path, TWO, b"new")
    assert list_names(tmp_path) == sorted(
        [f"{ONE}.json.0000000b.tmp", f"{TWO}.json", "CACHEDIR.TAG"]
    )


def test_the_files_of_others_stay(tmp_path):
    names = ["notes.txt", "a.json", f"{ONE}.txt", f"{ONE.upper()}A.json", "x.tmp", f"x{ONE}.json"]
    for name in names:
        (tmp_path / name).write_bytes(b"")
        set_age(tmp_path / name, 1000 * DAY)
    (tmp_path / f"{name_key(7)}.json").mkdir()
    target = tmp_path / "target"
    target.write_bytes(b"")
    set_age(target, 1000 * DAY)
    (tmp_path / f"{name_key(8)}.json").symlink_to(target)
    fill(tmp_path, caching._MOST + 3)
    write_cache(tmp_path, TWO, b"new")
    there = list_names(tmp_path)
    assert {*names, "target", f"{name_key(7)}.json", f"{name_key(8)}.json"} <= set(there)


def test_an_entry_that_another_process_removed_is_not_a_fault(tmp_path, monkeypatch):
    fill(tmp_path, caching._MOST + 3)

    def vanish(path, missing_ok=False):
        raise FileNotFoundError(path)

    monkeypatch.setattr(Path, "unlink", vanish)
    write_cache(tmp_path, ONE, b"new")
    assert read_cache(tmp_path, ONE) == b"new"


MANY = """
import sys
from pathlib import Path
from stances.rubric.cache import read_cache, write_cache
cache, first = Path(sys.argv[1]), int(sys.argv[2])
for number in range(first, first + 60):
    key = f"{number % 40:064x}"
    content = str(number % 40).encode() * 1000
    write_cache(cache, key, content)
    assert read_cache(cache, key) in (content, None)
"""


def test_many_processes_may_use_it_at_once(tmp_path):
    command = [sys.executable, "-c", MANY, str(tmp_path)]
    runs = [
        subprocess.Popen([*command, str(first)], cwd=ROOT, stderr=subprocess.PIPE)
        for first in range(0, 40, 10)
    ]
    assert [run.communicate()[1] for run in runs] == [b""] * 4
    kept = list_names(tmp_path)
    assert not any(name.endswith(".tmp") for name in kept)
    assert len(kept) <= caching._MOST + 1 + len(runs)
