"""Cells of several experts joined: where they stand as a group."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from msgspec import UNSET
from msgspec.structs import replace

from stances.rubric.model import Rubric
from stances.scoring.make_sheet import make_cell
from stances.scoring.position import compute_position
from stances.scoring.sheet import CountedCell, SheetCell, drop_cell_evidence
from stances.scoring.sheet_evidence import SheetSentence
from stances.scoring.tally import Tally


def join_cells(
    name: str, cells: Sequence[SheetCell], words: Sequence[int], rubric: Rubric
) -> SheetCell:
    """Return the cell of a group: the formula of a position on the sums of its members.

    Args:
        name: of the group.
        cells: those of its members on one dimension.
        words: how many each of them says, in the same order; salience is weighted by them.
        rubric: says when a position is shown, and when it is mixed.
    """
    counts = [one for one in cells if isinstance(one, CountedCell)]
    tally = Tally(
        sentences=sum(one.sentences for one in cells),
        supporting=sum(one.supporting for one in counts),
        worded=sum(one.worded for one in counts),
        reported=sum(one.reported for one in cells),
        asked=sum(one.asked for one in cells),
    )
    for one in cells:
        tally.add_sums(one.support, one.opposition)
    said = sum(words)
    spoken = sum(one.salience * count for one, count in zip(cells, words, strict=True))
    position = compute_position(
        expert=name,
        dimension=cells[0].dimension,
        tally=tally,
        salience=spoken / said if said else 0.0,
        min_evidence=rubric.min_evidence,
        mixed_below=rubric.mixed_below,
    )
    joined = make_cell(position, {})
    if any(one.evidence is UNSET for one in cells):
        return joined
    evidence: tuple[SheetSentence, ...] = tuple(
        chain.from_iterable(one.evidence or () for one in cells)
    )
    return replace(drop_cell_evidence(joined), evidence=evidence)
