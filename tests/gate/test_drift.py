"""Which cells drifted, and in what respect."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gate.samples import KEEP, LOWER, RAIN, RAISE, cue, item, kept, one_drift, scoring
from stances.gate.drift import CHOICES, KINDS, drifts, stale

TOLLS = ("Test Alpha", "tolls")


def of(items, texts=(RAISE, KEEP, RAIN), **more):
    """A scoring of one expert, by sentence."""
    return scoring({"Test Alpha": list(texts)}, {TOLLS: items}, **more)


def standing(*weights):
    """A scoring of experts who stand there: each by one weight from -1 to 1, or silent by 0."""
    names = [f"Test {name}" for name in ("Alpha", "Beta", "Gamma")][: len(weights)]
    found = {
        (name, "tolls"): {RAISE: [item(1 if weight > 0 else -1, abs(weight))]}
        for name, weight in zip(names, weights, strict=True)
        if weight
    }
    return scoring({name: [RAISE] for name in names}, found)


def kinds_between(old, new, tolerance=0.0):
    found = drifts(kept(old), new, lambda _: tolerance)
    return {one.expert: one.kinds for one in found if one.dimension == "tolls"}


def test_nothing_drifts_from_itself():
    for one in (standing(1, -1, 0), of({RAISE: [item()], KEEP: [cue(-1)]})):
        assert drifts(kept(one), one, lambda _: 0.0) == []


def test_a_side_that_changed():
    drift = one_drift(of({RAISE: [item()]}), of({RAISE: [item(-1)]}))
    assert drift.key == TOLLS
    assert drift.kinds == ("sign", "state", "position", "evidence")
    assert (drift.old.position, drift.new.position) == (0.5, -0.5)


@pytest.mark.parametrize(
    ("new", "state"),
    [
        ({RAISE: [item()], KEEP: [cue(-1, 0.8)]}, "mixed"),
        ({}, "silent"),
    ],
    ids=str,
)
def test_a_state_that_changed_is_no_change_of_sides(new, state):
    drift = one_drift(of({RAISE: [item()]}), of(new))
    assert drift.new.state == state
    assert drift.kinds == ("state", "position", "evidence")


def test_a_state_may_change_where_the_position_stays_within_its_tolerance():
    old, new = (of({RAISE: [item()], KEEP: [cue(-1, weight)]}) for weight in (0.4, 0.6))
    assert (old.cells[TOLLS].state, new.cells[TOLLS].state) == ("for", "mixed")
    assert one_drift(old, new, tolerance=0.5).kinds == ("state",)


@pytest.mark.parametrize(
    ("tolerance", "drifted"), [(0.0, True), (0.0555, True), (0.0556, False), (2.0, False)]
)
def test_a_position_drifts_when_it_moves_by_more_than_its_tolerance(tolerance, drifted):
    old, new = of({RAISE: [item()]}), of({RAISE: [item(1, 0.8)]})  # 1/2 and 0.8/1.8, by 1/18
    assert kinds_between(old, new, tolerance) == ({"Test Alpha": ("position",)} if drifted else {})


def test_a_position_that_moves_by_just_its_tolerance_stays():
    old, new = of({RAISE: [item()]}), of({RAISE: [item()], KEEP: [cue()]})
    moved = new.cells[TOLLS].position - old.cells[TOLLS].position
    assert "position" not in one_drift(old, new, moved).kinds
    assert "position" in one_drift(old, new, moved - 1e-6).kinds


def test_silence_is_no_position_and_no_tolerance_covers_it():
    silent, new = of({}), of({RAISE: [item()]})
    assert one_drift(silent, new, 2.0).kinds == ("state", "position", "evidence")
    assert one_drift(new, silent, 2.0).kinds == ("state", "position", "evidence")


def test_tolerances_are_asked_for_by_dimension():
    texts = {"Test Alpha": [RAISE]}
    both = (("Test Alpha", "tolls"), ("Test Alpha", "traffic"))
    old, new = (scoring(texts, {key: {RAISE: [item(1, w)]} for key in both}) for w in (1, 0.9))
    found = drifts(kept(old), new, {"tolls": 0.5, "traffic": 0.0}.__getitem__)
    assert [(one.dimension, one.tolerance) for one in found] == [("traffic", 0.0)]


@pytest.mark.parametrize("turned", [False, True], ids=["gained", "lost"])
def test_evidence_gained_or_lost(turned):
    """Both sides gained alike: the position stays where it was, the evidence does not."""
    less = of({RAISE: [item()], KEEP: [cue(-1)]}, (RAISE, KEEP, LOWER))
    more = of({RAISE: [item()], KEEP: [cue(-1)], LOWER: [item(-1), cue(1)]}, (RAISE, KEEP, LOWER))
    assert less.cells[TOLLS].position == more.cells[TOLLS].position == 0
    old, new = (more, less) if turned else (less, more)
    assert one_drift(old, new).kinds == ("evidence",)


def test_evidence_that_only_weighs_another_amount_is_not_lost():
    old = of({RAISE: [item(1, 1.0)], KEEP: [cue(-1, 0.8)]})
    new = of({RAISE: [item(1, 0.9)], KEEP: [cue(-1, 0.9)]})
    assert one_drift(old, new).kinds == ("position",)


def test_a_pattern_written_otherwise_is_no_drift():
    old, new = of({KEEP: [cue(words="fair share")]}), of({KEEP: [cue(words="a fair (big)? share")]})
    assert drifts(kept(old), new, lambda _: 0.0) == []


def test_evidence_that_came_by_another_way_is_drift():
    assert one_drift(of({KEEP: [cue()]}), of({KEEP: [item()]})).kinds == ("evidence",)


def test_a_sentence_that_moved_is_no_drift():
    old = of({RAISE: [item()], KEEP: [cue(-1)]}, (RAISE, KEEP))
    new = of({RAISE: [item()], KEEP: [cue(-1)]}, (RAIN, KEEP, RAIN, RAISE), source="z.txt")
    assert drifts(kept(old), new, lambda _: 0.0) == []


def test_what_is_set_aside_is_no_evidence():
    old = of({RAISE: [item()], RAIN: []})
    assert drifts(kept(old), of({RAISE: [item()]}), lambda _: 0.0) == []


# Rank


def test_experts_that_changed_places():
    found = drifts(kept(standing(1, 0.5, -1)), standing(0.7, 0.9, -1), lambda _: 2.0)
    assert [(one.expert, one.kinds, one.swapped) for one in found] == [
        ("Test Alpha", ("rank",), ("Test Beta",)),
        ("Test Beta", ("rank",), ("Test Alpha",)),
    ]


def test_only_who_moved_changed_places():
    found = drifts(kept(standing(1, 0.8, 0.6)), standing(0.5, 0.8, 0.6), lambda _: 2.0)
    assert [(one.expert, one.swapped) for one in found] == [
        ("Test Alpha", ("Test Beta", "Test Gamma"))
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ((1, 0.8), (0.8, 0.8)),  # became a tie
        ((0.8, 0.8), (1, 0.8)),  # was one
        ((0.8, 0.8), (0.8, 0.8)),
        ((1, 0.8), (0.9, 0.8)),  # came near, and did not pass
        ((1, 0), (0.6, 0.8)),  # was silent
        ((1, 0.8), (0, 0.8)),  # became silent
    ],
    ids=str,
)
def test_no_places_are_changed_with_ties_and_the_silent(old, new):
    found = drifts(kept(standing(*old)), standing(*new), lambda _: 0.0)
    assert not any("rank" in one.kinds or one.swapped for one in found)


def test_places_are_counted_on_each_dimension_alone():
    texts = {"Test Alpha": [RAISE], "Test Beta": [RAISE]}

    def of_two(alpha, beta):
        return scoring(
            texts,
            {
                ("Test Alpha", "tolls"): {RAISE: [item(1, alpha)]},
                ("Test Beta", "tolls"): {RAISE: [item(1, beta)]},
                ("Test Alpha", "traffic"): {RAISE: [item(1, 0.9)]},
                ("Test Beta", "traffic"): {RAISE: [item(1, 0.8)]},
            },
        )

    found = drifts(kept(of_two(1, 0.7)), of_two(0.7, 1), lambda _: 0.0)
    assert {one.dimension for one in found} == {"tolls"}


# Come and gone


def test_an_expert_who_came_and_one_who_is_gone():
    old = scoring({"Test Alpha": [RAISE], "Test Beta": [RAISE]}, {TOLLS: {RAISE: [item()]}})
    new = scoring({"Test Alpha": [RAISE], "Test Gamma": [RAISE]}, {TOLLS: {RAISE: [item()]}})
    found = drifts(kept(old), new, lambda _: 0.0)
    assert [(one.expert, one.dimension, one.kinds) for one in found] == [
        ("Test Beta", "tolls", ("gone",)),
        ("Test Beta", "traffic", ("gone",)),
        ("Test Gamma", "tolls", ("come",)),
        ("Test Gamma", "traffic", ("come",)),
    ]
    assert found[0].new is None
    assert found[2].old is None


def test_a_dimension_that_came_and_one_that_is_gone():
    old = of({}, dimensions={"tolls": "d1", "traffic": "d2"})
    new = of({}, dimensions={"ferries": "d3", "tolls": "d1"})
    found = drifts(kept(old), new, lambda _: 0.0)
    assert [(one.dimension, one.kinds) for one in found] == [
        ("ferries", ("come",)),  # in the order of the rubric, what it holds no more last
        ("traffic", ("gone",)),
    ]


def test_the_gravest_kind_is_named_first():
    assert ("come", "gone", *CHOICES) == KINDS
    assert CHOICES == ("sign", "state", "position", "evidence", "rank")
    old = standing(1, 0.5)
    new = standing(-1, 0.5)
    assert drifts(kept(old), new, lambda _: 0.0)[0].kinds == CHOICES


# Stale


def test_a_cell_that_scores_as_accepted_by_another_rubric_is_stale():
    old = of({RAISE: [item()]})
    new = of({RAISE: [item()]}, dimensions={"tolls": "other", "traffic": "d2"})
    assert stale(kept(old), new, []) == [TOLLS]
    assert stale(kept(old), new, {TOLLS}) == []  # what drifted is told as that


@pytest.mark.parametrize(
    "changed",
    [
        {"shared": "s2"},
        {"modifiers": "m2"},
        {"passport": {**of({}).basis.passport, "method": "2"}},
        {"passport": {**of({}).basis.passport, "settings": {"text_column": "x"}}},
    ],
    ids=str,
)
def test_what_all_cells_rest_on_makes_all_stale(changed):
    old, new = of({RAISE: [item()]}), of({RAISE: [item()]}, **changed)
    assert set(stale(kept(old), new, [])) == set(old.cells)


def test_another_version_of_the_program_alone_makes_nothing_stale():
    old = of({RAISE: [item()]})
    new = of({RAISE: [item()]}, passport={**old.basis.passport, "stances": "9.9"})
    assert stale(kept(old), new, []) == []
    assert drifts(kept(old), new, lambda _: 0.0) == []


def test_another_text_alone_makes_nothing_stale():
    new = of({RAISE: [item()]}, (RAIN, RAISE))
    assert stale(kept(of({RAISE: [item()]})), new, []) == []


def test_each_cell_is_judged_by_what_it_rests_on_itself():
    """After some cells were accepted anew, a baseline rests on several things."""
    old, new = of({RAISE: [item()]}), of({RAISE: [item()]}, modifiers="m2")
    cells = {**old.cells, TOLLS: new.cells[TOLLS]}
    mixed = kept(replace(old, basis=new.basis, cells=cells))
    assert stale(mixed, new, []) == [("Test Alpha", "traffic")]
