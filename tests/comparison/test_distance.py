"""Distances by hand and against scikit-learn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.two_experts import ALPHA, BETA, WEIGHED, make_two
from sheets import make_cell, make_sheet
from stances.comparison.distance import make_similarity, measure_distance, weigh_gap
from stances.comparison.expert_pairs import compare_pair
from stances.comparison.panel import make_panel


def test_distance_by_hand():
    assert measure_distance(make_two(), ALPHA, BETA) == pytest.approx(
        (0.25 + 1 + 0.5) / 3, abs=1e-6
    )
    pair = compare_pair(make_two(), ALPHA, BETA)
    assert pair.similarity == pytest.approx(1 - (0.25 + 1 + 0.5) / 6, abs=1e-6)


def test_weights_by_hand():
    panel = make_two({"diplomacy": 2.0, "coalition": 0.0})
    assert measure_distance(panel, ALPHA, BETA) == pytest.approx((0.25 + 2 * 1) / 3, abs=1e-6)
    assert weigh_gap(panel, ALPHA, BETA, "diplomacy") == 2.0


def test_nothing_shared_is_silence_and_not_zero():
    cells = [
        make_cell(ALPHA, "retaliation", 1.0, 0.0),
        make_cell(ALPHA, "diplomacy", 0.0, 0.0),
        make_cell(BETA, "retaliation", 0.0, 0.0),
        make_cell(BETA, "diplomacy", 1.0, 0.0),
    ]
    panel = make_panel(make_sheet(cells))
    assert measure_distance(panel, ALPHA, BETA) is None
    assert compare_pair(panel, ALPHA, BETA).similarity is None
    assert make_similarity(0.0) == 1.0
    with pytest.raises(ValueError, match="no position"):
        weigh_gap(panel, ALPHA, BETA, "diplomacy")


def test_weights_of_nothing_are_silence():
    panel = make_two(dict.fromkeys(WEIGHED, 0.0))
    assert measure_distance(panel, ALPHA, BETA) is None


@given(
    st.lists(
        st.tuples(st.floats(0, 5), st.floats(0, 5), st.floats(0, 5), st.floats(0, 5)),
        min_size=1,
        max_size=5,
    )
)
def test_distance_is_that_of_scikit_learn(rows):
    from sklearn.metrics.pairwise import manhattan_distances

    names = list(WEIGHED)[: len(rows)]
    cells = [make_cell(ALPHA, name, *row[:2]) for name, row in zip(names, rows, strict=True)]
    cells += [make_cell(BETA, name, *row[2:]) for name, row in zip(names, rows, strict=True)]
    panel = make_panel(make_sheet(cells))
    shared = panel.list_shared(ALPHA, BETA)
    found = measure_distance(panel, ALPHA, BETA)
    if not shared:
        assert found is None
        return
    one, two = ([[panel.find_position(who, d) for d in shared]] for who in (ALPHA, BETA))
    expected = manhattan_distances(one, two)[0, 0] / len(shared)
    assert found == pytest.approx(expected, abs=1e-5)
    assert measure_distance(panel, BETA, ALPHA) == found
