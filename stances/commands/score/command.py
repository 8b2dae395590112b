"""The command ``score``."""

from __future__ import annotations

from stances.commands import options, sheet_options
from stances.commands.options import Request, with_options
from stances.output.answer import Answer
from stances.scoring.scale import Scale


@with_options(
    options.INPUTS,
    options.RUBRIC,
    *options.CELLS,
    *sheet_options.SHEET_ANSWER,
    options.OWN,
    options.WITH,
    *options.READING,
    options.JOBS,
    reads={"codes"},
)
def score(
    request: Request,
    *,
    scale: options.ScaleOption = Scale.POSITION,
    evidence: sheet_options.EvidenceOption = False,
    codes: sheet_options.CodesOption = None,
) -> Answer:
    """Score experts: one row for each expert and dimension.

    \b
    stances score -f csv -o scores.csv
    stances score article.txt -f ndjson | jq -c 'select(.state == "against")'
    stances score survey.csv --expert-column id --text-column answer -f json
    """
    from stances.commands.add_codes import add_codes  # noqa: PLC0415
    from stances.commands.sheets import (  # noqa: PLC0415
        SheetAnswer,
        choose_evidence,
        list_evidence_notes,
    )
    from stances.pipeline import score_inputs  # noqa: PLC0415

    holds = choose_evidence(evidence, request.format)
    scoring = score_inputs(
        request.settings.inputs,
        settings=request.settings,
        dimensions=request.dimensions,
        experts=request.experts,
        evidence=holds,
    )
    sheet = add_codes(scoring.sheet, codes, request)
    answer = SheetAnswer(sheet, scale=scale, evidence=holds)
    answer.notes = list_evidence_notes(sheet, request, wanted=evidence)
    return answer
