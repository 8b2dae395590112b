"""The command ``map``."""

from __future__ import annotations

from typing import Annotated

import typer

from stances.commands import options
from stances.commands.options import Request, split_commas, with_options
from stances.output.answer import Answer


@with_options(
    options.INPUTS,
    options.RUBRIC,
    *options.CELLS,
    options.offer_formats("svg", "png"),
    options.OUTPUT,
    options.OWN,
    options.WITH,
    *options.READING,
)
def map_(
    request: Request,
    *,
    weights: Annotated[
        list[str] | None,
        typer.Option(
            "--weights",
            metavar="ID=NUMBER",
            callback=split_commas,
            help="How much a dimension counts in the distances, 1 where it is not named; repeat "
            "it, or join several with commas.",
            show_default=False,
        ),
    ] = None,
) -> Answer:
    """Draw a map: experts who stand alike are near each other.

    \b
    stances map
    stances map article.txt -f svg -o map.svg
    stances score article.txt -f json | stances map - -f csv
    """
    from stances.commands.map.show import MapAnswer, find_map  # noqa: PLC0415

    return MapAnswer(find_map(request, weights or []))
