"""One choice among many, and what every source of choices must keep to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from stances.errors import StancesError


class Flags(TypedDict, total=False):
    """What a command may be given; `None` stands for what it was not."""

    inputs: Sequence[str] | None
    rubric: str | None
    baseline: str | None
    tolerance: float | None
    only: Sequence[str] | None
    expert_column: str | None
    text_column: str | None


SINGLE = tuple(Flags.__annotations__)
"""The fields of `Settings` that are chosen one by one: the strongest source alone counts."""
OWN_TOLERANCE = "tolerances."
"""Before the dimension, in the name of a tolerance that speaks of one alone."""
WAIVER = "waiver"
"""The name of every waiver: all of them hold, whatever source they come from."""
FARTHEST = 2
"""The greatest tolerance, since positions lie between -1 and 1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """One choice and where it was made.

    Attributes:
        name: one of `SINGLE`, `OWN_TOLERANCE` with a dimension, or `WAIVER`.
        value: as `Settings` holds it.
        origin: a flag, a variable of the environment, ``file:line``, or ``default``.
    """

    name: str
    value: Any
    origin: str


def as_tolerance(value: float, where: str) -> float:
    """See that a number can be a tolerance.

    Raises:
        StancesError: it does not lie between 0 and 2.
    """
    if not 0 <= value <= FARTHEST:
        raise StancesError(f"a tolerance lies between 0 and 2, {value:g} does not", where=where)
    return float(value)
