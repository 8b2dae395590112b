"""The folders of a user: for compiled rubrics and for settings."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from stances.errors import StancesError


def find_cache_folder(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Return the folder of compiled rubrics: ``$XDG_CACHE_HOME/stances`` or ``~/.cache/stances``.

    A relative ``XDG_CACHE_HOME`` is ignored, as the XDG base directory specification asks.
    `None` where no home folder is known.

    >>> find_cache_folder({"XDG_CACHE_HOME": "/var/tmp/c"}).as_posix()
    '/var/tmp/c/stances'
    """
    return _find_own_folder("XDG_CACHE_HOME", ".cache", environ)


def find_config_folder(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Return the folder of a user's own ``stances.toml``, by the same rules.

    >>> find_config_folder({"HOME": "/home/test"}).as_posix()
    '/home/test/.config/stances'
    """
    return _find_own_folder("XDG_CONFIG_HOME", ".config", environ)


def find_home_folder(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Return the user's home folder; `None` where it is not known."""
    home = environ.get("HOME") or environ.get("USERPROFILE", "")
    return Path(home) if home else None


def _find_own_folder(variable: str, usual: str, environ: Mapping[str, str]) -> Path | None:
    named = environ.get(variable, "")
    if named and Path(named).is_absolute():
        return Path(named) / "stances"
    home = find_home_folder(environ)
    return home / usual / "stances" if home else None


def make_missing_folder(folder: str) -> None:
    """Make a folder, and those above it, unless it is there.

    Raises:
        StancesError: it cannot be made.
    """
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        what = f"cannot be made ({error})"
        raise StancesError(what, where=folder, hint="name another folder") from None
