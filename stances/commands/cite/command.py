"""The command ``cite``."""

from __future__ import annotations

from typing import Annotated

import typer

from stances.commands.options import Request, split_commas, with_options
from stances.commands.panel_options import make_panel_options
from stances.output.answer import Answer


@with_options(*make_panel_options("footnote", "csl"))
def cite(
    request: Request,
    *,
    ids: Annotated[
        list[str] | None,
        typer.Option(
            "--id",
            metavar="ID",
            callback=split_commas,
            help="Only the cell of this id; repeat it, or join several with commas.",
            show_default=False,
        ),
    ] = None,
) -> Answer:
    """Cite cells: a steady id, a quote, its place and its reading.

    \b
    stances cite -e pfaff -d retaliation
    stances cite article.txt -f footnote >>notes.md
    stances score article.txt -f json --evidence | stances cite - -f csl
    """
    from stances.commands.cite.find_citations import find_citations  # noqa: PLC0415
    from stances.commands.cite.show import CitationAnswer  # noqa: PLC0415

    return CitationAnswer(*find_citations(request, ids or []))
