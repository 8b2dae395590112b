"""Cells as they are cited, from texts or from a score sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stances.commands.options import Request
from stances.commands.panels import score_panel
from stances.commands.requirements import require_evidence
from stances.comparison.citing import Citation, list_citations
from stances.errors import StancesError, suggest_name
from stances.model import Sentence
from stances.scoring.sheet import Passport, ScoreSheet
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION


class CitationDocument(Record):
    """Cells as they are cited, those that show a position."""

    format_version: str = FORMAT_VERSION
    passport: Passport
    citations: tuple[Citation, ...]


Places = Mapping[tuple[str, int], str]
"""The place of a sentence in words, by its file and number: a score sheet holds these two only."""


def find_citations(request: Request, ids: Sequence[str]) -> tuple[CitationDocument, Places]:
    """Return the cells of a request that show a position, as they are cited, and their places.

    Args:
        ids: those to keep; empty for all.

    Raises:
        StancesError: something cannot be read, a score sheet holds no evidence, an id is not
            known, or no cell shows a position.
    """
    scoring = score_panel(request)
    sheet = scoring.sheet
    require_evidence(sheet, ", ".join(request.settings.inputs), "cite")
    return cite_sheet(sheet, ids), name_places(scoring.sentences)


def name_places(said: Mapping[str, Sequence[Sentence]]) -> Places:
    """Return the places of sentences as messages name them, pages as pages.

    Args:
        said: the sentences by expert; empty where a score sheet was read.
    """
    return {
        (one.document.name, one.line): one.document.name_place(one.start)
        for own in said.values()
        for one in own
    }


def cite_sheet(sheet: ScoreSheet, ids: Sequence[str] = ()) -> CitationDocument:
    """Return the cells of a sheet that show a position, as they are cited.

    Args:
        sheet: with its evidence.
        ids: those to keep; empty for all.

    Raises:
        StancesError: an id is not known, or no cell shows a position.
    """
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
