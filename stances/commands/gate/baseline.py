"""The baseline's file and the paths in it: the only module of the gate that touches files."""

from __future__ import annotations

import os
from pathlib import Path

from stances.commands.gate.baseline_record import format_baseline
from stances.commands.gate.read_baseline import read_baseline
from stances.commands.gate.snapshot import Snapshot, rename_files
from stances.document import Document
from stances.errors import StancesError
from stances.read.sources import load_documents


def has_file(name: str) -> bool:
    """Whether there is a file of this name; ``-`` is not one."""
    return name != "-" and Path(name).is_file()


def is_taken(name: str) -> bool:
    """Whether there is a file or a folder of this name."""
    return Path(name).exists()


def is_same_file(name: str, other: str) -> bool:
    """Whether two names lead to the same path; false for ``-`` and for what cannot be a path."""
    if other == "-" or "\0" in other:
        return False
    return Path(name).resolve() == Path(other).resolve()


def load_baseline(name: str) -> Snapshot:
    """Return the baseline in a file, with the paths in it relative to the current folder.

    Raises:
        StancesError: there is none, or as `stances.commands.gate.read_baseline.read_baseline`.
    """
    path = Path(name)
    if path.is_dir():
        raise StancesError("is a folder", where=name, hint="name the baseline's file")
    if not path.exists():
        hint = f"write it with: stances accept --baseline {name}"
        raise StancesError("no such baseline", where=name, hint=hint)
    if path.is_char_device():
        raise StancesError("is a device", where=name, hint="name the baseline's file")
    return load_baseline_document(load_documents([name])[0])


def load_baseline_document(document: Document) -> Snapshot:
    """Return the baseline in a document, with the paths in it relative to the current folder.

    Raises:
        StancesError: as `stances.commands.gate.read_baseline.read_baseline`.
    """
    folder = Path(document.name).parent

    def find_from_here(kept: str) -> str:
        path = (folder / kept).as_posix()
        return find_relative_path(path, Path.cwd()) if has_file(path) else kept

    return rename_files(read_baseline(document), find_from_here)


def format_for_file(snapshot: Snapshot, name: str) -> str:
    """Return the text of a baseline for a file, with the paths in it relative to the file's folder.

    The text is then the same in whatever folder the program runs, and shows nothing of the machine.

    Args:
        name: the file that the text is for.
    """
    folder = Path(name).parent.resolve()

    def find_from_file(file: str) -> str:
        if has_file(file):
            return find_relative_path(file, folder)
        return "-" if Path(file).is_absolute() else file  # a pipe's name is good for this run only

    return format_baseline(rename_files(snapshot, find_from_file))


def find_path_from_here(name: str) -> str:
    """Return a file's path from the current folder."""
    return find_relative_path(name, Path.cwd())


def find_relative_path(file: str, folder: Path) -> str:
    """Return the path from a folder to a file; the file's own name where there is none.

    Links are followed where that path is the shorter one: a project may be reached through one.
    """
    path = Path(file)
    try:
        paths = [
            Path(os.path.relpath(one, folder)) for one in (path, path.parent.resolve() / path.name)
        ]
    except ValueError:  # another drive
        return path.name
    return min(paths, key=lambda one: one.parts.count("..")).as_posix()
