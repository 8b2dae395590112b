"""The commands ``experts`` and ``sentences``: what was read, before anything is scored."""

from __future__ import annotations

from stances.commands import options
from stances.commands.options import Request, with_options
from stances.output.answer import Answer


@with_options(options.INPUTS, *options.ANSWER, *options.READING)
def experts(request: Request) -> Answer:
    """List the experts that were found, and how much each said.

    \b
    stances experts article.txt
    """
    from stances.commands.texts.listing import list_experts  # noqa: PLC0415
    from stances.commands.texts.show import show_experts  # noqa: PLC0415

    return show_experts(list_experts(request.settings.inputs, settings=request.settings))


@with_options(options.INPUTS, options.EXPERT, *options.ANSWER, *options.READING)
def sentences(request: Request) -> Answer:
    """List the sentences, with their ids, lines and offsets.

    \b
    stances sentences article.txt -e pfaff
    """
    from stances.commands.texts.listing import list_sentences  # noqa: PLC0415
    from stances.commands.texts.show import show_sentences  # noqa: PLC0415

    found = list_sentences(
        request.settings.inputs, settings=request.settings, experts=request.experts
    )
    return show_sentences(found)
