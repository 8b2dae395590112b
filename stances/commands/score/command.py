"""The command ``score``."""

from __future__ import annotations

from functools import partial

from stances.commands import options, sheet_options
from stances.commands.options import Request, with_options
from stances.commands.score import engine as engines
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
    engine: engines.EngineOption = None,
    scheduler: engines.SchedulerOption = None,
    resume: engines.ResumeOption = False,
    piece: engines.PieceOption = engines.DEFAULT_PIECE,
) -> Answer:
    """Score experts: one row for each expert and dimension.

    \b
    stances score -f csv -o scores.csv
    stances score article.txt -f ndjson | jq -c 'select(.state == "against")'
    stances score survey.csv --expert-column id --text-column answer -f json
    stances score 'speeches/*.parquet' --engine dask -j 8 -o scores/
    """
    from stances.commands.add_codes import add_codes  # noqa: PLC0415
    from stances.commands.panels import score_panel  # noqa: PLC0415
    from stances.commands.sheets import (  # noqa: PLC0415
        SheetAnswer,
        choose_evidence,
        list_evidence_notes,
    )

    holds = choose_evidence(evidence, request.format)
    cluster = engines.choose_cluster(engine, scheduler, piece, resume=resume)
    if cluster is not None:
        scored = engines.score_on(cluster, request, evidence=holds)
    else:
        scored = score_panel(request, evidence=holds).sheet
    sheet = add_codes(scored, codes, request)
    answer = SheetAnswer(sheet, scale=scale, evidence=holds)
    if cluster is not None:
        answer.finish = partial(engines.remove_parts, request)
    answer.notes = list_evidence_notes(sheet, request, wanted=evidence)
    return answer
