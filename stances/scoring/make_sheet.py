"""Positions, with their evidence, as the records of a score sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from msgspec import UNSET

from stances.model import DerivedClue, Evidence, Modifier, Position, Weighed
from stances.rubric.model import Dimension, Entry, Rubric
from stances.scoring.marks import make_marks
from stances.scoring.passport import make_passport
from stances.scoring.sheet import CountedCell, ScoreSheet, SheetCell, SheetDimension
from stances.scoring.sheet_evidence import (
    SheetClue,
    SheetEvidence,
    SheetModifier,
    SheetSentence,
    SheetTerm,
)
from stances.settings.model import Settings


def make_sheet(
    cells: Mapping[str, Sequence[SheetCell]],
    rubric: Rubric,
    dimensions: Sequence[Dimension],
    settings: Settings,
    *,
    marks: Mapping[str, dict[str, str]] | None,
) -> ScoreSheet:
    """Return the score sheet that cells make up.

    Args:
        cells: by expert, in the order of the dimensions.
        dimensions: those that were scored, in the order of the columns.
        settings: recorded in the passport.
        marks: by expert, those of the sentences; `None` for a sheet without evidence.
    """
    return ScoreSheet(
        passport=make_passport(rubric, settings),
        experts=tuple(cells),
        dimensions=tuple(describe_dimension(one) for one in dimensions),
        marks=make_marks(marks, rubric, dimensions) if marks is not None else UNSET,
        cells=tuple(chain.from_iterable(cells.values())),
    )


def describe_dimension(dimension: Dimension) -> SheetDimension:
    """Return what a reader of a sheet must know of a rubric's dimension."""
    return SheetDimension(
        tolerance=UNSET if dimension.tolerance is None else dimension.tolerance,
        id=dimension.id,
        label=dimension.label,
        question=dimension.question,
        kind=dimension.kind,
        positive=dimension.positive,
        negative=dimension.negative,
    )


def make_cell(
    position: Position,
    entries: Mapping[str, Entry],
    shown: Sequence[SheetSentence] | None = None,
) -> SheetCell:
    """Return a position, with its evidence where that was kept, as a cell of a score sheet.

    Args:
        entries: the rubric's targets and cues by their ids.
        shown: the evidence, where it was kept apart from the position.
    """
    if shown is None and position.weighed is not None:
        shown = [show_weighed(one, entries) for one in position.weighed]
    cell = SheetCell(
        expert=position.expert,
        dimension=position.dimension,
        position=position.position,
        low=position.low,
        high=position.high,
        state=position.state,
        salience=position.salience,
        support=position.support,
        opposition=position.opposition,
        sentences=position.sentences,
        reported=position.reported,
        asked=position.asked,
        evidence=UNSET if shown is None else tuple(shown),
    )
    return _count_cell(cell, position) if cell.evidence is UNSET else cell


def _count_cell(cell: SheetCell, position: Position) -> CountedCell:
    """Return a cell that knows whether it rests on little."""
    values = {name: getattr(cell, name) for name in SheetCell.__struct_fields__}
    return CountedCell(**values, supporting=position.supporting, worded=position.worded)


def show_weighed(weighed: Weighed, entries: Mapping[str, Entry]) -> SheetSentence:
    """Return a sentence and its evidence as a score sheet shows them."""
    sentence = weighed.sentence
    return SheetSentence(
        sentence=sentence.id,
        source=sentence.document.name,
        line=sentence.line,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        wording=sentence.wording,
        weight=weighed.weight,
        items=tuple(_make_evidence(item, entries.get(item.rule)) for item in weighed.evidence),
    )


def _make_evidence(item: Evidence, entry: Entry | None) -> SheetEvidence:
    return SheetEvidence(
        origin=item.origin,
        rule=item.rule,
        rule_file=entry.place.file if entry else None,
        rule_line=entry.place.line if entry else None,
        rule_weight=entry.weight if entry else None,
        rule_mark=entry.mark if entry else None,
        words=item.words,
        start=item.span.start,
        end=item.span.end,
        text=item.span.text,
        sign=item.sign,
        weight=item.weight,
        voice=item.voice,
        modifiers=tuple(_make_modifier(one) for one in item.modifiers),
        clues=tuple(_make_clue(one) for one in item.clues) or UNSET,
        terms=tuple(SheetTerm(term=one.term, share=one.share) for one in item.terms),
        reason=item.reason,
        discarded=item.discarded or None,
    )


def _make_clue(one: DerivedClue) -> SheetClue:
    steps = tuple(_make_modifier(step) for step in one.steps)
    return SheetClue(kind=one.kind, sign=one.sign, weight=one.weight, steps=steps)


def _make_modifier(one: Modifier) -> SheetModifier:
    return SheetModifier(kind=one.kind, text=one.words, start=one.span.start, end=one.span.end)
