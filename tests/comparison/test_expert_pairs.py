"""Who agrees with whom, by hand."""

from __future__ import annotations

import pytest

from sheets import make_cell, make_sheet
from stances.comparison.expert_pairs import compare_pair, compare_states, list_pairs
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


def test_agreement_and_conflict_are_apart():
    pair = compare_pair(make_two(), ALPHA, BETA)
    assert pair.shared == ("retaliation",)
    assert pair.opposed == ("diplomacy",)
    assert pair.mixed == ("coalition",)
    assert pair.one_speaks == ("war-risk",)
    assert pair.neither == ("nuclear-risk",)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("for", "for", "shared"),
        ("against", "against", "shared"),
        ("for", "against", "opposed"),
        ("mixed", "mixed", "mixed"),
        ("for", "mixed", "mixed"),
        ("silent", "for", "one_speaks"),
        ("silent", "silent", "neither"),
    ],
)
def test_states(one, other, found):
    assert compare_states(one, other) == compare_states(other, one) == found


def test_a_pair_does_not_hang_on_others():
    alone = list(list_pairs(make_two(), {}))
    cells = [*make_two().cells.values(), *(make_cell("Test Gamma", d, 0.0, 2.0) for d in WEIGHED)]
    company = list(list_pairs(make_panel(make_sheet(cells)), {}))
    assert alone[0] in company
