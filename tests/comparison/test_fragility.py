"""How little must go for a cell to turn or to be silent, by hand and by trying everything."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sheets import make_cell, make_item, make_sentence
from stances.comparison.fragility import examine_cell
from stances.comparison.panel import find_placed

LEAST = 0.3


def make(*sentences):
    """Return a cell of sentences, each a list of entries with their signed weights."""
    evidence = []
    for at, items in enumerate(sentences):
        total = round(max(-1.0, min(1.0, math.fsum(weight for _, weight in items))), 4)
        made = [
            make_item(
                "cue",
                "strike",
                rule=rule,
                sign=1 if weight > 0 else -1,
                weight=abs(weight),
            )
            for rule, weight in items
        ]
        evidence.append(make_sentence(f"x-{at}", total, made))
    support = round(sum(one.weight for one in evidence if one.weight > 0), 4)
    opposition = round(-sum(one.weight for one in evidence if one.weight < 0), 4)
    return make_cell("Test Alpha", "retaliation", support, opposition, evidence=tuple(evidence))


def test_one_sentence_carries_it():
    found = examine_cell(find_placed(make([("a", 1.0)])), LEAST)
    assert (found.sentences.count, found.sentences.outcome) == (1, "silent")
    assert found.sentences.parts == ("x-0",)
    assert (found.heaviest.entry, found.heaviest.share) == ("a", 1.0)


def test_the_heaviest_of_its_side_go_first():
    cell = make([("a", 0.4)], [("b", 1.0)], [("c", 0.9)], [("d", -0.8)])
    found = examine_cell(find_placed(cell), LEAST).sentences
    # without 1.0 it is 1.3 : 0.8; without 0.9 as well 0.4 : 0.8
    assert (found.count, found.outcome, found.parts) == (2, "turned", ("x-1", "x-2"))


def test_level_is_neither_side():
    found = examine_cell(
        find_placed(make([("a", 1.0)], [("b", 0.5)], [("c", -0.5)])), LEAST
    ).sentences
    assert (found.count, found.outcome, found.parts) == (1, "level", ("x-0",))


def test_entries_that_speak_in_many_sentences():
    cell = make([("a", 1.0)], [("a", 1.0)], [("a", 0.5), ("b", 0.5)], [("c", -0.6)])
    found = examine_cell(find_placed(cell), LEAST)
    assert found.sentences.count == 3
    # without a there is 0.5 for and 0.6 against
    assert (found.entries.count, found.entries.outcome) == (1, "turned")
    assert found.entries.parts == ("a",)
    assert found.heaviest.share == pytest.approx(2.5 / 3, abs=1e-6)


def test_a_sentence_weighs_no_more_than_it_may():
    """Two entries of 1 in one sentence share its weight of 1: neither alone carries it."""
    found = examine_cell(find_placed(make([("a", 1.0), ("b", 1.0)])), LEAST)
    assert found.heaviest.share == 0.5
    assert found.entries.count == 2
    assert found.entries.exact


def test_the_least_weight_of_the_rubric_counts():
    cell = make([("a", 1.0)], [("b", 0.2)])
    assert examine_cell(find_placed(cell), 0.1).sentences.count == 2
    assert examine_cell(find_placed(cell), 0.3).sentences.count == 1


def test_many_entries_are_searched_step_by_step():
    cell = make(*([(f"e{at}", 0.5)] for at in range(30)))
    found = examine_cell(find_placed(cell), LEAST).entries
    assert (found.count, found.outcome, found.exact) == (30, "silent", False)


SENTENCES = st.lists(
    st.lists(
        st.tuples(
            st.sampled_from("abcd"),
            st.sampled_from([-1.0, -0.6, -0.25, 0.25, 0.6, 1.0]),
        ),
        min_size=1,
        max_size=3,
    ),
    min_size=1,
    max_size=5,
)


@given(SENTENCES)
def test_no_smaller_set_would_do(sentences):
    cell = make(*sentences)
    assume(cell.position is not None)
    found = examine_cell(find_placed(cell), LEAST)
    sign = (cell.support > cell.opposition) - (cell.support < cell.opposition)

    def stands(weights):
        total = round(math.fsum(weights), 5)
        shown = round(sum(map(abs, weights)), 4) >= LEAST
        return shown and (total > 0) - (total < 0) == sign

    def list_failing(parts, weigh):
        """Yield how many of the parts are gone wherever the side does not stand without them."""
        for count in range(1, len(parts) + 1):
            for gone in combinations(parts, count):
                if not stands(weigh(gone)):
                    yield count

    def weigh_without_sentences(gone):
        return [one.weight for one in weighed if one.sentence not in gone]

    def weigh_without_entries(gone):
        totals = [
            math.fsum(item.sign * item.weight for item in one.items if item.rule not in gone)
            for one in weighed
        ]
        return [round(max(-1.0, min(1.0, total)), 4) for total in totals]

    weighed = [one for one in cell.evidence if one.weight]
    ids = [one.sentence for one in weighed]
    entries = sorted({item.rule for one in weighed for item in one.items})
    assert found.sentences.count == next(list_failing(ids, weigh_without_sentences))
    assert found.entries.count == next(list_failing(entries, weigh_without_entries))
    assert not stands(weigh_without_sentences(found.sentences.parts))
    assert not stands(weigh_without_entries(found.entries.parts))
    assert found.sentences.exact and found.entries.exact
    assert 0 < found.heaviest.share <= 1
