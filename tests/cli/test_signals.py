"""A signal ends the program at any moment, and nothing half written is left."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")

CODES = {signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGINT: 130}

PROGRAM = """
import os, pathlib, sys
import stances.cli, stances.pipeline
def wrap(owner, name, *, before=False, times=1):
    real = getattr(owner, name)
    left = [times]
    def called(*args, **more):
        made = None if before else real(*args, **more)
        if left[0]:
            left[0] -= 1
            os.kill(os.getpid(), {number})
        return real(*args, **more) if before else made
    setattr(owner, name, called)
{moment}
sys.argv = ["stances", *{args!r}]
stances.cli.run()
"""

MOMENTS = {
    "a file is begun": ("wrap(pathlib.Path, 'open')", "score"),
    "a file is written": ("wrap(os, 'fsync', before=True)", "score"),
    "a file is synced": ("wrap(os, 'fsync')", "score"),
    "a file is renamed": ("wrap(pathlib.Path, 'replace', before=True)", "score"),
    "a folder is begun": ("wrap(pathlib.Path, 'mkdir')", "new"),
    "a folder is half full": ("wrap(pathlib.Path, 'write_bytes')", "new"),
    "a compiled rubric is kept": ("wrap(pathlib.Path, 'replace', before=True)", "compile"),
    "text is scored": ("wrap(stances.pipeline, 'score_sentences', before=True)", "score"),
}
ARGS = {
    "score": ["score", "c.txt", "-f", "json", "-o", "out.json"],
    "compile": ["score", "c.txt", "-f", "json", "-o", "out.json"],
    "new": ["rubric", "new", "trade"],
}


@pytest.fixture
def end(folder, environ, whole_run):
    """Runs the program and ends it by a signal at a moment; its exit code and what it said."""
    assert whole_run("score", "c.txt")[0] == 0, "the rubric is compiled"
    (folder / "out.json").write_text("old", encoding="utf-8")

    def end_program(moment, number, **more):
        patch, name = MOMENTS[moment]
        own = {"XDG_CACHE_HOME": str(folder / "cache")} if name == "compile" else {}
        code = PROGRAM.format(number=int(number), moment=patch, args=ARGS[name])
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=folder,
            env={**environ, **own},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            **more,
        )
        return done.returncode, done.stdout, done.stderr

    return end_program


def list_left(folder):
    """Return the files that nobody asked for."""
    return [path for path in Path(folder).rglob("*") if path.suffix in (".part", ".tmp")]


def check_nothing_left(folder):
    assert list_left(folder) == []
    assert (folder / "out.json").read_text(encoding="utf-8") == "old"
    assert not (folder / "trade").exists()


@pytest.mark.parametrize("moment", MOMENTS)
def test_nothing_is_left_at_any_moment(end, folder, moment):
    assert end(moment, signal.SIGTERM) == (143, "", "")
    check_nothing_left(folder)


@pytest.mark.parametrize("number", CODES, ids=str)
def test_each_signal_has_its_exit_code(end, folder, number):
    assert end("a file is written", number) == (CODES[number], "", "")
    check_nothing_left(folder)


def test_a_second_signal_does_not_disturb_the_cleaning_up(end, folder, monkeypatch):
    patch = "wrap(os, 'fsync', before=True); wrap(pathlib.Path, 'unlink', before=True)"
    monkeypatch.setitem(MOMENTS, "twice", (patch, "score"))
    assert end("twice", signal.SIGTERM) == (143, "", "")
    check_nothing_left(folder)


def test_a_signal_does_not_undo_what_is_done(end, folder, monkeypatch):
    patch = "import gc; wrap(gc, 'freeze', before=True)"
    monkeypatch.setitem(MOMENTS, "the work is done", (patch, "score"))
    assert end("the work is done", signal.SIGTERM) == (0, "", "")
    assert (folder / "out.json").read_text(encoding="utf-8").startswith("{")


def test_what_a_shell_ignores_stays_ignored(end, folder):
    def ignore() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)

    assert end("a file is written", signal.SIGHUP, preexec_fn=ignore) == (0, "", "")
    assert (folder / "out.json").read_text(encoding="utf-8").startswith("{")
    assert list_left(folder) == []


def test_without_the_handlers_a_file_would_be_left(end, folder, monkeypatch):
    patch = f"{MOMENTS['a file is written'][0]}; stances.cli._catch_signals = lambda: None"
    monkeypatch.setitem(MOMENTS, "unprepared", (patch, "score"))
    assert end("unprepared", signal.SIGTERM)[0] == -signal.SIGTERM
    assert list_left(folder), "these tests would notice"


def test_importing_the_program_changes_no_handler(environ):
    code = (
        "import signal; before = signal.getsignal(signal.SIGTERM)\n"
        "import stances.cli; stances.cli.main(['--version'])\n"
        "assert signal.getsignal(signal.SIGTERM) is before"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environ, check=False)
    assert done.returncode == 0


def test_a_run_may_be_ended_from_outside(folder, environ):
    running = []
    for at in range(6):
        process = subprocess.Popen(
            [sys.executable, "-m", "stances", "score", "big.txt", "-o", f"{at}.txt"],
            cwd=folder,
            env=environ,
            stderr=subprocess.PIPE,
        )
        running.append((process, 0.1 + 0.15 * at))
    start = time.monotonic()
    for process, moment in running:
        time.sleep(max(0.0, start + moment - time.monotonic()))
        process.terminate()
    for at, (process, _) in enumerate(running):
        _, err = process.communicate(timeout=60)
        assert err == b""
        # Before the program runs at all, the signal ends Python itself.
        assert process.returncode in (143, -signal.SIGTERM, 0)
        whole = folder / f"{at}.txt"
        assert whole.exists() == (process.returncode == 0)
    assert list_left(folder) == []
