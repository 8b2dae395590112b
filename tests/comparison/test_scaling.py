"""Maps: by hand, and against scikit-learn's classical scaling."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sheets import make_cell, make_sheet
from stances.comparison.distance import measure_distance
from stances.comparison.eigen import find_eigenpairs
from stances.comparison.panel import make_panel
from stances.comparison.scaling import (
    Distances,
    center,
    collect_distances,
    make_map,
    measure_stress,
    scale_axis,
)

NAMES = ("retaliation", "diplomacy", "coalition", "war-risk")


def make(*experts):
    """Return a panel of experts, each with what they say for and against on each dimension."""
    cells = [
        make_cell(f"Test {chr(65 + at)}", name, *sides)
        for at, said in enumerate(experts)
        for name, sides in zip(NAMES, said, strict=False)
    ]
    return make_panel(make_sheet(cells))


FOR, AGAINST, SILENT = (1.0, 0.0), (0.0, 1.0), (0.0, 0.0)


def test_two_experts_by_hand():
    found = make_map(make([FOR], [AGAINST]))
    assert [(one.x, one.y) for one in found.places] == [(0.5, 0.0), (-0.5, 0.0)]
    assert (found.stress, found.explained, found.known, found.estimated) == (0.0, 1.0, 1, 0)


def test_negative_eigenvalues_count_as_what_the_axes_do_not_show():
    found = make_map(make([FOR, FOR], [FOR, AGAINST], [AGAINST, FOR], [AGAINST, AGAINST]))
    table = [[0.0, 0.5, 0.5, 1.0], [0.5, 0.0, 1.0, 0.5], [0.5, 1.0, 0.0, 0.5], [1.0, 0.5, 0.5, 0.0]]
    values = np.linalg.eigvalsh(np.array(center(table)))
    assert sorted(values) == pytest.approx([-0.25, 0.0, 0.5, 0.5])
    assert found.explained == pytest.approx(1.0 / 1.25)
    assert found.dimensions == 2


def test_a_dimension_counts_where_two_stand_on_it():
    found = make_map(make([FOR, FOR, SILENT], [FOR, SILENT, SILENT], [AGAINST, SILENT, FOR]))
    assert found.dimensions == 1


def test_three_on_a_line_by_hand():
    """At +0.5, -0.5 and 0: the middle of the map is 0 as well."""
    found = make_map(make([FOR], [AGAINST], [(1.0, 1.0)]))
    assert [one.x for one in found.places] == pytest.approx([0.5, -0.5, 0.0])
    assert found.stress == 0


def test_a_square_by_hand():
    """Two who differ on one of two dimensions are 0.5 apart, on both 1: city blocks, not a line."""
    found = make_map(make([FOR, FOR], [FOR, AGAINST], [AGAINST, FOR], [AGAINST, AGAINST]))
    table = collect_distances(make([FOR, FOR], [FOR, AGAINST], [AGAINST, FOR])).table
    assert table == [[0.0, 0.5, 0.5], [0.5, 0.0, 1.0], [0.5, 1.0, 0.0]]
    sides = [
        math.dist((a.x, a.y), (b.x, b.y)) for a in found.places for b in found.places if a != b
    ]
    assert sorted({round(one, 4) for one in sides}) == pytest.approx([0.7071, 1.0], abs=1e-3)
    # four sides are shown as 0.7071 for 0.5, two diagonals as they are
    stress = math.sqrt(4 * (math.sqrt(0.5) - 0.5) ** 2 / (4 * 0.5 + 2))
    assert found.stress == pytest.approx(stress, abs=1e-5)


@given(
    st.lists(
        st.lists(st.tuples(st.floats(0, 4), st.floats(0, 4)), min_size=4, max_size=4),
        min_size=3,
        max_size=7,
    )
)
def test_it_is_the_map_of_scikit_learn(said):
    from sklearn.manifold import ClassicalMDS

    panel = make(*([(a + 0.6, b) for a, b in one] for one in said))  # nobody is silent
    table = np.array(collect_distances(panel).table)
    values = np.sort(np.linalg.eigvalsh(np.array(center(table.tolist()))))[::-1]
    found = np.array([(one.x, one.y) for one in make_map(panel).places])
    for axis in range(2):
        gaps = np.abs(np.delete(values, axis) - values[axis])
        assume(values[axis] >= 1e-3 and gaps.min() >= 1e-3)  # else not there, or may be turned
    expected = ClassicalMDS(n_components=2, metric="precomputed").fit_transform(table)
    for axis in range(2):
        own, other = found[:, axis], expected[:, axis]
        assert min(abs(own - other).max(), abs(own + other).max()) < 1e-4


def test_whoever_is_farthest_from_the_middle_is_positive():
    for said in ([FOR], [AGAINST]):
        found = make_map(make(said, [(1.0, 1.0)], [(1.1, 1.0)], [(1.0, 1.1)]))
        assert max(found.places, key=lambda one: abs(one.x)).x > 0


def test_silence_is_no_distance_and_paths_lead_over_others():
    panel = make([FOR, SILENT], [(3.0, 0.0), FOR], [SILENT, (3.0, 0.0)])
    assert measure_distance(panel, "Test A", "Test C") is None
    distances = collect_distances(panel)
    assert distances.table[0][2] == pytest.approx(0.5)  # 0.25 to B, and 0.25 from there
    found = make_map(panel)
    assert (found.known, found.estimated) == (2, 1)
    assert len(found.places) == 3


def test_large_panels_have_the_paths_of_small_ones(monkeypatch):
    panel = make([FOR, SILENT], [(3.0, 0.0), FOR], [SILENT, (3.0, 0.0)], [SILENT, AGAINST])
    small = make_map(panel)
    monkeypatch.setattr("stances.comparison.scaling.LARGE", 2)
    assert make_map(panel) == small


def test_who_has_no_path_to_the_others_is_not_on_the_map():
    panel = make([FOR, SILENT], [AGAINST, SILENT], [SILENT, FOR], [SILENT, SILENT])
    found = make_map(panel)
    assert [one.expert for one in found.places] == ["Test A", "Test B"]
    assert found.unplaced == ("Test C", "Test D")


def test_nobody_shares_anything():
    found = make_map(make([FOR, SILENT], [SILENT, FOR]))
    assert found.places == ()
    assert found.unplaced == ("Test A", "Test B")
    assert (found.stress, found.known, found.estimated) == (None, 0, 0)


def test_all_in_one_place():
    found = make_map(make([FOR], [FOR], [FOR]))
    assert {(one.x, one.y) for one in found.places} == {(0.0, 0.0)}
    assert (found.stress, found.explained) == (None, None)


def test_stress_counts_known_distances_only():
    distances = Distances(
        experts=("a", "b", "c"),
        table=[[0.0, 1.0, 9.0], [1.0, 0.0, 1.0], [9.0, 1.0, 0.0]],
        known=frozenset({(0, 1), (1, 2)}),
    )
    assert measure_stress([(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)], distances) == 0


def test_a_negative_eigenvalue_gives_no_axis():
    (_, second) = find_eigenpairs([[1.0, 0.0], [0.0, -1.0]])
    assert scale_axis(second) == [0.0, 0.0]
