"""Carries out the scripts of a composite action as GitHub's runner does."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")


@dataclass(kw_only=True)
class Job:
    """A job that uses the action.

    Attributes:
        folder: the action's.
        given: what the workflow gives the action ``with``.
        workspace: the work tree.
        temp: the runner's temporary folder.
        environ: what the scripts find in their environment, beside what the runner puts there.
        outputs: of each step that has run, by its id.
    """

    folder: Path
    given: Mapping[str, str]
    workspace: Path
    temp: Path
    environ: Mapping[str, str]
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        text = (self.folder / "action.yml").read_text(encoding="utf-8")
        self.action: dict[str, Any] = yaml.safe_load(text)
        undeclared = set(self.given) - set(self.action["inputs"])
        assert not undeclared, undeclared

    @property
    def summary(self) -> str:
        """What the last script added to the job's summary."""
        return (self.temp / "summary").read_text(encoding="utf-8")

    def output(self, name: str) -> str:
        """One of the action's outputs."""
        return self._filled(self.action["outputs"][name]["value"])

    def run(self, name: str) -> subprocess.CompletedProcess[str]:
        """Run the script of the step with this id."""
        step = next(one for one in self.action["runs"]["steps"] if one.get("id") == name)
        assert step["shell"] == "bash"
        script = self.temp / "script.sh"
        script.write_text(self._filled(step["run"]), encoding="utf-8")
        for file in ("summary", "output"):
            (self.temp / file).write_text("", encoding="utf-8")
        done = subprocess.run(
            # docs.github.com, "Workflow syntax": what "shell: bash" stands for
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.workspace / self._filled(step.get("working-directory", ".")),
            env={
                **self.environ,
                "CI": "true",
                "GITHUB_ACTIONS": "true",
                "GITHUB_ACTION_PATH": str(self.folder),
                "GITHUB_OUTPUT": str(self.temp / "output"),
                "GITHUB_STEP_SUMMARY": str(self.temp / "summary"),
                "GITHUB_WORKSPACE": str(self.workspace),
                "RUNNER_TEMP": str(self.temp),
                **{key: self._filled(value) for key, value in step.get("env", {}).items()},
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        lines = (self.temp / "output").read_text(encoding="utf-8").splitlines()
        self.outputs[name] = dict(line.split("=", maxsplit=1) for line in lines)
        return done

    def _filled(self, text: str) -> str:
        """The text with its expressions replaced by their values, as they are."""
        return _EXPRESSION.sub(lambda found: self._value(found[1].strip()), text)

    def _value(self, expression: str) -> str:
        match expression.split("."):
            case ["inputs", name]:
                return self.given.get(name, self.action["inputs"][name]["default"])
            case ["steps", step, "outputs", name]:
                return self.outputs[step].get(name, "")
        raise AssertionError(f"no expression that this runner knows: {expression}")
