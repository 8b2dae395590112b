"""The command ``plot``."""

from __future__ import annotations

from typing import Annotated

import typer

from stances.commands import sheet_options
from stances.commands.options import Request, with_options
from stances.commands.panel_options import make_panel_options
from stances.commands.plot.kind import Kind
from stances.output.answer import Answer


@with_options(*make_panel_options("svg", "png"), reads={"codes"})
def plot(
    request: Request,
    *,
    kind: Annotated[
        Kind,
        typer.Option(
            "--kind",
            "-k",
            help="A heat map, dots with their intervals, or salience against position.",
        ),
    ] = Kind.HEAT,
    codes: sheet_options.CodesOption = None,
) -> Answer:
    """Plot positions: heat map, dots with intervals, or salience.

    As json, ndjson, csv and tsv it gives the data, as score does.

    \b
    stances plot
    stances plot article.txt --kind dots -d retaliation
    stances plot -f svg -o heat.svg
    """
    from stances.commands.add_codes import add_codes  # noqa: PLC0415
    from stances.commands.panels import score_panel  # noqa: PLC0415
    from stances.commands.plot.show import make_plot  # noqa: PLC0415

    return make_plot(add_codes(score_panel(request).sheet, codes, request), kind)
