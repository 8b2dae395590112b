"""What lint finds in a rubric."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from stances.errors import StancesError
from stances.rubric.model import Place

Fault = Literal[
    "broken",
    "pattern",
    "never",
    "untested",
    "double",
    "sides",
    "exemplars",
    "actor",
    "collision",
    "bars",
    "mute",
]
"""The kinds of findings: a file that cannot be read; a pattern that cannot; an entry that can never
match; one that no example tests; words in two entries; a pole that nothing speaks for; too few
exemplars; a subject that is not an actor; a target's word that is a modifier as well; bars of
likeness without effect; likeness that never speaks."""


class Finding(Struct, frozen=True, kw_only=True):
    """One fault of a rubric.

    Attributes:
        level: an ``error`` is wrong in any rubric; a ``warning`` may be meant.
        file, line: where it stands; no line where a file or folder as a whole is at fault.
        about: the entry or dimension it is about; empty where it is about neither.
        what: the fault in one line.
        hint: how to mend it; empty where there is nothing to suggest.
    """

    fault: Fault
    level: Literal["error", "warning"]
    file: str
    line: int | None
    about: str = ""
    what: str
    hint: str = ""

    @property
    def where(self) -> str:
        """The place as ``file:line``."""
        return self.file if self.line is None else f"{self.file}:{self.line}"


def make_finding(
    place: Place,
    fault: Fault,
    what: str,
    *,
    level: Literal["error", "warning"] = "error",
    about: str = "",
    hint: str = "",
) -> Finding:
    """Return a finding at a place; the arguments are those of `Finding`."""
    return Finding(
        fault=fault,
        level=level,
        file=place.file,
        line=place.line,
        about=about,
        what=what,
        hint=hint,
    )


def make_broken_finding(error: StancesError) -> Finding:
    """Return the finding that a rubric cannot be read.

    >>> make_broken_finding(StancesError("broken TOML", where="a:b/rubric.toml:3")).line
    3
    >>> make_broken_finding(StancesError("no such rubric", where="trade")).where
    'trade'
    """
    file, _, line = error.where.rpartition(":")
    known = bool(file) and line.isdecimal()
    return Finding(
        fault="broken",
        level="error",
        file=file if known else error.where,
        line=int(line) if known else None,
        what=error.what,
        hint=error.hint,
    )
