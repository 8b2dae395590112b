"""The command ``map``."""

from __future__ import annotations

from stances.commands import sheet_options
from stances.commands.options import Request, with_options
from stances.commands.panel_options import WeightsOption, make_panel_options
from stances.output.answer import Answer


@with_options(*make_panel_options("svg", "png"), reads={"codes"})
def map_(
    request: Request,
    *,
    weights: WeightsOption = None,
    codes: sheet_options.CodesOption = None,
) -> Answer:
    """Draw a map: experts who stand alike are near each other.

    \b
    stances map
    stances map article.txt -f svg -o map.svg
    stances score article.txt -f json | stances map - -f csv
    """
    from stances.commands.map.find_map import find_map  # noqa: PLC0415
    from stances.commands.map.show import MapAnswer  # noqa: PLC0415

    return MapAnswer(find_map(request, weights or [], codes))
