"""The command ``fragile``."""

from __future__ import annotations

from stances.commands.options import Request, with_options
from stances.commands.panel_options import make_panel_options
from stances.output.answer import Answer


@with_options(*make_panel_options())
def fragile(request: Request) -> Answer:
    """Show how little must go for each cell to turn or to be silent.

    \b
    stances fragile
    stances fragile article.txt -d retaliation
    stances score article.txt -f json --evidence | stances fragile - -f csv
    """
    from stances.commands.fragile.find_fragile import find_fragile  # noqa: PLC0415
    from stances.commands.fragile.show import FragileAnswer  # noqa: PLC0415

    return FragileAnswer(find_fragile(request))
