"""An answer that lists records of one kind: one row for each in every format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from stances.output.answer import Answer
from stances.output.tables import Column, Table, draw_table
from stances.output.view import View
from stances.wire.records import Record


class RowsAnswer(Answer):
    """Records of one kind.

    Args:
        kind: what one record is, such as ``expert``; each NDJSON line says so.
        columns: how the table shows them; CSV and TSV have the same.
        records: in order.
        document: all of them as one JSON document, or what makes it: there may be many of them.
        group: the keys of columns by whose values the table is split on a narrow terminal.
    """

    def __init__(
        self,
        kind: str,
        columns: Sequence[Column[Any]],
        records: Sequence[Record],
        document: Record | Callable[[], Record],
        group: Sequence[str] = (),
    ) -> None:
        self.kind = kind
        self.columns = columns
        self.records = records
        self.document = document
        self.group = group

    def make_document(self) -> Record:
        """Return all records in one document."""
        return self.document() if callable(self.document) else self.document

    def list_records(self) -> Iterator[tuple[str, Record]]:
        """Return the records."""
        return ((self.kind, record) for record in self.records)

    def make_fields(self) -> Table[Any]:
        """Return one row for each record."""
        return Table(columns=self.columns, rows=self.records, group=self.group)

    def show(self, view: View) -> str:
        """Return the rows as a table."""
        return draw_table(self.make_fields(), view)
