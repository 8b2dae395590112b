"""The edge where files are found and opened, on this machine or wherever fsspec reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, cast

from stances.cluster.pieces import TableFile, can_be_cut
from stances.errors import StancesError, give_reason
from stances.read.input_files import list_files
from stances.read.long_tables import make_unreadable

_PATTERN = "*?["
_STAMPS = ("ETag", "etag", "mtime", "LastModified", "last_modified", "updated", "created")
"""Under what names stores say when a file was written, or what is in it."""
_WHAT_CAN_BE_READ = "name .parquet, .jsonl, .ndjson, .csv or .tsv"


class UnreachableError(StancesError):
    """A table that cannot be opened just now."""


def find_tables(inputs: Sequence[str]) -> tuple[TableFile, ...]:
    """Return the tables that inputs stand for, each once, in the order of the inputs.

    Args:
        inputs: files, folders, and patterns with ``*``, on this machine or at an address such as
            ``s3://bucket/talks``.

    Raises:
        StancesError: one cannot be found or is not a table that can be cut; there is none.
    """
    found: dict[str, TableFile] = {}
    for given in inputs:
        for file in _find_at(given) if "://" in given else _find_here(given):
            if not can_be_cut(file.name):
                what = "not a table that a cluster reads piece by piece"
                raise StancesError(what, where=file.name, hint=_WHAT_CAN_BE_READ)
            found.setdefault(file.address, file)
    if not found:
        raise StancesError("nothing to read", hint=_WHAT_CAN_BE_READ)
    return tuple(found.values())


def open_table(file: TableFile) -> IO[bytes]:
    """Return a table opened to be read, from whatever place in it.

    Raises:
        UnreachableError: it cannot be opened from here.
    """
    import fsspec  # noqa: PLC0415  (only with a cluster)

    try:
        return cast(IO[bytes], fsspec.open(file.address, "rb").open())
    except Exception as error:  # whatever the library of a store makes of an address
        reason = give_reason(error, 200)
        hint = "check that each worker reaches the file under this name"
        raise UnreachableError(f"cannot be read ({reason})", where=file.name, hint=hint) from None


def _find_here(given: str) -> Iterator[TableFile]:
    """Yield the files on this machine that an input stands for."""
    names = _expand(given) if any(one in given for one in _PATTERN) else [given]
    for each in names:
        for name, path in list_files(each):
            try:
                found = path.stat()
            except OSError as error:
                raise make_unreadable(error, name) from None
            address, stamp = str(path.resolve()), str(found.st_mtime_ns)
            yield TableFile(name=name, address=address, size=found.st_size, stamp=stamp)


def _expand(pattern: str) -> list[str]:
    """Return the paths that fit a pattern, in their order; itself where it is a path."""
    import glob  # noqa: PLC0415

    if Path(pattern).exists():
        return [pattern]
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  (names as the user has them)
    if not found:
        raise StancesError("no file fits", where=pattern, hint="check the pattern")
    return found


def _find_at(given: str) -> Iterator[TableFile]:
    """Yield the files at an address, or below it, or that fit it."""
    import fsspec  # noqa: PLC0415

    try:
        system, path = fsspec.core.url_to_fs(given)
        if any(one in path for one in _PATTERN):
            paths = sorted(system.glob(path))
        elif system.isdir(path):
            paths = [one for one in sorted(system.find(path)) if can_be_cut(one)]
        else:
            paths = [path]
        found = [system.info(one) for one in paths]
        names = [str(system.unstrip_protocol(one)) for one in paths]
    except Exception as error:  # whatever the library of a store makes of an address
        reason = give_reason(error, 200)
        hint = "check the address, and what its store asks for"
        raise StancesError(f"cannot be read ({reason})", where=given, hint=hint) from None
    if not paths:
        raise StancesError("no file fits", where=given, hint="check the address")
    for name, one in zip(names, found, strict=True):
        stamp = next((str(one[key]) for key in _STAMPS if one.get(key)), "")
        yield TableFile(name=name, address=name, size=int(one["size"]), stamp=stamp)
