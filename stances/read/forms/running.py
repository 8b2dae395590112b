"""Running text put together from the paragraphs of forms that are not text: Word, PDF and others.

Such a form has no text of its own, so `Form.decode` makes it: it finds the paragraphs, and
`join_paragraphs` writes them down with a blank line between each two. What nobody speaks and how
words are shown is known by then, so the document that comes back carries it: `mark_text` is the
`Form.mark_text` of such forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from stances.document import Document, LineMap, Unit
from stances.errors import StancesError
from stances.read.forms.form import Cell, MarkedText, Region, RegionKind, Style, StyleKind


@dataclass(frozen=True, kw_only=True)
class OpenedDocument(Document):
    """A document made from bytes that are not text, with what was found on the way.

    Attributes:
        regions: as in `MarkedText`.
        styles: as in `MarkedText`.
        cells: as in `MarkedText`.
    """

    regions: tuple[Region, ...] = ()
    styles: tuple[Style, ...] = ()
    cells: tuple[Cell, ...] = ()


def mark_text(document: Document) -> MarkedText:
    """Return a document with the marks that it carries; none where it carries none."""
    if not isinstance(document, OpenedDocument):
        return MarkedText(document=document)
    return MarkedText(
        document=document,
        regions=document.regions,
        styles=document.styles,
        cells=document.cells,
    )


class Run(Struct, frozen=True, kw_only=True):
    """Words that are shown alike and are in one place; ``\\n`` is a line break in a paragraph."""

    text: str
    styles: frozenset[StyleKind] = frozenset()
    place: int = 0


class Slot(Struct, frozen=True, kw_only=True):
    """The cell of a table that holds a paragraph.

    Attributes:
        table, row: as in `Cell`.
        number: that of the cell in its row, from 0.
        columns: how many cells its row has.
    """

    table: int
    row: int
    number: int
    columns: int


class Paragraph(Struct, frozen=True, kw_only=True):
    """A paragraph.

    Attributes:
        runs: its words, in order.
        kind: why nobody speaks it; `None` where somebody may.
        is_item: whether it is an item of a list; its bullet or number is part of the words.
        slot: the cell that holds it; `None` outside of tables.
    """

    runs: tuple[Run, ...]
    kind: RegionKind | None = None
    is_item: bool = False
    slot: Slot | None = None


def make_styles(
    *, bold: bool | None = False, italic: bool | None = False, link: bool = False
) -> frozenset[StyleKind]:
    """Return the styles of words that are shown so; `None` is no.

    >>> sorted(make_styles(bold=True, link=True))
    ['bold', 'link']
    """
    shown: tuple[tuple[StyleKind, bool | None], ...] = (
        ("bold", bold),
        ("italic", italic),
        ("link", link),
    )
    return frozenset(kind for kind, is_on in shown if is_on)


class Gatherer:
    """Gathers the paragraphs of a form that has paragraphs, and counts those with words.

    What stands outside of the running text, such as a footnote, comes at the end; its place is the
    paragraph that it belongs to.
    """

    def __init__(self) -> None:
        self._body: list[Paragraph] = []
        self._aside: list[Paragraph] = []

    def add(
        self,
        runs: Iterable[Run],
        kind: RegionKind | None = None,
        *,
        is_item: bool = False,
        slot: Slot | None = None,
    ) -> None:
        """Add a paragraph to the running text, unless it holds no words."""
        clean = _squeeze(runs)
        if clean:
            number = len(self._body) + 1
            placed = tuple(replace(run, place=number) for run in clean)
            self._body.append(Paragraph(runs=placed, kind=kind, is_item=is_item, slot=slot))

    def add_aside(self, runs: Iterable[Run], kind: RegionKind) -> None:
        """Add a paragraph outside of the running text, which belongs to the next one added."""
        number = len(self._body) + 1
        placed = tuple(replace(run, place=number) for run in _squeeze(runs))
        self._aside.append(Paragraph(runs=placed, kind=kind))

    def list_paragraphs(self) -> tuple[Paragraph, ...]:
        """Return all paragraphs, those outside of the running text last.

        Where there is no running text, furniture such as text boxes is the text.
        """
        if not self._body:
            boxes = [one for one in self._aside if one.kind == "furniture"]
            for one in boxes:
                self.add(one.runs)
            self._aside = [one for one in self._aside if one.kind != "furniture"]
        return (*self._body, *self._aside)


def join_paragraphs(
    name: str, form: str, paragraphs: Iterable[Paragraph], unit: Unit
) -> OpenedDocument:
    """Return paragraphs as running text, with a blank line between each two.

    White space is made single, and what does not show (soft hyphens, zero-width spaces, control
    characters) is left out.

    Args:
        name: the file, as the user named it.
        form: the name of its form.
        unit: what the places of runs count.

    Raises:
        StancesError: there are no words.

    >>> run = Run(text="We must talk. ", place=2)
    >>> made = join_paragraphs("a.pdf", "pdf", [Paragraph(runs=(run,), kind="heading")], "page")
    >>> made.text, made.regions[0].end, made.name_place(0)
    ('We must talk.\\n', 13, 'a.pdf, page 2')
    """
    parts: list[str] = []
    places: dict[int, int] = {}
    regions: list[Region] = []
    styles: list[Style] = []
    filled: list[tuple[Slot, int, int]] = []
    at = last = 0
    for paragraph in paragraphs:
        start = at
        spans: list[tuple[int, int, Run]] = []
        for run in _squeeze(paragraph.runs):
            if run.place != last:
                places[at], last = run.place, run.place
            parts.append(run.text)
            spans.append((at, at + len(run.text), run))
            at += len(run.text)
        if start == at:
            continue
        if paragraph.kind is not None:
            regions.append(Region(start=start, end=at, kind=paragraph.kind))
        if paragraph.slot is not None:
            filled.append((paragraph.slot, start, at))
        if paragraph.is_item:
            styles.append(Style(start=start, end=at, kind="item"))
        styles += _find_styles(spans)
        parts.append("\n\n")
        at += 2
    if not parts:
        raise StancesError("empty: nothing to read", where=name, hint="name a file that holds text")
    return OpenedDocument(
        name=name,
        text="".join(parts)[:-1],
        form=form,
        lines=LineMap(starts=tuple(places), numbers=tuple(places.values()), unit=unit),
        regions=tuple(regions),
        styles=tuple(sorted(styles, key=lambda one: (one.start, -one.end, one.kind))),
        cells=tuple(_find_cells(filled)),
    )


def _find_cells(filled: Iterable[tuple[Slot, int, int]]) -> Iterator[Cell]:
    """Yield the cells of tables, row by row, those too that are empty.

    Args:
        filled: where each paragraph in a cell begins and ends, in order.
    """
    for (table, row), group in groupby(filled, key=lambda one: (one[0].table, one[0].row)):
        paragraphs = list(group)
        found: dict[int, tuple[int, int]] = {}
        for slot, start, end in paragraphs:
            found[slot.number] = (found.get(slot.number, (start, end))[0], end)
        at = paragraphs[0][1]
        for number in range(paragraphs[0][0].columns):
            start, end = found.get(number, (at, at))
            yield Cell(start=start, end=end, table=table, row=row)


_UNSEEN = "\u00ad\u200b\u2060\ufeff"
_SIGNS: dict[int, str | None] = {
    **dict.fromkeys((*range(32), *range(0x7F, 0xA0))),
    **dict.fromkeys(map(ord, _UNSEEN)),
    **dict.fromkeys(map(ord, "\t"), " "),
    **dict.fromkeys(map(ord, "\n\x0b\x0c\r\x85\u2028\u2029"), "\n"),
}
"""Signs that are written otherwise, or left out."""


def _squeeze(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs of a paragraph with single spaces, and none around line ends."""
    alike = groupby(runs, key=lambda run: (run.styles, run.place))
    given = tuple(
        Run(text="".join(run.text for run in group), styles=styles, place=place)
        for (styles, place), group in alike
    )
    kept: list[tuple[str, int]] = []
    for number, run in enumerate(given):
        for sign in _mend_surrogates(run.text).translate(_SIGNS):
            before = kept[-1][0] if kept else "\n"
            if sign == " " and before in " \n":
                continue
            if sign == "\n" and before == " ":
                kept.pop()
            if sign != "\n" or kept:
                kept.append((sign, number))
    while kept and kept[-1][0] in " \n":
        kept.pop()
    return tuple(
        replace(given[number], text="".join(sign for sign, _ in signs))
        for number, signs in groupby(kept, key=lambda one: one[1])
    )


def _mend_surrogates(text: str) -> str:
    """Return a text whose halves of characters are joined, or replaced where one is alone."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _find_styles(spans: Sequence[tuple[int, int, Run]]) -> Iterator[Style]:
    """Yield the stretches of a paragraph that are shown in a style.

    Runs that follow each other are one stretch, whatever stands between them if it is white space.
    """
    for kind in sorted({kind for *_, run in spans for kind in run.styles}):
        start = end = -1
        for begin, _, run in spans:
            blank = not run.text.strip()
            if kind in run.styles and not blank:
                start = begin + len(run.text) - len(run.text.lstrip()) if start < 0 else start
                end = begin + len(run.text.rstrip())
            elif not blank and start >= 0:
                yield Style(start=start, end=end, kind=kind)
                start = -1
        if start >= 0:
            yield Style(start=start, end=end, kind=kind)
