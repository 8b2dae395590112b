"""Cells of a group: the formula of a position on the sums of its members."""

from __future__ import annotations

import math

import pytest

from sheets import make_cell, make_item, make_json, make_sentence
from stances.pipeline import open_rubric
from stances.scoring.groups import join_cells
from stances.scoring.weakness import is_weak, rests_on_likeness

RUBRIC = open_rubric("us-iran").rubric


def test_the_sums_and_the_position_by_hand():
    cells = [
        make_cell("Test Alpha", "retaliation", 2.0, 0.0, salience=0.5, sentences=2, asked=1),
        make_cell("Test Beta", "retaliation", 0.5, 1.5, salience=0.1, sentences=3, asked=2),
    ]
    joined = join_cells("Test Institute", cells, [10, 30], RUBRIC)
    assert (joined.expert, joined.dimension) == ("Test Institute", "retaliation")
    assert (joined.support, joined.opposition) == (2.5, 1.5)
    assert joined.position == pytest.approx((2.5 - 1.5) / (2.5 + 1.5 + 1))
    theta, error = math.log(3.0 / 2.0), math.sqrt(1 / 3.0 + 1 / 2.0)
    assert joined.low == pytest.approx(math.tanh((theta - 1.96 * error) / 2), abs=1e-9)
    assert joined.high == pytest.approx(math.tanh((theta + 1.96 * error) / 2), abs=1e-9)
    assert joined.salience == pytest.approx((0.5 * 10 + 0.1 * 30) / 40)
    assert (joined.sentences, joined.reported, joined.asked) == (5, 0, 3)


def test_a_member_alone_stays_as_it_is():
    cell = make_cell("Test Alpha", "retaliation", 2.0, 0.25, asked=0)
    joined = join_cells("Test Alpha", [cell], [12], RUBRIC)
    for name in ("support", "opposition", "salience", "sentences", "state"):
        assert getattr(joined, name) == getattr(cell, name)
    assert joined.position == pytest.approx(cell.position, abs=1e-9)


def test_two_who_are_silent_by_a_little_may_speak_together():
    cells = [make_cell(name, "retaliation", 0.3, 0.0) for name in ("Test Alpha", "Test Beta")]
    assert {cell.state for cell in cells} == {"silent"}
    joined = join_cells("Test Institute", cells, [1, 1], RUBRIC)
    assert joined.support == 0.6
    assert (joined.position is None) == (RUBRIC.min_evidence > 0.6)


def test_evidence_is_that_of_all_members():
    cells = [
        make_cell(name, "retaliation", 1.0, 0.0, evidence=(sentence,))
        for name in ("Test Alpha", "Test Beta")
        for sentence in [make_sentence(f"{name}-1.1", 1.0, [make_item("cue", "strike", sign=1)])]
    ]
    joined = join_cells("Test Institute", cells, [1, 1], RUBRIC)
    assert [one.sentence for one in joined.evidence] == ["Test Alpha-1.1", "Test Beta-1.1"]
    assert list(make_json(joined)) == list(make_json(cells[0]))
    assert rests_on_likeness(joined) is False
    assert not is_weak(joined)
