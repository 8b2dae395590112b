"""For commands: a made-up pipeline, the real one, and a shell in which the program runs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import stances
from stances.cli.main import main

ROOT = Path(stances.__file__).parent.parent

SHEET: dict[str, Any] = {
    "format_version": "1.0",
    "passport": {
        "stances": "0.1.0",
        "method": "1",
        "rubric": "made-up",
        "rubric_hash": "sha256:0123456789ab",
        "settings": {},
    },
    "experts": ["Test Alpha"],
    "dimensions": [
        {
            "id": "retaliation",
            "label": "retaliation",
            "question": "Is it so?",
            "kind": "prescription",
            "positive": "strike back",
            "negative": "hold fire",
        }
    ],
    "cells": [
        {
            "expert": "Test Alpha",
            "dimension": "retaliation",
            "position": 0.5,
            "low": -0.78,
            "high": 0.97,
            "theta": 1.0986122886681098,
            "state": "for",
            "salience": 1.0,
            "for": 1.0,
            "against": 0.0,
            "sentences": 1,
            "reported": 0,
            "asked": 0,
            "evidence": [],
        }
    ],
}
RUBRIC: dict[str, Any] = {
    "id": "made-up",
    "title": "A made-up rubric",
    "hash": "sha256:0123456789ab",
    "dimensions": [
        {
            "id": "retaliation",
            "question": "Is it so?",
            "kind": "prescription",
            "positive": "strike back",
            "negative": "hold fire",
            "about": "What is in, and what is out.",
            "targets": [{"words": ["retaliat*", "use of force"]}],
            "cues": [
                {"words": ["hit back hard"], "pole": "+", "weight": 1.0},
                {"words": ["huge mistake"], "pole": "-", "weight": 0.6},
            ],
            "exemplars": {"positive": 3, "negative": 4, "neutral": 0},
            "examples": 7,
        }
    ],
}

ARTICLE = """\
Something happened, and four people of the Test Institute react:

Test Ümlaut, fellow at the Test Institute:

“Congress should support tariffs. Nobody knows when.”

Test Beta, director of the Test Project at the Test Institute:

“Higher tariffs would be a mistake.

“Tariffs are a blunder, and should Congress raise tariffs?”

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


class MadeUpPipeline(types.ModuleType):
    """Answers like the pipeline and the codebooks, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__("stances.pipeline")
        self.asked: list[tuple[Any, ...]] = []
        self.raises: BaseException | None = None
        self.findings: list[dict[str, str]] = []
        self.failed: list[dict[str, str]] = []

    def _answer(self, answer: Any, *asked: Any) -> Any:
        self.asked.append(asked)
        if self.raises is not None:
            raise self.raises
        return answer

    def sheet(self, inputs, *, settings, dimensions=(), experts=()):
        return self._answer(SHEET, list(inputs), settings, list(dimensions), list(experts))

    def explanation(self, expert, dimension, inputs, *, settings):
        return self._answer(SHEET, expert, dimension, list(inputs), settings)

    def experts(self, inputs, *, settings):
        keys = ("role", "affiliation", "date", "source")
        counts = ("statements", "paragraphs", "sentences", "words")
        row = {"expert": "Test Alpha"} | dict.fromkeys(keys, "") | dict.fromkeys(counts, 1)
        return self._answer([row], list(inputs), settings)

    def sentences(self, inputs, *, settings, experts=()):
        row = {"id": "alpha-1.1", "expert": "Test Alpha", "source": "a.txt", "line": 1}
        row |= {"start": 0, "end": 5, "kind": "prose", "text": "So it is."}
        return self._answer([row], list(inputs), settings, list(experts))

    def rubric_record(self, settings, dimensions=()):
        return self._answer(RUBRIC, settings, list(dimensions))

    def lint(self, settings):
        return self._answer(self.findings, settings)

    def trial(self, settings):
        return self._answer({"passed": 7, "failed": self.failed}, settings)

    def new_rubric(self, name):
        return self._answer({"rubric.toml": "title = 'Ü'\n", "one.toml": ""}, name)


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> MadeUpPipeline:
    made_up = MadeUpPipeline()
    for name in ("pipeline", "codebooks"):
        monkeypatch.setitem(sys.modules, f"stances.{name}", made_up)
        monkeypatch.setattr(stances, name, made_up, raising=False)
    _forget_choices(monkeypatch, tmp_path)
    return made_up


def _forget_choices(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Whoever runs the tests may have chosen a rubric or colours; they are not meant here."""
    colours = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE")
    for name in (*colours, "CI", *(name for name in os.environ if name.startswith("STANCES_"))):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    monkeypatch.chdir(folder)


@pytest.fixture
def stances_run(
    pipeline: MadeUpPipeline, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Runs the program within this process: its exit code, output and notes."""

    def run(*args: str) -> tuple[int, str, str]:
        code = main(args)
        return code, *capsys.readouterr()

    return run


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
    _forget_choices(monkeypatch, folder)
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
