"""The edge where files, folders and standard input become documents."""

from __future__ import annotations

import dataclasses
import os
import stat
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from msgspec import Struct

from stances.document import Document
from stances.errors import StancesError, find_near, raise_all
from stances.read.bounded import read_bounded
from stances.read.compressed import decompress, strip_ending
from stances.read.decode import SAVE_AS_TEXT, decode_text
from stances.read.forms import ENDINGS, find_by_bytes, find_by_ending, find_form
from stances.read.long_tables import make_unreadable, open_long_table
from stances.read.notes import make_note
from stances.read.options import USUAL_OPTIONS, ReadOptions
from stances.read.own_json import is_baseline
from stances.read.skipped import note_skipped

_UNREADABLE = (
    *(".doc", ".pages"),
    *(".xml", ".eml", ".msg", ".ppt", ".pptx", ".odp", ".xls", ".ods"),
    *(".zip", ".7z", ".tar", ".tgz"),
)
"""The endings of files that may well hold statements, in forms that we cannot read."""

ALIASES = "aliases.csv"
"""The name of a table of names that are joined, which is not a text where a folder holds it."""
_TOO_LARGE = "holds more than {most}, and is not a table that is read line by line"
_SAVE_AS_LINES = "split it, or save a table to a file, as JSON lines or CSV in UTF-8"

_PICTURES = (".png", ".jpg", ".jpeg")


class _InputFile(Struct, frozen=True, kw_only=True):
    """A file that an input stands for.

    Attributes:
        name: as the user would name it.
        path: where it lies; `None` for standard input.
        is_in_folder: whether a folder was named, and not the file itself.
    """

    name: str
    path: Path | None
    is_in_folder: bool = False


def load_documents(
    inputs: Sequence[str],
    root: Path = Path(),
    options: ReadOptions = USUAL_OPTIONS,
    faults: list[StancesError] | None = None,
) -> tuple[Document, ...]:
    """Read files, folders with all below them, and ``-``, which is standard input.

    A folder gives its files in a form we know, in the order of their paths. Links are followed: a
    linked folder is read like any other, wherever it lies, and each folder and file is read once,
    so that a link to a folder above it ends. Hidden files, names that begin with ``_``, READMEs and
    ``aliases.csv`` are skipped; so is what plainly holds no statements (``.toml``, ``.py``, LICENSE
    ...), and a baseline; files with any other ending are named in a note. Whatever may hold a
    statement and cannot be read is refused: a file in a foreign form (slides, archives ...), a link
    to nothing, a named pipe or a device with the ending of a text, a folder that may not be read.
    What is compressed is read as what is in it.

    Args:
        root: the folder from which their paths go; it is not part of their names.
        options: what the user chose of how to read.
        faults: is given what cannot be read, so that whoever goes on with the rest can report all
            at once; `None` to raise it.

    Raises:
        StancesError: inputs are missing, empty, in a foreign form, or not text in a known encoding;
            where there are several such, the error names them all.
    """
    found: dict[str, Document] = {}
    wrong: list[StancesError] = [] if faults is None else faults
    for given in inputs:
        for file in _find_files(given, root, wrong):
            key = _identify(file.path)
            if key in found:
                continue
            if file.is_in_folder and PurePath(file.name).name == ALIASES:
                _note_aliases(file, options)
                continue
            try:
                document = _read_found(file, options)
            except StancesError as fault:
                wrong.append(fault)
                continue
            if file.name == given or not is_baseline(document):
                found[key] = document
    if faults is None:
        raise_all(wrong)
    if not found and not wrong:
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


def _note_aliases(file: _InputFile, options: ReadOptions) -> None:
    """Say that a table of aliases in a folder joins nobody, unless the user named it."""
    if options.aliases is None or not is_same_file(options.aliases, str(file.path)):
        make_note("not a text, and joins nobody unless --aliases names it", file.name)


def _find_files(given: str, root: Path, faults: list[StancesError]) -> Iterator[_InputFile]:
    """Yield each file that an input stands for, and add to `faults` what keeps others from it."""
    path = root / given
    if given == "-":
        yield _InputFile(name=given, path=None)
    elif given and stat.S_ISDIR(_find_mode(path)):
        yield from _list_folder(given, path, faults)
    else:
        yield _InputFile(name=given, path=path)


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


def _list_folder(given: str, folder: Path, faults: list[StancesError]) -> Iterator[_InputFile]:
    """Yield each file of a folder that is read, or should be, in the order of their paths."""
    before = len(faults)
    files = sorted(_walk_folder(given, folder, faults))
    found = [
        _InputFile(name=_join_name(given, parts), path=folder.joinpath(*parts), is_in_folder=True)
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
            if not stat.S_ISDIR(_find_mode(below)):
                yield (*parts, name)
            else:
                (linked if below.is_symlink() else own).append((*parts, name))


def _may_hold_text(file: _InputFile) -> bool:
    """Whether a file of a folder is read, or refused because it might hold statements."""
    ending = _find_ending(file.name)
    is_there = file.path is not None and bool(_find_mode(file.path))
    is_compressed = strip_ending(file.name) != file.name
    return (
        ending in (*ENDINGS, *_UNREADABLE)
        or (is_compressed and not ending)
        or (not ending and not is_there)
    )


def _refuse_unreadable(name: str, path: Path) -> None:
    """Check that a file of a folder can be read.

    Raises:
        StancesError: it cannot.
    """
    ending = _find_ending(name)
    mode = _find_mode(path)
    if ending in _UNREADABLE:
        what, hint = f"cannot read {ending}", f"take it out of the folder, or {SAVE_AS_TEXT}"
    elif not mode:
        what, hint = "a link to nothing", "take it out of the folder, or let it lead to a text"
    elif not stat.S_ISREG(mode):
        what, hint = "not a file with a text", "take it out of the folder, or name it by itself"
    else:
        return
    raise StancesError(what, where=name, hint=hint)


def _find_ending(name: str) -> str:
    """Return the ending of a name, or the one beneath that of a compressed file."""
    return Path(strip_ending(name)).suffix.lower()


def _join_name(given: str, parts: tuple[str, ...]) -> str:
    """Return the name of a file within a folder that the user named."""
    return "/".join((given.rstrip("/"), *parts))


# --------------------------------------------------------------------------------- files


def _read_found(file: _InputFile, options: ReadOptions) -> Document:
    """Return a file, or standard input, as a document.

    Raises:
        StancesError: it is missing, empty, in a foreign form, or not text in a known encoding.
    """
    if file.path is None:
        return _decode(file.name, _read_standard_input(file.name), options)
    if file.is_in_folder:
        _refuse_unreadable(file.name, file.path)
    long = open_long_table(file.name, file.path, options)
    return long or _decode(file.name, _read_file(file.name, file.path), options)


def _read_standard_input(name: str) -> bytes:
    if sys.stdin is None:
        raise StancesError("standard input is closed", where=name, hint="name a file, or pipe one")
    try:
        return read_bounded(sys.stdin.buffer, name, what=_TOO_LARGE, hint=_SAVE_AS_LINES)
    except OSError as error:
        raise make_unreadable(error, name) from error


def _read_file(name: str, path: Path) -> bytes:
    """Return all the bytes of a file.

    Raises:
        StancesError: it is missing, far too large, or cannot be read.
    """
    try:
        with path.open("rb") as opened:
            return read_bounded(opened, name, what=_TOO_LARGE, hint=_SAVE_AS_LINES)
    except FileNotFoundError:
        raise StancesError("no such file", where=name, hint=_suggest_near(path)) from None
    except ValueError:  # a NUL, or half a character, which no path can hold
        raise StancesError("no such file", where=name, hint="check the path") from None
    except OSError as error:
        raise make_unreadable(error, name) from error


def _decode(name: str, data: bytes, options: ReadOptions) -> Document:
    """Return bytes as a document, in the form that was chosen or that their name says.

    Raises:
        StancesError: they are not a text in a known encoding, or no such form is known.
    """
    plain = decompress(name, data)
    chosen = find_form(options.form, where="--form") if options.form else None
    form = chosen or find_by_bytes(plain)
    ending = _find_ending(name)
    if form is None and ending in (*_UNREADABLE, *_PICTURES):
        raise StancesError(f"cannot read {ending}", where=name, hint=SAVE_AS_TEXT)
    form = form or next(iter(find_by_ending(name)), None)
    if form is None or form.decode is decode_text or (options.encoding and form.has_encoding):
        document = decode_text(name, plain, options.encoding)
    else:
        document = form.decode(name, plain)
    if chosen and document.form != chosen.name:
        return dataclasses.replace(document, form=chosen.name)
    return document


def _suggest_near(missing: Path) -> str:
    """Return a hint at what the folder of a missing file holds."""
    folder = missing.parent
    if not stat.S_ISDIR(_find_mode(folder)):
        return f"there is no folder {folder.as_posix()} either"
    try:
        names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        return "check the path"
    near = find_near(PurePath(missing).stem, names)
    hint = f'did you mean "{near}"?' if near else f"the folder holds {', '.join(names)}"
    return hint if names and len(hint) < 200 else "check the path"
