"""What ``check`` and ``diff`` report: the public JSON shape.

The fields of these records stand in the order of the JSON keys.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from stances.commands.gate.cause import Cause
from stances.commands.gate.drift import DriftKind
from stances.commands.gate.snapshot import CellKey
from stances.commands.gate.verdict import Outcome, WaiverState
from stances.model import Origin, State
from stances.scoring.sheet import Passport
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION

VerdictWord = Literal["drift", "same"]


class BasisPassport(Passport):
    """What one scoring depends on besides the text.

    Attributes:
        modifiers_hash: the mark of the modifiers; `None` where unknown.
        rubric_settings: the numbers of ``rubric.toml``, by their names.
    """

    modifiers_hash: str | None
    rubric_settings: dict[str, float | bool]


class BothPassports(Record):
    """What each of the two scorings depends on."""

    old: BasisPassport
    new: BasisPassport


class DriftCounts(Record):
    """How many cells there are of each sort.

    Attributes:
        cells: those of either scoring.
        same: those that did not drift.
        stale: those that score as accepted, though by another rubric, method or settings.
    """

    cells: int
    same: int
    drifted: int
    failing: int
    waived: int
    stale: int


class CellScore(Record):
    """Where an expert stands on a dimension in one scoring.

    Attributes:
        position: from -1 to 1; `None` where no position is shown.
        support, opposition: summed weights ``for`` (R) and ``against`` (L), as JSON calls them.
    """

    state: State
    position: float | None
    support: float = msgspec.field(name="for")
    opposition: float = msgspec.field(name="against")


class ReportedChange(Record):
    """One reading or likeness that is not what it was.

    Attributes:
        causes: what may have changed it; more than one where it cannot be known which.
        why: the same in words.
        change: what became of it.
        origin, words: what found it; no words for likeness.
        rule_file, rule_line: where its target or cue stands; `None` for likeness.
        sentence, source, line: the sentence it stands in, or stood in.
        text, old_text: what that sentence says and said; `None` where it is gone or not known.
        old_weight, new_weight: from -1 to 1; `None` where it was not there, or is gone.
        old_rule_weight, new_rule_weight: the own weight of its target or cue.
    """

    causes: tuple[Cause, ...]
    why: str
    change: Literal["came", "went", "changed"]
    origin: Origin
    words: str
    rule_file: str | None
    rule_line: int | None
    sentence: str
    source: str
    line: int
    text: str | None
    old_text: str | None
    old_weight: float | None
    new_weight: float | None
    old_rule_weight: float | None
    new_rule_weight: float | None


class AppliedWaiver(Record):
    """The waiver that lets a drift pass."""

    until: date
    reason: str


class ReportedDrift(Record):
    """A cell that is not what it was.

    Attributes:
        kinds: in which respects, the gravest first.
        old, new: where the expert stood and stands; `None` where the cell is new or gone.
        difference: of the positions; `None` where one of them is not shown.
        tolerance: how far the position might move.
        swapped: the experts with whom it changed places.
        causes: why it drifted.
        notes: what no evidence shows.
        changes: what changed in its evidence.
        outcome: ``fails``; ``told`` where it is only reported; ``waived``; ``differs`` where
            nothing is judged.
        fails: whether it fails the check.
        waiver: `None` where none lets it pass.
        file, line: where to look first.
    """

    expert: str
    dimension: str
    kinds: tuple[DriftKind, ...]
    old: CellScore | None
    new: CellScore | None
    difference: float | None
    tolerance: float
    swapped: tuple[str, ...]
    causes: tuple[Cause, ...]
    notes: tuple[str, ...]
    changes: tuple[ReportedChange, ...]
    outcome: Outcome
    fails: bool
    waiver: AppliedWaiver | None
    file: str
    line: int

    @property
    def key(self) -> CellKey:
        """The cell's expert and dimension."""
        return self.expert, self.dimension


class ReportedWaiver(Record):
    """A waiver, and whether a drift needs it.

    Attributes:
        expert, dimension: what it allows to drift; one of them may be empty, which stands for all.
        file, line: where it stands.
    """

    expert: str
    dimension: str
    until: date
    reason: str
    state: WaiverState
    file: str
    line: int


class StaleCell(Record):
    """A cell that scores as accepted, though by another rubric, method or settings."""

    expert: str
    dimension: str


class ComparedCell(Record):
    """A cell of either scoring; `None` where one of them does not have it."""

    expert: str
    dimension: str
    old: CellScore | None
    new: CellScore | None


class DriftReport(Record):
    """All that two scorings differ in.

    Attributes:
        command: ``check``, or ``diff``, where nothing fails.
        old, new: what was compared.
        only: the kinds of drift that fail.
        verdict: ``drift`` where something fails, or differs; else ``same``.
        drifts: by expert and dimension.
        cells: all that were compared, by expert and dimension.
    """

    format_version: str = FORMAT_VERSION
    command: Literal["check", "diff"] = msgspec.field(name="type")
    old: str
    new: str
    passport: BothPassports
    only: tuple[DriftKind, ...]
    verdict: VerdictWord
    counts: DriftCounts
    drifts: tuple[ReportedDrift, ...]
    waivers: tuple[ReportedWaiver, ...]
    stale: tuple[StaleCell, ...]
    cells: tuple[ComparedCell, ...]


class DriftSummary(Record):
    """What a report comes to: the last line of NDJSON."""

    old: str
    new: str
    only: tuple[DriftKind, ...]
    verdict: VerdictWord
    counts: DriftCounts
