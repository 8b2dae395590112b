"""Short names of experts for tables that have little room."""

from __future__ import annotations

from collections.abc import Sequence

from stances.output.grid import make_safe_line
from stances.read.sentences import make_slug


def find_surname(name: str) -> str:
    """Return the part of a name that a narrow table shows: the surname.

    >>> find_surname("C. Test Alpha"), find_surname("Alpha, Test"), find_surname("Test Alpha Jr.")
    ('Alpha', 'Alpha', 'Alpha')
    """
    slug = make_slug(name)
    words = reversed(name.replace(",", " ").split())
    several = name.partition(",")[0].strip()  # "Test Alpha, C."
    return next((word for word in words if make_slug(word) == slug), several)


def shorten_names(names: Sequence[str]) -> dict[str, str]:
    """Return the surname of each expert, safe to look at; full names where two share one.

    >>> shorten_names(["Test Alpha", "Test Beta"]), shorten_names(["A Test", "B Test"])
    ({'Test Alpha': 'Alpha', 'Test Beta': 'Beta'}, {'A Test': 'A Test', 'B Test': 'B Test'})
    """
    short = {name: make_safe_line(find_surname(name)) for name in names}
    if len(set(short.values())) == len(short):
        return short
    return {name: make_safe_line(name) for name in names}
