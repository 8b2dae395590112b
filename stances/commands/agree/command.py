"""The command ``agree``."""

from __future__ import annotations

from stances.commands import sheet_options
from stances.commands.options import Request, with_options
from stances.commands.panel_options import WeightsOption, make_panel_options
from stances.output.answer import Answer


@with_options(*make_panel_options("graphml"), reads={"codes"})
def agree(
    request: Request,
    *,
    weights: WeightsOption = None,
    codes: sheet_options.CodesOption = None,
) -> Answer:
    """Show who agrees with whom: sides shared, sides opposed, similarity.

    \b
    stances agree
    stances agree --weights retaliation=2,coalition=0
    stances agree article.txt -f graphml -o network.graphml
    """
    from stances.commands.agree.find_pairs import find_pairs  # noqa: PLC0415
    from stances.commands.agree.show import AgreementAnswer  # noqa: PLC0415

    return AgreementAnswer(find_pairs(request, weights or [], codes))
