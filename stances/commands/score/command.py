"""The command ``score``."""

from __future__ import annotations

from typing import Annotated

import typer

from stances.commands import options
from stances.commands.options import Request, with_options
from stances.errors import StancesError
from stances.output.answer import Answer
from stances.scoring.scale import Scale


@with_options(
    options.INPUTS,
    options.RUBRIC,
    *options.CELLS,
    *options.ANSWER,
    options.OWN,
    options.WITH,
    *options.READING,
    options.JOBS,
)
def score(
    request: Request,
    *,
    scale: options.ScaleOption = Scale.POSITION,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="With json or ndjson: add what each row rests on.")
    ] = False,
) -> Answer:
    """Score experts: one row for each expert and dimension.

    \b
    stances score -f csv -o scores.csv
    stances score article.txt -f ndjson | jq -c 'select(.state == "against")'
    stances score survey.csv --expert-column id --text-column answer -f json
    """
    if evidence and request.format not in ("json", "ndjson"):
        what = f"--evidence has no place in the format {request.format}"
        raise StancesError(what, hint="use -f json or -f ndjson")
    from stances.commands.sheets import SheetAnswer  # noqa: PLC0415
    from stances.pipeline import score_inputs  # noqa: PLC0415

    scoring = score_inputs(
        request.settings.inputs,
        settings=request.settings,
        dimensions=request.dimensions,
        experts=request.experts,
        evidence=evidence,
    )
    return SheetAnswer(scoring.sheet, scale=scale, evidence=evidence)
