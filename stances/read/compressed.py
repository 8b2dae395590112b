"""Compressed files, gzip, bzip2 and xz: what is in them, within bounds."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import zlib
from pathlib import PurePath

from stances.errors import StancesError

ENDINGS = (".gz", ".bz2", ".xz")
"""The endings that compressed files have after their own."""

LARGEST = 256 * 2**20
"""The most bytes that may come out of a compressed file: 256 MiB."""

_KINDS = {
    "gzip": re.compile(rb"\x1f\x8b\x08"),
    "bzip2": re.compile(rb"BZh[1-9]1AY&SY"),
    "xz": re.compile(rb"\xfd7zXZ\x00"),
}
"""How the bytes of each kind begin."""

_PIECE = 2**20


def strip_ending(name: str) -> str:
    """Return a name without the ending of a compressed file.

    >>> strip_ending("rows.csv.GZ"), strip_ending("rows.csv")
    ('rows.csv', 'rows.csv')
    """
    path = PurePath(name)
    return name[: -len(path.suffix)] if path.suffix.lower() in ENDINGS else name


def decompress(name: str, data: bytes) -> bytes:
    """Return what is in a compressed file; the bytes themselves where they are not compressed.

    Raises:
        StancesError: it is cut off or damaged, or more comes out of it than `LARGEST`.

    >>> decompress("a.txt", b"Talk.")
    b'Talk.'
    """
    kind = next((kind for kind, begins in _KINDS.items() if begins.match(data)), None)
    if kind is None:
        if PurePath(name).suffix.lower() in ENDINGS and data:
            ending = PurePath(name).suffix
            raise StancesError(
                f"not compressed, in spite of its ending {ending}", where=name, hint="rename it"
            )
        return data
    try:
        return _read_within_bounds(name, kind, data)
    except EOFError:
        raise StancesError(
            f"cut off: its {kind} data end too early", where=name, hint="copy or load it again"
        ) from None
    except (OSError, zlib.error, lzma.LZMAError) as error:
        raise StancesError(
            f"damaged {kind} data ({error})", where=name, hint="copy or load it again"
        ) from None


def _read_within_bounds(name: str, kind: str, data: bytes) -> bytes:
    """Return what is in compressed data, read piece by piece.

    Raises:
        StancesError: it is more than `LARGEST`.
        EOFError: the data are cut off.
        OSError, zlib.error, LZMAError: they are damaged.
    """
    pieces: list[bytes] = []
    size = 0
    with _open_kind(kind, data) as opened:
        while piece := opened.read(_PIECE):
            size += len(piece)
            if size > LARGEST:
                raise StancesError(
                    f"more than {LARGEST // 2**20} MiB come out of it",
                    where=name,
                    hint="decompress it first, if that is right",
                )
            pieces.append(piece)
    return b"".join(pieces)


def _open_kind(kind: str, data: bytes) -> io.BufferedIOBase:
    """Return a reader of compressed data."""
    source = io.BytesIO(data)
    if kind == "gzip":
        return gzip.GzipFile(fileobj=source)
    return bz2.BZ2File(source) if kind == "bzip2" else lzma.LZMAFile(source)
