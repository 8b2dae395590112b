"""The edge where files, folders and standard input become text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from stances.errors import StancesError, did_you_mean
from stances.model import Source
from stances.read.formats import is_baseline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ENDINGS = (".txt", ".md", ".markdown", ".csv", ".tsv", ".jsonl", ".ndjson", ".json")
"""The files of a folder that are read; a file that is named itself may have another ending."""

_DOCUMENTS = (
    *(".pdf", ".doc", ".docx", ".odt", ".rtf", ".pages", ".epub", ".html", ".htm", ".xhtml"),
    *(".xml", ".eml", ".msg", ".ppt", ".pptx", ".odp", ".xls", ".xlsx", ".ods", ".parquet"),
    *(".gz", ".bz2", ".xz", ".zip", ".7z", ".tar"),
)
"""Files that may well hold statements, in formats we cannot read."""

_PICTURES = (".png", ".jpg", ".jpeg")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_AS_TEXT = "save it as text, in UTF-8"


def load(inputs: Sequence[str], root: Path = Path()) -> tuple[Source, ...]:
    """Read files, folders (with what is below them) and ``-``, which is standard input.

    A folder gives its files with `ENDINGS`, in the order of their paths. Hidden files, names
    that begin with ``_`` and READMEs are skipped. Of the others, those in a foreign format for
    documents (PDF, Word, HTML, spreadsheets, archives ...) are refused, since a statement would
    be lost with them; what is plainly no document (``.toml``, ``.py``, ``.png``, LICENSE ...)
    is skipped, and so is a baseline. A file that is named twice is read once. Line ends become
    ``\\n``; a byte order mark is dropped.

    Args:
        root: the folder from which their paths go; it is no part of their names.

    Raises:
        StancesError: an input is missing, empty, in a foreign format or not text in UTF-8.
    """
    found: dict[Path | None, Source] = {}
    for given in inputs:
        for name, path in _files(given, root):
            key = path.resolve() if path else None
            if key in found:
                continue
            source = _source(name, _bytes(name, path))
            if name == given or not is_baseline(source):
                found[key] = source
    if not found:
        raise StancesError("nothing to read", hint="name a file, a folder, or - for standard input")
    return tuple(found.values())


def _files(given: str, root: Path) -> Iterator[tuple[str, Path | None]]:
    """The name and path of each file that an input stands for; no path for standard input."""
    path = root / given
    if given == "-":
        yield given, None
    elif given and path.is_dir():
        yield from _folder(given, path)
    else:
        yield given, path


def _folder(given: str, folder: Path) -> Iterator[tuple[str, Path]]:
    inside = sorted(path.relative_to(folder).parts for path in folder.rglob("*") if _is_file(path))
    meant = [parts for parts in inside if _is_meant(parts)]
    for parts in meant:
        if _ending(parts) in _DOCUMENTS:
            raise StancesError(
                f"cannot read {_ending(parts)}",
                where=_below(given, parts),
                hint=f"take it out of the folder, or {_AS_TEXT}",
            )
    readable = [parts for parts in meant if _ending(parts) in ENDINGS]
    if not readable:
        raise StancesError(
            "no file to read in this folder",
            where=given,
            hint=f"known endings: {' '.join(ENDINGS)}",
        )
    for parts in readable:
        yield _below(given, parts), folder.joinpath(*parts)


def _is_file(path: Path) -> bool:
    """Whether it is a file, or a link to nothing, which whoever reads it shall stumble on."""
    return path.is_file() or (path.is_symlink() and not path.exists())


def _is_meant(parts: tuple[str, ...]) -> bool:
    """Whether a file of a folder is there to be read, going by all of its name but the ending."""
    hidden = any(part.startswith((".", "_")) for part in parts)
    return not hidden and not parts[-1].upper().startswith("README")


def _ending(parts: tuple[str, ...]) -> str:
    return Path(parts[-1]).suffix.lower()


def _below(given: str, parts: tuple[str, ...]) -> str:
    """The name of a file within a folder that the user named."""
    return "/".join((given.rstrip("/"), *parts))


def _bytes(name: str, path: Path | None) -> bytes:
    if path is None:
        if sys.stdin is None:
            raise StancesError("standard input is closed", where=name)
        return sys.stdin.buffer.read()
    ending = path.suffix.lower()
    if ending in (*_DOCUMENTS, *_PICTURES) and path.exists():
        raise StancesError(f"cannot read {ending}", where=name, hint=_AS_TEXT)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise StancesError("no such file", where=name, hint=_near(path)) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise StancesError(f"cannot be read ({reason or error})", where=name) from None


def _near(missing: Path) -> str:
    """A hint at what the folder of a missing file holds."""
    folder = missing.parent
    if not folder.is_dir():
        return f"there is no folder {folder.as_posix()} either"
    names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    hint = did_you_mean(missing.name, names)
    return hint if len(hint) < 200 else "check the path"


def _source(name: str, data: bytes) -> Source:
    if b"\0" in data and not data.startswith(_UTF16):
        raise StancesError("cannot read binary data", where=name, hint=_AS_TEXT)
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise StancesError(
            f"not UTF-8 (byte 0x{data[error.start]:02x} at offset {error.start})",
            where=f"{name}:{line}",
            hint="save it as UTF-8",
        ) from None
    if not text.strip():
        raise StancesError("empty: nothing to read", where=name)
    return Source(name=name, text=text.replace("\r\n", "\n").replace("\r", "\n"))
