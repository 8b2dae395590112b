"""What scores depend on besides the text."""

from __future__ import annotations

from stances.rubric.model import Rubric
from stances.scoring.sheet import Passport
from stances.settings.model import Settings
from stances.version import __version__

METHOD = "3"
"""Must be increased whenever the same text and rubric give other scores than before."""


def make_passport(rubric: Rubric, settings: Settings) -> Passport:
    """Return the passport of scores made with a rubric; it names settings that are not default."""
    default = Settings()
    reading: dict[str, tuple[str | bool | None, str | bool | None]] = {
        "expert_column": (settings.expert_column, default.expert_column),
        "text_column": (settings.text_column, default.text_column),
        "form": (settings.form, default.form),
        "encoding": (settings.encoding, default.encoding),
        "delimiter": (settings.delimiter, default.delimiter),
        "layout": (settings.layout, default.layout),
        "author": (settings.author, default.author),
        "with_moderators": (settings.with_moderators, default.with_moderators),
        "skip_bad_rows": (settings.skip_bad_rows, default.skip_bad_rows),
        "since": (settings.since, default.since),
        "until": (settings.until, default.until),
        "aliases": (settings.aliases, default.aliases),
    }
    return Passport(
        stances=__version__,
        method=METHOD,
        rubric=rubric.name,
        rubric_hash=rubric.hash,
        settings={
            name: str(value).lower() if isinstance(value, bool) else str(value)
            for name, (value, usual) in reading.items()
            if value != usual
        },
    )
