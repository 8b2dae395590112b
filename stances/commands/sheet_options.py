"""The options of the commands whose answer is a score sheet."""

from __future__ import annotations

from typing import Annotated

import typer

from stances.commands.options import OUTPUT
from stances.commands.run import Option
from stances.output.endings import Offer
from stances.output.files import FILE_FORMATS, check_sheet_format, list_sheet_formats


def _complete_sheet_format(incomplete: str) -> list[str]:
    return [name for name in list_sheet_formats() if name.startswith(incomplete)]


_SHEET_FORMAT = Option(
    name="fmt",
    annotation=Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            callback=check_sheet_format,
            autocompletion=_complete_sheet_format,
            help="table, json, ndjson, csv, tsv, parquet, sqlite, or any format of tabulate "
            "such as github, latex or html.  [default: what the ending of -o says, or table]",
            show_default=False,
        ),
    ],
    late=True,
    offer=Offer(special=tuple(FILE_FORMATS)),
)
SHEET_ANSWER = (_SHEET_FORMAT, OUTPUT)
"""How to write a score sheet: in one format, text or not, which the ending of -o may choose."""

EvidenceOption = Annotated[
    bool,
    typer.Option(
        "--evidence",
        help="Add what each row rests on to json and ndjson; as csv, tsv and parquet, give a row "
        "for each piece of evidence with its quote.",
    ),
]
"""Whether the answer holds what scores rest on."""

CodesOption = Annotated[
    str | None,
    typer.Option(
        "--codes",
        metavar="FILE",
        help="A table of codes by people, such as review writes: their word comes first, and is "
        "marked.",
        show_default=False,
    ),
]
"""The table of a coder's words."""
