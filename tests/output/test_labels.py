"""Where labels are put, and how points are fitted into a plane."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.output.fit import fit_points
from stances.output.labels import find_spots, overlaps

POINTS = st.lists(st.tuples(st.floats(0, 300), st.floats(0, 200)), min_size=1, max_size=12)
ROOM = (0.0, 0.0, 300.0, 200.0)


@given(POINTS)
def test_clear_labels_lie_in_the_room_and_cover_neither_each_other_nor_a_point(points):
    names = [f"Test {at}" for at in range(len(points))]
    spots = find_spots(names, points, size=12, radius=5, bounds=ROOM, steps=1, only_clear=True)
    clear = [
        (one.x, one.base - 12 * 0.8, one.x + one.width, one.base + 2)
        for one in spots
        if one.is_clear
    ]
    for box in clear:
        assert box[0] >= 0 and box[1] >= 0 and box[2] <= 300 and box[3] <= 200
        assert not any(overlaps(box, (x - 6, y - 6, x + 6, y + 6)) for x, y in points)
    assert not any(overlaps(*two) for two in combinations(clear, 2))


def test_a_label_alone_is_on_the_right_and_at_the_edge_on_the_left():
    (middle,) = find_spots(["Test"], [(100, 100)], size=12, radius=5, bounds=ROOM)
    assert (middle.is_left, middle.is_clear, middle.x) == (False, True, 109)
    (edge,) = find_spots(["Test"], [(295, 100)], size=12, radius=5, bounds=ROOM)
    assert (edge.is_left, edge.is_clear) == (True, True)
    assert edge.x + edge.width == pytest.approx(286)


@given(st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1)), min_size=2, max_size=8))
def test_fitted_points_keep_their_distances_and_stay_on_the_plane(points):
    fitted = fit_points(points, room=500, least=100, most=400)
    assert all(-1e-6 <= x <= fitted.width + 1e-6 for x, _ in fitted.points)
    assert all(-1e-6 <= y <= fitted.height + 1e-6 for _, y in fitted.points)
    assert fitted.width <= 500 + 1e-6 and 100 <= fitted.height <= 400 + 1e-6
    pairs = list(combinations(range(len(points)), 2))
    shown = [math.dist(fitted.points[a], fitted.points[b]) for a, b in pairs]
    given_ = [math.dist(points[a], points[b]) for a, b in pairs]
    longest = max(given_)
    if longest > 1e-3:
        scale = shown[given_.index(longest)] / longest
        assert shown == pytest.approx([one * scale for one in given_], abs=1e-3)
