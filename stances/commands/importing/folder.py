"""The folder that import writes to: the only module of import that reads files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from stances.errors import StancesError


def read_folder(folder: str) -> Mapping[str, str | None]:
    """Return what lies in a folder, by name, with the texts of its Markdown files.

    `None` stands for what is not a Markdown file in UTF-8. A folder that is not there is empty.

    Raises:
        StancesError: it is not a folder, or cannot be read.
    """
    path = Path(folder)
    try:
        if path.exists() and not path.is_dir():
            raise StancesError("is not a folder", where=folder, hint="name a folder after -o")
        names = sorted(one.name for one in path.iterdir()) if path.exists() else []
        return {name: _read_text(path / name) for name in names}
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no folder can have this name"
        raise StancesError(f"cannot be read ({reason})", where=folder) from error


def has_folder(folder: str) -> bool:
    """Whether there is a folder of this name."""
    return Path(folder).is_dir()


def keep_apart(folder: str, inputs: Iterable[str]) -> None:
    """Check that a folder to write to does not hold what is read, and is not held by it.

    Raises:
        StancesError: it does or is.
    """
    try:
        own = Path(folder).resolve()
        for name in inputs:
            other = Path(name).resolve()
            if name != "-" and (own.is_relative_to(other) or other.is_relative_to(own)):
                what = f"{name} is read, so nothing can be written to {folder}"
                raise StancesError(what, hint="name a folder apart from it with -o")
    except (OSError, RuntimeError, ValueError):  # no such path: whoever opens it says so
        return


def _read_text(path: Path) -> str | None:
    if path.suffix != ".md" or not path.is_file():
        return None
    try:
        return path.read_bytes().decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None
