"""Bytes that come from files, streams and compressed data, within bounds."""

from __future__ import annotations

import errno
import os
from typing import Protocol

from stances.errors import StancesError

LARGEST = 256 * 2**20
"""The most bytes that are held of one input, 256 MiB; of a long table, only a row is held."""

_PIECE = 2**20


class _Source(Protocol):
    """A file, a stream, or a reader of compressed data."""

    def read(self, size: int, /) -> bytes | None:
        """Return the next bytes; no bytes at the end, `None` where they are still to come."""


def read_bounded(source: _Source, name: str, *, what: str, hint: str) -> bytes:
    """Return all that a source of bytes gives, read piece by piece.

    Args:
        source: where they come from.
        name: the input, as the user named it.
        what: what is wrong where it gives more than `LARGEST`; ``{most}`` is that limit.
        hint: what to do then.

    Raises:
        StancesError: it gives more than `LARGEST`.
        OSError: it cannot be read.

    >>> import io
    >>> read_bounded(io.BytesIO(b"Talk."), "-", what="too much", hint="")
    b'Talk.'
    """
    pieces: list[bytes] = []
    size = 0
    while (piece := source.read(_PIECE)) != b"":
        if piece is None:  # a stream that another program set not to wait
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        size += len(piece)
        if size > LARGEST:
            what = what.format(most=f"{LARGEST // 2**20} MiB")
            raise StancesError(what, where=name, hint=hint)
        pieces.append(piece)
    return b"".join(pieces)
