"""The made-up rubric as the commands see it."""

from __future__ import annotations

import pytest

from rubric.samples import write
from stances.settings.model import Settings


@pytest.fixture
def named(tmp_path, monkeypatch):
    """Settings that name the made-up rubric; with other words in a file where wanted."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def of(**changed):
        return Settings(rubric=str(write(tmp_path / "bridge", **changed)))

    return of
