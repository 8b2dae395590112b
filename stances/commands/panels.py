"""The scores of the experts whom a command holds against each other, and their weights."""

from __future__ import annotations

from collections.abc import Sequence

from stances.commands.options import Request
from stances.errors import StancesError, suggest_name
from stances.pipeline import Scoring, score_inputs
from stances.scoring.sheet import ScoreSheet


def score_panel(request: Request, *, evidence: bool = True) -> Scoring:
    """Score what a command is to read, or read the score sheet that it is.

    Args:
        evidence: whether the sheet says what each cell rests on.

    Raises:
        StancesError: as `stances.pipeline.score_inputs`.
    """
    return score_inputs(
        request.settings.inputs,
        settings=request.settings,
        dimensions=request.dimensions,
        experts=request.experts,
        evidence=evidence,
    )


def parse_weights(given: Sequence[str], sheet: ScoreSheet) -> dict[str, float]:
    """Return the weights of dimensions that ``--weights`` gives, as ``dimension=number``.

    Raises:
        StancesError: one is written otherwise, names no dimension, or is less than 0.
    """
    dimensions = tuple(one.id for one in sheet.dimensions)
    found: dict[str, float] = {}
    for one in given:
        name, sign, written = one.partition("=")
        if not sign:
            raise StancesError(f'no weight in "{one}"', where="--weights", hint="write ID=NUMBER")
        if name not in dimensions:
            hint = suggest_name(name, dimensions)
            raise StancesError(f'unknown dimension "{name}"', where="--weights", hint=hint)
        if name in found:
            raise StancesError(f'"{name}" has two weights', where="--weights")
        found[name] = _parse_weight(written, one)
    return found


def _parse_weight(written: str, where: str) -> float:
    try:
        weight = float(written)
    except ValueError:
        weight = -1.0
    if not 0 <= weight <= 1e6:
        hint = "a weight is a number from 0 to a million"
        raise StancesError(f'no weight in "{where}"', where="--weights", hint=hint)
    return weight
