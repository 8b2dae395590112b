"""The command ``import``."""

from __future__ import annotations

from typing import Annotated

import typer

from stances.commands import options
from stances.commands.options import Request, with_options
from stances.output.answer import Answer


@with_options(options.INPUTS, options.FORMAT_ALONE, options.OWN, *options.READING)
def import_(
    request: Request,
    *,
    folder: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER",
            help="Write the files to this folder.",
            show_default=False,
        ),
    ] = None,
) -> Answer:
    """Write each expert's words to a Markdown file, to be kept and corrected by hand.

    The folder is read as the inputs are, and gives the same scores. Imported again, files that a
    person corrected stay as they are.

    \b
    stances import debate.txt hearing.pdf -o texts
    """
    from stances.commands.importing.importing import import_texts  # noqa: PLC0415
    from stances.commands.importing.show import show_import  # noqa: PLC0415

    return show_import(import_texts(folder, settings=request.settings))
