"""What divides experts, by hand."""

from __future__ import annotations

import pytest

from sheets import make_cell, make_item, make_sentence, make_sheet
from stances.comparison.crux import list_disputes, list_divisions
from stances.comparison.panel import find_placed, make_panel
from stances.comparison.quotes import are_opposed, choose_opposed

ALPHA, BETA, GAMMA = "Test Alpha", "Test Beta", "Test Gamma"


def make(**dimensions):
    cells = [
        make_cell(expert, dimension.replace("_", "-"), *sides)
        for at, expert in enumerate((ALPHA, BETA, GAMMA))
        for dimension, all_sides in dimensions.items()
        for sides in [all_sides[at]]
    ]
    return make_panel(make_sheet(cells))


PANEL = make(
    retaliation=((1.0, 0.0), (0.0, 1.0), (0.0, 1.0)),  # +0.5, -0.5, -0.5
    diplomacy=((1.0, 0.0), (3.0, 0.0), (0.0, 0.0)),  # +0.5, +0.75, silent
    war_risk=((1.0, 0.0), (0.0, 0.0), (0.0, 0.0)),  # +0.5, silent, silent
)


def test_shares_between_two_by_hand():
    one, two = list_disputes(PANEL, ALPHA, BETA)
    assert (one.dimension, one.share, one.distance, one.relation) == (
        "retaliation",
        0.8,
        1.0,
        "opposed",
    )
    assert (two.dimension, two.share, two.distance, two.relation) == (
        "diplomacy",
        0.2,
        0.25,
        "shared",
    )


def test_no_distance_has_no_shares():
    (only,) = list_disputes(PANEL, BETA, GAMMA)
    assert (only.distance, only.share) == (0.0, None)
    assert list_disputes(PANEL, ALPHA, ALPHA)[0].share is None


def test_a_whole_panel_by_hand():
    one, two, three = list_divisions(PANEL)
    # of the pairs, two are 1 apart on retaliation, and one is 0.25 apart on diplomacy
    assert (one.dimension, one.share) == ("retaliation", round(2 / 2.25, 6))
    assert (two.dimension, two.share) == ("diplomacy", round(0.25 / 2.25, 6))
    assert (three.dimension, three.share) == ("war-risk", 0.0)
    assert one.spread == pytest.approx(2 / 3, abs=1e-6)
    assert (one.support, one.mixed, one.opposition, one.silent) == (1, 0, 2, 0)
    assert one.hhi == pytest.approx(5 / 9, abs=1e-6)
    # counts 2, 0, 1: two of three in a layer with -1, one with 1
    assert one.agreement == pytest.approx(-1 / 3, abs=1e-6)
    assert one.polarization == pytest.approx(2 / 3, abs=1e-6)
    assert (one.majority, one.dissenters) == ("against", (ALPHA,))
    assert (two.majority, two.dissenters, two.hhi) == ("for", (), 1.0)


def test_one_voice_is_no_consensus():
    three = list_divisions(PANEL)[2]
    assert three.hhi is three.agreement is three.polarization is three.spread is None
    assert three.quotes is None


def test_nobody_dissents_from_a_tie():
    panel = make(retaliation=((1.0, 0.0), (0.0, 1.0), (0.0, 0.0)))
    (only,) = list_divisions(panel)
    assert (only.majority, only.dissenters) == (None, ())


def make_evidence(*weights, **more):
    return tuple(
        make_sentence(f"x-{at}", weight, [make_item("cue", "strike")], **more)
        for at, weight in enumerate(weights)
    )


def choose(one, two):
    return choose_opposed(find_placed(one), find_placed(two))


def test_the_sentences_that_most_oppose_each_other():
    one = make_cell(ALPHA, "retaliation", 2.0, 0.5, evidence=make_evidence(-0.5, 1.0, 0.9))
    two = make_cell(BETA, "retaliation", 0.6, 2.0, evidence=make_evidence(0.6, -0.3, -1.0))
    quotes = choose(one, two)
    assert [(quote.expert, quote.weight) for quote in quotes] == [(ALPHA, 1.0), (BETA, -1.0)]
    assert choose(two, one) == quotes[::-1]
    assert are_opposed(quotes)


def test_of_several_words_come_before_likeness_and_sentences_before_lead_ins():
    likeness = make_sentence("x-1", 1.0, [make_item("similarity", "strike")])
    lead = make_sentence("x-2", 1.0, [make_item("cue", "strike")], text="They are:")
    words = make_sentence("x-3", 1.0, [make_item("cue", "strike")])
    one = make_cell(ALPHA, "retaliation", 3.0, 0.0, evidence=(likeness, lead, words))
    two = make_cell(BETA, "retaliation", 0.0, 1.0, evidence=make_evidence(-1.0))
    assert choose(one, two)[0].sentence == "x-3"
    strong = make_sentence("x-4", 0.5, [make_item("cue", "strike")])
    one = make_cell(ALPHA, "retaliation", 1.5, 0.0, evidence=(lead, strong))
    assert choose(one, two)[0].sentence == "x-4"
    one = make_cell(ALPHA, "retaliation", 1.0, 0.0, evidence=(lead,))
    assert choose(one, two)[0].sentence == "x-2"


def test_without_sentences_there_is_no_pair():
    one = make_cell(ALPHA, "retaliation", 1.0, 0.0, evidence=make_evidence(1.0))
    two = make_cell(BETA, "retaliation", 0.0, 1.0)
    assert choose(one, two) is None
    assert not are_opposed(None)
