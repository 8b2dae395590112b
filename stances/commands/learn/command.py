"""The command ``rubric learn``."""

from __future__ import annotations

from pathlib import PurePath
from typing import Annotated

import typer
from msgspec.structs import replace

from stances.commands import options
from stances.commands.options import Request, with_options
from stances.errors import StancesError
from stances.output import terminal
from stances.output.answer import Answer


@with_options(options.FORMAT_ALONE, *options.READING, reads=())
def learn(
    request: Request,
    *,
    rubric: Annotated[
        str, typer.Argument(metavar="RUBRIC", help="The folder of the rubric that learns.")
    ],
    coded: options.CodedArgument,
    folds: Annotated[
        int,
        typer.Option("--folds", metavar="N", min=2, help="How many folds to split authors into."),
    ] = 10,
    hold_out: Annotated[
        float,
        typer.Option(
            "--hold-out",
            metavar="SHARE",
            min=0,
            max=0.9,
            help="Measure this share of the authors apart, from 0 to 0.9.",
            show_default=False,
        ),
    ] = 0.0,
    date: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="DAY",
            help="A day to record in the table, such as 2026-01-31.",
            show_default=False,
        ),
    ] = None,
    renames: options.MapOption = None,
    table: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write the table here, not into the rubric.",
            show_default=False,
        ),
    ] = None,
) -> Answer:
    """Learn from coded texts how each side is argued, and say how well by cross-validation.

    It writes learned.tsv into the rubric: a table of terms and weights. Texts are split by their
    authors (column author), and each is scored by what was learnt from the others. Where the
    rubric has a passages.jsonl, coded texts of its own, it learns from those as well.

    \b
    stances rubric learn rubrics/trade coded.jsonl
    stances rubric learn rubrics/trade coded.csv --hold-out 0.2 --date 2026-01-31
    stances rubric learn rubrics/trade tweets.csv --map Target=dimension
    """
    from stances.codes.renaming import parse_renaming  # noqa: PLC0415
    from stances.commands.learn.show import LearningAnswer  # noqa: PLC0415
    from stances.learning.learning import learn_rubric  # noqa: PLC0415
    from stances.learning.texts import read_coded_texts  # noqa: PLC0415
    from stances.rubric.files import find_passages, read_rubric_files  # noqa: PLC0415
    from stances.rubric.learned import format_learned  # noqa: PLC0415
    from stances.rubric.load import parse_rubric  # noqa: PLC0415

    settings = replace(request.settings, rubric=rubric)
    day = _check_date(date)
    files = read_rubric_files(rubric)
    target = table or _find_table(rubric, files.header.name if files.header else "")
    terminal.check_output(target)
    terminal.keep_apart(target, coded)
    parsed = parse_rubric(files)
    texts = read_coded_texts(coded, settings=settings, renaming=parse_renaming(renames or ()))
    own = find_passages(rubric)
    passages = read_coded_texts([own], settings=settings) if own else None
    learnt = learn_rubric(
        parsed, texts, table=target, passages=passages, folds=folds, share=hold_out, date=day
    )
    terminal.emit(format_learned(learnt.model), target)
    return LearningAnswer(learnt.report)


def _find_table(rubric: str, header: str) -> str:
    """Return the path of the table in a rubric's folder.

    Raises:
        StancesError: the rubric comes with the program, or is a single file.
    """
    from stances.rubric.files import list_bundled  # noqa: PLC0415
    from stances.rubric.learned import LEARNED_FILE  # noqa: PLC0415

    if rubric in list_bundled():
        hint = f"copy its folder and name the copy, or say with -o where to write {LEARNED_FILE}"
        raise StancesError("comes with stances and is not changed", where=rubric, hint=hint)
    if not header:
        hint = "put the file into a folder with a rubric.toml"
        raise StancesError("a single file cannot keep what it learns", where=rubric, hint=hint)
    return (PurePath(header).parent / LEARNED_FILE).as_posix()


def _check_date(written: str | None) -> str:
    """Return a day as ``YYYY-MM-DD``; empty where none was given.

    Raises:
        StancesError: it is not a day.
    """
    from stances.read.dates import parse_date  # noqa: PLC0415

    if written is None:
        return ""
    day = parse_date(written)
    if day is None:
        raise StancesError(f'--date "{written}" is not a day', hint="write it as 2026-01-31")
    return day.isoformat()
