"""What the program must know about a run even where its command fails or is stopped."""

from __future__ import annotations

from contextvars import ContextVar

from msgspec import Struct

_KEPT: ContextVar[str] = ContextVar("kept", default="")


class Session(Struct, kw_only=True):
    """A run of the program.

    Attributes:
        debug: whether errors are shown with where they arose.
    """

    debug: bool = False


def note_kept(text: str) -> None:
    """Remember what of the user's work is kept if the run is stopped now; empty for nothing."""
    _KEPT.set(text)


def describe_kept() -> str:
    """Return what of the user's work is kept; empty where that is nothing."""
    return _KEPT.get()
