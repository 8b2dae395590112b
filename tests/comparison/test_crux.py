"""What divides experts, by hand."""

from __future__ import annotations

import pytest

from sheets import make_cell, make_sheet
from stances.comparison.crux import list_disputes, list_divisions
from stances.comparison.panel import make_panel

ALPHA, BETA, GAMMA = "Test Alpha", "Test Beta", "Test Gamma"


def make(**dimensions):
    cells = [
        make_cell(expert, dimension.replace("_", "-"), *sides)
        for at, expert in enumerate((ALPHA, BETA, GAMMA))
        for dimension, all_sides in dimensions.items()
        for sides in [all_sides[at]]
    ]
    return make_panel(make_sheet(cells))


PANEL = make(
    retaliation=((1.0, 0.0), (0.0, 1.0), (0.0, 1.0)),  # +0.5, -0.5, -0.5
    diplomacy=((1.0, 0.0), (3.0, 0.0), (0.0, 0.0)),  # +0.5, +0.75, silent
    war_risk=((1.0, 0.0), (0.0, 0.0), (0.0, 0.0)),  # +0.5, silent, silent
)


def test_shares_between_two_by_hand():
    one, two = list_disputes(PANEL, ALPHA, BETA)
    assert (one.dimension, one.share, one.distance, one.relation) == (
        "retaliation",
        0.8,
        1.0,
        "opposed",
    )
    assert (two.dimension, two.share, two.distance, two.relation) == (
        "diplomacy",
        0.2,
        0.25,
        "shared",
    )


def test_no_distance_has_no_shares():
    (only,) = list_disputes(PANEL, BETA, GAMMA)
    assert (only.distance, only.share) == (0.0, None)
    assert list_disputes(PANEL, ALPHA, ALPHA)[0].share is None


def test_a_whole_panel_by_hand():
    one, two, three = list_divisions(PANEL)
    # of the pairs, two are 1 apart on retaliation, and one is 0.25 apart on diplomacy
    assert (one.dimension, one.share) == ("retaliation", round(2 / 2.25, 6))
    assert (two.dimension, two.share) == ("diplomacy", round(0.25 / 2.25, 6))
    assert (three.dimension, three.share) == ("war-risk", 0.0)
    assert one.spread == pytest.approx(2 / 3, abs=1e-6)
    assert (one.support, one.mixed, one.opposition, one.silent) == (1, 0, 2, 0)
    assert one.hhi == pytest.approx(5 / 9, abs=1e-6)
    # counts 2, 0, 1: two of three in a layer with -1, one with 1
    assert one.agreement == pytest.approx(-1 / 3, abs=1e-6)
    assert one.polarization == pytest.approx(2 / 3, abs=1e-6)
    assert (one.majority, one.dissenters) == ("against", (ALPHA,))
    assert (two.majority, two.dissenters, two.hhi) == ("for", (), 1.0)


def test_one_voice_is_no_consensus():
    three = list_divisions(PANEL)[2]
    assert three.hhi is three.agreement is three.polarization is three.spread is None
    assert three.quotes is None


def test_nobody_dissents_from_a_tie():
    panel = make(retaliation=((1.0, 0.0), (0.0, 1.0), (0.0, 0.0)))
    (only,) = list_divisions(panel)
    assert (only.majority, only.dissenters) == (None, ())
