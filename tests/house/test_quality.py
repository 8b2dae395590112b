"""The checks that any change must pass: style, types, and how the top level looks."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
    ],
    ids=" ".join,
)
def test_tool_finds_nothing(command):
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_top_level_holds_only_what_it_should():
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if tracked.returncode:
        pytest.skip("not a git checkout")
    tops = {path.split("/")[0] for path in tracked.stdout.split()}
    visible = {top for top in tops if not top.startswith(".")}
    assert visible <= {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "stances",
        "corpus",
        "tests",
        "docs",
    }


def test_modules_stay_small():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in sorted((ROOT / "stances").rglob("*.py"))
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 330
    }
    assert not long
