"""The project that is checked, and the program to check it with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import stances
from commands.gate.program.project import ARTICLE, Project
from rubric.samples import write as write_rubric
from stances.cli import main

ROOT = Path(stances.__file__).parent.parent
COLOURS = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE")


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    """Where these tests keep compiled rubrics, so that each is compiled once."""
    return str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def run(tmp_path, cache, monkeypatch, capsys):
    """Runs the program within this process: its exit code, output and notes."""
    for name in (*COLOURS, "CI", "GITHUB_WORKSPACE", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    for name in [one for one in os.environ if one.startswith("STANCES_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", cache)
    monkeypatch.setenv("STANCES_RUBRIC", "bridge")

    def run_program(*args, **environ):
        with monkeypatch.context() as patch:
            for name, value in environ.items():
                patch.setenv(name, value)
            code = main(args)
        return code, *capsys.readouterr()

    return run_program


@pytest.fixture(scope="session")
def accepted():
    """The article's baseline, once it was made: it is the same for every test."""
    return []


@pytest.fixture
def project(tmp_path, run, monkeypatch, accepted):
    """A folder with an article, a rubric and the article's accepted scores."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    write_rubric(folder / "bridge")
    made = Project(folder, run)
    made.put("x.txt", ARTICLE)
    if not accepted:
        made.accept()
        accepted.append(made.bytes())
    made.path("b.json").write_bytes(accepted[0])
    return made


@pytest.fixture(scope="session")
def plain(tmp_path_factory, cache):
    """An environment for processes in which nobody has chosen anything, and that is no CI."""
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
        "STANCES_RUBRIC": "bridge",
        "TERM": "xterm",
    }


@pytest.fixture
def bash(plain, project):
    """Runs a line of bash in the project."""
    if shutil.which("bash") is None:
        pytest.skip("no bash on this system")

    def run_line(line):
        return subprocess.run(
            ["bash", "-c", line],
            cwd=project.folder,
            env=plain,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    return run_line
