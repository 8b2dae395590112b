"""The README is true: every command in it prints what it shows."""

import os
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CUT = "[...]"


def examples():
    """Each command of the README's console blocks with the lines shown under it."""
    for block in BLOCK.findall(TEXT):
        command, shown = None, []
        for line in block.splitlines():
            if line.startswith("$ "):
                if command:
                    yield command, shown
                command, shown = line[2:], []
            else:
                shown.append(line)
        if command:
            yield command, shown


@pytest.mark.parametrize(("command", "shown"), list(examples()), ids=lambda v: str(v)[:60])
def test_command_prints_what_the_readme_shows(command, shown, tmp_path):
    if "jq" in command and not shutil.which("jq"):
        pytest.skip("jq is not installed")
    if "../shared" in command and not (ROOT.parent / "shared").is_dir():
        pytest.skip("no folder ../shared")
    (tmp_path / "main").mkdir()
    if (ROOT.parent / "shared").is_dir():
        (tmp_path / "shared").symlink_to(ROOT.parent / "shared")
    path = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=tmp_path / "main",
        env={name: value for name, value in os.environ.items() if name != "CI"} | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    printed = [line.rstrip() for line in (done.stdout + done.stderr).splitlines()]
    if CUT in shown:
        cut = shown.index(CUT)
        assert printed[:cut] == shown[:cut]
    else:
        assert printed == [line.rstrip() for line in shown]


def test_the_readme_shows_the_two_commands_on_one_line_each():
    for mark in ("run", "test"):
        part = TEXT.split(f"<!-- {mark} -->")[1].split("<!-- end -->")[0]
        commands = [line for line in part.splitlines() if line.startswith("python3 ")]
        assert len(commands) == 1
