"""What a command found, ready for any format; commands pass nothing else to ``output``."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from typing import Any

from stances.output.data import Database
from stances.output.drawing import Drawing
from stances.output.graph import Graph
from stances.output.reference import Reference
from stances.output.report import CheckReport
from stances.output.tables import Table, draw_markup
from stances.output.view import View
from stances.wire.records import Record


class Answer(ABC):
    """An answer to a user's question. A format calls the one method that it needs.

    Attributes:
        falls_short: whether the command ends with exit code 1: drift, or a threshold missed.
        notes: lines for standard error, once the answer is written.
        finish: does what is left to do then; `None` for nothing.
    """

    falls_short: bool = False
    notes: tuple[str, ...] = ()
    finish: Callable[[], None] | None = None

    @abstractmethod
    def make_document(self) -> Record:
        """Return what JSON holds."""

    @abstractmethod
    def list_records(self) -> Iterable[tuple[str, Record]]:
        """Return what NDJSON holds: each record with the ``type`` that its line names."""

    @abstractmethod
    def make_fields(self) -> Table[Any]:
        """Return the table that CSV and TSV hold, its values at full precision."""

    def make_table(self) -> Table[Any]:
        """Return the table that the markup formats hold: by default that of `make_fields`."""
        return self.make_fields()

    @abstractmethod
    def show(self, view: View) -> str:
        """Return the text to read, ended by a line feed."""

    def make_database(self) -> Database | None:
        """Return what SQLite and Parquet hold; `None` for an answer that has no such form."""
        return None

    def make_report(self) -> CheckReport | None:
        """Return what the formats of CI hold; `None` for an answer that has no findings."""
        return None

    def make_graph(self) -> Graph | None:
        """Return what the formats of networks hold; `None` for an answer that is not one."""
        return None

    def draw(self) -> Drawing | None:
        """Return what the formats of pictures hold; `None` for an answer that is not one."""
        return None

    def list_references(self) -> Iterable[Reference]:
        """Return what the formats of references hold; nothing for an answer without quotations."""
        return ()

    def __str__(self) -> str:
        """Return the text to read, without colour and as wide as it needs to be."""
        return self.show(View())

    def _repr_html_(self) -> str:
        """Return the table as HTML, as notebooks show it."""
        return draw_markup(self.make_table(), "html")
