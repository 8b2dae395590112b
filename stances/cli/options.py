"""The options that mean the same on every command."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from stances.errors import StancesError
from stances.present.grid import TABLE, known_format
from stances.present.records import FORMATS, Scale
from stances.present.terminal import Color
from stances.settings import Settings

DEFAULT_RUBRIC = Settings().rubric
DEFAULT_FORMAT = TABLE


@dataclass(kw_only=True, slots=True)
class Session:
    """What a run learns about itself before any command speaks."""

    debug: bool = False


def _remember_debug(context: typer.Context, value: bool) -> bool:
    if value and isinstance(context.obj, Session):
        context.obj.debug = True
    return value


def _parted(values: list[str]) -> list[str]:
    """Values given one by one or joined by commas."""
    return [part.strip() for value in values or [] for part in value.split(",")]


def chosen_rubric(context: typer.Context, argument: str | None, option: str) -> str:
    """The rubric of a command that takes it either way: the argument, or else ``--rubric``.

    The argument also comes before ``STANCES_RUBRIC``, which stands behind the option.

    Raises:
        StancesError: both were given, and differ.
    """
    if argument is None or argument == option:
        return option
    source = context.get_parameter_source("rubric")
    # By name: where its class lives differs from one version of Typer to the next.
    if source is not None and source.name == "COMMANDLINE":
        raise StancesError(
            f'two rubrics, "{argument}" and --rubric "{option}"', hint="name one of them only"
        )
    return argument


def _format_names(incomplete: str) -> list[str]:
    from tabulate import tabulate_formats  # noqa: PLC0415

    names = dict.fromkeys((TABLE, *FORMATS, *tabulate_formats))
    return [name for name in names if name.startswith(incomplete)]


Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="INPUT",
        help="Files, folders, - for standard input, or a score sheet. "
        "Without any, the bundled corpus is read.",
        show_default=False,
    ),
]
Rubric = Annotated[
    str,
    typer.Option(
        "--rubric",
        "-r",
        metavar="NAME|PATH",
        envvar="STANCES_RUBRIC",
        help="A bundled rubric, a rubric folder, or one dimension's file.",
    ),
]
RubricArgument = Annotated[
    str | None,
    typer.Argument(metavar="RUBRIC", help="Instead of --rubric.", show_default=False),
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        callback=known_format,
        autocompletion=_format_names,
        help="table, json, ndjson, csv, tsv, or any format of tabulate "
        "such as github, latex or html.",
    ),
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file.", show_default=False),
]
Dimensions = Annotated[
    list[str] | None,
    typer.Option(
        "--dimension",
        "-d",
        metavar="ID",
        callback=_parted,
        help="Only this dimension; repeat it, or join several with commas.",
        show_default=False,
    ),
]
Experts = Annotated[
    list[str] | None,
    typer.Option(
        "--expert",
        "-e",
        metavar="NAME",
        help="Only this expert, by surname or any part that fits one alone; repeat it for more "
        "(unlike in -d, a comma is a part of the name).",
        show_default=False,
    ),
]
ExpertColumn = Annotated[
    str, typer.Option("--expert-column", metavar="NAME", help="The column that holds names.")
]
TextColumn = Annotated[
    str, typer.Option("--text-column", metavar="NAME", help="The column that holds texts.")
]
ColorChoice = Annotated[
    Color,
    typer.Option("--color", help="Colour the answer; NO_COLOR and FORCE_COLOR are heeded."),
]
ScaleChoice = Annotated[
    Scale, typer.Option("--scale", help="Positions from -1 to 1, or logits (theta).")
]
Debug = Annotated[
    bool,
    typer.Option(
        "--debug",
        envvar="STANCES_DEBUG",
        is_eager=True,
        callback=_remember_debug,
        help="Show where an error arose.",
    ),
]
