"""PDF: the words of its text layer, column by column, as paragraphs.

PDFium reads where each letter stands. From that follow, in this order: the pieces of lines; what
stands around the text (running heads, footers, page numbers), which comes after it as furniture;
columns; notes at the foot of columns, which come after it as footnotes; paragraphs, also those
that go on over the end of a page. Places are pages, counted from the first one of the file.

Tables are read line by line, since a PDF does not say what is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances.document import Document
from stances.errors import StancesError
from stances.read.forms._hyphens import make_lexicon
from stances.read.forms._pdf_furniture import (
    count_sizes,
    cut_notes,
    split_furniture,
    split_notes,
)
from stances.read.forms._pdf_letters import Page, read_pages
from stances.read.forms._pdf_lines import Line, cut_pieces, join_row, order_lines
from stances.read.forms._pdf_paragraphs import (
    join_columns,
    make_paragraph,
    measure_columns,
)
from stances.read.forms.running import Paragraph, join_paragraphs

_MOST_NAMED = 10
"""How many pages a message names."""


def decode(name: str, data: bytes) -> Document:
    """Return a PDF as running text.

    Raises:
        StancesError: it is damaged or has a password; a page has no text layer; there are no words.
    """
    pages = list(read_pages(name, data))
    pieces = [cut_pieces(page.letters, page.number) for page in pages]
    texts, around = split_furniture(pieces)
    _check_layer(name, pages, texts)
    return join_paragraphs(name, "pdf", _list_paragraphs(pages, texts, around), "page")


def _list_paragraphs(
    pages: Sequence[Page],
    texts: Sequence[Sequence[Line]],
    around: Sequence[Sequence[Line]],
) -> Iterator[Paragraph]:
    """Yield the paragraphs of a file: its text, its notes, and what stands around them."""
    size = count_sizes(texts)
    columns: list[tuple[Line, ...]] = []
    notes: list[tuple[Line, ...]] = []
    for pieces in texts:
        own, below = split_notes(list(order_lines(pieces)), size)
        columns += own
        notes += [note for lines in below for note in cut_notes(lines)]
    measured = measure_columns(columns)
    yield from join_columns(measured, size)
    lexicon = make_lexicon([line.text for column in measured for line in column.lines])
    for note in notes:
        yield make_paragraph(note, size, lexicon, "footnote")
    for lines, page in zip(around, pages, strict=True):
        turned = [join_row([piece]) for piece in cut_pieces(page.turned, page.number)]
        for line in (*lines, *turned):
            yield make_paragraph([line], size, lexicon, "furniture")


def _check_layer(name: str, pages: Sequence[Page], texts: Sequence[Sequence[Line]]) -> None:
    """Check that every page that shows words holds them as letters.

    Raises:
        StancesError: a page is a picture, or its letters have no meaning.
    """
    bare = [one.number for one, text in zip(pages, texts, strict=True) if not text]
    for numbers, what in (
        ([one for one in bare if pages[one - 1].has_picture], "a picture without a text layer"),
        ([one.number for one in pages if one.is_unknown], "letters without a meaning"),
    ):
        if numbers:
            raise StancesError(
                f"{_name_pages(numbers)}: {what}",
                where=name,
                hint="run a text recognition (OCR) over it, or take these pages out",
            )


def _name_pages(numbers: Sequence[int]) -> str:
    """Return page numbers as a message names them."""
    shown = ", ".join(map(str, numbers[:_MOST_NAMED]))
    more = ", ..." if len(numbers) > _MOST_NAMED else ""
    return f"page {shown}" if len(numbers) == 1 else f"pages {shown}{more}"
