"""The edge where inputs are found to be files: those that are named, and those of folders."""

from __future__ import annotations

import os
import stat
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from stances.errors import StancesError, raise_all
from stances.read.compressed import strip_ending
from stances.read.decode import SAVE_AS_TEXT
from stances.read.forms import ENDINGS
from stances.read.long_tables import make_unreadable
from stances.read.skipped import note_skipped

UNREADABLE = (
    *(".doc", ".pages"),
    *(".xml", ".eml", ".msg", ".ppt", ".pptx", ".odp", ".xls", ".ods"),
    *(".zip", ".7z", ".tar", ".tgz"),
)
"""The endings of files that may well hold statements, in forms that we cannot read."""


class InputFile(Struct, frozen=True, kw_only=True):
    """A file that an input stands for.

    Attributes:
        name: as the user would name it.
        path: where it lies; `None` for standard input.
        is_in_folder: whether a folder was named, and not the file itself.
    """

    name: str
    path: Path | None
    is_in_folder: bool = False


def list_files(given: str) -> list[tuple[str, Path]]:
    """Return the names and paths of the files that an input stands for: one, or those of a folder.

    Raises:
        StancesError: it is standard input, or a folder in which nothing can be read.
    """
    faults: list[StancesError] = []
    found = list(find_files(given, Path(), faults))
    raise_all(faults)
    if any(file.path is None for file in found):
        raise StancesError("standard input is not a file", where=given, hint="name a file")
    return [(file.name, file.path) for file in found if file.path is not None]


def find_files(given: str, root: Path, faults: list[StancesError]) -> Iterator[InputFile]:
    """Yield each file that an input stands for, and add to `faults` what keeps others from it."""
    path = root / given
    if given == "-":
        yield InputFile(name=given, path=None)
    elif given and stat.S_ISDIR(find_mode(path)):
        yield from _list_folder(given, path, faults)
    else:
        yield InputFile(name=given, path=path)


def find_mode(path: Path) -> int:
    """Return what the system says a path is, links followed; 0 where it leads to nothing."""
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0


def _list_folder(given: str, folder: Path, faults: list[StancesError]) -> Iterator[InputFile]:
    """Yield each file of a folder that is read, or should be, in the order of their paths."""
    before = len(faults)
    files = sorted(_walk_folder(given, folder, faults))
    found = [
        InputFile(name=_join_name(given, parts), path=folder.joinpath(*parts), is_in_folder=True)
        for parts in files
        if not parts[-1].upper().startswith("README")
    ]
    meant = [file for file in found if _may_hold_text(file)]
    if not meant and len(faults) == before:
        hint = f"known endings: {' '.join(ENDINGS)}"
        faults.append(StancesError("no file to read in this folder", where=given, hint=hint))
    elif meant:
        note_skipped(given, [file.name for file in found if file not in meant])
    yield from meant


def _walk_folder(given: str, folder: Path, faults: list[StancesError]) -> Iterator[tuple[str, ...]]:
    """Yield the path of each file below a folder, in parts, without hidden ones.

    Each folder is walked once, by its own path rather than by a link to it. One that cannot be
    read is added to `faults`.
    """
    own: deque[tuple[str, ...]] = deque([()])
    linked: deque[tuple[str, ...]] = deque()
    walked: set[tuple[int, int]] = set()
    while own or linked:
        parts = own.popleft() if own else linked.popleft()
        path = folder.joinpath(*parts)
        try:
            status = path.stat()
            names = [] if (status.st_dev, status.st_ino) in walked else os.listdir(path)  # noqa: PTH208
        except OSError as error:
            faults.append(make_unreadable(error, _join_name(given, parts)))
            continue
        walked.add((status.st_dev, status.st_ino))
        for name in sorted(names):
            if name.startswith((".", "_")):
                continue
            below = path / name
            if not stat.S_ISDIR(find_mode(below)):
                yield (*parts, name)
            else:
                (linked if below.is_symlink() else own).append((*parts, name))


def _may_hold_text(file: InputFile) -> bool:
    """Whether a file of a folder is read, or refused because it might hold statements."""
    ending = find_ending(file.name)
    is_there = file.path is not None and bool(find_mode(file.path))
    is_compressed = strip_ending(file.name) != file.name
    return (
        ending in (*ENDINGS, *UNREADABLE)
        or (is_compressed and not ending)
        or (not ending and not is_there)
    )


def refuse_unreadable(name: str, path: Path) -> None:
    """Check that a file of a folder can be read.

    Raises:
        StancesError: it cannot.
    """
    ending = find_ending(name)
    mode = find_mode(path)
    if ending in UNREADABLE:
        what, hint = f"cannot read {ending}", f"take it out of the folder, or {SAVE_AS_TEXT}"
    elif not mode:
        what, hint = "a link to nothing", "take it out of the folder, or let it lead to a text"
    elif not stat.S_ISREG(mode):
        what, hint = "not a file with a text", "take it out of the folder, or name it by itself"
    else:
        return
    raise StancesError(what, where=name, hint=hint)


def find_ending(name: str) -> str:
    """Return the ending of a name, or the one beneath that of a compressed file."""
    return Path(strip_ending(name)).suffix.lower()


def _join_name(given: str, parts: tuple[str, ...]) -> str:
    """Return the name of a file within a folder that the user named."""
    return "/".join((given.rstrip("/"), *parts))
