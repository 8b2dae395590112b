"""What a run depends on besides its input: the rubric, the columns, the cache."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """The choices of one run.

    Attributes:
        rubric: a bundled rubric's name, or the path of a rubric folder or file.
        expert_column, text_column: the columns of a table that hold names and texts.
    """

    rubric: str = "us-iran"
    expert_column: str = "expert"
    text_column: str = "text"


def cache_folder(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Where compiled rubrics are kept: ``$XDG_CACHE_HOME/stances`` or ``~/.cache/stances``.

    A relative ``XDG_CACHE_HOME`` is ignored, as the XDG base directory specification asks.
    `None` where no home folder is known.

    >>> cache_folder({"XDG_CACHE_HOME": "/var/tmp/c"}).as_posix()
    '/var/tmp/c/stances'
    """
    named = environ.get("XDG_CACHE_HOME", "")
    if named and Path(named).is_absolute():
        return Path(named) / "stances"
    home = environ.get("HOME") or environ.get("USERPROFILE", "")
    return Path(home) / ".cache" / "stances" if home else None
