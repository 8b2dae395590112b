"""What a run depends on besides its input: the rubric, the columns, the tolerances, the cache."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiver:
    """Drift that is allowed until a day, and why.

    Attributes:
        expert, dimension: what it speaks of; one of them may be empty, which stands for all.
        until: the last day on which it holds.
        file, line: where it stands.
    """

    expert: str
    dimension: str
    until: datetime.date
    reason: str
    file: str
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Tolerance:
    """How far a position may move on one dimension.

    Attributes:
        distance: from 0 to 2.
        where: the ``file:line`` that says so.
    """

    dimension: str
    distance: float
    where: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """The choices of one run.

    Attributes:
        inputs: files, folders, ``-`` or a score sheet; none for the bundled corpus.
        rubric: a bundled rubric's name, or the path of a rubric folder or file.
        baseline: the file of accepted scores.
        tolerance: how far a position may move where its dimension has no tolerance of its own;
            `None` where nobody said.
        tolerances: how far it may move on single dimensions.
        over_all: how far it may move on every dimension, whatever files and rubrics say.
        only: the kinds of drift that fail; none for all.
        waivers: drift that is allowed.
        expert_column, text_column: the columns of a table that hold names and texts.
    """

    inputs: tuple[str, ...] = ()
    rubric: str = "us-iran"
    baseline: str | None = None
    tolerance: float | None = None
    tolerances: tuple[Tolerance, ...] = ()
    over_all: float | None = None
    only: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    expert_column: str = "expert"
    text_column: str = "text"


def cache_folder(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Where compiled rubrics are kept: ``$XDG_CACHE_HOME/stances`` or ``~/.cache/stances``.

    A relative ``XDG_CACHE_HOME`` is ignored, as the XDG base directory specification asks.
    `None` where no home folder is known.

    >>> cache_folder({"XDG_CACHE_HOME": "/var/tmp/c"}).as_posix()
    '/var/tmp/c/stances'
    """
    return _own_folder("XDG_CACHE_HOME", ".cache", environ)


def config_folder(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Where a user's own ``stances.toml`` lies, by the same rules.

    >>> config_folder({"HOME": "/home/test"}).as_posix()
    '/home/test/.config/stances'
    """
    return _own_folder("XDG_CONFIG_HOME", ".config", environ)


def home_folder(environ: Mapping[str, str] = os.environ) -> Path | None:
    """The user's home; `None` where it is not known."""
    home = environ.get("HOME") or environ.get("USERPROFILE", "")
    return Path(home) if home else None


def _own_folder(variable: str, usual: str, environ: Mapping[str, str]) -> Path | None:
    named = environ.get(variable, "")
    if named and Path(named).is_absolute():
        return Path(named) / "stances"
    home = home_folder(environ)
    return home / usual / "stances" if home else None
