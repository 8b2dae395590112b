"""``evaluate``."""

from __future__ import annotations

from typing import Annotated

import typer

from stances.cli import options
from stances.errors import FELL_SHORT
from stances.present import evaluation as present
from stances.present import terminal
from stances.present.terminal import Color


def evaluate(
    *,
    gold: Annotated[
        str,
        typer.Argument(
            metavar="GOLD",
            help="A table of codes (expert, dimension, code), or JSON lines with stances.",
        ),
    ],
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INPUT",
            help="What was coded: texts or a score sheet; or another coder's file. Without any, "
            "the texts that stand in GOLD, or else the bundled corpus.",
            show_default=False,
        ),
    ] = None,
    rubric: options.Rubric = None,
    dimension: options.Dimensions = None,
    expert: options.Experts = None,
    errors: Annotated[
        bool,
        typer.Option("--errors", help="Add every wrong cell with its evidence, worst first."),
    ] = False,
    min_favg: Annotated[
        float | None,
        typer.Option(
            "--min-favg", min=0, max=1, help="Exit 1 where F_avg is less.", show_default=False
        ),
    ] = None,
    min_alpha: Annotated[
        float | None,
        typer.Option(
            "--min-alpha", min=-1, max=1, help="Exit 1 where alpha is less.", show_default=False
        ),
    ] = None,
    fmt: options.Format = options.DEFAULT_FORMAT,
    output: options.Output = None,
    expert_column: options.ExpertColumn = None,
    text_column: options.TextColumn = None,
    color: options.ColorChoice = Color.AUTO,
    debug: options.Debug = False,
) -> None:
    """Hold scores against human codes, or one coder against another.

    Codes are + and - for a side, 0 for none, . for not addressed, ? for leave it out, or a
    number from side to side.

    \b
    stances evaluate codes.csv article.txt
    stances evaluate codes.csv article.txt --errors -d retaliation
    stances evaluate coder1.csv coder2.csv --min-alpha 0.8
    """
    from stances.evaluation import evaluation  # noqa: PLC0415

    settings = options.settings(rubric=rubric, expert_column=expert_column, text_column=text_column)
    found = evaluation(
        gold, inputs or (), settings=settings, dimensions=dimension or (), experts=expert or ()
    )
    view = terminal.view(color, output)
    terminal.emit(present.evaluation(found, fmt=fmt, view=view, errors=errors), output)
    short = [
        f"{name} cannot be told" if figure is None else f"{name} {figure} is below {least:g}"
        for name, figure, least in (
            ("F_avg", found["overall"]["f_avg"], min_favg),
            ("alpha", found["overall"]["alpha"], min_alpha),
        )
        if least is not None and (figure is None or figure < least)
    ]
    if short:
        terminal.note(f"stances: {'; '.join(short)}")
        raise typer.Exit(FELL_SHORT)
