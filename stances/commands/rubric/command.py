"""The commands ``rubric list``, ``show``, ``lint``, ``test`` and ``new``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Annotated

import typer

from stances.commands import options
from stances.commands.options import Request, with_options
from stances.errors import StancesError
from stances.output import terminal
from stances.output.answer import Answer
from stances.output.escape import escape


@with_options(*options.ANSWER)
def list_rubrics(request: Request) -> Answer:
    """List the rubrics that come with stances.

    \b
    stances rubric list -f json
    """
    from stances.commands.rubric import codebook, show  # noqa: PLC0415

    return show.show_rubrics(codebook.list_rubrics())


@with_options(options.RUBRIC_ARGUMENT, options.RUBRIC, options.DIMENSION, *options.ANSWER)
def show_rubric(request: Request) -> Answer:
    """Show a rubric: its questions, poles, targets and cues.

    \b
    stances rubric show -d retaliation
    """
    from stances.commands.rubric.codebook import describe_rubric  # noqa: PLC0415
    from stances.commands.rubric.show import Codebook  # noqa: PLC0415

    return Codebook(describe_rubric(request.settings, request.dimensions))


@with_options(options.RUBRIC_ARGUMENT, options.RUBRIC, *options.REPORT)
def lint_rubric(request: Request) -> Answer:
    """Find faults in a rubric; exit 1 where there are any.

    \b
    stances rubric lint rubrics/trade
    stances rubric lint rubrics/trade -f gha
    """
    from stances.commands.rubric.lint import check_rubric  # noqa: PLC0415
    from stances.commands.rubric.show_lint import LintAnswer  # noqa: PLC0415

    return LintAnswer(check_rubric(request.settings))


@with_options(options.RUBRIC_ARGUMENT, options.RUBRIC, *options.ANSWER)
def test_rubric(request: Request) -> Answer:
    """Run a rubric's own examples; exit 1 where one fails.

    \b
    stances rubric test rubrics/trade
    """
    from stances.commands.rubric.trial import TrialAnswer, try_rubric  # noqa: PLC0415

    return TrialAnswer(try_rubric(request.settings), request.settings.rubric)


@with_options(*options.READING, reads=())
def begin_rubric(
    request: Request,
    *,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The new rubric's name.")],
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help="Where to put the new rubric's folder.")
    ] = ".",
    coded: Annotated[
        list[str] | None,
        typer.Option(
            "--from",
            metavar="CODED",
            help="Draft a dimension for each that was coded in this table, or JSON lines with "
            "stances; repeat it for more files.",
            show_default=False,
        ),
    ] = None,
    renames: options.MapOption = None,
) -> None:
    """Begin a rubric of your own, from files that work or from coded texts.

    \b
    stances rubric new trade
    stances rubric new trade rubrics/
    stances rubric new trade --from coded.jsonl
    """
    files = _draft(name, coded, renames or (), request)
    written = terminal.make_folder((PurePath(folder) / name).as_posix(), files)
    terminal.emit("".join(f"{escape(path)}\n" for path in written))


def _draft(
    name: str, coded: Sequence[str] | None, renames: Sequence[str], request: Request
) -> dict[str, str]:
    """Return the files of a new rubric, drafted from coded texts where there are any."""
    if not coded:
        from stances.rubric.starter import make_starter  # noqa: PLC0415

        if renames:
            raise StancesError("--map says how to read coded texts", hint="name them with --from")
        return make_starter(name)
    from stances.codes.renaming import parse_renaming  # noqa: PLC0415
    from stances.learning.draft import draft_rubric  # noqa: PLC0415
    from stances.learning.texts import read_coded_texts  # noqa: PLC0415

    renaming = parse_renaming(renames)
    return draft_rubric(
        name, read_coded_texts(coded, settings=request.settings, renaming=renaming).units
    )
