"""Patterns over the tokens of a sentence, read from a file."""

from __future__ import annotations

import re
from functools import lru_cache

from stances.language.data import read_compiled, read_table
from stances.regex import compile_later
from stances.wire.records import Record, make_record

_SLOT = (
    r"(?:(?:the|a|an|our|their|its|his|her|this|that|these|those|any|more|such|all|another"
    r"|further) )*"
    r"(?:(?!\w+ing )\w+ )?X"
)
"""What ``@X`` in a pattern stands for: the target, with its article and one adjective."""


class Pattern(Record, forbid_unknown_fields=True):
    """A pattern as its file has it.

    Attributes:
        about: what a sentence does that it matches.
        patterns: regular expressions; any of them matches.
        before: what may stand before a pattern that opens the sentence; without it a pattern
            matches anywhere.
        fires, silent: sentences that it matches, and sentences that it must not match.
    """

    about: str
    patterns: tuple[str, ...]
    fires: tuple[str, ...]
    silent: tuple[str, ...]
    before: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def load_patterns() -> dict[str, Pattern]:
    """Return the patterns by name, read once.

    >>> load_patterns()["rejected"].about
    'the author turns down what is reported'
    """
    return read_compiled("patterns", dict[str, Pattern], compile_patterns)


def compile_patterns() -> dict[str, Pattern]:
    """Return the patterns as their file has them."""
    return make_record(
        read_table("patterns"), dict[str, Pattern], what="patterns", where="patterns.toml"
    )


@lru_cache(maxsize=16)
def compile_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern of the file, compiled.

    >>> bool(compile_pattern("rejected").search("they are wrong"))
    True
    """
    one = load_patterns()[name]
    any_of = "(?:" + "|".join(one.patterns).replace("@X", _SLOT) + ")"
    if not one.before:
        return compile_later(any_of)
    return compile_later(r"^(?:" + "|".join(f"{word} " for word in one.before) + ")*" + any_of)
