"""The command ``settings``."""

from __future__ import annotations

from stances.commands import options
from stances.commands.options import Request, with_options
from stances.output.answer import Answer


@with_options(
    options.INPUTS,
    options.RUBRIC,
    options.BASELINE,
    options.TOLERANCE,
    *options.ANSWER,
    options.WITH,
    *options.READING,
)
def settings(request: Request) -> Answer:
    """Show each setting, and where it comes from.

    Flags come before the environment, that before the project's stances.toml (or [tool.stances]
    in pyproject.toml), that before ~/.config/stances/stances.toml, and that before the default.

    \b
    stances settings
    stances settings article.txt --tolerance 0.1 -f json
    """
    from stances.commands.settings.show import show_settings  # noqa: PLC0415

    return show_settings(request.choices)
