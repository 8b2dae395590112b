"""What the program must know about a run even where its command fails."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(kw_only=True, slots=True)
class Session:
    """A run of the program.

    Attributes:
        debug: whether errors are shown with where they arose.
    """

    debug: bool = False
