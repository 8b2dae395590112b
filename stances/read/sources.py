"""The edge where files, folders and standard input become documents."""

from __future__ import annotations

import os
import stat
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

from stances.document import Document
from stances.errors import StancesError, suggest_name
from stances.read.decode import SAVE_AS_TEXT
from stances.read.forms import ENDINGS, find_by_bytes, find_by_ending
from stances.read.forms.plain import PLAIN
from stances.read.own_json import is_baseline

_UNREADABLE = (
    *(".doc", ".pages", ".epub"),
    *(".xml", ".eml", ".msg", ".ppt", ".pptx", ".odp", ".xls", ".xlsx", ".ods", ".parquet"),
    *(".gz", ".bz2", ".xz", ".zip", ".7z", ".tar"),
)
"""The endings of files that may well hold statements, in forms that we cannot read."""

_PICTURES = (".png", ".jpg", ".jpeg")


def load_documents(inputs: Sequence[str], root: Path = Path()) -> tuple[Document, ...]:
    """Read files, folders with all below them, and ``-``, which is standard input.

    A folder gives its files in a form we know, in the order of their paths. Links are followed:
    a linked folder is read like any other, wherever it lies, and each folder and file is read
    once, so that a link to a folder above it ends. Hidden files, names that begin with ``_`` and
    READMEs are skipped; so is what plainly holds no statements (``.toml``, ``.py``, ``.png``,
    LICENSE ...), and a baseline. Whatever may hold a statement and cannot be read is refused: a
    file in a foreign form (spreadsheets, slides, archives ...), a link to nothing, a
    named pipe or a device with the ending of a text, a folder that may not be read.

    Args:
        root: the folder from which their paths go; it is not part of their names.

    Raises:
        StancesError: an input is missing, empty, in a foreign form, or not text in UTF-8.
    """
    found: dict[str, Document] = {}
    for given in inputs:
        for name, path in _find_files(given, root):
            key = _identify(path)
            if key in found:
                continue
            document = _read_file(name, path) if path else _read_standard_input(name)
            if name == given or not is_baseline(document):
                found[key] = document
    if not found:
        raise StancesError("nothing to read", hint="name a file, a folder, or - for standard input")
    return tuple(found.values())


def is_same_file(one: str, other: str) -> bool:
    """Whether two inputs name one file, by whatever path or link; ``-`` is standard input.

    >>> is_same_file("-", "-"), is_same_file("-", "codes.csv")
    (True, False)
    """
    if "-" in (one, other):
        return one == other
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):
        return False


def _find_files(given: str, root: Path) -> Iterator[tuple[str, Path | None]]:
    """Yield the name and path of each file that an input stands for; no path for ``-``."""
    path = root / given
    if given == "-":
        yield given, None
    elif given and stat.S_ISDIR(_find_mode(path)):
        yield from _list_folder(given, path)
    else:
        yield given, path


def _identify(path: Path | None) -> str:
    """Return a key that is the same for all names of a file."""
    if path is None:
        return "-"
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path)


def _find_mode(path: Path) -> int:
    """Return what the system says a path is, links followed; 0 where it leads to nothing."""
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0


# ------------------------------------------------------------------------------- folders


def _list_folder(given: str, folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the name and path of each file of a folder that is read, in the order of their paths.

    Raises:
        StancesError: something in it cannot be read, or nothing can.
    """
    files = sorted(_walk_folder(given, folder))
    meant = [parts for parts in files if not parts[-1].upper().startswith("README")]
    for parts in meant:
        _refuse_unreadable(_join_name(given, parts), folder.joinpath(*parts))
    readable = [parts for parts in meant if _find_ending(parts[-1]) in ENDINGS]
    if not readable:
        raise StancesError(
            "no file to read in this folder",
            where=given,
            hint=f"known endings: {' '.join(ENDINGS)}",
        )
    for parts in readable:
        yield _join_name(given, parts), folder.joinpath(*parts)


def _walk_folder(given: str, folder: Path) -> Iterator[tuple[str, ...]]:
    """Yield the path of each file below a folder, in parts, without hidden ones.

    Each folder is walked once, by its own path rather than by a link to it.

    Raises:
        StancesError: a folder below cannot be read.
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
            raise _unreadable(error, _join_name(given, parts)) from error
        walked.add((status.st_dev, status.st_ino))
        for name in sorted(names):
            if name.startswith((".", "_")):
                continue
            below = path / name
            if not stat.S_ISDIR(_find_mode(below)):
                yield (*parts, name)
            else:
                (linked if below.is_symlink() else own).append((*parts, name))


def _refuse_unreadable(name: str, path: Path) -> None:
    """Check that a file of a folder, if it may hold a statement, can be read.

    Raises:
        StancesError: it cannot.
    """
    ending = _find_ending(name)
    mode = _find_mode(path)
    if ending in _UNREADABLE:
        what, hint = f"cannot read {ending}", f"take it out of the folder, or {SAVE_AS_TEXT}"
    elif not mode and (ending in ENDINGS or not ending):
        what, hint = "a link to nothing", "take it out of the folder, or let it lead to a text"
    elif mode and not stat.S_ISREG(mode) and ending in ENDINGS:
        what, hint = "not a file with a text", "take it out of the folder, or name it by itself"
    else:
        return
    raise StancesError(what, where=name, hint=hint)


def _find_ending(name: str) -> str:
    return Path(name).suffix.lower()


def _join_name(given: str, parts: tuple[str, ...]) -> str:
    """Return the name of a file within a folder that the user named."""
    return "/".join((given.rstrip("/"), *parts))


# --------------------------------------------------------------------------------- files


def _read_standard_input(name: str) -> Document:
    if sys.stdin is None:
        raise StancesError("standard input is closed", where=name, hint="name a file, or pipe one")
    return _decode(name, sys.stdin.buffer.read())


def _read_file(name: str, path: Path) -> Document:
    """Return a file as a document.

    Raises:
        StancesError: it is missing, empty, in a foreign form, or not text in UTF-8.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise StancesError("no such file", where=name, hint=_suggest_near(path)) from None
    except ValueError:  # a NUL, or half a character, which no path can hold
        raise StancesError("no such file", where=name, hint="check the path") from None
    except OSError as error:
        raise _unreadable(error, name) from error
    return _decode(name, data)


def _decode(name: str, data: bytes) -> Document:
    """Return the bytes of a file as a document: its form is what they show, else its ending.

    Raises:
        StancesError: they are empty, damaged, in a foreign form, or not text in UTF-8.
    """
    form = find_by_bytes(data)
    ending = _find_ending(name)
    if form is None and ending in (*_UNREADABLE, *_PICTURES):
        raise StancesError(f"cannot read {ending}", where=name, hint=SAVE_AS_TEXT)
    return (form or next(iter(find_by_ending(name)), PLAIN)).decode(name, data)


def _unreadable(error: OSError, name: str) -> StancesError:
    return StancesError(
        f"cannot be read ({error.strerror or error})",
        where=name,
        hint="check the path and who may read it",
    )


def _suggest_near(missing: Path) -> str:
    """Return a hint at what the folder of a missing file holds."""
    folder = missing.parent
    if not stat.S_ISDIR(_find_mode(folder)):
        return f"there is no folder {folder.as_posix()} either"
    try:
        names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        return "check the path"
    hint = suggest_name(missing.name, names)
    return hint if len(hint) < 200 else "check the path"
