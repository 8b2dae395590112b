"""What the program must know about a run even where its command fails."""

from __future__ import annotations

from msgspec import Struct


class Session(Struct, kw_only=True):
    """A run of the program.

    Attributes:
        debug: whether errors are shown with where they arose.
    """

    debug: bool = False
