"""The command ``review``."""

from __future__ import annotations

import shlex
from typing import Annotated

import typer

from stances.commands import options
from stances.commands.options import Request, with_options
from stances.output.escape import escape

_HINT = "run it at a terminal, or write the table by hand: expert,dimension,code,coder,note"


@with_options(
    options.INPUTS, options.RUBRIC, *options.CELLS, options.WITH, *options.READING, reads=()
)
def review(
    request: Request,
    *,
    codes: Annotated[
        str,
        typer.Option(
            "--codes",
            metavar="FILE",
            help="The table (CSV) to which each answer is appended; made if it is missing.",
            show_default=False,
        ),
    ],
    coder: Annotated[
        str | None,
        typer.Option(
            "--coder", metavar="NAME", help="Who codes; else you are asked.", show_default=False
        ),
    ] = None,
    blind: Annotated[
        bool,
        typer.Option("--blind", help="Show the sentences without how they were read."),
    ] = False,
) -> None:
    """Code by hand the cells that are most likely to be wrong, one after the other.

    It shows each cell with its sentences and how they were read, and takes + for the first pole,
    - for the second, 0 for no side, . for not addressed, with a note behind it; or s to skip, q to
    quit. Each answer is in the table before the next question; what is coded is not asked again.

    \b
    stances review --codes codes.csv
    stances review article.txt --codes codes.csv --coder "Test Alpha" --blind
    stances review - --codes codes.csv <scores.json
    stances compare article.txt --codes codes.csv
    """
    from stances.codes.words import list_coded_cells  # noqa: PLC0415
    from stances.commands.panels import score_panel  # noqa: PLC0415
    from stances.commands.requirements import require_evidence  # noqa: PLC0415
    from stances.commands.review.asking import ask_all, ask_name  # noqa: PLC0415
    from stances.commands.review.doubts import list_doubts  # noqa: PLC0415
    from stances.commands.review.table import open_table  # noqa: PLC0415
    from stances.output import asking, terminal  # noqa: PLC0415

    settings = request.settings
    asking.require_reader(_HINT, piped="-" in settings.inputs)
    table = open_table(codes)
    terminal.keep_apart(codes, settings.inputs)
    sheet = score_panel(request).sheet
    require_evidence(sheet, ", ".join(settings.inputs), "a review")
    done = list_coded_cells(sheet, table.coded) if table.coded is not None else frozenset()
    doubts = list_doubts(sheet, done)
    if not doubts:
        terminal.emit(f"nothing to review: no cell in doubt lacks a code in {escape(codes)}\n")
        return
    name = coder or ask_name(table.coder)
    if name is None:
        return
    view = terminal.make_view(request.color)
    found = ask_all(doubts, sheet, table, view, coder=name, blind=blind)
    again = shlex.join(["stances", "compare", *settings.inputs, "--codes", codes])
    count = f"{found.coded} coded, {found.skipped} skipped, {found.left} left"
    terminal.emit(f"\n{count}; {escape(again)}\n")
