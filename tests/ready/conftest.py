"""A small project whose scores were accepted, and which can be made to drift."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
RUBRIC = """\
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
positive = ["Duties keep our mills open.", "Let importers pay."]
negative = ["Duties fall on shoppers.", "Barriers breed barriers."]
"""
STATEMENT = "+++\nexpert = {expert!r}\n+++\n{text}\n"
ALPHA = "Congress should support tariffs."
TURNED = "Congress should oppose tariffs."
PROJECT = {
    "articles/alpha.md": STATEMENT.format(expert="Test Alpha", text=ALPHA),
    "articles/beta.md": STATEMENT.format(
        expert="Test Beta", text="Higher tariffs would be a mistake."
    ),
    "tariffs.toml": RUBRIC,
    "stances.toml": 'inputs = ["articles"]\nrubric = "tariffs.toml"\nbaseline = "baseline.json"\n',
}
TAKEN = ("CI", "SKIP", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "PYTHONPATH")
TAKEN_BEGINNINGS = ("STANCES_", "GIT_", "GITHUB_", "RUNNER_", "PRE_COMMIT")


@pytest.fixture(scope="session")
def environ(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment without what would choose for the programs that are tried here.

    HOME stays, so that pip finds what it has downloaded before.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in TAKEN and not name.startswith(TAKEN_BEGINNINGS)
    }
    return {**kept, "XDG_CONFIG_HOME": str(tmp_path_factory.mktemp("config"))}


@pytest.fixture(scope="session")
def lent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with links to what the program says it depends on, and to nothing else.

    It is lent to the environments in which the program is installed: to download it again would
    prove nothing, and takes most of a minute.
    """
    folder = tmp_path_factory.mktemp("lent")
    for dependency in find_dependencies():
        for name in {file.parts[0] for file in dependency.files or ()} - {"..", "__pycache__"}:
            (folder / name).symlink_to(Path(str(dependency.locate_file(name))))
    return folder


def find_dependencies() -> Iterator[Distribution]:
    """What the program depends on, and what that depends on, each once."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting, seen = list(project["dependencies"]), set[str]()
    while waiting:
        wanted = Requirement(waiting.pop())
        name = canonicalize_name(wanted.name)
        if name in seen or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        found = distribution(wanted.name)
        waiting += found.requires or ()
        yield found


@pytest.fixture(scope="session")
def accept(environ: dict[str, str]) -> Callable[[Path], None]:
    """Accepts the scores of the project in a folder."""

    def run(folder: Path) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "stances", "accept"],
            cwd=folder,
            env=environ,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    return run


@pytest.fixture(scope="session")
def accepted(tmp_path_factory: pytest.TempPathFactory, accept: Callable[[Path], None]) -> Path:
    """The project with its baseline; copy it."""
    folder = tmp_path_factory.mktemp("accepted")
    for name, text in PROJECT.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    accept(folder)
    return folder


@pytest.fixture
def project(tmp_path: Path, accepted: Path) -> Path:
    """A copy of the project at the top of a work tree."""
    return Path(shutil.copytree(accepted, tmp_path / "work"))


def turn_round(project: Path) -> None:
    """Let Test Alpha say the opposite."""
    article = project / "articles" / "alpha.md"
    article.write_text(article.read_text(encoding="utf-8").replace(ALPHA, TURNED), encoding="utf-8")
