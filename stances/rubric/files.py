"""Where rubrics lie on disk: the only module that reads their files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from stances.errors import StancesError, suggest_name
from stances.rubric.learned import LEARNED_FILE

_PACKAGE = Path(__file__).parents[1]

PASSAGES_FILE = "passages.jsonl"
"""A rubric's own coded passages, from which it learns: JSON lines with stances."""

COMPILED_FILE = "compiled.json"
"""The name of the compiled rubric in a folder; ``python -m tests.rubric.compile`` writes those of
the rubrics that come with the package."""


class RubricFile(Struct, frozen=True, kw_only=True):
    """One file of a rubric: the name that messages use, and its bytes."""

    name: str
    data: bytes


class RubricFiles(Struct, frozen=True, kw_only=True):
    """A rubric's files as they lie on disk, not yet read.

    Attributes:
        name: the bundled name, or the last part of the path.
        header: ``rubric.toml``; `None` where a single dimension file is the rubric.
        dimensions: the other files of the folder, by their names: a dimension each, but for the
            file of modifiers that ``rubric.toml`` may name.
        modifiers: the shared modifiers of all bundled languages, by their names.
        learned: the table of learned terms; `None` where the rubric has none.
        compiled: what a bundled rubric was compiled to; `None` for any other, whose folder may
            hold what an older version compiled, or another name.
    """

    name: str
    header: RubricFile | None
    dimensions: tuple[RubricFile, ...]
    modifiers: tuple[RubricFile, ...]
    learned: RubricFile | None = None
    compiled: bytes | None = None

    @property
    def digest(self) -> str:
        """SHA-256 over every file's name and bytes, whatever its line ends."""
        total = hashlib.sha256()
        for file in (self.header, *self.dimensions, *self.modifiers, self.learned):
            if file is not None:
                data = file.data.replace(b"\r\n", b"\n")
                total.update(f"{Path(file.name).name}:{len(data)}\n".encode())
                total.update(data)
        return total.hexdigest()


def list_bundled() -> tuple[str, ...]:
    """Return the names of the rubrics that come with the package."""
    folder = find_bundled_folder()
    return tuple(sorted(e.name for e in folder.iterdir() if (e / "rubric.toml").is_file()))


def find_bundled_folder() -> Path:
    """Return the folder of the rubrics that come with the package."""
    return _PACKAGE / "rubrics"


def read_rubric_files(name: str, root: Path = Path()) -> RubricFiles:
    """Read a rubric's files.

    Args:
        name: a bundled rubric's name, the path of a rubric folder, or of one dimension file.
        root: the folder from which that path goes.

    Raises:
        StancesError: there is no rubric of that name, or a file cannot be read.
    """
    shared = read_languages()
    if name in list_bundled():
        folder = find_bundled_folder() / name
        compiled = folder / COMPILED_FILE
        files = _read_folder(name, folder, name, shared)
        return replace(files, compiled=compiled.read_bytes() if compiled.is_file() else None)
    path, shown = root / name, Path(name).as_posix()
    try:
        if path.is_dir():
            return _read_folder(path.resolve().name, path, shown, shared)
        if path.is_file():
            file = RubricFile(name=shown, data=path.read_bytes())
            return RubricFiles(name=path.name, header=None, dimensions=(file,), modifiers=shared)
    except OSError as fault:
        unread = Path(str(fault.filename or name)).name
        raise StancesError(
            f'"{unread}" cannot be read: {(fault.strerror or str(fault)).lower()}',
            where=name,
            hint="check what it is and who may read it",
        ) from fault
    raise StancesError(
        "no such rubric",
        where=name,
        hint=suggest_name(name, list_bundled()) + " (or name a folder or a .toml file)",
    )


def find_passages(name: str) -> str:
    """Return the path of a rubric's own coded passages; empty where it has none.

    Args:
        name: as for `read_rubric_files`.
    """
    bundled = find_bundled_folder() / name
    folder = bundled if name in list_bundled() else Path(name)
    path = folder / PASSAGES_FILE
    return path.as_posix() if path.is_file() else ""


def digest_code() -> str:
    """Return the SHA-256 of all that reads and compiles rubrics, on which the result depends."""
    total = hashlib.sha256()
    for room in ("wire", "language", "text", "rubric"):
        for file in _walk_files(_PACKAGE / room, (".py", ".toml")):
            total.update(file.read_bytes())
    return total.hexdigest()


def read_languages() -> tuple[RubricFile, ...]:
    """Return the modifiers of every language that comes with the package."""
    folder = _PACKAGE / "language" / "modifiers"
    return tuple(
        RubricFile(name=file.name, data=file.read_bytes()) for file in _list_files(folder, ".toml")
    )


def _read_folder(
    name: str, folder: Path, shown: str, shared: tuple[RubricFile, ...]
) -> RubricFiles:
    header = folder / "rubric.toml"
    if not header.is_file():
        raise StancesError("a rubric folder needs a rubric.toml", where=shown)
    files = [file for file in _list_files(folder, ".toml") if file.name != "rubric.toml"]
    table = folder / LEARNED_FILE
    learned = (
        RubricFile(name=f"{shown}/{LEARNED_FILE}", data=table.read_bytes())
        if table.is_file()
        else None
    )
    return RubricFiles(
        name=name,
        header=RubricFile(name=f"{shown}/rubric.toml", data=header.read_bytes()),
        dimensions=tuple(RubricFile(name=f"{shown}/{f.name}", data=f.read_bytes()) for f in files),
        modifiers=shared,
        learned=learned,
    )


def _walk_files(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    """Yield the files of a folder and those below it whose names end so, in a fixed order."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _walk_files(entry, endings)
        elif entry.name.endswith(endings):
            yield entry


def _list_files(folder: Path, ending: str) -> list[Path]:
    """Return the files of a folder whose names end so, in the order of their names."""
    found = (file for file in folder.iterdir() if file.name.endswith(ending))
    return sorted(found, key=lambda file: file.name)
