"""The command ``rank``."""

from __future__ import annotations

from typing import Annotated

import typer

from stances.commands import options, sheet_options
from stances.commands.options import Request, with_options
from stances.output.answer import Answer


@with_options(
    options.INPUTS,
    options.RUBRIC,
    options.EXPERT,
    *options.ANSWER,
    options.WITH,
    *options.READING,
    options.JOBS,
    reads={"codes"},
)
def rank(
    request: Request,
    *,
    dimension: Annotated[str, typer.Argument(metavar="DIMENSION", help="The id of a dimension.")],
    codes: sheet_options.CodesOption = None,
) -> Answer:
    """Rank the experts on one question, with intervals and ties.

    \b
    stances rank retaliation
    stances score article.txt -f json | stances rank war-risk -
    """
    from stances.commands.rank.find_ranking import find_ranking  # noqa: PLC0415
    from stances.commands.rank.show import RankAnswer  # noqa: PLC0415

    return RankAnswer(find_ranking(request, dimension, codes))
