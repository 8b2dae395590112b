"""What the project asks of itself: its workflow, its hooks, its tasks, and the names in them."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import check_jsonschema
import pytest
import yaml
from pre_commit.commands.validate_config import validate_config

ROOT = Path(__file__).parents[2]
WORKFLOW = ROOT / ".github" / "workflows" / "ci.yml"
HOOKS = ROOT / ".pre-commit-config.yaml"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
JOBS = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
TASKS = PROJECT["tool"]["poe"]["tasks"]
CHECKED = ["README.md", "pyproject.toml", "docs", ".github"]


def list_scripts() -> Iterator[str]:
    """Yield each line of the workflow's scripts."""
    for job in JOBS.values():
        for step in job["steps"]:
            yield from step.get("run", "").splitlines()


def test_github_would_take_the_workflow() -> None:
    with pytest.raises(SystemExit) as end:
        check_jsonschema.main(["--builtin-schema", "vendor.github-workflows", str(WORKFLOW)])
    assert end.value.code == 0


def test_pre_commit_would_take_the_hooks() -> None:
    assert validate_config([str(HOOKS)]) == 0


def test_the_matrix_holds_every_python_that_the_project_names() -> None:
    named = [
        one.removeprefix("Programming Language :: Python :: ")
        for one in PROJECT["project"]["classifiers"]
        if re.fullmatch(r"Programming Language :: Python :: 3\.\d+", one)
    ]
    assert JOBS["test"]["strategy"]["matrix"]["python"] == named
    assert PROJECT["project"]["requires-python"] == f">={named[0]}"
    lowest, newest = JOBS["dependencies"]["strategy"]["matrix"]["include"]
    assert (lowest["python"], newest["python"]) == (named[0], named[-1])


def test_the_workflow_runs_tasks_that_there_are() -> None:
    used = {line.split()[1] for line in list_scripts() if line.startswith("poe ")}
    assert used
    assert used <= set(TASKS)


def test_every_part_of_a_task_is_there() -> None:
    for task in TASKS.values():
        for part in task.get("sequence", []):
            assert isinstance(part, dict) or part in TASKS


@pytest.mark.parametrize("name", sorted(TASKS))
def test_a_task_says_what_it_does_and_names_files_that_there_are(name: str) -> None:
    task: dict[str, Any] = TASKS[name]
    assert task["help"].endswith(".")
    parts = [one for one in task.get("sequence", [task]) if isinstance(one, dict)]
    for word in (word for one in parts for word in shlex.split(one["cmd"])):
        assert not word.endswith(".py") or (ROOT / word).is_file()


def test_all_pages_name_one_repository() -> None:
    owners = set()
    for name in CHECKED:
        path = ROOT / name
        files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
        for file in files:
            text = file.read_text(encoding="utf-8")
            owners |= set(re.findall(r"(?:github\.com/|uses: )([\w-]+)/stances\b", text))
    assert len(owners) == 1
