"""``compare``, ``score`` and ``explain``."""

from __future__ import annotations

from typing import Annotated

import typer

from stances.cli import options
from stances.present import answers, terminal
from stances.present.records import Scale
from stances.present.terminal import Color


def compare(
    *,
    inputs: options.Inputs = None,
    rubric: options.Rubric = None,
    dimension: options.Dimensions = None,
    expert: options.Experts = None,
    fmt: options.Format = options.DEFAULT_FORMAT,
    output: options.Output = None,
    scale: options.ScaleChoice = Scale.POSITION,
    expert_column: options.ExpertColumn = None,
    text_column: options.TextColumn = None,
    color: options.ColorChoice = Color.AUTO,
    debug: options.Debug = False,
) -> None:
    """Compare experts: a table of who stands where on every question.

    As json, ndjson, csv and tsv it gives one row for each expert and dimension, as score does.

    \b
    stances compare
    stances compare article.txt -d retaliation,diplomacy
    stances compare statements/ -f github
    """
    from stances import pipeline  # noqa: PLC0415

    settings = options.settings(
        inputs=inputs, rubric=rubric, expert_column=expert_column, text_column=text_column
    )
    sheet = pipeline.sheet(
        settings.inputs, settings=settings, dimensions=dimension or (), experts=expert or ()
    )
    view = terminal.view(color, output)
    terminal.emit(answers.comparison(sheet, scale=scale, fmt=fmt, view=view), output)


def score(
    *,
    inputs: options.Inputs = None,
    rubric: options.Rubric = None,
    dimension: options.Dimensions = None,
    expert: options.Experts = None,
    fmt: options.Format = options.DEFAULT_FORMAT,
    output: options.Output = None,
    scale: options.ScaleChoice = Scale.POSITION,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="With json or ndjson: add what each row rests on.")
    ] = False,
    expert_column: options.ExpertColumn = None,
    text_column: options.TextColumn = None,
    color: options.ColorChoice = Color.AUTO,
    debug: options.Debug = False,
) -> None:
    """Score experts: one row for each expert and dimension.

    \b
    stances score -f csv -o scores.csv
    stances score article.txt -f ndjson | jq -c 'select(.state == "against")'
    stances score survey.csv --expert-column id --text-column answer -f json
    """
    from stances import pipeline  # noqa: PLC0415

    settings = options.settings(
        inputs=inputs, rubric=rubric, expert_column=expert_column, text_column=text_column
    )
    sheet = pipeline.sheet(
        settings.inputs, settings=settings, dimensions=dimension or (), experts=expert or ()
    )
    view = terminal.view(color, output)
    terminal.emit(answers.scores(sheet, scale=scale, fmt=fmt, view=view, evidence=evidence), output)


def explain(
    *,
    expert: Annotated[
        str,
        typer.Argument(
            metavar="EXPERT", help="A surname, or any part of a name that fits one alone."
        ),
    ],
    dimension: Annotated[str, typer.Argument(metavar="DIMENSION", help="The id of a dimension.")],
    inputs: options.Inputs = None,
    rubric: options.Rubric = None,
    fmt: options.Format = options.DEFAULT_FORMAT,
    output: options.Output = None,
    expert_column: options.ExpertColumn = None,
    text_column: options.TextColumn = None,
    color: options.ColorChoice = Color.AUTO,
    debug: options.Debug = False,
) -> None:
    """Explain one cell by its sentences, their readings and sums.

    \b
    stances explain pfaff retaliation
    stances explain slavin diplomacy article.txt -f json
    """
    from stances import pipeline  # noqa: PLC0415

    settings = options.settings(
        inputs=inputs, rubric=rubric, expert_column=expert_column, text_column=text_column
    )
    sheet = pipeline.explanation(expert, dimension, settings.inputs, settings=settings)
    terminal.emit(answers.explained(sheet, fmt=fmt, view=terminal.view(color, output)), output)
