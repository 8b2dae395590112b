"""A text scored as one unnamed expert, and those who are nearest to it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from stances.commands.options import Request
from stances.commands.panels import parse_weights, score_panel
from stances.comparison.matching import Match, rank_matches
from stances.comparison.panel import make_panel
from stances.errors import StancesError
from stances.model import Statement
from stances.pipeline import open_rubric, read_statements, score_sentences
from stances.read.sentences import group_sentences
from stances.scoring.passport import make_passport
from stances.scoring.sheet import Passport, SheetCell, drop_evidence
from stances.settings.model import Settings
from stances.text.tokens import count_words
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION

UNNAMED = "(the text)"
"""The expert's name under which a text is scored: a text need not say who wrote it."""


class MatchDocument(Record):
    """A text held against a panel.

    Attributes:
        source: the file of the text.
        words: how many it has.
        text: where it stands on each dimension.
        matches: the experts, the nearest first.
    """

    format_version: str = FORMAT_VERSION
    passport: Passport
    source: str
    words: int
    text: tuple[SheetCell, ...]
    matches: tuple[Match, ...]


def find_matches(request: Request, text: str, weights: Sequence[str] = ()) -> MatchDocument:
    """Return the experts of a request by how near they are to a text.

    Args:
        text: its file, or ``-``.
        weights: as ``--weights`` has them.

    Raises:
        StancesError: something cannot be read, several people speak in the text, or the panel is a
            score sheet that was made with another rubric.
    """
    settings = request.settings
    if text == "-" and "-" in settings.inputs:
        hint = "name a file for the text or for the panel"
        raise StancesError("standard input cannot be the text and the panel", hint=hint)
    statements = _read_text(text, settings)
    sheet = drop_evidence(score_panel(request).sheet)
    numbers = parse_weights(weights, sheet)
    name = UNNAMED
    while name in sheet.experts:
        name += "*"
    sentences = group_sentences([replace(one, expert=name) for one in statements])
    compiled = open_rubric(settings.rubric)
    _check_same(make_passport(compiled.rubric, settings), sheet.passport, settings.inputs)
    scored = score_sentences(
        sentences,
        compiled,
        settings=settings,
        dimensions=[one.id for one in sheet.dimensions],
        evidence=False,
    ).sheet
    joined = replace(sheet, experts=(*sheet.experts, name), cells=(*sheet.cells, *scored.cells))
    return MatchDocument(
        passport=sheet.passport,
        source=text,
        words=sum(count_words(one.text) for one in sentences[name]),
        text=scored.cells,
        matches=tuple(rank_matches(make_panel(joined, numbers), name)),
    )


def _read_text(text: str, settings: Settings) -> tuple[Statement, ...]:
    """Return what a text says, in one voice.

    Raises:
        StancesError: it cannot be read, or several people speak in it.
    """
    author = settings.author or UNNAMED
    statements = read_statements([text], settings=replace(settings, author=author))
    experts = list(dict.fromkeys(one.expert for one in statements))
    if len(experts) > 1:
        named = ", ".join(experts[:3]) + (", ..." if len(experts) > 3 else "")
        hint = "match the words of one of them, or name it as INPUT"
        raise StancesError(f"several people speak: {named}", where=text, hint=hint)
    return statements


def _check_same(own: Passport, panel: Passport, inputs: Sequence[str]) -> None:
    """Check that the panel was scored as the text is.

    Raises:
        StancesError: it was made with another rubric or another method.
    """
    if (own.rubric_hash, own.method) != (panel.rubric_hash, panel.method):
        raise StancesError(
            f"made with rubric {panel.rubric} {panel.rubric_hash}, method {panel.method}, and the "
            f"text would be scored with {own.rubric} {own.rubric_hash}, method {own.method}",
            where=", ".join(inputs),
            hint="give the same rubric with -r, or score the panel again",
        )
