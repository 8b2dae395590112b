"""Ranks, the ranks that intervals allow, and tie groups."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from sheets import make_cell, make_sheet
from stances.comparison.panel import make_panel
from stances.comparison.ranking import list_silent, name_ties, rank_experts

SPANS = st.lists(
    st.tuples(st.floats(-1, 1), st.floats(-1, 1)).map(lambda two: tuple(sorted(two))), max_size=9
)


def rank(**sides):
    cells = [make_cell(f"Test {name}", "retaliation", *both) for name, both in sides.items()]
    return make_panel(make_sheet(cells))


def test_order_and_sure_ranks_by_hand():
    panel = rank(Alpha=(0.0, 60.0), Beta=(60.0, 0.0), Gamma=(3.0, 3.0), Delta=(0.0, 0.0))
    ranks = rank_experts(panel, "retaliation")
    assert [one.expert for one in ranks] == ["Test Beta", "Test Gamma", "Test Alpha"]
    assert [one.rank for one in ranks] == [1, 2, 3]
    assert [(one.best, one.worst) for one in ranks] == [(1, 1), (2, 2), (3, 3)]
    assert [one.groups for one in ranks] == ["a", "b", "c"]
    assert [cell.expert for cell in list_silent(panel, "retaliation")] == ["Test Delta"]


def test_the_same_position_is_the_same_rank():
    ranks = rank_experts(rank(Alpha=(1, 0), Beta=(2, 0), Gamma=(1, 0)), "retaliation")
    assert [(one.expert[5:], one.rank) for one in ranks] == [
        ("Beta", 1),
        ("Alpha", 2),
        ("Gamma", 2),
    ]
    assert {one.groups for one in ranks} == {"a"}
    assert {(one.best, one.worst) for one in ranks} == {(1, 3)}


def test_overlap_does_not_pass_on():
    """The first overlaps the second, and the second the third, but not the first the third."""
    assert name_ties([(0.5, 0.9), (0.1, 0.6), (-0.5, 0.2)]) == ["a", "ab", "b"]


def test_many_groups_have_names_that_stay_apart():
    spans = [(-at - 0.25, -at + 0.25) for at in range(30)]
    names = name_ties(spans)
    assert names[:2] == ["a", "b"]
    assert names[25:28] == ["z", "aa", "ab"]
    assert len(set(names)) == 30


@given(SPANS)
def test_two_share_a_letter_just_where_they_overlap(spans):
    names = name_ties(spans)
    for one, two in combinations(range(len(spans)), 2):
        overlap = spans[one][0] <= spans[two][1] and spans[two][0] <= spans[one][1]
        assert bool(set(names[one]) & set(names[two])) == overlap
    assert all(names)
