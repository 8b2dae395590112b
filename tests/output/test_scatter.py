"""Points on a plane of characters."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from stances.output.scatter import POINT, Plane, Point, draw_scatter, fit_plane
from stances.output.view import View

POINTS = st.lists(
    st.builds(
        Point,
        x=st.floats(-2, 2),
        y=st.floats(-2, 2),
        label=st.sampled_from(["Alpha", "Beta", "漢字", "Gamma Delta"]),
        style=st.sampled_from(["", "bold"]),
    ),
    min_size=1,
    max_size=12,
)


@given(POINTS, st.integers(20, 100))
def test_it_fits_and_labels_are_whole(points, columns):
    plane = fit_plane(points, columns)
    lines = draw_scatter(points, plane, View())
    assert len(lines) == plane.rows <= 24
    assert max(map(len, lines)) <= columns
    assert any(POINT in line for line in lines)
    words = re.findall(r"[A-Za-z]+", " ".join(lines))
    assert set(words) <= {"Alpha", "Beta", "Gamma", "Delta"}


def test_places_by_hand():
    plane = Plane(left=-1, right=1, bottom=-1, top=1, columns=11, rows=5)
    points = [Point(x=-1, y=1, label="a"), Point(x=1, y=-1, label="b"), Point(x=0, y=0, label="c")]
    assert draw_scatter(points, plane, View()) == [
        "● a  │",
        "     │",
        "─────● c ──",
        "     │",
        "     │  b ●",
    ]


def test_colour_adds_nothing_else():
    points = [Point(x=0, y=0, label="Alpha", style="bold"), Point(x=1, y=1, label="Beta")]
    plane = fit_plane(points, 40)
    coloured = "\n".join(draw_scatter(points, plane, View(colour=True)))
    assert "\x1b[1mAlpha" in coloured or "Alpha\x1b[0m" in coloured
    plain = "\n".join(draw_scatter(points, plane, View()))
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain
