"""What was found in one document: who says what, and which of its words say so."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from stances.model import Statement
from stances.read.source import Source


class Clue(Struct, frozen=True, kw_only=True):
    """A stretch of a document, ``text[start:end]``, that says who speaks.

    Attributes:
        start, end: its offsets.
        layout: the name of the layout that reads it so.
    """

    start: int
    end: int
    layout: str


class Found(Struct, frozen=True, kw_only=True):
    """What was found in one document.

    Attributes:
        source: the document in its form.
        statements: what each expert says; for a table, an iterator that can be used once.
        layouts: the names of the layouts it is in, the commonest first.
        clues: what says who speaks, in order; none in a table.
        unnamed: how those are called who speak and have no name, each once.
    """

    source: Source
    statements: Iterable[Statement]
    layouts: tuple[str, ...]
    clues: tuple[Clue, ...] = ()
    unnamed: tuple[str, ...] = ()
