"""The commands ``experts`` and ``sentences``: what was read, before anything is scored."""

from __future__ import annotations

from typing import Annotated

import typer

from stances.commands import options
from stances.commands.options import Request, with_options
from stances.errors import StancesError
from stances.output.answer import Answer

WhyOption = Annotated[
    bool,
    typer.Option(
        "--why",
        help="List the documents instead: the form and layout of each, what showed them, and how "
        "much is nobody's words.",
    ),
]
NobodyOption = Annotated[
    bool,
    typer.Option(
        "--nobody",
        help="List what is nobody's words instead: names, narration, headings, notices.",
    ),
]


@with_options(options.INPUTS, *options.ANSWER, *options.READING)
def experts(request: Request, *, why: WhyOption = False) -> Answer:
    """List the experts that were found, and how much each said.

    \b
    stances experts article.txt
    stances experts article.txt --why
    """
    from stances.commands.texts.listing import list_experts  # noqa: PLC0415
    from stances.commands.texts.show import show_documents, show_experts  # noqa: PLC0415

    found = list_experts(request.settings.inputs, settings=request.settings)
    return show_documents(found) if why else show_experts(found)


@with_options(options.INPUTS, options.EXPERT, *options.ANSWER, *options.READING)
def sentences(request: Request, *, nobody: NobodyOption = False) -> Answer:
    """List the sentences, with their ids, lines and offsets.

    \b
    stances sentences article.txt -e pfaff
    stances sentences article.txt --nobody
    """
    from stances.commands.texts.listing import (  # noqa: PLC0415
        list_nobodys_words,
        list_sentences,
    )
    from stances.commands.texts.show import show_sentences  # noqa: PLC0415

    if nobody and request.experts:
        raise StancesError("--nobody and --expert contradict each other", hint="leave one out")
    if nobody:
        return show_sentences(
            list_nobodys_words(request.settings.inputs, settings=request.settings)
        )
    found = list_sentences(
        request.settings.inputs, settings=request.settings, experts=request.experts
    )
    return show_sentences(found)
