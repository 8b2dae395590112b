"""What the commands that hold experts against each other share."""

from __future__ import annotations

from collections.abc import Sequence

from stances.commands import options
from stances.commands.options import Request
from stances.errors import StancesError
from stances.pipeline import Scoring, score_inputs
from stances.scoring.sheet import ScoreSheet

PANEL = (
    options.INPUTS,
    options.RUBRIC,
    *options.CELLS,
    *options.ANSWER,
    options.OWN,
    options.WITH,
    *options.READING,
)
"""The options of these commands: those of ``compare``."""


def score_panel(request: Request, inputs: Sequence[str] | None = None) -> Scoring:
    """Score what a command is to read, or read the score sheet that it is.

    Args:
        inputs: instead of those of the request.

    Raises:
        StancesError: as `stances.pipeline.score_inputs`.
    """
    return score_inputs(
        request.settings.inputs if inputs is None else inputs,
        settings=request.settings,
        dimensions=request.dimensions,
        experts=request.experts,
    )


def require_evidence(sheet: ScoreSheet, inputs: Sequence[str], why: str) -> None:
    """Check that a score sheet says what its cells rest on.

    Args:
        inputs: what it was read from.
        why: what needs it, for the message.

    Raises:
        StancesError: it does not.
    """
    if not sheet.has_evidence:
        raise StancesError(
            f"this score sheet holds no evidence, which {why} needs",
            where=", ".join(inputs),
            hint="make it with: stances score -f json --evidence",
        )


def require_experts(sheet: ScoreSheet, least: int, why: str) -> None:
    """Check that there are enough experts.

    Raises:
        StancesError: there are fewer.
    """
    count = len(sheet.experts)
    if count < least:
        found = "there is 1" if count == 1 else f"there are {count}"
        hint = "name more texts, or leave out -e"
        raise StancesError(f"{why} needs at least {least} experts, and {found}", hint=hint)
