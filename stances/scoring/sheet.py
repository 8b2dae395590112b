"""The score sheet: every expert's position on every dimension, with what it rests on.

These records are the public JSON shape: the fields are in the order of the JSON keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from stances.model import Side, State
from stances.rubric.model import DimensionKind
from stances.scoring.sheet_evidence import SheetSentence
from stances.wire.records import Record, make_plain
from stances.wire.versions import FORMAT_VERSION

STATE_OF_CODE: Mapping[Side, State] = {"+": "for", "-": "against", "0": "mixed", ".": "silent"}
"""A coder's word as a state."""


class Passport(Record):
    """What a score depends on besides the text.

    Attributes:
        stances: the version of the program.
        method: the version of the method.
        rubric: the rubric's name.
        rubric_hash: the digest of its files.
        settings: the settings that are not the default ones, by their names.
    """

    stances: str
    method: str
    rubric: str
    rubric_hash: str
    settings: dict[str, str]


class SheetDimension(Record):
    """What a reader of a sheet must know of a dimension.

    Attributes:
        tolerance: how far a position may move before the gate calls it drift (0 to 2); left out
            where the rubric does not say.
    """

    tolerance: float | UnsetType = UNSET
    id: str
    label: str
    question: str
    kind: DimensionKind
    positive: str
    negative: str

    def name_side(self, state: State) -> str:
        """Return the side of a state in words; both of them where it is mixed, none for silence."""
        sides: dict[State, str] = {
            "for": self.positive,
            "against": self.negative,
            "mixed": f"both {self.positive} and {self.negative}",
            "silent": "",
        }
        return sides[state]


class RubricMarks(Record):
    """The marks of a rubric's parts, which show a change of any of them.

    Attributes:
        settings: the numbers of ``rubric.toml``, by their names.
        shared: the mark of what its dimensions share.
        modifiers: the mark of the modifiers.
        dimensions: the mark of each dimension, by its id.
        entries: the marks of each dimension's targets and cues, by its id.
    """

    settings: dict[str, float | bool]
    shared: str
    modifiers: str
    dimensions: dict[str, str]
    entries: dict[str, list[str]]


class Marks(Record):
    """The marks of what scores rest on.

    Attributes:
        texts: the mark of each sentence, by expert and sentence id.
        rubric: the marks of the rubric's parts.
    """

    texts: dict[str, dict[str, str]]
    rubric: RubricMarks


class SheetCode(Record):
    """What a person found in a cell.

    Attributes:
        code: ``+``, ``-``, ``0`` for no side, or ``.`` for not addressed.
        state: the same as a state: ``for``, ``against``, ``mixed`` or ``silent``.
        coder, note: who says so, and what they say of it; empty where the file does not say.
        file, line: where it stands.
    """

    code: Side
    state: State
    coder: str
    note: str
    file: str
    line: int


class SheetCell(Record):
    """Where an expert stands on a dimension.

    Attributes:
        coded: what a person found, which comes before all that the text gives; left out where
            nobody coded the cell.
        position: from -1 to 1; `None` where no position is shown.
        low, high: its 95 % interval; `None` with `position`.
        state: ``for``, ``against``, ``mixed`` or ``silent``.
        salience: share of the expert's words in sentences that mention the dimension (0 to 1).
        support, opposition: summed weights ``for`` (R) and ``against`` (L), as JSON calls them.
        sentences: how many sentences carry weight.
        reported, asked: mentions with a side that stand in another's words, or in a question.
        evidence: the sentences with evidence, set aside or not; unset in a sheet without evidence.
    """

    expert: str
    dimension: str
    coded: SheetCode | UnsetType = UNSET
    position: float | None
    low: float | None
    high: float | None
    state: State
    salience: float
    support: float = msgspec.field(name="for")
    opposition: float = msgspec.field(name="against")
    sentences: int
    reported: int
    asked: int
    evidence: tuple[SheetSentence, ...] | UnsetType = UNSET

    @property
    def standing(self) -> State:
        """The state that holds: the coder's word, or else what the text gives."""
        return self.coded.state if isinstance(self.coded, SheetCode) else self.state

    @property
    def is_overruled(self) -> bool:
        """Whether a coder's word is another side than the text gives: its position does not hold.

        A word says a side, and no number.
        """
        return self.standing != self.state

    @property
    def key(self) -> tuple[str, str]:
        """The expert and the dimension."""
        return self.expert, self.dimension


class CountedCell(SheetCell):
    """A cell without evidence that still knows whether it rests on little.

    It never leaves the program: `drop_cell_evidence` makes a `SheetCell` of it.

    Attributes:
        supporting: how many sentences carry weight for the positive pole.
        worded: how many carry weight by words.
    """

    supporting: int = 0
    worded: int = 0


class ScoreSheet(Record):
    """Every expert's position on every dimension.

    Attributes:
        format_version: of this JSON shape.
        experts: their names, in the order of the text.
        dimensions: in the order of the columns.
        marks: of what the scores rest on; unset in a sheet without evidence.
        scale: the positions' scale; a sheet on the scale ``logit`` is not read back.
        cells: by expert, then by dimension.
    """

    format_version: str = FORMAT_VERSION
    passport: Passport
    experts: tuple[str, ...]
    dimensions: tuple[SheetDimension, ...]
    marks: Marks | UnsetType = UNSET
    scale: Literal["position"] = "position"
    cells: tuple[SheetCell, ...]

    @property
    def is_coded(self) -> bool:
        """Whether people coded any of its cells."""
        return any(cell.coded is not UNSET for cell in self.cells)

    @property
    def code_files(self) -> tuple[str, ...]:
        """The files that people's words come from, in the order of the cells."""
        coded = (cell.coded for cell in self.cells)
        return tuple(dict.fromkeys(one.file for one in coded if isinstance(one, SheetCode)))

    @property
    def has_evidence(self) -> bool:
        """Whether every cell says what it rests on."""
        return all(cell.evidence is not UNSET for cell in self.cells)

    def cell(self, expert: str, dimension: str) -> SheetCell:
        """Return the cell of an expert and a dimension, both by their full names.

        Raises:
            KeyError: the sheet has no such cell.
        """
        for cell in self.cells:
            if cell.key == (expert, dimension):
                return cell
        raise KeyError((expert, dimension))

    def list_cells(self, dimension: str) -> list[SheetCell]:
        """Return everybody's cell of a dimension, in the order of the experts."""
        return [cell for cell in self.cells if cell.dimension == dimension]

    def to_rows(self) -> list[dict[str, str | float | None]]:
        """Return one row for each cell, without evidence and codes.

        The names are those that JSON and CSV use.

        `pandas.DataFrame(sheet.to_rows())` makes a data frame of it.
        """
        return [
            {
                name: value
                for name, value in make_plain(cell).items()
                if name not in ("evidence", "coded", "supporting", "worded")
            }
            for cell in self.cells
        ]


def drop_cell_evidence(cell: SheetCell) -> SheetCell:
    """Return a cell as it is written without evidence."""
    if isinstance(cell, CountedCell):
        values = {name: getattr(cell, name) for name in SheetCell.__struct_fields__}
        cell = SheetCell(**values)
    return msgspec.structs.replace(cell, evidence=UNSET)


def drop_evidence(sheet: ScoreSheet) -> ScoreSheet:
    """Return the sheet without evidence and marks."""
    cells = tuple(map(drop_cell_evidence, sheet.cells))
    return msgspec.structs.replace(sheet, marks=UNSET, cells=cells)
