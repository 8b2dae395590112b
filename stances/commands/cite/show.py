"""Citations as text, as rows, as footnotes and as items of a reference manager."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances.commands.options import Request
from stances.commands.panels import require_evidence, score_panel
from stances.comparison.citing import Citation, list_citations
from stances.errors import StancesError, suggest_name
from stances.output.answer import Answer
from stances.output.figures import STYLES, format_position, format_signed
from stances.output.grid import make_safe_line
from stances.output.reference import Reference
from stances.output.tables import Column, Table
from stances.output.view import View
from stances.output.width import wrap_indented
from stances.scoring.sheet import Passport
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION


class CitationDocument(Record):
    """Cells as they are cited, those that show a position."""

    format_version: str = FORMAT_VERSION
    passport: Passport
    citations: tuple[Citation, ...]


def find_citations(request: Request, ids: Sequence[str]) -> CitationDocument:
    """Return the cells of a request that show a position, as they are cited.

    Args:
        ids: those to keep; empty for all.

    Raises:
        StancesError: something cannot be read, a score sheet holds no evidence, an id is not
            known, or no cell shows a position.
    """
    sheet = score_panel(request).sheet
    require_evidence(sheet, request.settings.inputs, "cite")
    found = list_citations(sheet)
    if not found:
        hint = "a silent cell has no quote; leave out -e or -d"
        raise StancesError("no cell shows a position, so there is nothing to cite", hint=hint)
    known = tuple(one.id for one in found)
    for name in ids:
        if name not in known:
            raise StancesError(f'no cell with the id "{name}"', hint=suggest_name(name, known))
    kept = tuple(one for one in found if not ids or one.id in ids)
    return CitationDocument(passport=sheet.passport, citations=kept)


_FIELDS: Sequence[Column[Citation]] = tuple(Column(key=key) for key in Citation.__struct_fields__)


class CitationAnswer(Answer):
    """Citations.

    Args:
        document: all of them.
    """

    def __init__(self, document: CitationDocument) -> None:
        self.document = document

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
        return "\n\n".join(_show(one, view) for one in self.document.citations) + "\n"

    def list_references(self) -> Iterator[Reference]:
        """Return the citations in the terms of references."""
        return map(_make_reference, self.document.citations)


def _show(one: Citation, view: View) -> str:
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
            make_safe_line(f"{one.source}:{one.line}, sentence {one.sentence}{others}"),
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


def _make_reference(one: Citation) -> Reference:
    return Reference(
        id=one.id,
        author=one.expert,
        title=f"{one.dimension}: {one.state} ({one.side})",
        quote=one.quote,
        is_verbatim=one.wording == "verbatim",
        source=one.source,
        place=one.line,
        note=f"{_show_figures(one)}; {one.reading}",
        program=f"stances {one.stances}",
        version=_show_version(one),
    )
