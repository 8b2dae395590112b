"""What layouts read: a document in a known form, with what the form found in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from stances.document import Document
from stances.language.words import load_words
from stances.read.columns import Column
from stances.read.forms.form import Form, Region, Row, Style


@dataclass(frozen=True, kw_only=True, slots=True)
class TextColumns:
    """The columns of a table that name who speaks and hold what they say."""

    expert: str = "expert"
    text: str = "text"

    def list_required(self) -> tuple[Column, Column]:
        """Return both as a table must have them."""
        words = load_words()
        return (
            Column(
                name=self.expert,
                option="--expert-column",
                usual=words.speaker_columns,
                others=words.unit_columns,
            ),
            Column(name=self.text, option="--text-column", usual=words.text_columns),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A document in a known form.

    Attributes:
        document: its text is running text, or a table.
        form: the form it is in.
        regions: the parts of running text that nobody speaks, in order.
        styles: the parts of running text that are shown in a style, by where they begin.
        columns: those of a table that are read.
    """

    document: Document
    form: Form
    regions: tuple[Region, ...] = ()
    styles: tuple[Style, ...] = ()
    columns: TextColumns = TextColumns()

    @property
    def is_table(self) -> bool:
        """Whether it holds rows, not running text."""
        return self.form.read_rows is not None

    def read_rows(self) -> Iterator[Row]:
        """Yield the rows of a table; none of running text."""
        if self.form.read_rows is not None:
            yield from self.form.read_rows(self.document, self.columns.list_required())

    def find_spoken(
        self, start: int, end: int, *, block_quotes: bool = False
    ) -> Iterator[tuple[int, int]]:
        """Yield the parts of ``text[start:end]`` that may be somebody's words.

        A region that begins before `start` ends there.

        Args:
            block_quotes: whether block quotes may be.
        """
        first = bisect_left(self.regions, start, key=lambda one: one.start)
        for region in islice(self.regions, first, None):
            if region.start >= end:
                break
            if block_quotes and region.kind == "quotation":
                continue
            if start <= region.start:
                yield start, region.start
                start = region.end
        if start < end:
            yield start, end
