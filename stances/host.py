"""What the machine around a run says of itself: continuous integration, the day, the work tree."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from pathlib import Path


def in_ci(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether this is a run of continuous integration, which says so in ``CI``.

    >>> in_ci({"CI": "true"}), in_ci({"CI": "False"}), in_ci({})
    (True, False, False)
    """
    return environ.get("CI", "").casefold() not in ("", "0", "false")


def today() -> datetime.date:
    """This day, by the machine's clock."""
    return datetime.datetime.now().astimezone().date()


def folder_in_workspace(environ: Mapping[str, str] = os.environ) -> str:
    """The current folder's way from the top of the work tree that GitHub checked out, if in one.

    >>> folder_in_workspace({})
    ''
    """
    workspace = environ.get("GITHUB_WORKSPACE", "")
    here = Path.cwd().resolve()
    if not workspace or not here.is_relative_to(Path(workspace).resolve()):
        return ""
    way = here.relative_to(Path(workspace).resolve()).as_posix()
    return "" if way == "." else way
