"""The kinds of plots."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a plot shows: ``heat``, ``dots`` with intervals, or ``salience`` against position."""

    HEAT = "heat"
    DOTS = "dots"
    SALIENCE = "salience"
