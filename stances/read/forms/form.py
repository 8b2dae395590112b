"""What a form is: how texts in it are recognised, and what is made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct, field

from stances.document import Document, LineMap, map_lines, map_to_line
from stances.errors import StancesError
from stances.read.columns import Column
from stances.read.decode import decode_text
from stances.read.forms.web_encoding import decode_page

RegionKind = Literal[
    "header",
    "heading",
    "rule",
    "quotation",
    "table",
    "comment",
    "html",
    "code",
    "caption",
    "footnote",
    "furniture",
    "readers",
]
"""The kinds of stretches that nobody speaks. A heading may name a speaker; ``furniture`` is what
stands around a text on its page: menus, running heads, page numbers; ``readers`` is what readers
of a page wrote below its text."""

StyleKind = Literal["bold", "italic", "link", "jump", "item", "signature"]
"""How a stretch is shown: in bold or italic letters, as a link, as a link to another part of the
same page besides, as an item of a list, as what names whoever said the quotation above."""


class Region(Struct, frozen=True, kw_only=True):
    """A stretch of a document, ``text[start:end]``, that is nobody's words.

    Attributes:
        start, end: its offsets.
        kind: what it is.
        depth: of what a mail program quotes in plain text, how many marks ">" its lines begin with;
            of a block quote within others, how many it stands in, itself included; else 0.
    """

    start: int
    end: int
    kind: RegionKind
    depth: int = 0


class Style(Struct, frozen=True, kw_only=True):
    """A stretch of running text, ``text[start:end]``, that is shown in a style of its own.

    Whoever writes often sets the names of speakers, or the questions that they answer, in bold.
    """

    start: int
    end: int
    kind: StyleKind


class Cell(Struct, frozen=True, kw_only=True):
    """A cell of a table of data within running text, ``text[start:end]``; it may be empty.

    Attributes:
        table: the number of its table in the document.
        row: the number of its row in that table; the first one is the header.
    """

    start: int
    end: int
    table: int
    row: int


class MarkedText(Struct, frozen=True, kw_only=True):
    """A document's running text.

    Attributes:
        document: its text is what layouts read, without mark-up: what the form found of it is in
            `regions` and `styles`.
        regions: the parts of it that nobody speaks, in order; no two of them overlap.
        styles: the parts that are shown in a style, by where they begin; they may overlap.
        cells: those of tables of data, row by row; what they hold is in regions of tables too.
    """

    document: Document
    regions: tuple[Region, ...] = ()
    styles: tuple[Style, ...] = ()
    cells: tuple[Cell, ...] = ()


class Row(Struct, frozen=True, kw_only=True):
    """One row of a table.

    Attributes:
        line: the line of the file on which the row begins.
        values: what stands in it, by column.
        lines: the line on which a column's value begins, where that is not the row's own.
        escaped: whether line breaks are written as escapes, so that a value stands on one line.
        fault: why the row cannot be used; `None` where it can. Readers go on after such a row.
    """

    line: int
    values: Mapping[str, object]
    lines: Mapping[str, int] = field(default_factory=dict)
    escaped: bool = False
    fault: StancesError | None = None

    def map_cell(self, column: str) -> LineMap:
        """Map the offsets of a column's text to the lines of the file."""
        line = self.lines.get(column, self.line)
        return map_to_line(line) if self.escaped else map_lines(str(self.values[column]), line)


def show_value(value: object) -> str:
    """Return a cell's value as text, whatever type JSON gives it.

    >>> show_value(None), show_value(2020)
    ('', '2020')
    """
    return "" if value is None else str(value).strip()


RowReader = Callable[[Document, Sequence[Column]], Iterator[Row]]
"""Yields the rows of a table that are not empty; the second argument holds the columns that its
header must have once."""


def show_no_bytes(_data: bytes) -> bool:
    """Return that bytes do not show a form: what is text does not say which."""
    return False


def mark_nothing(document: Document) -> MarkedText:
    """Return a document in which everything may be somebody's words."""
    return MarkedText(document=document)


class Form(Struct, frozen=True, kw_only=True):
    """One form in which texts are stored.

    Forms that are not text, such as PDF, are known by their bytes. Their `decode` makes the
    running text, gives the document its form, and returns an `OpenedDocument` that carries the
    marks; their `mark_text` is that of ``running.py``.

    Attributes:
        name: what `Document.form` says.
        endings: of the files that are in this form, in lower case: ``.csv``.
        recognise: whether a text whose name does not say its form is in this one; the second
            argument holds the columns that a table needs.
        recognise_bytes: whether the bytes of a file show this form, whatever its name; a form
            that is text does not say.
        decode: turns the bytes of a file, with its name, into a document.
        mark_text: finds the parts of running text that nobody speaks.
        read_rows: reads a table; `None` where the form holds running text.
        reads_lines: whether that reads a table which begins so line by line, so that the whole of
            it need not be held.
        has_delimiter: whether a sign stands between its cells that the user may name.
        names_speakers: whether what stands before a colon, at the beginning of a paragraph, names
            a speaker, whatever it looks like.
        find_date: the day on which the metadata of a text say that it was published, if they do.
    """

    name: str
    endings: tuple[str, ...]
    recognise: Callable[[str, Sequence[str]], bool] = lambda _text, _columns: False
    recognise_bytes: Callable[[bytes], bool] = show_no_bytes
    decode: Callable[[str, bytes], Document] = decode_text
    mark_text: Callable[[Document], MarkedText] = mark_nothing
    read_rows: RowReader | None = None
    reads_lines: Callable[[str], bool] = lambda _head: False
    has_delimiter: bool = False
    names_speakers: bool = False
    find_date: Callable[[str], date | None] = lambda _text: None

    @property
    def has_encoding(self) -> bool:
        """Whether its files are texts, whose encoding the user may name."""
        return self.decode in (decode_text, decode_page)
