"""A made-up pipeline for commands, and a shell in which the real program runs."""

from __future__ import annotations

import os
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import stances

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
def pipeline(monkeypatch: pytest.MonkeyPatch) -> MadeUpPipeline:
    made_up = MadeUpPipeline()
    for name in ("pipeline", "codebooks"):
        monkeypatch.setitem(sys.modules, f"stances.{name}", made_up)
        monkeypatch.setattr(stances, name, made_up, raising=False)
    for name in ("STANCES_RUBRIC", "STANCES_DEBUG", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    return made_up


@pytest.fixture
def stances_run(
    pipeline: MadeUpPipeline, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Runs the program within this process: its exit code, output and notes."""
    from stances.cli.main import main

    def run(*args: str) -> tuple[int, str, str]:
        code = main(args)
        return code, *capsys.readouterr()

    return run


@pytest.fixture(scope="session")
def environ(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A plain environment in which `stances` and `python` are this checkout and this Python."""
    home = tmp_path_factory.mktemp("home")
    for name, command in (("stances", "-m stances"), ("python", "")):
        shim = home / name
        shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" {command} "$@"\n')
        shim.chmod(0o755)
    return {
        "PATH": f"{home}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHONPATH": str(ROOT),
        "LANG": "C.UTF-8",
    }


@pytest.fixture
def bash(environ: dict[str, str], tmp_path: Path) -> Callable[..., subprocess.CompletedProcess]:
    """Runs a line of bash in an empty folder."""

    def run(line: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-c", line],
            cwd=tmp_path,
            env={**environ, **more},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    return run
