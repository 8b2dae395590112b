"""For programs: texts and a rubric about tariffs, and a folder in which the program runs.

The fixtures are there for every test: `tests/conftest.py` imports them.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import stances
from stances.cli import main

ROOT = Path(stances.__file__).parent.parent

ARTICLE = """\
Something happened, and four people of the Test Institute react:

Test Ümlaut, fellow at the Test Institute:

“Congress should support tariffs. Nobody knows when.”

Test Beta, director of the Test Project at the Test Institute:

“Higher tariffs would be a mistake.

“Are tariffs a blunder, and should Congress raise tariffs?”

Test Gamma, fellow at the Test Institute:

“Tariffs exist.”

Test Silent, fellow at the Test Institute:

“It rains.”
"""
RUBRIC_FILE = """\
format = 1
id = "tariffs"
label = "tariffs"
question = "Should tariffs be raised?"
kind = "prescription"
positive = "raise tariffs"
negative = "lower tariffs"
about = "Tariffs."

[[target]]
words = ["tariff*"]
fires = ["We should support tariffs."]

[exemplars]
positive = ["Duties keep our mills open.", "Protection saves plants.", "Let importers pay."]
negative = ["Duties fall on shoppers.", "Closed borders make us poor.", "Barriers breed barriers."]
"""
EVIL = [
    {"expert": "\x1b]0;owned\x07\x1b[31mTest Red", "text": "Congress should support tariffs."},
    {"expert": "=cmd|' /C calc'!A0", "text": "Higher tariffs would be a mistake."},
    {"expert": "Test \u202eMirror", "text": "Higher tariffs would be a mistake."},
]
NAMES = [
    "Test " + chr(0x41 + at // 26 // 26) + chr(0x61 + at // 26 % 26) + chr(0x61 + at % 26)
    for at in range(700)
]


def forget_choices(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Leave out what whoever runs the tests has chosen for themselves, and go to a folder."""
    colours = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE")
    for name in (*colours, "CI", *(name for name in os.environ if name.startswith("STANCES_"))):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    monkeypatch.chdir(folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an article, a rubric and some awkward files."""
    texts = {
        "c.txt": ARTICLE,
        "a.toml": RUBRIC_FILE,
        "b.toml": RUBRIC_FILE,
        "bad.toml": RUBRIC_FILE.replace("words =", "wrods ="),
        "broken.toml": RUBRIC_FILE.replace("kind = ", "kind : "),
        "evil.txt": "\n".join(map(json.dumps, EVIL)),
        "big.txt": "\n".join(
            json.dumps({"expert": name, "text": "Congress should support tariffs."})
            for name in NAMES
        ),
        "empty.txt": "",
        "nobody.txt": "It rains, and nobody is quoted.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where all these tests keep compiled rubrics, so that each is compiled once."""
    return str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def whole_run(
    folder: Path,
    cache: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Callable[..., tuple[int, str, str]]:
    """Runs the whole program within this process, in the folder: exit code, output and notes."""
    forget_choices(monkeypatch, folder)
    monkeypatch.setenv("XDG_CACHE_HOME", cache)
    monkeypatch.setenv("STANCES_RUBRIC", "a.toml")

    def run(*args: str, **more: str) -> tuple[int, str, str]:
        with monkeypatch.context() as patch:
            for name, value in more.items():
                patch.setenv(name, value)
            code = main(args)
        return code, *capsys.readouterr()

    return run


@pytest.fixture(scope="session")
def environ(tmp_path_factory: pytest.TempPathFactory, cache: str) -> dict[str, str]:
    """A plain environment in which `stances` and `python` are this checkout and this Python."""
    home = tmp_path_factory.mktemp("home")
    for name, command in (("stances", "-m stances"), ("python", "")):
        shim = home / name
        shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" {command} "$@"\n')
        shim.chmod(0o755)
    return {
        "PATH": f"{home}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "XDG_CACHE_HOME": cache,
        "PYTHONPATH": str(ROOT),
        "LANG": "C.UTF-8",
        "STANCES_RUBRIC": "a.toml",
    }


@pytest.fixture
def bash(environ: dict[str, str], folder: Path) -> Callable[..., subprocess.CompletedProcess]:
    """Runs a line of bash in the folder."""
    if shutil.which("bash") is None:
        pytest.skip("no bash on this system")

    def run(line: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-c", line],
            cwd=folder,
            env=environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    return run
