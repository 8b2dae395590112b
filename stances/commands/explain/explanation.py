"""The score sheet of a single cell, with its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from stances.commands.requirements import require_evidence
from stances.document import Document
from stances.pipeline import score_inputs
from stances.scoring.sheet import ScoreSheet
from stances.settings.model import Settings


def score_cell(
    expert: str, dimension: str, inputs: Sequence[str | Document], *, settings: Settings
) -> ScoreSheet:
    """Score one expert on one dimension.

    Args:
        expert: a name, or any part of one that fits one expert alone.
        dimension: an id.
        inputs: as `stances.pipeline.score_inputs` takes them.

    Returns:
        a score sheet of one cell.

    Raises:
        StancesError: as `stances.pipeline.score_inputs`, or a score sheet was given that holds no
            evidence.
    """
    sheet = score_inputs(inputs, settings=settings, dimensions=[dimension], experts=[expert]).sheet
    require_evidence(sheet, ", ".join(_name_inputs(inputs)))
    return sheet


def _name_inputs(inputs: Sequence[str | Document]) -> list[str]:
    return [one if isinstance(one, str) else one.name for one in inputs]
