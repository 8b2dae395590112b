"""For programs: an article about tariffs, a rubric for it, and a folder in which they run.

A test module imports the fixtures `folder`, `cache` and `run_program` that it needs.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from program import ARTICLE
from program import RUBRIC_FILE as RUBRIC
from stances.cli import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the article, the rubric and an empty file."""
    for name, text in {"c.txt": ARTICLE, "a.toml": RUBRIC, "empty.txt": ""}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where compiled rubrics are kept, so that each is compiled once."""
    return str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def run_program(
    folder: Path,
    cache: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Callable[..., tuple[int, str, str]]:
    """Runs the program within this process, in the folder: exit code, output and notes."""
    colours = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE")
    for name in (*colours, "CI", *(name for name in os.environ if name.startswith("STANCES_"))):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", cache)
    monkeypatch.setenv("STANCES_RUBRIC", "a.toml")
    monkeypatch.chdir(folder)

    def run(*args: str) -> tuple[int, str, str]:
        code = main(args)
        return code, *capsys.readouterr()

    return run
