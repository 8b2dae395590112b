"""A score sheet as the gate sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import UnsetType

from stances.commands.gate.snapshot import (
    Basis,
    Snapshot,
    SnapshotCell,
    SnapshotSentence,
    WeighedEvidence,
)
from stances.commands.requirements import require_evidence
from stances.model import Sentence
from stances.scoring.marks import mark_text
from stances.scoring.sheet import ScoreSheet, SheetCell
from stances.scoring.sheet_evidence import SheetEvidence, SheetSentence


def make_snapshot(
    sheet: ScoreSheet, name: str, sentences: Mapping[str, Sequence[Sentence]] | None = None
) -> Snapshot:
    """Return a score sheet as the gate sees it.

    Args:
        name: the file it comes from, or what was scored.
        sentences: by expert, where the texts are at hand.

    Raises:
        StancesError: the sheet was written without evidence.
    """
    require_evidence(sheet, name)
    basis = _make_basis(sheet, sentences or {})
    cells = [_make_cell(cell, basis) for cell in sheet.cells]
    return Snapshot(
        name=name,
        basis=basis,
        cells={cell.key: cell for cell in cells},
        tolerances={
            one.id: one.tolerance
            for one in sheet.dimensions
            if not isinstance(one.tolerance, UnsetType)
        },
    )


def _make_basis(sheet: ScoreSheet, sentences: Mapping[str, Sequence[Sentence]]) -> Basis:
    if isinstance(sheet.marks, UnsetType):
        return Basis(passport=sheet.passport)
    rubric = sheet.marks.rubric
    return Basis(
        passport=sheet.passport,
        texts=sheet.marks.texts,
        shared=rubric.shared,
        settings=rubric.settings,
        modifiers=rubric.modifiers,
        dimensions=rubric.dimensions,
        entries=rubric.entries,
        sentences={
            expert: {one.id: _make_bare_sentence(one) for one in own}
            for expert, own in sentences.items()
        },
    )


def _make_bare_sentence(sentence: Sentence) -> SnapshotSentence:
    """Return a sentence without evidence."""
    return SnapshotSentence(
        id=sentence.id,
        source=sentence.document.name,
        line=sentence.line,
        mark=mark_text(sentence.text),
        text=sentence.text,
    )


def _make_cell(cell: SheetCell, basis: Basis) -> SnapshotCell:
    return SnapshotCell(
        expert=cell.expert,
        dimension=cell.dimension,
        state=cell.state,
        position=cell.position,
        support=cell.support,
        opposition=cell.opposition,
        sentences=tuple(_make_sentence(one) for one in cell.evidence or ()),
        basis=basis,
    )


def _make_sentence(sentence: SheetSentence) -> SnapshotSentence:
    return SnapshotSentence(
        id=sentence.sentence,
        source=sentence.source,
        line=sentence.line,
        mark=mark_text(sentence.text),
        evidence=tuple(_make_evidence(one) for one in sentence.items if one.weight),
        text=sentence.text,
    )


def _make_evidence(item: SheetEvidence) -> WeighedEvidence:
    return WeighedEvidence(
        origin=item.origin,
        words=item.words,
        sign=item.sign,
        weight=item.weight,
        voice=item.voice,
        modifiers=tuple(f'{one.kind} "{one.text}"' for one in item.modifiers),
        rule_file=item.rule_file,
        rule_line=item.rule_line,
        rule_weight=item.rule_weight,
        rule_mark=item.rule_mark,
    )
