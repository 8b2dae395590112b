"""Who agrees with whom, by hand."""

from __future__ import annotations

import pytest

from comparison.two_experts import ALPHA, BETA, WEIGHED, make_two
from sheets import make_cell, make_sheet
from stances.comparison.expert_pairs import compare_pair, compare_states, list_pairs
from stances.comparison.panel import make_panel


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
