"""``rubric suggest``."""

from __future__ import annotations

from typing import Annotated

import typer

from stances.cli import options
from stances.present import suggestion as present
from stances.present import terminal
from stances.present.terminal import Color


def suggest(
    *,
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="GOLD|INPUT",
            help="A table of codes, or JSON lines with stances, and the texts that were coded "
            "where they do not stand in it; or texts alone, which are scored. Without texts, "
            "the bundled corpus is read.",
            show_default=False,
        ),
    ] = None,
    rubric: options.Rubric = None,
    dimension: options.Dimensions = None,
    top: Annotated[
        int, typer.Option("--top", metavar="N", min=1, help="The most terms for each pole.")
    ] = 10,
    min_count: Annotated[
        int,
        typer.Option(
            "--min-count",
            metavar="N",
            min=1,
            help="In how many coded texts, or scored sentences, a term must occur.",
        ),
    ] = 3,
    fmt: options.Format = options.DEFAULT_FORMAT,
    output: options.Output = None,
    expert_column: options.ExpertColumn = None,
    text_column: options.TextColumn = None,
    color: options.ColorChoice = Color.AUTO,
    debug: options.Debug = False,
) -> None:
    """Suggest cues that a rubric lacks, from coded or scored texts.

    The words and phrases that tell a dimension's poles apart, as TOML to paste into its file.
    Look at the sentences above each: it is you who codes.

    \b
    stances rubric suggest codes.jsonl
    stances rubric suggest codes.csv article.txt -d retaliation --min-count 2
    stances rubric suggest articles/ -r rubrics/trade -f csv
    """
    from stances.suggestion import suggestion  # noqa: PLC0415

    found = suggestion(
        inputs or (),
        settings=options.settings(
            rubric=rubric, expert_column=expert_column, text_column=text_column
        ),
        dimensions=dimension or (),
        top=top,
        min_count=min_count,
    )
    view = terminal.view(color, output)
    terminal.emit(present.suggestion(found, fmt=fmt, view=view), output)
