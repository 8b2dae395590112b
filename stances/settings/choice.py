"""One choice of a setting, and the rules that every source of choices keeps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from msgspec import Struct

from stances.errors import StancesError
from stances.settings.model import Waiver

Value = str | float | tuple[str, ...] | Waiver | None
"""What the value of a setting may be."""


class Flags(TypedDict, total=False):
    """The settings that a command was given on the command line; `None` for those it was not."""

    inputs: Sequence[str] | None
    rubric: str | None
    baseline: str | None
    tolerance: float | None
    only: Sequence[str] | None
    expert_column: str | None
    text_column: str | None
    form: str | None
    encoding: str | None
    delimiter: str | None
    layout: str | None
    author: str | None
    strict: bool | None
    skip_bad_rows: bool | None
    with_moderators: str | None
    since: str | None
    until: str | None
    aliases: str | None
    jobs: int | None


SINGLE = tuple(Flags.__annotations__)
"""The fields of `Settings` that are chosen one by one: only the strongest source counts."""
OWN_TOLERANCE = "tolerances."
"""Stands before the dimension in the name of a tolerance for one dimension."""
WAIVER = "waiver"
"""The name of every waiver: all of them hold."""
MOST_JOBS = 256
"""The most processes that may share the work."""
FARTHEST = 2
"""The greatest tolerance, since positions lie between -1 and 1."""


class Setting(Struct, frozen=True, kw_only=True):
    """One choice and where it was made.

    Attributes:
        name: one of `SINGLE`, `OWN_TOLERANCE` with a dimension, or `WAIVER`.
        value: as `Settings` holds it.
        origin: a flag, a variable of the environment, ``file:line``, or ``default``.
    """

    name: str
    value: Value
    origin: str


def check_jobs(value: float, where: str) -> int:
    """Return a number that can be that of processes.

    Args:
        value: the number.
        where: the flag, variable or line that chooses it.

    Raises:
        StancesError: it is not a whole number, or does not lie between 1 and 256.
    """
    if not 1 <= value <= MOST_JOBS or value != int(value):
        fault = f"jobs are a whole number between 1 and {MOST_JOBS}, {value:g} is not"
        raise StancesError(fault, where=where)
    return int(value)


def check_tolerance(value: float, where: str) -> float:
    """Return a number that can be a tolerance.

    Args:
        value: the number.
        where: the flag, variable or line that chooses it.

    Raises:
        StancesError: it does not lie between 0 and 2.
    """
    if not 0 <= value <= FARTHEST:
        fault = f"a tolerance lies between 0 and {FARTHEST}, {value:g} does not"
        raise StancesError(fault, where=where)
    return float(value)
