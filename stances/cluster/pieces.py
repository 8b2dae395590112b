"""Pieces of tables, each small enough for one task."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

BLOCK = 16 * 2**20
"""About how many bytes of a table a piece has."""

Kind = Literal["lines", "file", "groups"]
"""How a file is cut: by bytes at the ends of lines, not at all, or by its groups of rows."""

_KINDS: dict[str, Kind] = {
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".csv": "file",
    ".tsv": "file",
    ".parquet": "groups",
}
"""How files are cut, by their endings."""


class TableFile(Struct, frozen=True, kw_only=True):
    """A file with a table.

    Attributes:
        name: as the user would name it.
        address: where fsspec finds it.
        size: in bytes.
        stamp: what changes when somebody writes to it, such as the time; empty where its store
            says nothing of that.
    """

    name: str
    address: str
    size: int
    stamp: str = ""

    @property
    def kind(self) -> Kind:
        """How the file is cut."""
        return _KINDS[_find_ending(self.name)]


class Piece(Struct, frozen=True, kw_only=True):
    """A part of a table.

    Attributes:
        first, last: the first byte, or group of rows, and the one just after the last. A line is
            part of the piece in which it begins.
        size: about how many bytes of the file it has.
    """

    file: TableFile
    first: int
    last: int
    size: int

    @property
    def is_whole(self) -> bool:
        """Whether it is all of the file."""
        return self.size == self.file.size

    @property
    def name(self) -> str:
        """What it is, for the user."""
        if self.is_whole:
            return self.file.name
        unit = "groups of rows" if self.file.kind == "groups" else "bytes"
        return f"{self.file.name}, {unit} {self.first} to {self.last}"


def can_be_cut(name: str) -> bool:
    """Whether a file of this name is a table that can be cut into pieces.

    >>> can_be_cut("talks.parquet"), can_be_cut("talk.txt")
    (True, False)
    """
    return _find_ending(name) in _KINDS


def cut_bytes(file: TableFile, block: int) -> Iterator[Piece]:
    """Yield the pieces of a file that is cut by bytes; a file that is not cut is one piece.

    Args:
        block: about how many bytes a piece has.

    >>> file = TableFile(name="a.jsonl", address="a.jsonl", size=100)
    >>> [(one.first, one.last) for one in cut_bytes(file, block=40)]
    [(0, 40), (40, 80), (80, 100)]
    """
    step = block if file.kind == "lines" else max(1, file.size)
    for first in range(0, file.size, step):
        last = min(first + step, file.size)
        yield Piece(file=file, first=first, last=last, size=last - first)


def cut_groups(file: TableFile, sizes: Sequence[int], block: int) -> Iterator[Piece]:
    """Yield groups of rows that lie together, about as many bytes of them as a piece has.

    Args:
        sizes: how many bytes each group has once unpacked.

    >>> file = TableFile(name="a.parquet", address="a.parquet", size=100)
    >>> [(one.first, one.last) for one in cut_groups(file, [30, 30, 60], block=60)]
    [(0, 2), (2, 3)]
    """
    total = sum(sizes) or 1
    first, size = 0, 0
    for at, own in enumerate(sizes, start=1):
        size += own
        if at == len(sizes) or (size + sizes[at]) * file.size > block * total:
            whole = at - first == len(sizes)
            part = file.size if whole else size * file.size // total
            yield Piece(file=file, first=first, last=at, size=part)
            first, size = at, 0


def _find_ending(name: str) -> str:
    return "." + name.lower().rpartition(".")[2]
