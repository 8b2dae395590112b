"""Which cells drifted, and in what respect."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from commands.gate.samples import (
    KEEP,
    LOWER,
    RAIN,
    RAISE,
    change_passport,
    find_only_drift,
    make_cue,
    make_scoring,
    make_target,
    read_back,
)
from stances.commands.gate.drift import CHOICES, KINDS, find_drifts, find_stale

TOLLS = ("Test Alpha", "tolls")


def of(items, texts=(RAISE, KEEP, RAIN), **more):
    """A scoring of one expert, by sentence."""
    return make_scoring({"Test Alpha": list(texts)}, {TOLLS: items}, **more)


def standing(*weights):
    """A scoring of experts who stand there: each by one weight from -1 to 1, or silent by 0."""
    names = [f"Test {name}" for name in ("Alpha", "Beta", "Gamma")][: len(weights)]
    found = {
        (name, "tolls"): {RAISE: [make_target(1 if weight > 0 else -1, abs(weight))]}
        for name, weight in zip(names, weights, strict=True)
        if weight
    }
    return make_scoring({name: [RAISE] for name in names}, found)


def find_kinds(old, new, tolerance=0.0):
    found = find_drifts(read_back(old), new, lambda _: tolerance)
    return {one.expert: one.kinds for one in found if one.dimension == "tolls"}


def test_nothing_drifts_from_itself():
    for one in (standing(1, -1, 0), of({RAISE: [make_target()], KEEP: [make_cue(-1)]})):
        assert find_drifts(read_back(one), one, lambda _: 0.0) == []


def test_a_side_that_changed():
    drift = find_only_drift(of({RAISE: [make_target()]}), of({RAISE: [make_target(-1)]}))
    assert drift.key == TOLLS
    assert drift.kinds == ("sign", "state", "position", "evidence")
    assert (drift.old.position, drift.new.position) == (0.5, -0.5)


@pytest.mark.parametrize(
    ("new", "state"),
    [
        ({RAISE: [make_target()], KEEP: [make_cue(-1, 0.8)]}, "mixed"),
        ({}, "silent"),
    ],
    ids=str,
)
def test_a_state_that_changed_is_not_a_change_of_sides(new, state):
    drift = find_only_drift(of({RAISE: [make_target()]}), of(new))
    assert drift.new.state == state
    assert drift.kinds == ("state", "position", "evidence")


def test_a_state_may_change_where_the_position_stays_within_its_tolerance():
    old, new = (of({RAISE: [make_target()], KEEP: [make_cue(-1, weight)]}) for weight in (0.4, 0.6))
    assert (old.cells[TOLLS].state, new.cells[TOLLS].state) == ("for", "mixed")
    assert find_only_drift(old, new, tolerance=0.5).kinds == ("state",)


@pytest.mark.parametrize(
    ("tolerance", "drifted"), [(0.0, True), (0.0555, True), (0.0556, False), (2.0, False)]
)
def test_a_position_drifts_when_it_moves_by_more_than_its_tolerance(tolerance, drifted):
    old, new = (
        of({RAISE: [make_target()]}),
        of({RAISE: [make_target(1, 0.8)]}),
    )  # 1/2 and 0.8/1.8, by 1/18
    assert find_kinds(old, new, tolerance) == ({"Test Alpha": ("position",)} if drifted else {})


def test_a_position_that_moves_by_just_its_tolerance_stays():
    old, new = of({RAISE: [make_target()]}), of({RAISE: [make_target()], KEEP: [make_cue()]})
    moved = new.cells[TOLLS].position - old.cells[TOLLS].position
    assert "position" not in find_only_drift(old, new, moved).kinds
    assert "position" in find_only_drift(old, new, moved - 1e-6).kinds


def test_silence_is_not_a_position_and_no_tolerance_covers_it():
    silent, new = of({}), of({RAISE: [make_target()]})
    assert find_only_drift(silent, new, 2.0).kinds == ("state", "position", "evidence")
    assert find_only_drift(new, silent, 2.0).kinds == ("state", "position", "evidence")


def test_tolerances_are_asked_for_by_dimension():
    texts = {"Test Alpha": [RAISE]}
    both = (("Test Alpha", "tolls"), ("Test Alpha", "traffic"))
    old, new = (
        make_scoring(texts, {key: {RAISE: [make_target(1, w)]} for key in both}) for w in (1, 0.9)
    )
    found = find_drifts(read_back(old), new, {"tolls": 0.5, "traffic": 0.0}.__getitem__)
    assert [(one.dimension, one.tolerance) for one in found] == [("traffic", 0.0)]


@pytest.mark.parametrize("turned", [False, True], ids=["gained", "lost"])
def test_evidence_gained_or_lost(turned):
    """Both sides gained alike: the position stays where it was, the evidence does not."""
    less = of({RAISE: [make_target()], KEEP: [make_cue(-1)]}, (RAISE, KEEP, LOWER))
    more = of(
        {RAISE: [make_target()], KEEP: [make_cue(-1)], LOWER: [make_target(-1), make_cue(1)]},
        (RAISE, KEEP, LOWER),
    )
    assert less.cells[TOLLS].position == more.cells[TOLLS].position == 0
    old, new = (more, less) if turned else (less, more)
    assert find_only_drift(old, new).kinds == ("evidence",)


def test_evidence_that_only_weighs_another_amount_is_not_lost():
    old = of({RAISE: [make_target(1, 1.0)], KEEP: [make_cue(-1, 0.8)]})
    new = of({RAISE: [make_target(1, 0.9)], KEEP: [make_cue(-1, 0.9)]})
    assert find_only_drift(old, new).kinds == ("position",)


def test_a_pattern_that_was_rewritten_is_not_drift():
    old, new = (
        of({KEEP: [make_cue(words="fair share")]}),
        of({KEEP: [make_cue(words="a fair (big)? share")]}),
    )
    assert find_drifts(read_back(old), new, lambda _: 0.0) == []


def test_evidence_of_another_origin_is_drift():
    assert find_only_drift(of({KEEP: [make_cue()]}), of({KEEP: [make_target()]})).kinds == (
        "evidence",
    )


def test_a_sentence_that_moved_is_not_drift():
    old = of({RAISE: [make_target()], KEEP: [make_cue(-1)]}, (RAISE, KEEP))
    new = of(
        {RAISE: [make_target()], KEEP: [make_cue(-1)]}, (RAIN, KEEP, RAIN, RAISE), source="z.txt"
    )
    assert find_drifts(read_back(old), new, lambda _: 0.0) == []


def test_what_is_set_aside_is_not_evidence():
    old = of({RAISE: [make_target()], RAIN: []})
    assert find_drifts(read_back(old), of({RAISE: [make_target()]}), lambda _: 0.0) == []


# Rank


def test_experts_that_changed_places():
    found = find_drifts(read_back(standing(1, 0.5, -1)), standing(0.7, 0.9, -1), lambda _: 2.0)
    assert [(one.expert, one.kinds, one.swapped) for one in found] == [
        ("Test Alpha", ("rank",), ("Test Beta",)),
        ("Test Beta", ("rank",), ("Test Alpha",)),
    ]


def test_only_who_moved_changed_places():
    found = find_drifts(read_back(standing(1, 0.8, 0.6)), standing(0.5, 0.8, 0.6), lambda _: 2.0)
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
    found = find_drifts(read_back(standing(*old)), standing(*new), lambda _: 0.0)
    assert not any("rank" in one.kinds or one.swapped for one in found)


def test_places_are_counted_on_each_dimension_alone():
    texts = {"Test Alpha": [RAISE], "Test Beta": [RAISE]}

    def of_two(alpha, beta):
        return make_scoring(
            texts,
            {
                ("Test Alpha", "tolls"): {RAISE: [make_target(1, alpha)]},
                ("Test Beta", "tolls"): {RAISE: [make_target(1, beta)]},
                ("Test Alpha", "traffic"): {RAISE: [make_target(1, 0.9)]},
                ("Test Beta", "traffic"): {RAISE: [make_target(1, 0.8)]},
            },
        )

    found = find_drifts(read_back(of_two(1, 0.7)), of_two(0.7, 1), lambda _: 0.0)
    assert {one.dimension for one in found} == {"tolls"}


# New and gone


def test_an_expert_who_is_new_and_one_who_is_gone():
    old = make_scoring(
        {"Test Alpha": [RAISE], "Test Beta": [RAISE]}, {TOLLS: {RAISE: [make_target()]}}
    )
    new = make_scoring(
        {"Test Alpha": [RAISE], "Test Gamma": [RAISE]}, {TOLLS: {RAISE: [make_target()]}}
    )
    found = find_drifts(read_back(old), new, lambda _: 0.0)
    assert [(one.expert, one.dimension, one.kinds) for one in found] == [
        ("Test Beta", "tolls", ("gone",)),
        ("Test Beta", "traffic", ("gone",)),
        ("Test Gamma", "tolls", ("come",)),
        ("Test Gamma", "traffic", ("come",)),
    ]
    assert found[0].new is None
    assert found[2].old is None


def test_a_dimension_that_is_new_and_one_that_is_gone():
    old = of({}, dimensions={"tolls": "d1", "traffic": "d2"})
    new = of({}, dimensions={"ferries": "d3", "tolls": "d1"})
    found = find_drifts(read_back(old), new, lambda _: 0.0)
    assert [(one.dimension, one.kinds) for one in found] == [
        ("ferries", ("come",)),  # in the order of the rubric; what it no longer holds comes last
        ("traffic", ("gone",)),
    ]


def test_the_gravest_kind_is_named_first():
    assert ("come", "gone", *CHOICES) == KINDS
    assert CHOICES == ("sign", "state", "position", "evidence", "rank")
    old = standing(1, 0.5)
    new = standing(-1, 0.5)
    assert find_drifts(read_back(old), new, lambda _: 0.0)[0].kinds == CHOICES


# Stale


def test_a_cell_that_scores_as_accepted_by_another_rubric_is_stale():
    old = of({RAISE: [make_target()]})
    new = of({RAISE: [make_target()]}, dimensions={"tolls": "other", "traffic": "d2"})
    assert find_stale(read_back(old), new, []) == [TOLLS]
    assert find_stale(read_back(old), new, {TOLLS}) == []  # what drifted is reported as that


@pytest.mark.parametrize(
    "changed",
    [
        {"shared": "s2"},
        {"modifiers": "m2"},
        {"passport": change_passport(method="2")},
        {"passport": change_passport(settings={"text_column": "x"})},
    ],
    ids=str,
)
def test_what_all_cells_rest_on_makes_all_stale(changed):
    old, new = of({RAISE: [make_target()]}), of({RAISE: [make_target()]}, **changed)
    assert set(find_stale(read_back(old), new, [])) == set(old.cells)


def test_another_version_of_the_program_alone_makes_nothing_stale():
    old = of({RAISE: [make_target()]})
    new = of({RAISE: [make_target()]}, passport=change_passport(stances="9.9"))
    assert find_stale(read_back(old), new, []) == []
    assert find_drifts(read_back(old), new, lambda _: 0.0) == []


def test_another_text_alone_makes_nothing_stale():
    new = of({RAISE: [make_target()]}, (RAIN, RAISE))
    assert find_stale(read_back(of({RAISE: [make_target()]})), new, []) == []


def test_each_cell_is_judged_by_what_it_rests_on_itself():
    """After some cells were accepted anew, a baseline rests on several things."""
    old, new = of({RAISE: [make_target()]}), of({RAISE: [make_target()]}, modifiers="m2")
    cells = {**old.cells, TOLLS: new.cells[TOLLS]}
    mixed = read_back(replace(old, basis=new.basis, cells=cells))
    assert find_stale(mixed, new, []) == [("Test Alpha", "traffic")]
