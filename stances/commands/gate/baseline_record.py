"""The JSON shape of a baseline, which scores it holds, and how its text is laid out.

The fields of these records stand in the order of the JSON keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from stances.commands.gate.layout import format_lines
from stances.commands.gate.snapshot import (
    Basis,
    Snapshot,
    SnapshotCell,
    SnapshotSentence,
    WeighedEvidence,
)
from stances.model import Origin, Sign, State, Voice
from stances.scoring.sheet import Passport
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION

Name = Annotated[str, Meta(min_length=1)]
Count = Annotated[int, Meta(ge=0)]
Sum = Annotated[float, Meta(ge=0)]
Weight = Annotated[float, Meta(ge=0, le=1)]


class BaselineRubricMarks(Record):
    """The marks of a rubric's parts, as `stances.scoring.sheet.RubricMarks`.

    Attributes:
        dimensions, entries: unset where unknown.
    """

    settings: dict[str, float | bool]
    shared: str = ""
    modifiers: str = ""
    dimensions: dict[str, str] | UnsetType = UNSET
    entries: dict[str, tuple[str, ...]] | UnsetType = UNSET


class BaselineMarks(Record):
    """The marks of what scores rest on; unset where unknown.

    Attributes:
        texts: the mark of each sentence, by expert and sentence id.
    """

    rubric: BaselineRubricMarks | UnsetType = UNSET
    texts: dict[str, dict[str, str]] | UnsetType = UNSET


class BaselineBasis(Record):
    """What some cells were scored on."""

    passport: Passport
    marks: BaselineMarks = BaselineMarks()


class BaselineEvidence(Record, omit_defaults=True):
    """One reading or likeness that carries weight, with its sentence; empty values are left out.

    Attributes:
        sentence: the id of the sentence.
        source, line: where the sentence stands; the file's path goes from the baseline's folder.
        mark: the digest of the sentence's words.
        words: the pattern that was found; empty for likeness.
        modifiers: each as its kind and its words.
        rule_file, rule_line, rule_weight, rule_mark: where the target or cue stands, its own
            weight, and a digest of it; `None` for likeness.
    """

    sentence: str
    source: str
    line: Count
    mark: str
    origin: Origin
    words: str = ""
    sign: Sign
    weight: Weight
    voice: Voice
    modifiers: tuple[str, ...] = ()
    rule_file: str | None = None
    rule_line: Count | None = None
    rule_weight: Weight | None = None
    rule_mark: str | None = None


class BaselineCell(Record):
    """An accepted score.

    Attributes:
        earlier: which of the baseline's earlier bases it rests on, counted from 1; unset where it
            rests on the newest one.
    """

    expert: Name
    dimension: Name
    earlier: Count | UnsetType = UNSET
    state: State
    position: Annotated[float, Meta(ge=-1, le=1)] | None
    support: Sum = msgspec.field(name="for")
    opposition: Sum = msgspec.field(name="against")
    evidence: tuple[BaselineEvidence, ...]


class BaselineFile(Record):
    """Accepted scores, as ``stances accept`` writes them.

    Attributes:
        kind: always ``baseline``.
        passport, marks: what the newest cells were scored on.
        earlier: what older cells were scored on.
        cells: by expert, then by dimension.
    """

    format_version: str = FORMAT_VERSION
    kind: Literal["baseline"] = msgspec.field(name="type", default="baseline")
    passport: Passport
    marks: BaselineMarks = BaselineMarks()
    earlier: tuple[BaselineBasis, ...] | UnsetType = UNSET
    cells: tuple[BaselineCell, ...]


def format_baseline(snapshot: Snapshot) -> str:
    """Return the text of a baseline: sorted cells, no clock, one line for each evidence."""
    return format_lines(make_baseline(snapshot)) + "\n"


def make_baseline(snapshot: Snapshot) -> BaselineFile:
    """Return the record of a snapshot, its cells by expert and dimension."""
    cells = sorted(snapshot.cells.values(), key=lambda one: one.key)
    found = {id(one): one for one in (snapshot.basis, *(cell.basis for cell in cells))}
    made = {known: _make_basis(basis) for known, basis in found.items()}
    bases: list[BaselineBasis] = []
    for basis in made.values():
        if basis not in bases:
            bases.append(basis)
    newest, *earlier = bases
    return BaselineFile(
        passport=newest.passport,
        marks=newest.marks,
        earlier=tuple(earlier) or UNSET,
        cells=tuple(_make_cell(one, bases.index(made[id(one.basis)])) for one in cells),
    )


def _make_basis(basis: Basis) -> BaselineBasis:
    rubric: BaselineRubricMarks | UnsetType = UNSET
    if basis.dimensions is not None:
        rubric = BaselineRubricMarks(
            settings=dict(basis.settings),
            shared=basis.shared,
            modifiers=basis.modifiers,
            dimensions=dict(sorted(basis.dimensions.items())),
            entries=UNSET
            if basis.entries is None
            else {name: tuple(own) for name, own in sorted(basis.entries.items())},
        )
    texts = UNSET if basis.texts is None else _sort_texts(basis.texts)
    return BaselineBasis(passport=basis.passport, marks=BaselineMarks(rubric=rubric, texts=texts))


def _sort_texts(texts: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Return the marks of sentences by expert, the experts in the order of their names."""
    return {name: dict(own) for name, own in sorted(texts.items())}


def _make_cell(cell: SnapshotCell, basis: int) -> BaselineCell:
    return BaselineCell(
        expert=cell.expert,
        dimension=cell.dimension,
        earlier=basis or UNSET,
        state=cell.state,
        position=cell.position,
        support=cell.support,
        opposition=cell.opposition,
        evidence=tuple(
            _make_evidence(sentence, one)
            for sentence in cell.sentences
            for one in sentence.evidence
        ),
    )


def _make_evidence(sentence: SnapshotSentence, one: WeighedEvidence) -> BaselineEvidence:
    return BaselineEvidence(
        sentence=sentence.id,
        source=sentence.source,
        line=sentence.line,
        mark=sentence.mark,
        origin=one.origin,
        words=one.words,
        sign=one.sign,
        weight=one.weight,
        voice=one.voice,
        modifiers=one.modifiers,
        rule_file=one.rule_file,
        rule_line=one.rule_line,
        rule_weight=one.rule_weight,
        rule_mark=one.rule_mark,
    )


def read_basis(basis: BaselineBasis | BaselineFile) -> Basis:
    """Return what cells rest on, out of a baseline."""
    rubric, texts = basis.marks.rubric, basis.marks.texts
    known = None if isinstance(texts, UnsetType) else texts
    if isinstance(rubric, UnsetType):
        return Basis(passport=basis.passport, texts=known)
    return Basis(
        passport=basis.passport,
        texts=known,
        shared=rubric.shared,
        settings=rubric.settings,
        modifiers=rubric.modifiers,
        dimensions=None if isinstance(rubric.dimensions, UnsetType) else rubric.dimensions,
        entries=None if isinstance(rubric.entries, UnsetType) else rubric.entries,
    )


def read_cell(cell: BaselineCell, basis: Basis, line: int) -> SnapshotCell:
    """Return a cell out of a baseline, its evidence gathered by sentence.

    Args:
        basis: what it rests on.
        line: where it stands in the baseline's file.
    """
    found: dict[tuple[str, str, int, str], list[WeighedEvidence]] = {}
    for one in cell.evidence:
        place = (one.sentence, one.source, one.line, one.mark)
        found.setdefault(place, []).append(_read_evidence(one))
    return SnapshotCell(
        expert=cell.expert,
        dimension=cell.dimension,
        state=cell.state,
        position=cell.position,
        support=cell.support,
        opposition=cell.opposition,
        sentences=tuple(
            SnapshotSentence(id=id_, source=source, line=at, mark=mark, evidence=tuple(own))
            for (id_, source, at, mark), own in found.items()
        ),
        basis=basis,
        line=line,
    )


def _read_evidence(one: BaselineEvidence) -> WeighedEvidence:
    return WeighedEvidence(
        origin=one.origin,
        words=one.words,
        sign=one.sign,
        weight=one.weight,
        voice=one.voice,
        modifiers=one.modifiers,
        rule_file=one.rule_file,
        rule_line=one.rule_line,
        rule_weight=one.rule_weight,
        rule_mark=one.rule_mark,
    )
