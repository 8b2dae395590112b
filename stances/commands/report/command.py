"""The command ``report``."""

from __future__ import annotations

from typing import Annotated

import typer

from stances.announce import announce_if_slow
from stances.commands import options, sheet_options
from stances.commands.options import Request, with_options
from stances.output.answer import Answer


@with_options(
    options.INPUTS,
    options.RUBRIC,
    *options.CELLS,
    options.OUTPUT,
    options.OWN,
    options.WITH,
    *options.READING,
    options.JOBS,
    reads={"codes"},
)
def report(
    request: Request,
    *,
    codes: sheet_options.CodesOption = None,
    title: Annotated[
        str, typer.Option("--title", metavar="TEXT", help="The title of the page.")
    ] = "",
    full: Annotated[
        bool,
        typer.Option(
            "--full",
            help="Show all evidence; without it, cells with much show the strongest sentences, "
            "as the page aims at 2 MB.",
        ),
    ] = False,
) -> Answer:
    """Report who stands where as one page for the web, with all evidence in it.

    \b
    stances report -o report.html
    stances score article.txt -f json --evidence | stances report - -o report.html
    """
    from stances.commands.add_codes import add_codes  # noqa: PLC0415
    from stances.commands.panels import score_panel  # noqa: PLC0415
    from stances.commands.report.show import ReportAnswer  # noqa: PLC0415
    from stances.commands.requirements import require_evidence  # noqa: PLC0415

    scoring = score_panel(request)
    require_evidence(scoring.sheet, ", ".join(request.settings.inputs))
    sheet = add_codes(scoring.sheet, codes, request)
    with announce_if_slow(f"stances: making a page of {len(sheet.experts)} experts"):
        return ReportAnswer(sheet, scoring.sentences, title=title, full=full)
