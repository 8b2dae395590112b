"""The options that commands share: what each means."""

from __future__ import annotations

from typing import Annotated

import typer

from stances.commands.reading import READING, WITH
from stances.commands.request import Request, choose_rubric
from stances.commands.run import COLOR, DEBUG, OWN, Option, with_options, write_answer
from stances.commands.session import Session
from stances.output.endings import Offer
from stances.output.formats import find_format, list_formats
from stances.scoring.scale import Scale
from stances.settings.choice import FARTHEST, MOST_JOBS
from stances.settings.model import Settings

__all__ = [
    "ANSWER",
    "BASELINE",
    "CELLS",
    "COLOR",
    "DEBUG",
    "DIMENSION",
    "EXPERT",
    "FORMAT",
    "FORMATS",
    "FORMAT_ALONE",
    "INPUTS",
    "JOBS",
    "ONLY",
    "OUTPUT",
    "OWN",
    "READING",
    "REPORT",
    "RUBRIC",
    "RUBRIC_ARGUMENT",
    "TOLERANCE",
    "WITH",
    "MapOption",
    "Option",
    "Request",
    "ScaleOption",
    "Session",
    "choose_rubric",
    "offer_formats",
    "split_commas",
    "with_options",
    "write_answer",
]

_DEFAULT = Settings()


def split_commas(values: list[str] | None) -> list[str]:
    """Return values that were given one by one or joined by commas."""
    return [part.strip() for value in values or [] for part in value.split(",")]


INPUTS = Option(
    name="inputs",
    annotation=Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INPUT",
            help="Files, folders, - for standard input, or a score sheet. "
            "Without any, the inputs of stances.toml, or else the bundled corpus.  "
            "[env var: STANCES_INPUTS]",
            show_default=False,
        ),
    ],
)
RUBRIC = Option(
    name="rubric",
    annotation=Annotated[
        str | None,
        typer.Option(
            "--rubric",
            "-r",
            metavar="NAME|PATH",
            help="A bundled rubric, a rubric folder, or one dimension's file.  "
            f"[env var: STANCES_RUBRIC; default: {_DEFAULT.rubric}]",
            show_default=False,
        ),
    ],
)
RUBRIC_ARGUMENT = Option(
    name="name",
    annotation=Annotated[
        str | None,
        typer.Argument(metavar="RUBRIC", help="Instead of --rubric.", show_default=False),
    ],
)
BASELINE = Option(
    name="baseline",
    annotation=Annotated[
        str | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="The file of accepted scores.  [env var: STANCES_BASELINE]",
            show_default=False,
        ),
    ],
)
TOLERANCE = Option(
    name="tolerance",
    annotation=Annotated[
        float | None,
        typer.Option(
            "--tolerance",
            metavar="NUMBER",
            min=0,
            max=FARTHEST,
            help="How far a position may move, on every dimension, whatever stances.toml and the "
            "rubric say.  [env var: STANCES_TOLERANCE]",
            show_default=False,
        ),
    ],
)
ONLY = Option(
    name="only",
    annotation=Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="KIND",
            callback=split_commas,
            help="Fail on these kinds of drift alone: sign, state, position, evidence, rank; "
            "repeat it, or join several with commas. A cell that is new or gone fails in any "
            "case.  [env var: STANCES_ONLY]",
            show_default=False,
        ),
    ],
)
DIMENSION = Option(
    name="dimension",
    annotation=Annotated[
        list[str] | None,
        typer.Option(
            "--dimension",
            "-d",
            metavar="ID",
            callback=split_commas,
            help="Only this dimension; repeat it, or join several with commas.",
            show_default=False,
        ),
    ],
)
EXPERT = Option(
    name="expert",
    annotation=Annotated[
        list[str] | None,
        typer.Option(
            "--expert",
            "-e",
            metavar="NAME",
            help="Only this expert, by surname or any part that fits one alone; repeat it for more "
            "(unlike in -d, a comma is a part of the name).",
            show_default=False,
        ),
    ],
)
JOBS = Option(
    name="jobs",
    annotation=Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            metavar="N",
            min=1,
            max=MOST_JOBS,
            help="How many processes share the work of a long input; the answer is the same.  "
            "[env var: STANCES_JOBS; default: 1]",
            show_default=False,
        ),
    ],
    late=True,
)


def offer_formats(*special: str, default: str = "what the ending of -o says, or table") -> Option:
    """Return ``--format`` for a command.

    Args:
        special: the special formats that the command can be asked for.
        default: what the help calls the format where none is named.
    """

    def check(name: str | None) -> str | None:
        return None if name is None else find_format(name, special=special).name

    def complete(incomplete: str) -> list[str]:
        return [name for name in list_formats(special=special) if name.startswith(incomplete)]

    own = "".join(f"{name}, " for name in special)
    return Option(
        name="fmt",
        annotation=Annotated[
            str | None,
            typer.Option(
                "--format",
                "-f",
                metavar="FORMAT",
                callback=check,
                autocompletion=complete,
                help=f"table, json, ndjson, csv, tsv, {own}or any format of tabulate such as "
                f"github, latex or html.  [default: {default}]",
                show_default=False,
            ),
        ],
        late=True,
        offer=Offer(special=special),
    )


FORMAT = offer_formats()
FORMAT_ALONE = offer_formats(default="table")
"""The format of a command whose answer goes to standard output."""
FORMATS = Option(
    name="formats",
    annotation=Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT[=FILE]",
            help="table, markdown, json, ndjson, csv, tsv, gha (annotations of GitHub), sarif, "
            "junit, or any format of tabulate; repeat it for several at once, each but one with "
            "a file.  [default: what the ending of -o says, or table]",
            show_default=False,
        ),
    ],
    late=True,
    offer=Offer(of_reports=True),
)
OUTPUT = Option(
    name="output",
    annotation=Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to this file, or to one named after the command in this FOLDER/.",
            show_default=False,
        ),
    ],
    late=True,
)
ScaleOption = Annotated[
    Scale, typer.Option("--scale", help="Positions from -1 to 1, or logits (theta).")
]
"""The scale of positions, for the commands that show them."""

MapOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="THEIRS=OURS",
        callback=split_commas,
        help="What the columns and codes of a table are: target=dimension,stance=code,FAVOR=+; "
        "repeat it, or join several with commas.",
        show_default=False,
    ),
]
"""The option that renames columns and codes."""

CodedArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="CODED...",
        help="JSON lines with stances, or tables of codes, with their texts; texts named beside "
        "tables that hold none.",
        show_default=False,
    ),
]
"""The coded texts, for the commands that learn from them or measure by them."""

CELLS = (DIMENSION, EXPERT)
"""Which cells to look at."""
ANSWER = (FORMAT, OUTPUT)
"""How to write the answer: in one format."""
REPORT = (FORMATS, OUTPUT)
"""How to write the answer: in one format or several."""
