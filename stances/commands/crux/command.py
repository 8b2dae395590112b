"""The command ``crux``."""

from __future__ import annotations

from typing import Annotated

import typer

from stances.commands import options, sheet_options
from stances.commands.options import Request, with_options
from stances.commands.panel_options import WeightsOption
from stances.output.answer import Answer

_NAME = "A surname, or any part of a name that fits one alone."


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
def crux(
    request: Request,
    *,
    first: Annotated[
        str | None, typer.Argument(metavar="EXPERT", help=_NAME, show_default=False)
    ] = None,
    other: Annotated[
        str | None,
        typer.Argument(
            metavar="OTHER",
            help="Another one. Without both, all experts are looked at.",
            show_default=False,
        ),
    ] = None,
    quotes: Annotated[
        bool, typer.Option("--quotes/--no-quotes", help="Show the sentences as well.")
    ] = True,
    weights: WeightsOption = None,
    codes: sheet_options.CodesOption = None,
) -> Answer:
    """Show what divides two experts, or all of them, by sentences and shares.

    Where the first argument is - or looks like a path (texts/, article.txt), all are inputs.

    \b
    stances crux pfaff slavin
    stances crux
    stances score article.txt -f json --evidence | stances crux kadhim warrick -
    """
    from stances.commands.crux.find_crux import find_crux  # noqa: PLC0415
    from stances.commands.crux.show import make_answer  # noqa: PLC0415

    names = [one for one in (first, other) if one is not None]
    return make_answer(*find_crux(request, names, weights or [], codes, quotes=quotes))
