"""Two experts who share, oppose and leave out dimensions."""

from __future__ import annotations

from sheets import make_cell, make_sheet
from stances.comparison.panel import make_panel

ALPHA, BETA = "Test Alpha", "Test Beta"
WEIGHED = {
    "retaliation": ((1.0, 0.0), (3.0, 0.0)),  # +0.5 and +0.75: shared
    "diplomacy": ((1.0, 0.0), (0.0, 1.0)),  # +0.5 and -0.5: opposed
    "coalition": ((1.0, 1.0), (1.0, 0.0)),  # 0 of both sides, and +0.5: mixed
    "war-risk": ((1.0, 0.0), (0.0, 0.0)),  # +0.5 and silence: one speaks
    "nuclear-risk": ((0.0, 0.0), (0.0, 0.0)),
}
"""For each dimension what Alpha, and then Beta, says for and against."""


def make_two(weights=None):
    cells = [
        make_cell(expert, dimension, *sides[at])
        for at, expert in enumerate((ALPHA, BETA))
        for dimension, sides in WEIGHED.items()
    ]
    return make_panel(make_sheet(cells), weights)
