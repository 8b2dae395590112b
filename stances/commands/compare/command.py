"""The command ``compare``."""

from __future__ import annotations

from typing import Annotated

import typer

from stances.commands import options
from stances.commands.options import Request, with_options
from stances.output.answer import Answer
from stances.scoring.scale import Scale


@with_options(
    options.INPUTS,
    options.RUBRIC,
    *options.CELLS,
    *options.SHEET_ANSWER,
    options.OWN,
    options.WITH,
    *options.READING,
    reads={"codes"},
)
def compare(
    request: Request,
    *,
    scale: options.ScaleOption = Scale.POSITION,
    evidence: options.EvidenceOption = False,
    codes: options.CodesOption = None,
    salience: Annotated[
        bool,
        typer.Option("--salience", help="Show how much each expert speaks of each question."),
    ] = False,
    sort: Annotated[
        str | None,
        typer.Option(
            "--sort",
            metavar="DIMENSION",
            help="Put the experts in order, from for to against, and the silent last.",
            show_default=False,
        ),
    ] = None,
) -> Answer:
    """Compare experts: a table of who stands where on every question.

    As json, ndjson, csv and tsv it gives one row for each expert and dimension, as score does.

    \b
    stances compare
    stances compare article.txt -d retaliation,diplomacy
    stances compare statements/ -f github
    stances compare --sort retaliation --salience
    """
    from stances.commands.codes import add_codes  # noqa: PLC0415
    from stances.commands.compare.show import Comparison  # noqa: PLC0415
    from stances.commands.sheets import check_has_evidence, choose_evidence  # noqa: PLC0415
    from stances.pipeline import score_inputs  # noqa: PLC0415
    from stances.scoring.order import sort_sheet  # noqa: PLC0415

    holds = choose_evidence(evidence, request.format)
    scoring = score_inputs(
        request.settings.inputs,
        settings=request.settings,
        dimensions=request.dimensions,
        experts=request.experts,
        evidence=holds,
    )
    sheet = add_codes(scoring.sheet, codes, request)
    if sort is not None:
        sheet = sort_sheet(sheet, sort)
    answer = Comparison(sheet, scale=scale, evidence=holds, salience=salience)
    answer.notes = check_has_evidence(sheet, request.format, wanted=evidence)
    return answer
