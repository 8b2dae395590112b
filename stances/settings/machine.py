"""What a run can learn from its machine: continuous integration, the day, the work tree."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from pathlib import Path


def is_ci(environ: Mapping[str, str] = os.environ) -> bool:
    """Return whether this is a run of continuous integration, by the variable ``CI``.

    >>> is_ci({"CI": "true"}), is_ci({"CI": "False"}), is_ci({})
    (True, False, False)
    """
    return environ.get("CI", "").casefold() not in ("", "0", "false")


def wants_completions(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether a shell runs the program for completions, by the variable that Typer names."""
    return "_STANCES_COMPLETE" in environ


def find_today() -> datetime.date:
    """Return this day, by the machine's clock."""
    return datetime.datetime.now().astimezone().date()


def find_folder_in_workspace(environ: Mapping[str, str] = os.environ) -> str:
    """Return the current folder's path from the top of the work tree that GitHub checked out.

    Empty at the top itself, and outside a work tree.

    >>> find_folder_in_workspace({})
    ''
    """
    workspace = environ.get("GITHUB_WORKSPACE", "")
    here = Path.cwd().resolve()
    if not workspace or not here.is_relative_to(Path(workspace).resolve()):
        return ""
    path = here.relative_to(Path(workspace).resolve()).as_posix()
    return "" if path == "." else path
