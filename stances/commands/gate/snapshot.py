"""What the gate compares: every cell of one scoring, and all that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from math import fsum

from msgspec import Struct, field
from msgspec.structs import replace

from stances.model import Origin, Sign, State, Voice
from stances.scoring.sheet import Passport

CellKey = tuple[str, str]
"""A cell's expert and dimension."""


class Basis(Struct, frozen=True, kw_only=True):
    """What scores depend on, as far as it is known.

    Attributes:
        passport: what a score sheet says of itself.
        texts: the mark of each sentence, by expert and id; `None` where unknown.
        shared, modifiers: the marks of the rubric's shared part and of the modifiers; empty where
            unknown.
        settings: the numbers of that shared part, by their names.
        dimensions: the marks of the dimensions, by their ids; `None` where unknown.
        entries: the marks of each dimension's targets and cues; `None` where unknown.
        sentences: every sentence as it stands, without evidence, by expert and id; empty where
            the text is not at hand.
    """

    passport: Passport
    texts: Mapping[str, Mapping[str, str]] | None = None
    shared: str = ""
    settings: Mapping[str, float] = field(default_factory=dict)
    modifiers: str = ""
    dimensions: Mapping[str, str] | None = None
    entries: Mapping[str, Sequence[str]] | None = None
    sentences: Mapping[str, Mapping[str, SnapshotSentence]] = field(default_factory=dict)


class WeighedEvidence(Struct, frozen=True, kw_only=True):
    """One reading or likeness that carries weight.

    Attributes:
        words: the pattern that was found; empty for likeness.
        weight: from 0 to 1.
        modifiers: each as its kind and its words, such as ``negation "not"``.
        rule_file, rule_line, rule_weight, rule_mark: where the target or cue stands, its own
            weight, and a digest of it; `None` for likeness.
    """

    origin: Origin
    words: str
    sign: Sign
    weight: float
    voice: Voice
    modifiers: tuple[str, ...] = ()
    rule_file: str | None = None
    rule_line: int | None = None
    rule_weight: float | None = None
    rule_mark: str | None = None

    @property
    def signed_weight(self) -> float:
        """The weight with its sign, from -1 to 1."""
        return self.sign * self.weight


class SnapshotSentence(Struct, frozen=True, kw_only=True):
    """A sentence with the evidence in it.

    Attributes:
        mark: the digest of its words.
        evidence: what carries weight; empty where all of it was set aside.
        text: `None` where only its mark was kept.
    """

    id: str
    source: str
    line: int
    mark: str
    evidence: tuple[WeighedEvidence, ...] = ()
    text: str | None = None


class SnapshotCell(Struct, frozen=True, kw_only=True):
    """Where an expert stands on a dimension.

    Attributes:
        position: from -1 to 1; `None` where no position is shown.
        support, opposition: summed weights for (R) and against (L).
        sentences: those with evidence, in the order of the text.
        basis: what it was scored on.
        line: where it stands in its baseline; 0 where it comes from none.
    """

    expert: str
    dimension: str
    state: State
    position: float | None
    support: float
    opposition: float
    sentences: tuple[SnapshotSentence, ...]
    basis: Basis
    line: int = 0

    @property
    def key(self) -> CellKey:
        """The expert and the dimension."""
        return self.expert, self.dimension


class Snapshot(Struct, frozen=True, kw_only=True):
    """All cells of one scoring.

    Attributes:
        name: the file they come from, or what was scored.
        basis: what the newest of them were scored on.
        cells: by expert and dimension, in the order in which they are shown.
        tolerances: how far a position may move (0 to 2), by dimension, where the rubric says so.
    """

    name: str
    basis: Basis
    cells: Mapping[CellKey, SnapshotCell]
    tolerances: Mapping[str, float] = field(default_factory=dict)

    @property
    def experts(self) -> tuple[str, ...]:
        """Every expert in it, in order."""
        return tuple(dict.fromkeys(expert for expert, _ in self.cells))

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Every dimension in it, in order."""
        return tuple(dict.fromkeys(dimension for _, dimension in self.cells))


def weigh_sentence(evidence: Sequence[WeighedEvidence]) -> float:
    """Return what a sentence weighs: the sum of its evidence, cut to [-1, 1]."""
    return round(max(-1.0, min(1.0, fsum(one.signed_weight for one in evidence))), 4)


def narrow_snapshot(snapshot: Snapshot, keys: Collection[CellKey]) -> Snapshot:
    """Return a snapshot with only some cells."""
    return replace(snapshot, cells={key: one for key, one in snapshot.cells.items() if key in keys})


def rename_files(snapshot: Snapshot, rename: Callable[[str], str]) -> Snapshot:
    """Return a snapshot with other names for the files that its evidence stands in.

    Args:
        rename: gives the new name of a file.
    """
    return replace(
        snapshot,
        cells={
            key: replace(
                cell, sentences=tuple(_rename_sentence(one, rename) for one in cell.sentences)
            )
            for key, cell in snapshot.cells.items()
        },
    )


def _rename_sentence(sentence: SnapshotSentence, rename: Callable[[str], str]) -> SnapshotSentence:
    evidence = tuple(
        replace(one, rule_file=rename(one.rule_file)) if one.rule_file else one
        for one in sentence.evidence
    )
    return replace(sentence, source=rename(sentence.source), evidence=evidence)


def merge_snapshots(old: Snapshot, new: Snapshot, keys: Collection[CellKey]) -> Snapshot:
    """Return the old snapshot with some cells as the new one has them.

    A chosen cell that the new snapshot lacks is removed. A cell that was not chosen is taken from
    the new snapshot too if its score is the same, so that it rests on the current text and rubric.

    Args:
        keys: the cells to take.
    """
    kept = {
        key: new.cells[key] if key in new.cells and _scores_alike(cell, new.cells[key]) else cell
        for key, cell in old.cells.items()
        if key not in keys
    }
    taken = {key: cell for key, cell in new.cells.items() if key in keys}
    return replace(new, name=old.name, cells={**kept, **taken})


def _scores_alike(one: SnapshotCell, other: SnapshotCell) -> bool:
    return _list_figures(one) == _list_figures(other)


def _list_figures(cell: SnapshotCell) -> tuple[object, ...]:
    """Return a cell's score and its evidence, without the places of the evidence."""
    evidence = [
        (sentence.mark, one.origin, one.words, one.sign, one.weight, one.rule_mark)
        for sentence in cell.sentences
        for one in sentence.evidence
    ]
    return cell.state, cell.position, cell.support, cell.opposition, evidence
