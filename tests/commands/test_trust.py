"""How far maps and orders can be trusted, in words."""

from __future__ import annotations

import pytest

from sheets import make_cell, make_sheet
from stances.commands.trust import describe_fit, describe_order, judge_stress
from stances.comparison.panel import make_panel
from stances.comparison.ranking import rank_experts
from stances.comparison.scaling import make_map

NAMES = ("retaliation", "diplomacy", "coalition", "war-risk")
FOR, AGAINST, BOTH = (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)
SQUARE = ([FOR, FOR], [FOR, AGAINST], [AGAINST, FOR], [AGAINST, AGAINST])


def make(*experts):
    """Return a panel of experts, each with what they say for and against on each dimension."""
    cells = [
        make_cell(f"Test {chr(65 + at)}", name, *sides)
        for at, said in enumerate(experts)
        for name, sides in zip(NAMES, said, strict=False)
    ]
    return make_panel(make_sheet(cells))


@pytest.mark.parametrize(
    ("experts", "words"),
    [
        (([FOR], [AGAINST]), "Kruskal's stress-1 is 0.00, as always with two experts."),
        (SQUARE[:2], "Kruskal's stress-1 is 0.00, as always with two experts."),
        (
            ([FOR], [AGAINST], [BOTH], [(2.0, 0.0)]),
            "Kruskal's stress-1 is 0.00, as always on one dimension.",
        ),
        (SQUARE[:3], "Kruskal's stress-1 is 0.00, as nearly always with three experts."),
        (
            SQUARE,
            "Kruskal's stress-1 is 0.21 (too poor to trust), "
            "and the axes show 80 % of the differences.",
        ),
        (([FOR], [FOR]), "All stand in one place."),
    ],
    ids=["two", "two on two", "one dimension", "three", "square", "one place"],
)
def test_what_fits_whatever_it_is_gets_no_praise(experts, words):
    assert describe_fit(make_map(make(*experts))) == words


def test_the_words_are_those_of_kruskal():
    found = [judge_stress(one) for one in (0.0, 0.025, 0.05, 0.1, 0.2, 0.201)]
    assert found == ["excellent", "excellent", "good", "fair", "poor", "too poor to trust"]


def test_an_order_is_sure_where_an_interval_is_apart():
    far = make([(0.0, 90.0)], [(90.0, 0.0)])
    assert describe_order(rank_experts(far, "retaliation")) == ""
    near = rank_experts(make([FOR], [AGAINST]), "retaliation")
    assert describe_order(near) == "No interval is apart from another: the order is not sure."
    assert describe_order(near[:1]) == ""
