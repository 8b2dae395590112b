"""What layouts read: a document in a known form, with what the form found in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from stances.document import Document
from stances.read.columns import USUAL_COLUMNS, TextColumns, flatten_objects
from stances.read.forms.form import Cell, Form, Region, Row, Style
from stances.read.options import USUAL_OPTIONS, ReadOptions
from stances.read.stretches import walk_from


class Source(Struct, frozen=True, kw_only=True):
    """A document in a known form.

    Attributes:
        document: its text is running text, or a table.
        form: the form it is in.
        regions: the parts of running text that nobody speaks, in order.
        styles: the parts of running text that are shown in a style, by where they begin.
        cells: those of the tables of data within running text.
        columns: those of a table that are read.
        options: what the user chose of how to read.
    """

    document: Document
    form: Form
    regions: tuple[Region, ...] = ()
    styles: tuple[Style, ...] = ()
    cells: tuple[Cell, ...] = ()
    columns: TextColumns = USUAL_COLUMNS
    options: ReadOptions = USUAL_OPTIONS

    @property
    def is_table(self) -> bool:
        """Whether it holds rows, not running text."""
        return self.form.read_rows is not None

    def read_rows(self) -> Iterator[Row]:
        """Yield the rows of a table, with the keys of objects in them; none of running text."""
        if self.form.read_rows is not None:
            for row in self.form.read_rows(self.document, self.columns.list_required()):
                values = flatten_objects(row.values)
                yield row if values is row.values else replace(row, values=values)

    def find_spoken(
        self, start: int, end: int, *, block_quotes: bool = False
    ) -> Iterator[tuple[int, int]]:
        """Yield the parts of ``text[start:end]`` that may be somebody's words.

        A region that begins before `start` ends there.

        Args:
            block_quotes: whether block quotes may be.
        """
        first = bisect_left(self.regions, start, key=lambda one: one.start)
        for region in walk_from(self.regions, first):
            if region.start >= end:
                break
            if block_quotes and region.kind == "quotation":
                continue
            if start <= region.start:
                yield start, region.start
                start = region.end
        if start < end:
            yield start, end
