"""The command ``agree``."""

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
    options.offer_formats("graphml"),
    options.OUTPUT,
    options.OWN,
    options.WITH,
    *options.READING,
)
def agree(
    request: Request,
    *,
    weights: Annotated[
        list[str] | None,
        typer.Option(
            "--weights",
            metavar="ID=NUMBER",
            callback=split_commas,
            help="How much a dimension counts in the similarity, 1 where it is not named; repeat "
            "it, or join several with commas.",
            show_default=False,
        ),
    ] = None,
) -> Answer:
    """Show who agrees with whom: sides shared, sides opposed, similarity.

    \b
    stances agree
    stances agree --weights retaliation=2,coalition=0
    stances agree article.txt -f graphml -o network.graphml
    """
    from stances.commands.agree.find_pairs import find_pairs  # noqa: PLC0415
    from stances.commands.agree.show import AgreementAnswer  # noqa: PLC0415

    return AgreementAnswer(find_pairs(request, weights or []))
