"""Where rubrics lie on disk, and where compiled ones are kept; the only door to both."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from stances.errors import StancesError, did_you_mean

_TAG = """Signature: 8a477f597d28d172789f06886806bc55
# This folder holds compiled rubrics of stances. It may be deleted at any time.
# See https://bford.info/cachedir/
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class RubricFile:
    """One file of a rubric: the name that messages use, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class RubricFiles:
    """A rubric's files as they lie on disk, not yet read.

    Attributes:
        name: the bundled name, or the last part of the path.
        header: ``rubric.toml``; `None` where a single dimension file is the rubric.
        dimensions: the dimension files, by their ids.
        modifiers: the shared modifiers of all bundled languages, by their names.
    """

    name: str
    header: RubricFile | None
    dimensions: tuple[RubricFile, ...]
    modifiers: tuple[RubricFile, ...]

    @property
    def digest(self) -> str:
        """SHA-256 over every file's name and bytes, line ends undone."""
        total = hashlib.sha256()
        for file in (self.header, *self.dimensions, *self.modifiers):
            if file is not None:
                data = file.data.replace(b"\r\n", b"\n")
                total.update(f"{Path(file.name).name}:{len(data)}\n".encode())
                total.update(data)
        return total.hexdigest()


def bundled() -> tuple[str, ...]:
    """The names of the rubrics that come with the package."""
    folder = bundled_folder()
    return tuple(sorted(e.name for e in folder.iterdir() if (e / "rubric.toml").is_file()))


def locate(name: str, root: Path = Path()) -> RubricFiles:
    """Find a rubric's files.

    Args:
        name: a bundled rubric's name, the path of a rubric folder, or of one dimension file.
        root: the folder from which that path goes.

    Raises:
        StancesError: there is none of that name, or a file cannot be read.
    """
    folder = bundled_folder()
    shared = tuple(
        RubricFile(name=file.name, data=file.read_bytes())
        for file in sorted(folder.iterdir(), key=lambda e: e.name)
        if file.name.endswith(".toml")
    )
    if name in bundled():
        return _folder_files(name, folder / name, name, shared)
    path, shown = root / name, Path(name).as_posix()
    try:
        if path.is_dir():
            return _folder_files(path.resolve().name, path, shown, shared)
        if path.is_file():
            file = RubricFile(name=shown, data=path.read_bytes())
            return RubricFiles(name=path.name, header=None, dimensions=(file,), modifiers=shared)
    except OSError as fault:
        raise StancesError("the rubric cannot be read", where=name, hint=str(fault)) from fault
    raise StancesError(
        "no such rubric",
        where=name,
        hint=did_you_mean(name, bundled()) + " (or name a folder or a .toml file)",
    )


def bundled_folder() -> Traversable:
    """Where the rubrics that come with the package lie."""
    return resources.files("stances") / "rubrics"


def _folder_files(
    name: str, folder: Traversable, shown: str, shared: tuple[RubricFile, ...]
) -> RubricFiles:
    header = folder / "rubric.toml"
    if not header.is_file():
        raise StancesError("a rubric folder needs a rubric.toml", where=shown)
    files = sorted(
        (f for f in folder.iterdir() if f.name.endswith(".toml") and f.name != "rubric.toml"),
        key=lambda f: f.name,
    )
    return RubricFiles(
        name=name,
        header=RubricFile(name=f"{shown}/rubric.toml", data=header.read_bytes()),
        dimensions=tuple(RubricFile(name=f"{shown}/{f.name}", data=f.read_bytes()) for f in files),
        modifiers=shared,
    )


def code_digest() -> str:
    """SHA-256 over the modules that read and compile rubrics: another code, another result."""
    total = hashlib.sha256()
    package = resources.files("stances")
    total.update((package / "toml.py").read_bytes())
    for room in ("text", "rubric"):
        for module in sorted((package / room).iterdir(), key=lambda m: m.name):
            if module.name.endswith(".py"):
                total.update(module.read_bytes())
    return total.hexdigest()


def kept(cache: Path | None, key: str) -> str | None:
    """What was kept under a key; `None` where there is nothing that can be read."""
    if cache is None:
        return None
    try:
        return (cache / f"{key}.json").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def keep(cache: Path | None, key: str, text: str) -> None:
    """Keep a text under a key, whole or not at all. A folder that cannot be written is no fault."""
    if cache is None:
        return
    with contextlib.suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        (cache / "CACHEDIR.TAG").write_text(_TAG, encoding="utf-8", newline="\n")
        handle, beside = tempfile.mkstemp(dir=cache, suffix=".tmp")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            Path(beside).replace(cache / f"{key}.json")
        except OSError:
            Path(beside).unlink(missing_ok=True)
