"""The project that is checked."""

from __future__ import annotations

import pytest

from cli.gate.project import (
    ARTICLE,
    Project,
)
from rubric.samples import write


@pytest.fixture(scope="module")
def accepted():
    """The article's baseline, once it was made: it is the same for every test."""
    return []


@pytest.fixture
def project(folder, whole_run, monkeypatch, accepted):
    """The article accepted."""
    for name in ("GITHUB_WORKSPACE", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("STANCES_RUBRIC", "bridge")
    for path in folder.iterdir():
        if path.is_file():
            path.unlink()
    write(folder / "bridge")
    made = Project(folder, whole_run)
    made.put("x.txt", ARTICLE)
    if not accepted:
        made.accept()
        accepted.append(made.bytes())
    made.path("b.json").write_bytes(accepted[0])
    return made


@pytest.fixture
def plain(environ):
    """An environment for processes in which nobody has chosen anything, and that is no CI."""
    return {**environ, "STANCES_RUBRIC": "bridge", "TERM": "xterm"}
