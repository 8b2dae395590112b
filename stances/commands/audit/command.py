"""The command ``rubric audit``."""

from __future__ import annotations

from typing import Annotated

import typer
from msgspec.structs import replace

from stances.commands import options
from stances.commands.options import Request, with_options
from stances.learning.audit import Order
from stances.output.answer import Answer


@with_options(options.DIMENSION, *options.ANSWER, *options.READING, reads=("coded",))
def audit(
    request: Request,
    *,
    rubric: Annotated[
        str,
        typer.Argument(
            metavar="RUBRIC", help="A bundled rubric, a rubric folder, or one dimension's file."
        ),
    ],
    coded: options.CodedArgument,
    sort: Annotated[
        Order,
        typer.Option(
            "--sort",
            help="As in the rubric's files, the least precise first, or those with most hits "
            "first.",
        ),
    ] = Order.FILE,
    below: Annotated[
        float | None,
        typer.Option(
            "--below",
            metavar="SHARE",
            min=0,
            max=1,
            help="Only what has a precision below this, from 0 to 1.",
            show_default=False,
        ),
    ] = None,
    least: Annotated[
        int,
        typer.Option(
            "--least",
            metavar="N",
            min=0,
            help="Only what has so many hits or more.",
        ),
    ] = 0,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="COLUMN",
            help="The column of authors.  [default: author]",
            show_default=False,
        ),
    ] = None,
    renames: options.MapOption = None,
) -> Answer:
    """Measure each target and cue of a rubric on coded texts.

    A hit is a reading that takes a side. It is right where its text is coded with that side,
    opposite where it is coded with the other, and false where it is coded with none; precision is
    the share of hits that are right. Cells coded ? are left out.

    \b
    stances rubric audit rubrics/trade coded.jsonl
    stances rubric audit rubrics/trade coded.jsonl --below 0.5 --sort hits
    stances rubric audit us-iran coded.csv -d retaliation -f csv
    """
    from stances.codes.renaming import AUTHOR, parse_renaming  # noqa: PLC0415
    from stances.commands.audit.show import AuditAnswer  # noqa: PLC0415
    from stances.learning.audit import audit_rubric, narrow_audit  # noqa: PLC0415
    from stances.learning.texts import read_coded_texts  # noqa: PLC0415
    from stances.pipeline import open_rubric  # noqa: PLC0415
    from stances.scoring.names import choose_dimensions  # noqa: PLC0415

    settings = replace(request.settings, rubric=rubric)
    compiled = open_rubric(rubric)
    known = tuple(one.id for one in compiled.rubric.dimensions)
    wanted = choose_dimensions(request.dimensions, known)
    texts = read_coded_texts(
        coded,
        settings=settings,
        renaming=parse_renaming(renames or ()),
        by=AUTHOR if by is None else by,
    )
    found = audit_rubric(compiled, texts, dimensions=wanted)
    return AuditAnswer(narrow_audit(found, order=sort, below=below, least=least))
