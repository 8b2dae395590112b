"""The options of the commands that hold experts against each other."""

from __future__ import annotations

from typing import Annotated

import typer

from stances.commands import options
from stances.commands.options import split_commas
from stances.commands.run import Option

WeightsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--weights",
        metavar="ID=NUMBER",
        callback=split_commas,
        help="How much a dimension counts in the distances, 1 where it is not named; repeat it, "
        "or join several with commas.",
        show_default=False,
    ),
]
"""How much dimensions count."""


def make_panel_options(*formats: str) -> tuple[Option, ...]:
    """Return the options that these commands share with ``compare``.

    Args:
        formats: the special formats that a command can be asked for as well.
    """
    return (
        options.INPUTS,
        options.RUBRIC,
        *options.CELLS,
        options.offer_formats(*formats),
        options.OUTPUT,
        options.OWN,
        options.WITH,
        *options.READING,
        options.JOBS,
    )
