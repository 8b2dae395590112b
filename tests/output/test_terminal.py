"""Streams, files, width and colour."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from stances.errors import StancesError
from stances.output.escape import escape
from stances.output.terminal import (
    Color,
    check_output,
    emit,
    keep_apart,
    make_folder,
    make_view,
    wants_colour,
)

BIG = 200_000


def python(code: str, **more) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, **more)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Test Ümlaut 漢字 ’…", "Test Ümlaut 漢字 ’…"),
        ("no\u00a0break", "no\u00a0break"),
        ("\x1b[31m", "\\x1b[31m"),
        ("\x9b31m", "\\x9b31m"),
        ("a\u202eb\u2066c\u2069", "a\\u202eb\\u2066c\\u2069"),
        ("\u2028", "\\u2028"),
        ("\x7f\0\r\n\t", "\\x7f\\x00\\r\\n\\t"),
        ("\ud800", "\\ud800"),
    ],
)
def test_escape(text, shown):
    assert escape(text) == shown


@pytest.mark.parametrize(
    ("color", "environ", "is_tty", "expected"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"CLICOLOR_FORCE": "1", "TERM": "dumb"}, False, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour_is_decided_in_order(color, environ, is_tty, expected):
    assert wants_colour(Color(color), is_tty=is_tty, environ=environ) is expected


def test_a_file_has_no_width_and_no_colour_unless_always():
    assert make_view(Color.AUTO, "out.txt", {"FORCE_COLOR": "1"}).colour is False
    assert make_view(Color.ALWAYS, "out.txt", {}).colour is True
    assert make_view(Color.AUTO, "out.txt", {}).width is None


def test_bytes_are_utf8_whatever_the_locale():
    done = python(
        "from stances.output.terminal import emit; emit('Test Ümlaut ·\\n')",
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
    )
    assert (done.returncode, done.stdout) == (0, "Test Ümlaut ·\n".encode())


def test_a_lone_surrogate_is_written_as_an_escape(tmp_path):
    emit('"\ud800"', str(tmp_path / "out.json"))
    assert (tmp_path / "out.json").read_text() == '"\\ud800"'


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_pipe_gets_all_of_it(unbuffered):
    done = python(
        f"from stances.output.terminal import emit; emit('x' * {BIG})",
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
    )
    assert len(done.stdout) == BIG


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_closed_pipe_is_no_error_and_keeps_the_verdict(unbuffered):
    code = f"from stances.output.terminal import emit; emit('x\\n' * {BIG}); raise SystemExit(7)"
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
    ) as process:
        assert process.stdout.readline() == b"x\n"
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 7


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("size", [1, BIG])
def test_a_full_disk_is_an_error(size):
    code = (
        "from stances.output.terminal import emit\n"
        "from stances.errors import StancesError\n"
        f"try: emit('x' * {size})\n"
        "except StancesError as error: raise SystemExit(str(error))"
    )
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (1, b"standard output: no space left on device\n")


def test_a_closed_standard_output_is_an_error(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(StancesError, match="closed"):
        emit("x")


def test_a_file_is_written_whole_with_nothing_left_beside_it(tmp_path):
    target = tmp_path / "out.csv"
    target.write_text("old")
    target.chmod(0o640)
    emit("new Ü\n", str(target))
    assert target.read_bytes() == "new Ü\n".encode()
    assert target.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    target = tmp_path / "out.csv"
    target.write_text("old")

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(StancesError, match="no space left on device"):
        emit("new", str(target))
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_is_written_through(tmp_path):
    (tmp_path / "true.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("true.csv")
    emit("new", str(tmp_path / "link.csv"))
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "true.csv").read_text() == "new"


def test_a_device_is_written_to_and_not_replaced():
    emit("x", os.devnull)
    assert not Path(os.devnull).is_file()


IMPOSSIBLE = [
    ("none/out.csv", "none/out.csv: cannot be written: its folder does not exist; make the folder"),
    (".", ".: is a folder; name a file in it"),
    ("", "a file to write needs a name; name one after -o"),
    (" ", "a file to write needs a name; name one after -o"),
    ("a\0b", "a\0b: cannot be written: no file can have this name"),
    ("\ud800", "\ud800: cannot be written: no file can have this name"),
    ("x" * 300, "x: cannot be written: file name too long"),
    ("file/out.csv", "file/out.csv: cannot be written: not a directory"),
    ("circle", "circle: cannot be written: "),
]


@pytest.fixture
def obstacles(tmp_path, monkeypatch):
    """A folder with a file and a link to itself; what is in it, once more, after the test."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("old")
    (tmp_path / "circle").symlink_to("circle")
    before = sorted(tmp_path.iterdir())
    yield
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(("output", "what"), IMPOSSIBLE, ids=repr)
def test_where_nothing_can_be_written_it_says_so(obstacles, output, what):
    with pytest.raises(StancesError) as caught:
        emit("x", output)
    assert what in str(caught.value)


@pytest.mark.parametrize(("output", "what"), IMPOSSIBLE[:-1], ids=repr)
def test_it_says_so_before_the_work_begins(obstacles, output, what):
    with pytest.raises(StancesError) as caught:
        check_output(output)
    assert what in str(caught.value)


@pytest.mark.parametrize("output", ["new.csv", "./file", os.devnull])
def test_what_can_be_written_passes(obstacles, output):
    check_output(output)


def test_a_file_may_have_the_longest_name_there_is(tmp_path):
    emit("x", str(tmp_path / ("x" * 255)))
    assert [path.name for path in tmp_path.iterdir()] == ["x" * 255]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_that_nobody_may_write_stays(tmp_path):
    target = tmp_path / "out.csv"
    target.write_text("old")
    target.chmod(0o400)
    with pytest.raises(StancesError, match="permission denied"):
        emit("new", str(target))
    assert target.read_text() == "old"


@pytest.mark.parametrize(
    ("output", "names"),
    [
        ("in.txt", ["in.txt"]),
        ("./in.txt", ["other", "in.txt"]),
        ("in.txt", ["."]),
        ("link.txt", ["in.txt"]),
        ("in.txt", ["link.txt"]),
        ("texts/../in.txt", ["in.txt"]),
        ("texts/one.txt", ["texts"]),
    ],
    ids=str,
)
def test_no_answer_goes_where_something_is_read(tmp_path, monkeypatch, output, names):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("in.txt")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "one.txt").write_text("old")
    with pytest.raises(StancesError) as caught:
        keep_apart(output, names)
    assert str(caught.value) == (
        f"{output}: this file is read, so the answer cannot be written to it; "
        "name another file with -o"
    )


@pytest.mark.parametrize(
    ("output", "names"),
    [
        ("new.txt", ["."]),
        ("in.txt", ["-", "texts", "none", "a\0b", "\ud800", "x" * 300, "circle"]),
        ("a\0b", ["in.txt"]),
        ("circle", ["circle"]),
    ],
    ids=repr,
)
def test_what_is_not_read_may_be_written(tmp_path, monkeypatch, output, names):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.txt").write_text("old")
    (tmp_path / "texts").mkdir()
    (tmp_path / "circle").symlink_to("circle")
    keep_apart(output, names)


def test_a_dash_is_standard_output(capfdbinary):
    emit("Ü\n", "-")
    assert capfdbinary.readouterr().out == "Ü\n".encode()


def test_a_folder_is_made_whole_or_not_at_all(tmp_path):
    folder = str(tmp_path / "new")
    assert make_folder(folder, {"a.toml": "Ü\n"}) == [f"{folder}/a.toml"]
    assert (tmp_path / "new/a.toml").read_bytes() == "Ü\n".encode()
    with pytest.raises(StancesError, match="exists already"):
        make_folder(folder, {"a.toml": ""})
    with pytest.raises(StancesError, match="cannot be made"):
        make_folder(str(tmp_path / "other"), {"a.toml": "", "no/b.toml": ""})
    with pytest.raises(StancesError, match="no file can have this name"):
        make_folder(str(tmp_path / "a\0b"), {"a.toml": ""})
    with pytest.raises(StancesError, match="cannot be made: file name too long"):
        make_folder(str(tmp_path / ("x" * 300)), {"a.toml": ""})
    with pytest.raises(StancesError, match="the folder above it does not exist"):
        make_folder(str(tmp_path / "none" / "new"), {"a.toml": ""})
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


@pytest.mark.parametrize("failure", [KeyboardInterrupt, SystemExit, MemoryError])
def test_whatever_stops_it_nothing_half_done_is_left(tmp_path, monkeypatch, failure):
    def fail(*_anything: object) -> None:
        raise failure

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(failure):
        emit("new", str(tmp_path / "out.csv"))
    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(failure):
        make_folder(str(tmp_path / "new"), {"a.toml": ""})
    assert list(tmp_path.iterdir()) == []
