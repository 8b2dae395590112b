"""The commands ``check``, ``accept`` and ``diff``."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer
from msgspec.structs import replace

from stances.commands import options
from stances.commands.options import Request, with_options
from stances.errors import StancesError
from stances.output import terminal
from stances.output.answer import Answer
from stances.settings.machine import find_today, is_ci


@with_options(
    options.INPUTS,
    options.BASELINE,
    options.TOLERANCE,
    options.ONLY,
    options.RUBRIC,
    *options.CELLS,
    *options.REPORT,
    options.WITH,
    *options.READING,
    options.JOBS,
)
def check(
    request: Request,
    *,
    today: Annotated[
        datetime | None,
        typer.Option(
            "--today",
            metavar="DATE",
            formats=["%Y-%m-%d"],
            help="Judge waivers as of this day.",
            show_default=False,
        ),
    ] = None,
) -> Answer:
    """Check scores against the accepted ones, and explain drift.

    The exit code is 1 where a cell drifted. Drift is a side or state that changed, a position that
    moved further than its tolerance, evidence lost or gained, experts that changed places, and a
    cell that is new or gone.

    \b
    stances check article.txt --baseline baseline.json
    stances check -f gha -f sarif=out.sarif
    stances check --only sign,state --tolerance 0.05
    """
    from stances.commands.gate.gate import check_scores  # noqa: PLC0415
    from stances.commands.gate.show import DriftAnswer  # noqa: PLC0415

    return DriftAnswer(
        check_scores(
            settings=request.settings,
            today=today.date() if today else find_today(),
            dimensions=request.dimensions,
            experts=request.experts,
        )
    )


@with_options(
    options.INPUTS,
    options.BASELINE,
    options.RUBRIC,
    *options.CELLS,
    options.WITH,
    *options.READING,
    options.JOBS,
)
def accept(
    request: Request,
    *,
    review: Annotated[
        bool, typer.Option("--review", help="Show each drift, and ask whether to accept it.")
    ] = False,
) -> None:
    """Accept scores as they are now, for check to compare with.

    With -e and -d only these cells are taken, and all others stay as they were accepted.

    \b
    stances accept article.txt --baseline baseline.json
    stances accept -e pfaff -d retaliation
    stances accept --review
    """
    from stances.commands.gate.gate import prepare_acceptance  # noqa: PLC0415
    from stances.commands.gate.review import review_drifts  # noqa: PLC0415
    from stances.commands.gate.show import show_summary  # noqa: PLC0415

    if is_ci():
        raise StancesError(
            "nothing is accepted where the variable CI is set",
            hint="run stances accept by hand, and commit its file",
        )
    waiting = prepare_acceptance(
        settings=request.settings, dimensions=request.dimensions, experts=request.experts
    )
    view = terminal.make_view(request.color)
    keys = review_drifts(waiting, view) if review else waiting.keys
    if keys:
        terminal.emit(waiting.format_baseline(keys), waiting.name)
    try:
        terminal.emit(show_summary(waiting.summarize(keys), view))
    except StancesError as error:
        done = f"{waiting.name} is written" if keys else "nothing was to be written"
        raise StancesError(error.what, where=error.where, hint=done) from error


@with_options(
    options.TOLERANCE,
    options.RUBRIC,
    *options.CELLS,
    *options.REPORT,
    options.WITH,
    *options.READING,
    options.JOBS,
)
def diff(
    request: Request,
    *,
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="OLD NEW",
            help="Two baselines, score sheets or texts; with --rev the INPUT to compare.",
            show_default=False,
        ),
    ] = None,
    revisions: Annotated[
        str | None,
        typer.Option(
            "--rev",
            metavar="OLD[..NEW]",
            help="Score the input and the rubric as they were in git at OLD, against NEW or the "
            "files as they are.",
            show_default=False,
        ),
    ] = None,
) -> Answer:
    """Show what differs between two scorings, and why.

    Differences are not a failure: the exit code is 0.

    \b
    stances diff old.json new.json
    stances diff --rev main
    stances diff --rev v1.0..v2.0 corpus/ -r rubrics/trade -f markdown
    """
    from stances.commands.gate.gate import diff_revisions, diff_scores  # noqa: PLC0415
    from stances.commands.gate.show import DriftAnswer  # noqa: PLC0415

    settings, dimensions, experts = request.settings, request.dimensions, request.experts
    if inputs:
        settings = replace(settings, inputs=tuple(inputs))
    if revisions:
        report = diff_revisions(
            revisions, settings=settings, dimensions=dimensions, experts=experts
        )
    elif inputs is None or len(inputs) != 2:
        raise StancesError("diff takes two files, OLD and NEW", hint="or --rev OLD")
    else:
        old, new = inputs
        report = diff_scores(old, new, settings=settings, dimensions=dimensions, experts=experts)
    return DriftAnswer(report)
