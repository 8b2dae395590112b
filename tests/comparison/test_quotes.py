"""The sentences that are quoted."""

from __future__ import annotations

from sheets import make_cell, make_item, make_sentence
from stances.comparison.panel import find_placed
from stances.comparison.quotes import are_opposed, choose_opposed

ALPHA, BETA = "Test Alpha", "Test Beta"


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
