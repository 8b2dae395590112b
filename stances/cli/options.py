"""The options that mean the same on every command."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Unpack

import typer

from stances.choices import resolve
from stances.choices.model import FARTHEST, Flags, Setting
from stances.errors import StancesError
from stances.present.grid import TABLE, known_format
from stances.present.records import FORMATS, Scale
from stances.present.terminal import Color
from stances.settings import Settings

DEFAULT_FORMAT = TABLE
_USUAL = Settings()


@dataclass(kw_only=True, slots=True)
class Session:
    """What a run learns about itself before any command speaks."""

    debug: bool = False


def _remember_debug(context: typer.Context, value: bool) -> bool:
    if value and isinstance(context.obj, Session):
        context.obj.debug = True
    return value


def parted(values: list[str]) -> list[str]:
    """Values given one by one or joined by commas."""
    return [part.strip() for value in values or [] for part in value.split(",")]


def settings(**given: Unpack[Flags]) -> Settings:
    """The settings of a run; arguments and errors are those of `told`."""
    return resolve.settled(told(**given))


def told(**given: Unpack[Flags]) -> list[Setting]:
    """What a command was given, and for the rest what else was chosen; each with its origin.

    Raises:
        StancesError: a file of settings is broken, or a value is wrong.
    """
    from stances.rubric.files import bundled  # noqa: PLC0415

    return resolve.told(flags=given, bundled=bundled())


def chosen_rubric(argument: str | None, option: str | None) -> str | None:
    """The rubric of a command that takes it either way: the argument, or else ``--rubric``.

    Raises:
        StancesError: both were given, and differ.
    """
    if argument is None or option is None or argument == option:
        return option if argument is None else argument
    raise StancesError(
        f'two rubrics, "{argument}" and --rubric "{option}"', hint="name one of them only"
    )


def _format_names(incomplete: str) -> list[str]:
    from tabulate import tabulate_formats  # noqa: PLC0415

    names = dict.fromkeys((TABLE, *FORMATS, *tabulate_formats))
    return [name for name in names if name.startswith(incomplete)]


Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="INPUT",
        help="Files, folders, - for standard input, or a score sheet. "
        "Without any, the inputs of stances.toml, or else the bundled corpus.  "
        "[env var: STANCES_INPUTS]",
        show_default=False,
    ),
]
Rubric = Annotated[
    str | None,
    typer.Option(
        "--rubric",
        "-r",
        metavar="NAME|PATH",
        help="A bundled rubric, a rubric folder, or one dimension's file.  "
        f"[env var: STANCES_RUBRIC; default: {_USUAL.rubric}]",
        show_default=False,
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
        callback=parted,
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
    str | None,
    typer.Option(
        "--expert-column",
        metavar="NAME",
        help="The column that holds names.  "
        f"[env var: STANCES_EXPERT_COLUMN; default: {_USUAL.expert_column}]",
        show_default=False,
    ),
]
TextColumn = Annotated[
    str | None,
    typer.Option(
        "--text-column",
        metavar="NAME",
        help="The column that holds texts.  "
        f"[env var: STANCES_TEXT_COLUMN; default: {_USUAL.text_column}]",
        show_default=False,
    ),
]
Baseline = Annotated[
    str | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="The file of accepted scores.  [env var: STANCES_BASELINE]",
        show_default=False,
    ),
]
Tolerance = Annotated[
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
