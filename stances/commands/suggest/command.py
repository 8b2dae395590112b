"""The command ``rubric suggest``."""

from __future__ import annotations

from typing import Annotated

import typer

from stances.commands import options
from stances.commands.options import Request, with_options
from stances.output.answer import Answer


@with_options(options.RUBRIC, options.DIMENSION, *options.ANSWER, *options.READING)
def suggest(
    request: Request,
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
) -> Answer:
    """Suggest cues that a rubric lacks, from coded or scored texts.

    It prints words and phrases that stand on one side of a dimension more often than on the
    other, as TOML to paste into its file. Look at the sentences above each before you do: only
    you can say what they mean. Codes are written as evaluate reads them.

    \b
    stances rubric suggest codes.jsonl
    stances rubric suggest codes.csv article.txt -d retaliation --min-count 2
    stances rubric suggest articles/ -r rubrics/trade -f csv
    """
    from stances.commands.suggest.show import SuggestionAnswer  # noqa: PLC0415
    from stances.commands.suggest.suggestion import suggest_terms  # noqa: PLC0415

    return SuggestionAnswer(
        suggest_terms(
            inputs or (),
            settings=request.settings,
            dimensions=request.dimensions,
            top=top,
            min_count=min_count,
        )
    )
