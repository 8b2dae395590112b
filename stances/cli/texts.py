"""``experts`` and ``sentences``: what was read, before anything is scored."""

from __future__ import annotations

from stances.cli import options
from stances.present import answers, tables, terminal
from stances.present.terminal import Color


def experts(
    *,
    inputs: options.Inputs = None,
    fmt: options.Format = options.DEFAULT_FORMAT,
    output: options.Output = None,
    expert_column: options.ExpertColumn = None,
    text_column: options.TextColumn = None,
    color: options.ColorChoice = Color.AUTO,
    debug: options.Debug = False,
) -> None:
    """List the experts that were found, and how much each said.

    \b
    stances experts article.txt
    """
    from stances import pipeline  # noqa: PLC0415

    settings = options.settings(inputs=inputs, expert_column=expert_column, text_column=text_column)
    rows = pipeline.experts(settings.inputs, settings=settings)
    view = terminal.view(color, output)
    terminal.emit(answers.listed("expert", tables.EXPERTS, rows, fmt=fmt, view=view), output)


def sentences(
    *,
    inputs: options.Inputs = None,
    expert: options.Experts = None,
    fmt: options.Format = options.DEFAULT_FORMAT,
    output: options.Output = None,
    expert_column: options.ExpertColumn = None,
    text_column: options.TextColumn = None,
    color: options.ColorChoice = Color.AUTO,
    debug: options.Debug = False,
) -> None:
    """List the sentences, with their ids, lines and offsets.

    \b
    stances sentences article.txt -e pfaff
    """
    from stances import pipeline  # noqa: PLC0415

    settings = options.settings(inputs=inputs, expert_column=expert_column, text_column=text_column)
    rows = pipeline.sentences(settings.inputs, settings=settings, experts=expert or ())
    view = terminal.view(color, output)
    text = answers.listed(
        "sentence", tables.SENTENCES, rows, fmt=fmt, view=view, group=["expert", "source"]
    )
    terminal.emit(text, output)
