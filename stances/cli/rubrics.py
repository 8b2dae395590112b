"""``rubric``: list, show, lint, test and begin rubrics, and suggest cues for them."""

from __future__ import annotations

from pathlib import PurePath
from typing import Annotated

import typer

from stances.cli import options, suggest
from stances.errors import FELL_SHORT
from stances.present import rubrics, terminal
from stances.present.terminal import Color
from stances.settings import Settings

app = typer.Typer(rich_markup_mode=None)


@app.callback(invoke_without_command=True)
def rubric(context: typer.Context) -> None:
    """List, show, check and begin rubrics, and find what they lack.

    \b
    stances rubric show -d retaliation
    stances rubric new trade rubrics/
    stances rubric test rubrics/trade
    """
    if context.invoked_subcommand is None:
        terminal.emit(f"{context.get_help()}\n")


@app.command(name="list")
def list_rubrics(
    *,
    fmt: options.Format = options.DEFAULT_FORMAT,
    output: options.Output = None,
    color: options.ColorChoice = Color.AUTO,
    debug: options.Debug = False,
) -> None:
    """List the rubrics that come with stances.

    \b
    stances rubric list -f json
    """
    from stances import codebooks  # noqa: PLC0415
    from stances.rubric.files import bundled  # noqa: PLC0415

    found = [codebooks.rubric_record(Settings(rubric=name)) for name in bundled()]
    terminal.emit(rubrics.overview(found, fmt=fmt, view=terminal.view(color, output)), output)


@app.command()
def show(
    *,
    name: options.RubricArgument = None,
    rubric: options.Rubric = None,
    dimension: options.Dimensions = None,
    fmt: options.Format = options.DEFAULT_FORMAT,
    output: options.Output = None,
    color: options.ColorChoice = Color.AUTO,
    debug: options.Debug = False,
) -> None:
    """Show a rubric: its questions, poles, targets and cues.

    \b
    stances rubric show -d retaliation
    """
    from stances import codebooks  # noqa: PLC0415

    settings = options.settings(rubric=options.chosen_rubric(name, rubric))
    record = codebooks.rubric_record(settings, dimensions=dimension or ())
    terminal.emit(rubrics.codebook(record, fmt=fmt, view=terminal.view(color, output)), output)


@app.command()
def lint(
    *,
    name: options.RubricArgument = None,
    rubric: options.Rubric = None,
    fmt: options.Format = options.DEFAULT_FORMAT,
    output: options.Output = None,
    color: options.ColorChoice = Color.AUTO,
    debug: options.Debug = False,
) -> None:
    """Find faults in a rubric; exit 1 where there are any.

    \b
    stances rubric lint rubrics/trade
    """
    from stances import codebooks  # noqa: PLC0415

    settings = options.settings(rubric=options.chosen_rubric(name, rubric))
    findings = codebooks.lint(settings)
    view = terminal.view(color, output)
    terminal.emit(rubrics.lint_report(findings, rubric=settings.rubric, fmt=fmt, view=view), output)
    if findings:
        raise typer.Exit(FELL_SHORT)


@app.command()
def test(
    *,
    name: options.RubricArgument = None,
    rubric: options.Rubric = None,
    fmt: options.Format = options.DEFAULT_FORMAT,
    output: options.Output = None,
    color: options.ColorChoice = Color.AUTO,
    debug: options.Debug = False,
) -> None:
    """Run a rubric's own examples; exit 1 where one fails.

    \b
    stances rubric test rubrics/trade
    """
    from stances import codebooks  # noqa: PLC0415

    settings = options.settings(rubric=options.chosen_rubric(name, rubric))
    trial = codebooks.trial(settings)
    view = terminal.view(color, output)
    terminal.emit(rubrics.trial_report(trial, rubric=settings.rubric, fmt=fmt, view=view), output)
    if trial["failed"]:
        raise typer.Exit(FELL_SHORT)


@app.command()
def new(
    *,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The new rubric's name.")],
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help="Where to put the new rubric's folder.")
    ] = ".",
    debug: options.Debug = False,
) -> None:
    """Begin a rubric of your own, from files that work.

    \b
    stances rubric new trade
    stances rubric new trade rubrics/
    """
    from stances import codebooks  # noqa: PLC0415

    files = codebooks.new_rubric(name)
    written = terminal.make_folder((PurePath(folder) / name).as_posix(), files)
    terminal.emit("".join(f"{terminal.escape(path)}\n" for path in written))


app.command()(suggest.suggest)
