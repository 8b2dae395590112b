"""The files of a folder that were not read, since nothing says that they are texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from stances.read.notes import list_some, make_note

_MOST = 5
"""How many files a note names before it only counts the rest."""
_NO_TEXTS = frozenset(
    (
        *(".toml", ".yaml", ".yml", ".ini", ".cfg", ".lock"),
        *(".py", ".js", ".css", ".sh", ".ttf", ".woff", ".woff2"),
    )
)
"""The endings of files that plainly hold no statements, of which no note is made."""
_NO_TEXT = ("LICENSE", "LICENCE", "NOTICE", "MAKEFILE")


def note_skipped(folder: str, files: Sequence[str]) -> None:
    """Say which files of a folder were left out for their endings, if any may hold statements.

    Args:
        folder: as the user named it.
        files: their names, as the user would name them.
    """
    paths = [PurePath(one) for one in files]
    named = [
        str(path.relative_to(folder).as_posix()) if path.is_relative_to(folder) else str(path)
        for path in paths
        if path.suffix.lower() not in _NO_TEXTS and path.stem.upper() not in _NO_TEXT
    ]
    if not named:
        return
    files = "1 file with an unknown ending was"
    if len(named) > 1:
        files = f"{len(named)} files with unknown endings were"
    hint = "to read one, name the file itself"
    make_note(f"{files} not read: {list_some(named, _MOST)}; {hint}", folder)
