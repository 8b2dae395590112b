"""Citations as text, as rows, as footnotes and as items of a reference manager."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances.commands.cite.find_citations import CitationDocument, Places
from stances.comparison.citing import Citation
from stances.output.answer import Answer
from stances.output.figures import STYLES, format_position, format_signed
from stances.output.grid import make_safe_line
from stances.output.reference import Reference
from stances.output.tables import Column, Table
from stances.output.view import View
from stances.output.width import wrap_indented
from stances.wire.records import Record

_FIELDS: Sequence[Column[Citation]] = tuple(Column(key=key) for key in Citation.__struct_fields__)


class CitationAnswer(Answer):
    """Citations.

    Args:
        document: all of them.
        places: their places in words, where these are known.
    """

    def __init__(self, document: CitationDocument, places: Places | None = None) -> None:
        self.document = document
        self.places = places or {}

    def make_document(self) -> Record:
        """Return the citations."""
        return self.document

    def list_records(self) -> Iterator[tuple[str, Record]]:
        """Return the citations."""
        return (("citation", one) for one in self.document.citations)

    def make_fields(self) -> Table[Citation]:
        """Return one row for each citation."""
        return Table(columns=_FIELDS, rows=self.document.citations)

    def show(self, view: View) -> str:
        """Return the citations as text."""
        shown = (_show(one, self._name_place(one), view) for one in self.document.citations)
        return "\n\n".join(shown) + "\n"

    def list_references(self) -> Iterator[Reference]:
        """Return the citations in the terms of references."""
        return (_make_reference(one, self._name_place(one)) for one in self.document.citations)

    def _name_place(self, one: Citation) -> str:
        return self.places.get((one.source, one.line), f"{one.source}:{one.line}")


def _show(one: Citation, place: str, view: View) -> str:
    state = view.paint(f"{_show_figures(one)} {one.state}", STYLES[one.state])
    quote = f"“{one.quote}”" if one.wording == "verbatim" else f"{one.quote} (paraphrase)"
    others = f", {one.others} more with weight" if one.others > 0 else ""
    lines = [
        view.paint(make_safe_line(one.id), "bold"),
        *wrap_indented(
            f"{make_safe_line(one.expert)} on {make_safe_line(one.dimension)}: {state}, "
            f"{make_safe_line(one.side)}",
            "  ",
            view.width,
        ),
        *wrap_indented(make_safe_line(quote), "  ", view.width),
        *wrap_indented(
            make_safe_line(f"{place}, sentence {one.sentence}{others}"),
            "  ",
            view.width,
        ),
        *wrap_indented(make_safe_line(one.reading), "  ", view.width),
        *wrap_indented(
            make_safe_line(f"{_show_version(one)}, stances {one.stances}"), "  ", view.width
        ),
    ]
    return "\n".join(lines)


def _show_figures(one: Citation) -> str:
    interval = f"[{format_signed(one.low)}, {format_signed(one.high)}]"
    return f"{format_position(one.position, one.state)} {interval}"


def _show_version(one: Citation) -> str:
    return f"rubric {one.rubric} {one.rubric_hash}, method {one.method}"


def _make_reference(one: Citation, place: str) -> Reference:
    return Reference(
        id=one.id,
        author=one.expert,
        title=f"{one.dimension}: {one.state} ({one.side})",
        quote=one.quote,
        is_verbatim=one.wording == "verbatim",
        source=one.source,
        locator=one.line,
        place=place,
        note=f"{_show_figures(one)}; {one.reading}",
        program=f"stances {one.stances}",
        version=_show_version(one),
    )
