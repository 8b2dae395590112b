"""``check``, ``accept`` and ``diff``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any

import typer

from stances.cli import options, review
from stances.errors import FELL_SHORT, StancesError
from stances.gate.baseline import holds
from stances.host import folder_in_workspace, in_ci, today
from stances.present import gate as present
from stances.present import terminal
from stances.present.grid import TABLE
from stances.present.terminal import Color

Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT[=FILE]",
        help="table, markdown, json, ndjson, csv, tsv, gha (annotations of GitHub), sarif, junit, "
        "or any format of tabulate; repeat it for several at once, each but one with a file.  "
        "[default: table]",
        show_default=False,
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="KIND",
        callback=options.parted,
        help="Fail on these kinds of drift alone: sign, state, position, evidence, rank; repeat "
        "it, or join several with commas. What came or is gone fails in any case.  "
        "[env var: STANCES_ONLY]",
        show_default=False,
    ),
]
Today = Annotated[
    datetime | None,
    typer.Option(
        "--today",
        metavar="DATE",
        formats=["%Y-%m-%d"],
        help="Judge waivers as of this day.",
        show_default=False,
    ),
]


def check(
    *,
    inputs: options.Inputs = None,
    baseline: options.Baseline = None,
    tolerance: options.Tolerance = None,
    only: Only = None,
    rubric: options.Rubric = None,
    dimension: options.Dimensions = None,
    expert: options.Experts = None,
    formats: Formats = None,
    output: options.Output = None,
    day: Today = None,
    expert_column: options.ExpertColumn = None,
    text_column: options.TextColumn = None,
    color: options.ColorChoice = Color.AUTO,
    debug: options.Debug = False,
) -> None:
    """Hold scores against the accepted ones; exit 1 where a cell drifted, and say why.

    Drift is a side or state that changed, a position that moved further than its tolerance,
    evidence lost or gained, experts that changed places, and what came or is gone.

    \b
    stances check article.txt --baseline baseline.json
    stances check -f gha -f sarif=out.sarif
    stances check --only sign,state --tolerance 0.05
    """
    from stances import regression  # noqa: PLC0415

    places = present.destinations(formats or [TABLE], output)
    settings = options.settings(
        inputs=inputs,
        rubric=rubric,
        baseline=baseline,
        tolerance=tolerance,
        only=only,
        expert_column=expert_column,
        text_column=text_column,
    )
    _spare(places, settings.baseline, settings.rubric, *settings.inputs)
    report = regression.check(
        settings=settings,
        today=day.date() if day else today(),
        dimensions=dimension or (),
        experts=expert or (),
    )
    _emit(report, places, color)
    if report["verdict"] == "drift":
        raise typer.Exit(FELL_SHORT)


def accept(
    *,
    inputs: options.Inputs = None,
    baseline: options.Baseline = None,
    rubric: options.Rubric = None,
    dimension: options.Dimensions = None,
    expert: options.Experts = None,
    one_by_one: Annotated[
        bool, typer.Option("--review", help="Show each drift, and ask whether to accept it.")
    ] = False,
    expert_column: options.ExpertColumn = None,
    text_column: options.TextColumn = None,
    color: options.ColorChoice = Color.AUTO,
    debug: options.Debug = False,
) -> None:
    """Accept scores as they are now: write the baseline that check holds them against.

    With -e and -d only these cells are taken, and all others kept as they were accepted.

    \b
    stances accept article.txt --baseline baseline.json
    stances accept -e pfaff -d retaliation
    stances accept --review
    """
    from stances import regression  # noqa: PLC0415

    if in_ci():
        raise StancesError(
            "nothing is accepted where the variable CI is set",
            hint="run stances accept by hand, and commit its file",
        )
    settings = options.settings(
        inputs=inputs,
        rubric=rubric,
        baseline=baseline,
        expert_column=expert_column,
        text_column=text_column,
    )
    waiting = regression.acceptance(
        settings=settings, dimensions=dimension or (), experts=expert or ()
    )
    view = terminal.view(color)
    keys = review.reviewed(waiting, view) if one_by_one else waiting.keys
    if keys:
        terminal.emit(waiting.text(keys), waiting.name)
    try:
        terminal.emit(present.accepted(waiting.summary(keys), view=view))
    except StancesError as fault:
        done = f"{waiting.name} is written" if keys else "nothing was to be written"
        raise StancesError(fault.what, where=fault.where, hint=done) from fault


def diff(
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
    tolerance: options.Tolerance = None,
    rubric: options.Rubric = None,
    dimension: options.Dimensions = None,
    expert: options.Experts = None,
    formats: Formats = None,
    output: options.Output = None,
    expert_column: options.ExpertColumn = None,
    text_column: options.TextColumn = None,
    color: options.ColorChoice = Color.AUTO,
    debug: options.Debug = False,
) -> None:
    """Show what differs between two scorings, and why; differences are no failure.

    \b
    stances diff old.json new.json
    stances diff --rev main
    stances diff --rev v1.0..v2.0 corpus/ -r rubrics/trade -f markdown
    """
    from stances import regression  # noqa: PLC0415

    places = present.destinations(formats or [TABLE], output)
    settings = options.settings(
        inputs=inputs if revisions else None,
        rubric=rubric,
        tolerance=tolerance,
        expert_column=expert_column,
        text_column=text_column,
    )
    _spare(places, settings.rubric, *(inputs or ()), *settings.inputs)
    if revisions:
        report = regression.diff_revisions(
            revisions, settings=settings, dimensions=dimension or (), experts=expert or ()
        )
    elif inputs is None or len(inputs) != 2:
        raise StancesError("diff takes two files, OLD and NEW", hint="or --rev OLD")
    else:
        report = regression.diff(
            *inputs, settings=settings, dimensions=dimension or (), experts=expert or ()
        )
    _emit(report, places, color)


def _spare(places: Sequence[tuple[str, str | None]], *names: str | None) -> None:
    """No report may take the place of what it is made from."""
    for _, file in places:
        if file and any(name and holds(name, file) for name in names):
            raise StancesError("is what is read; a report cannot go there", where=file)


def _emit(
    report: Mapping[str, Any], places: Sequence[tuple[str, str | None]], color: Color
) -> None:
    for fmt, file in places:
        view = terminal.view(color, file)
        text = present.told(report, fmt=fmt, view=view, folder=folder_in_workspace())
        terminal.emit(text, file)
