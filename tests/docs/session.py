"""Runs the blocks of a page: the commands of a shell, and lines of Python."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_SHELL = re.compile(r"[|&;<>()$`\\*?\[\]{}~#!\n]")
"""Signs that mean something to a shell; a command without any runs within this process."""
_CHOICES = re.compile(r"STANCES_.*|CI|NO_COLOR|FORCE_COLOR|CLICOLOR_FORCE|COLUMNS|GITHUB_.*|GIT_.*")
"""Variables by which whoever runs the tests may have chosen something; they are not meant here."""


class Session:
    """A folder in which commands and lines of Python run one after the other.

    Args:
        folder: an empty folder.

    Attributes:
        exit_code: that of the last command.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "project"
        self.folder.mkdir()
        self.environ = {
            name: one for name, one in os.environ.items() if not _CHOICES.fullmatch(name)
        }
        self.environ |= {
            "PATH": f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}",
            "XDG_CONFIG_HOME": str(folder / "config"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        self.exit_code = 0
        self._names: dict[str, Any] = {}

    def write(self, name: str, text: str) -> None:
        """Write a file of the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, command: str) -> str:
        """Return what a command prints, on standard output and standard error."""
        if command.startswith("stances ") and not _SHELL.search(command):
            return self._run_within(shlex.split(command)[1:])
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=self.environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=120,
        )
        self.exit_code = done.returncode
        return done.stdout.decode()

    def execute(self, source: str) -> str:
        """Return what a statement of Python prints, and the value of an expression."""
        with self._here(), _caught() as printed:
            exec(compile(source, "<page>", "single"), self._names)
        return printed.getvalue().decode()

    def _run_within(self, args: list[str]) -> str:
        from stances.cli import main

        with self._here(), _caught() as printed:
            self.exit_code = main(args)
        return printed.getvalue().decode()

    @contextlib.contextmanager
    def _here(self) -> Iterator[None]:
        before = dict(os.environ)
        os.environ.clear()
        os.environ.update(self.environ)
        try:
            with contextlib.chdir(self.folder):
                yield
        finally:
            os.environ.clear()
            os.environ.update(before)


@contextlib.contextmanager
def _caught() -> Iterator[io.BytesIO]:
    """Catch the bytes of standard output and standard error, in the order in which they come."""
    printed = io.BytesIO()
    streams = sys.stdin, sys.stdout, sys.stderr
    sys.stdin = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    sys.stdout = io.TextIOWrapper(printed, encoding="utf-8", write_through=True)
    sys.stderr = io.TextIOWrapper(printed, encoding="utf-8", write_through=True)
    try:
        yield printed
    finally:
        caught = sys.stdout, sys.stderr
        sys.stdin, sys.stdout, sys.stderr = streams
        for one in caught:
            one.detach()
