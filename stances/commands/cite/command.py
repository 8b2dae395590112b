"""The command ``cite``."""

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
    options.offer_formats("footnote", "csl"),
    options.OUTPUT,
    options.OWN,
    options.WITH,
    *options.READING,
)
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
    from stances.commands.cite.show import CitationAnswer, find_citations  # noqa: PLC0415

    return CitationAnswer(find_citations(request, ids or []))
