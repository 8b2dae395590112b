"""The command ``evaluate``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from stances.commands import options
from stances.commands.options import Request, with_options
from stances.errors import StancesError
from stances.output.answer import Answer

if TYPE_CHECKING:
    from stances.commands.evaluate.evaluation import Evaluation


@with_options(
    options.RUBRIC, *options.CELLS, *options.ANSWER, options.WITH, *options.READING, options.JOBS
)
def evaluate(
    request: Request,
    *,
    gold: Annotated[
        str,
        typer.Argument(
            metavar="GOLD",
            help="A table of codes (expert, dimension, code), or JSON lines with stances.",
        ),
    ],
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INPUT",
            help="What was coded: texts or a score sheet; or another coder's file. Without any, "
            "the texts that stand in GOLD, or else the bundled corpus.",
            show_default=False,
        ),
    ] = None,
    errors: Annotated[
        bool,
        typer.Option("--errors", help="Add every wrong cell with its evidence, worst first."),
    ] = False,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="COLUMN",
            help="Cross-validate learning, with the texts split by this column, such as author. "
            "INPUT is then more coded texts to learn from.",
            show_default=False,
        ),
    ] = None,
    folds: Annotated[
        int | None,
        typer.Option(
            "--folds",
            metavar="N",
            min=2,
            help="Into how many folds to split them, by author unless --by says otherwise.  "
            "[default: 10]",
            show_default=False,
        ),
    ] = None,
    renames: options.MapOption = None,
    min_favg: Annotated[
        float | None,
        typer.Option(
            "--min-favg",
            min=0,
            max=1,
            help="Exit 1 where F_avg is less, 2 where it is undefined.",
            show_default=False,
        ),
    ] = None,
    min_alpha: Annotated[
        float | None,
        typer.Option(
            "--min-alpha",
            min=-1,
            max=1,
            help="Exit 1 where alpha is less, 2 where it is undefined.",
            show_default=False,
        ),
    ] = None,
) -> Answer:
    """Compare scores with human codes, or one coder with another.

    A code is a sign, a word or a number: + (for, favor, support, pro, positive), - (against,
    oppose, con, negative), 0 for no side (neutral, mixed), . for not addressed (none, silent),
    ? to leave the cell out, or a number from side to side.

    \b
    stances evaluate codes.csv article.txt
    stances evaluate codes.csv article.txt --errors -d retaliation
    stances evaluate coder1.csv coder2.csv --min-alpha 0.8
    stances evaluate coded.jsonl --by author --folds 10 -r rubrics/trade
    """
    from stances.codes.renaming import parse_renaming  # noqa: PLC0415
    from stances.commands.evaluate.evaluation import evaluate_codes  # noqa: PLC0415
    from stances.commands.evaluate.show import EvaluationAnswer  # noqa: PLC0415
    from stances.commands.evaluate.thresholds import find_shortfalls  # noqa: PLC0415

    if by is None and folds is None:
        found = evaluate_codes(
            gold,
            inputs or (),
            settings=request.settings,
            dimensions=request.dimensions,
            experts=request.experts,
            renaming=parse_renaming(renames or ()),
        )
    else:
        found = _cross_validate(request, gold, inputs or (), by=by, folds=folds, renames=renames)
    shortfalls = find_shortfalls(found, min_favg=min_favg, min_alpha=min_alpha)
    return EvaluationAnswer(found, errors=errors, shortfalls=shortfalls)


def _cross_validate(
    request: Request,
    gold: str,
    inputs: Sequence[str],
    *,
    by: str | None,
    folds: int | None,
    renames: Sequence[str] | None,
) -> Evaluation:
    """Return the figures of learning, cross-validated.

    Raises:
        StancesError: single experts were asked for; or as `cross_validate`.
    """
    from stances.codes.renaming import AUTHOR, parse_renaming  # noqa: PLC0415
    from stances.commands.evaluate.crossed import cross_validate  # noqa: PLC0415
    from stances.learning.learning import FOLDS  # noqa: PLC0415

    if request.experts:
        raise StancesError("--by and --folds take all texts of GOLD", hint="leave out -e")
    return cross_validate(
        gold,
        inputs,
        settings=request.settings,
        by=AUTHOR if by is None else by,
        folds=folds or FOLDS,
        dimensions=request.dimensions,
        renaming=parse_renaming(renames or ()),
    )
