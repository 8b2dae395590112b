"""The options that say how inputs are read, for every command that reads texts."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from stances.commands.run import Option
from stances.settings.model import Settings

_DEFAULT = Settings()


class _Left(StrEnum):
    """Who is left out of scores unless the user asks for them."""

    MODERATORS = "moderators"


def _complete_form(incomplete: str) -> list[str]:
    from stances.read.forms import FORMS  # noqa: PLC0415  (needed by completion alone)

    return [form.name for form in FORMS if form.name.startswith(incomplete)]


def _complete_layout(incomplete: str) -> list[str]:
    from stances.read.layouts import LAYOUTS  # noqa: PLC0415  (needed by completion alone)

    return [layout.name for layout in LAYOUTS if layout.name.startswith(incomplete)]


EXPERT_COLUMN = Option(
    name="expert_column",
    annotation=Annotated[
        str | None,
        typer.Option(
            "--expert-column",
            metavar="NAME",
            help="The column that holds names.  "
            f"[env var: STANCES_EXPERT_COLUMN; default: {_DEFAULT.expert_column}]",
            show_default=False,
        ),
    ],
    late=True,
)
TEXT_COLUMN = Option(
    name="text_column",
    annotation=Annotated[
        str | None,
        typer.Option(
            "--text-column",
            metavar="NAME",
            help="The column that holds texts.  "
            f"[env var: STANCES_TEXT_COLUMN; default: {_DEFAULT.text_column}]",
            show_default=False,
        ),
    ],
    late=True,
)
FORM = Option(
    name="form",
    annotation=Annotated[
        str | None,
        typer.Option(
            "--form",
            metavar="NAME",
            autocompletion=_complete_form,
            help="The form that all inputs are in, such as csv, jsonl, plain or markdown, whatever "
            "their names and contents say.  [env var: STANCES_FORM]",
            show_default=False,
        ),
    ],
    late=True,
)
ENCODING = Option(
    name="encoding",
    annotation=Annotated[
        str | None,
        typer.Option(
            "--encoding",
            metavar="NAME",
            help="The encoding of texts, such as windows-1252 or shift-jis.  "
            "[env var: STANCES_ENCODING]",
            show_default=False,
        ),
    ],
    late=True,
)
DELIMITER = Option(
    name="delimiter",
    annotation=Annotated[
        str | None,
        typer.Option(
            "--delimiter",
            metavar="SIGN",
            help="The sign between the cells of CSV; tab for a tab.  [env var: STANCES_DELIMITER]",
            show_default=False,
        ),
    ],
    late=True,
)
LAYOUT = Option(
    name="layout",
    annotation=Annotated[
        str | None,
        typer.Option(
            "--layout",
            metavar="NAME",
            autocompletion=_complete_layout,
            help="How all inputs say who speaks, such as label, heading, narration or byline, "
            "whatever their signs say.  [env var: STANCES_LAYOUT]",
            show_default=False,
        ),
    ],
    late=True,
)
AUTHOR = Option(
    name="author",
    annotation=Annotated[
        str | None,
        typer.Option(
            "--author",
            metavar="NAME",
            help="The author of texts that do not say who speaks.  [env var: STANCES_AUTHOR]",
            show_default=False,
        ),
    ],
    late=True,
)
STRICT = Option(
    name="strict",
    annotation=Annotated[
        bool | None,
        typer.Option(
            "--strict/--no-strict",
            help="Refuse rows without words; else they are left out with a note.  "
            "[env var: STANCES_STRICT]",
            show_default=False,
        ),
    ],
    late=True,
)
SKIP_BAD_ROWS = Option(
    name="skip_bad_rows",
    annotation=Annotated[
        bool | None,
        typer.Option(
            "--skip-bad-rows/--no-skip-bad-rows",
            help="Leave out rows that cannot be read, with a note; else they are refused.  "
            "[env var: STANCES_SKIP_BAD_ROWS]",
            show_default=False,
        ),
    ],
    late=True,
)
WITH = Option(
    name="with_moderators",
    annotation=Annotated[
        _Left | None,
        typer.Option(
            "--with",
            help="Score moderators and hosts as well, who are left out else.  "
            "[env var: STANCES_WITH_MODERATORS]",
            show_default=False,
        ),
    ],
    late=True,
)
SINCE = Option(
    name="since",
    annotation=Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="DATE",
            help="Leave out what was said before this day, month or year, such as 2020-01-08, "
            "2020-01 or 2020, and what has no date.  [env var: STANCES_SINCE]",
            show_default=False,
        ),
    ],
    late=True,
)
UNTIL = Option(
    name="until",
    annotation=Annotated[
        str | None,
        typer.Option(
            "--until",
            metavar="DATE",
            help="Leave out what was said after this day, month or year, and what has no date.  "
            "[env var: STANCES_UNTIL]",
            show_default=False,
        ),
    ],
    late=True,
)
ALIASES = Option(
    name="aliases",
    annotation=Annotated[
        str | None,
        typer.Option(
            "--aliases",
            metavar="FILE",
            help="A table of names that are joined, with the columns name and expert.  "
            "[env var: STANCES_ALIASES]",
            show_default=False,
        ),
    ],
    late=True,
)
READING = (
    *(EXPERT_COLUMN, TEXT_COLUMN),
    *(FORM, ENCODING, DELIMITER, LAYOUT, AUTHOR, STRICT, SKIP_BAD_ROWS),
    *(SINCE, UNTIL, ALIASES),
)
"""How to read the inputs: `stances.read.options.ReadOptions` says what each means."""
