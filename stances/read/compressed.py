"""Compressed files, gzip, bzip2 and xz: what is in them, within bounds."""

from __future__ import annotations

import io
from pathlib import PurePath

from stances.errors import StancesError
from stances.read.bounded import read_bounded
from stances.regex import compile_later

ENDINGS = (".gz", ".bz2", ".xz")
"""The endings that compressed files have after their own."""

_KINDS = {
    "gzip": compile_later(rb"\x1f\x8b\x08"),
    "bzip2": compile_later(rb"BZh[1-9]1AY&SY"),
    "xz": compile_later(rb"\xfd7zXZ\x00"),
}
"""How the bytes of each kind begin."""


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
        StancesError: it is cut off or damaged, or more than 256 MiB come out of it.

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
    import lzma  # noqa: PLC0415  (few files are compressed)
    import zlib  # noqa: PLC0415

    try:
        with _open_kind(kind, data) as opened:
            return read_bounded(
                opened,
                name,
                what="more than {most} come out of it",
                hint="decompress it first, if that is right",
            )
    except EOFError:
        raise StancesError(
            f"cut off: its {kind} data end too early", where=name, hint="copy or load it again"
        ) from None
    except (OSError, zlib.error, lzma.LZMAError) as error:
        raise StancesError(
            f"damaged {kind} data ({error})", where=name, hint="copy or load it again"
        ) from None


def _open_kind(kind: str, data: bytes) -> io.BufferedIOBase:
    """Return a reader of compressed data."""
    import bz2  # noqa: PLC0415  (few files are compressed)
    import gzip  # noqa: PLC0415
    import lzma  # noqa: PLC0415

    source = io.BytesIO(data)
    if kind == "gzip":
        return gzip.GzipFile(fileobj=source)
    return bz2.BZ2File(source) if kind == "bzip2" else lzma.LZMAFile(source)
