"""The edge where files, folders and standard input become documents."""

from __future__ import annotations

import dataclasses
import os
import stat
import sys
from collections.abc import Sequence
from pathlib import Path, PurePath

from stances.document import Document
from stances.errors import StancesError, find_near, raise_all
from stances.read.bounded import read_bounded
from stances.read.compressed import decompress
from stances.read.decode import SAVE_AS_TEXT, decode_text
from stances.read.forms import find_by_bytes, find_by_ending, find_form
from stances.read.input_files import (
    UNREADABLE,
    InputFile,
    find_ending,
    find_files,
    find_mode,
    refuse_unreadable,
)
from stances.read.long_tables import make_unreadable, open_long_table
from stances.read.notes import make_note
from stances.read.options import USUAL_OPTIONS, ReadOptions
from stances.read.own_json import is_baseline

ALIASES = "aliases.csv"
"""The name of a table of names that are joined, which is not a text where a folder holds it."""
_TOO_LARGE = "holds more than {most}, and is not a table that is read line by line"
_SAVE_AS_LINES = "split it, or save a table to a file, as JSON lines or CSV in UTF-8"

_PICTURES = (".png", ".jpg", ".jpeg")


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
        for file in find_files(given, root, wrong):
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


def _note_aliases(file: InputFile, options: ReadOptions) -> None:
    """Say that a table of aliases in a folder joins nobody, unless the user named it."""
    if options.aliases is None or not is_same_file(options.aliases, str(file.path)):
        make_note("not a text, and joins nobody unless --aliases names it", file.name)


def _identify(path: Path | None) -> str:
    """Return a key that is the same for all names of a file."""
    if path is None:
        return "-"
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path)


# --------------------------------------------------------------------------------- files


def _read_found(file: InputFile, options: ReadOptions) -> Document:
    """Return a file, or standard input, as a document.

    Raises:
        StancesError: it is missing, empty, in a foreign form, or not text in a known encoding.
    """
    if file.path is None:
        return _decode(file.name, _read_standard_input(file.name), options)
    if file.is_in_folder:
        refuse_unreadable(file.name, file.path)
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
    ending = find_ending(name)
    if form is None and ending in (*UNREADABLE, *_PICTURES):
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
    if not stat.S_ISDIR(find_mode(folder)):
        return f"there is no folder {folder.as_posix()} either"
    try:
        names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        return "check the path"
    near = find_near(PurePath(missing).stem, names)
    hint = f'did you mean "{near}"?' if near else f"the folder holds {', '.join(names)}"
    return hint if names and len(hint) < 200 else "check the path"
