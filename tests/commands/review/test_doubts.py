"""Which cells are shown to a coder, why, and in which order."""

from __future__ import annotations

import pytest

from sheets import TEXT, make_cell, make_item, make_sentence, make_sheet
from stances.commands.review.doubts import find_reason, list_doubts, rank_sentences


def rest_on(*weights, dimension="retaliation", **more):
    """Return a cell whose sentences have these signed weights, each by its origin."""
    sentences = tuple(
        make_sentence(
            f"test-{at}.1",
            weight,
            [make_item(origin, TEXT, sign=1 if weight > 0 else -1, weight=abs(weight))],
        )
        for at, (origin, weight) in enumerate(weights, start=1)
    )
    support = sum(weight for _, weight in weights if weight > 0)
    opposition = -sum(weight for _, weight in weights if weight < 0)
    values = {"sentences": len(weights), "evidence": sentences, **more}
    return make_cell("Test Alpha", dimension, support, opposition, **values)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        (rest_on(("cue", 1.0), ("similarity", -0.4)), "opposed"),
        (rest_on(("cue", 1.0), ("target", -0.4)), "both"),
        (rest_on(("cue", 1.0)), "one sentence"),
        (rest_on(("similarity", 0.6), ("similarity", 0.6)), "likeness"),
        (rest_on(("similarity", 0.6)), "likeness"),
        (make_cell("Test Alpha", "retaliation", 0.0, 0.0, salience=0.1), "no side"),
        (make_cell("Test Alpha", "retaliation", 0.0, 0.0, salience=0.0), None),
        (rest_on(("cue", 1.0), ("target", 1.0)), None),
        (rest_on(("cue", 1.0), ("similarity", 0.4)), None),
    ],
)
def test_the_gravest_reason_counts(cell, reason):
    assert find_reason(cell) == reason


def test_opposite_sides_within_one_sentence_count_too():
    items = [make_item("cue", TEXT, sign=1, weight=0.9), make_item("similarity", TEXT, weight=0.5)]
    cell = make_cell(
        "Test Alpha",
        "retaliation",
        0.4,
        0.0,
        sentences=1,
        evidence=(make_sentence("test-1.1", 0.4, items),),
    )
    assert find_reason(cell) == "opposed"


def test_the_most_doubtful_come_first_and_what_is_done_is_left_out():
    one, likeness, aside = "diplomacy", "us-presence", "coalition"
    cells = [
        make_cell("Test Alpha", aside, 0.0, 0.0, salience=0.3),
        rest_on(("cue", 1.0), dimension=one),
        rest_on(("cue", 0.6), dimension="war-risk"),
        rest_on(("similarity", 0.9), dimension=likeness),
        rest_on(("cue", 1.0), ("cue", 1.0), dimension="nuclear-risk"),
        rest_on(("cue", 1.0), ("target", -0.5)),
    ]
    sheet = make_sheet(cells)
    found = [doubt.cell.dimension for doubt in list_doubts(sheet)]
    assert found == ["retaliation", "war-risk", one, likeness, aside]
    done = {("Test Alpha", "retaliation"), ("Test Alpha", aside)}
    assert [doubt.cell.dimension for doubt in list_doubts(sheet, done)] == [
        "war-risk",
        one,
        likeness,
    ]


def test_the_heaviest_sentences_are_shown_first():
    cell = rest_on(("cue", 0.2), ("cue", -1.0), ("cue", 0.6))
    assert [one.weight for one in rank_sentences(cell)] == [-1.0, 0.6, 0.2]
