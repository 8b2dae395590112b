"""A home and a project of their own for each test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from stances.settings.resolve import resolve_choices


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder; the user's ``stances.toml`` would lie in its ``.config/stances``."""
    folder = tmp_path / "home"
    (folder / ".config" / "stances").mkdir(parents=True)
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project's folder, beside the home."""
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


@pytest.fixture
def choices(home: Path, project: Path) -> Callable[..., dict[str, tuple[Any, str]]]:
    """The choices by their names: value and origin. Waivers are numbered."""

    def find(*, folder: Path = project, flags: Any = None, **environ: str) -> dict[str, Any]:
        found = resolve_choices(
            flags=flags or {},
            bundled=["us-iran", "uk-parties"],
            environ={"HOME": str(home), **environ},
            folder=folder,
        )
        names = [one.name for one in found]
        assert names.count("waiver") + len(set(names) - {"waiver"}) == len(names)
        return {
            f"waiver {names[:at].count('waiver')}" if one.name == "waiver" else one.name: (
                one.value,
                one.origin,
            )
            for at, one in enumerate(found)
        }

    return find
