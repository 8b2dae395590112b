"""The command ``match``."""

from __future__ import annotations

from typing import Annotated

import typer

from stances.commands.options import Request, with_options
from stances.commands.panel_options import WeightsOption, make_panel_options
from stances.output.answer import Answer


@with_options(*make_panel_options())
def match(
    request: Request,
    *,
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT", help="What one person says, by file, or - for standard input."
        ),
    ],
    weights: WeightsOption = None,
) -> Answer:
    """Match a text with the experts whose positions are nearest.

    The text may be any prose and need not name who speaks. INPUT is the panel.

    \b
    stances match - <speech.txt
    stances match draft.md article.txt
    """
    from stances.commands.match.find_matches import find_matches  # noqa: PLC0415
    from stances.commands.match.show import MatchAnswer  # noqa: PLC0415

    return MatchAnswer(find_matches(request, text, weights or []))
