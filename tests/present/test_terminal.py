"""Streams, files, width and colour."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from stances.errors import StancesError
from stances.present.terminal import Color, emit, escape, make_folder, view, wants_colour

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
    assert view(Color.AUTO, "out.txt", {"FORCE_COLOR": "1"}).colour is False
    assert view(Color.ALWAYS, "out.txt", {}).colour is True
    assert view(Color.AUTO, "out.txt", {}).width is None


def test_bytes_are_utf8_whatever_the_locale():
    done = python(
        "from stances.present.terminal import emit; emit('Test Ümlaut ·\\n')",
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
    )
    assert (done.returncode, done.stdout) == (0, "Test Ümlaut ·\n".encode())


def test_a_lone_surrogate_is_told_and_does_not_crash(tmp_path):
    emit('"\ud800"', str(tmp_path / "out.json"))
    assert (tmp_path / "out.json").read_text() == '"\\ud800"'


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_pipe_gets_all_of_it(unbuffered):
    done = python(
        f"from stances.present.terminal import emit; emit('x' * {BIG})",
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
    )
    assert len(done.stdout) == BIG


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_closed_pipe_is_no_error_and_keeps_the_verdict(unbuffered):
    code = f"from stances.present.terminal import emit; emit('x\\n' * {BIG}); raise SystemExit(7)"
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
        "from stances.present.terminal import emit\n"
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


@pytest.mark.parametrize(("output", "what"), [("none/out.csv", "none"), (".", "is a folder")])
def test_where_nothing_can_be_written_it_says_so(tmp_path, monkeypatch, output, what):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StancesError, match=what):
        emit("x", output)
    assert list(tmp_path.iterdir()) == []


def test_a_dash_is_standard_output(capfdbinary):
    emit("Ü\n", "-")
    assert capfdbinary.readouterr().out == "Ü\n".encode()


def test_a_folder_is_made_whole_or_not_at_all(tmp_path):
    folder = str(tmp_path / "new")
    assert make_folder(folder, {"a.toml": "Ü\n"}) == [f"{folder}/a.toml"]
    assert (tmp_path / "new/a.toml").read_bytes() == "Ü\n".encode()
    with pytest.raises(StancesError, match="already"):
        make_folder(folder, {"a.toml": ""})
    with pytest.raises(StancesError, match="cannot be made"):
        make_folder(str(tmp_path / "other"), {"a.toml": "", "no/b.toml": ""})
    assert [path.name for path in tmp_path.iterdir()] == ["new"]
