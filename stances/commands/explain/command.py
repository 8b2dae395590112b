"""The command ``explain``."""

from __future__ import annotations

from typing import Annotated

import typer

from stances.commands import options
from stances.commands.options import Request, with_options
from stances.output.answer import Answer


@with_options(
    options.INPUTS,
    options.RUBRIC,
    *options.ANSWER,
    options.WITH,
    *options.READING,
    options.JOBS,
    reads=(),
)
def explain(
    request: Request,
    *,
    expert: Annotated[
        str,
        typer.Argument(
            metavar="EXPERT", help="A surname, or any part of a name that fits one alone."
        ),
    ],
    dimension: Annotated[str, typer.Argument(metavar="DIMENSION", help="The id of a dimension.")],
) -> Answer:
    """Explain one cell by its sentences, their readings and sums.

    \b
    stances explain pfaff retaliation
    stances explain slavin diplomacy article.txt -f json
    """
    from stances.commands.explain.explanation import score_cell  # noqa: PLC0415
    from stances.commands.explain.show import Explanation  # noqa: PLC0415

    return Explanation(
        score_cell(expert, dimension, request.settings.inputs, settings=request.settings)
    )
