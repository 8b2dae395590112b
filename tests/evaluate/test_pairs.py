"""Which cells are compared with which."""

from __future__ import annotations

import pytest

from stances.errors import StancesError
from stances.evaluate.pairs import of_dimension, with_codes, with_sentences, with_sheet
from stances.model import Code, CodedFile

DIMENSIONS = ("tolls", "traffic")


def coded(*codes, unit="expert", name="codes.csv", left_out=()):
    """A file of codes: unit, dimension, side, and a grade where there is one."""
    return CodedFile(
        name=name,
        unit=unit,
        has_texts=False,
        codes=tuple(
            Code(
                unit=code[0],
                dimension=code[1],
                side=code[2],
                grade=code[3] if len(code) > 3 else None,
                line=line,
            )
            for line, code in enumerate(codes, start=2)
        ),
        left_out=left_out,
    )


STATES = {"for": 0.5, "against": -0.5, "mixed": 0.05, "silent": None}


def sheet(**states):
    """Two experts' states on both dimensions; sentences by id and weight where given."""
    evidence = states.pop("evidence", {})
    names = {"alpha": "Test Alpha", "umlaut": "Test Ümlaut"}
    return {
        "experts": list(names.values()),
        "dimensions": [{"id": one} for one in DIMENSIONS],
        "cells": [
            {
                "expert": names[name],
                "dimension": dimension,
                "state": state,
                "position": STATES[state],
                "evidence": [
                    {"sentence": one, "weight": weight}
                    for one, weight in evidence.get((name, dimension), [])
                ],
            }
            for name in names
            for dimension, state in zip(
                DIMENSIONS, states.get(name, ("silent", "silent")), strict=True
            )
        ],
    }


def shape(pairs):
    return [(pair.unit, pair.dimension, pair.coded, pair.given) for pair in pairs]


def test_coded_cells_meet_their_scores_and_no_others():
    codes = coded(("Test Ümlaut", "tolls", "-"), ("Test Alpha", "traffic", "+", 2.0))
    evidence = {("umlaut", "tolls"): [("umlaut-1.1", 0.5)]}
    pairs = with_sheet(
        codes, sheet(alpha=("for", "mixed"), umlaut=("against", "silent"), evidence=evidence)
    )
    assert shape(pairs) == [
        ("Test Ümlaut", "tolls", "-", "-"),
        ("Test Alpha", "traffic", "+", "0"),
    ]
    assert [(pair.grade, pair.position) for pair in pairs] == [(None, -0.5), (2.0, 0.05)]
    assert [pair.evidence for pair in pairs] == [({"sentence": "umlaut-1.1", "weight": 0.5},), ()]


@pytest.mark.parametrize(
    ("state", "side"), [("for", "+"), ("against", "-"), ("mixed", "0"), ("silent", ".")]
)
def test_every_state_has_its_side(state, side):
    (pair,) = with_sheet(coded(("Test Alpha", "tolls", "+")), sheet(alpha=(state, "silent")))
    assert pair.given == side


@pytest.mark.parametrize("name", ["Test Alpha", "Alpha", "alpha", "ALPH"])
def test_an_expert_may_be_named_by_a_part(name):
    (pair,) = with_sheet(coded((name, "tolls", "+")), sheet(alpha=("for", "silent")))
    assert (pair.unit, pair.given) == ("Test Alpha", "+")


@pytest.mark.parametrize(
    ("codes", "message"),
    [
        (
            [("Test Alpha", "tolls", "+"), ("Test Alfa", "tolls", "+")],
            r'codes\.csv:3: unknown expert "Test Alfa"; did you mean "Test Alpha"\?; is INPUT the',
        ),
        ([("Test", "tolls", "+")], r'codes\.csv:2: "Test" may be any of: Test Alpha, Test Ümlaut'),
        (
            [("Alpha", "tolls", "+"), ("Alpha", "tools", "+")],
            r'codes\.csv:3: unknown dimension "tools"; did you mean "tolls"\?',
        ),
        (
            [("Alpha", "tolls", "+"), ("Test Alpha", "tolls", "-")],
            r'codes\.csv:3: "Test Alpha" and "Alpha" \(line 2\) are both "Test Alpha", coded twice',
        ),
    ],
)
def test_codes_that_the_sheet_cannot_answer(codes, message):
    with pytest.raises(StancesError, match=f"^{message}"):
        with_sheet(coded(*codes), sheet())


@pytest.mark.parametrize("unit", ["id", "statement"])
def test_an_id_is_no_part_of_another(unit):
    with pytest.raises(StancesError, match=rf'^codes\.csv:2: unknown {unit} "Alpha"; did you mean'):
        with_sheet(coded(("Alpha", "tolls", "+"), unit=unit), sheet())
    (pair,) = with_sheet(coded(("Test Alpha", "tolls", "+"), unit=unit), sheet())
    assert pair.unit == "Test Alpha"


def test_two_names_of_one_expert_may_share_the_dimensions_between_them():
    codes = coded(("Alpha", "tolls", "+"), ("Test Alpha", "traffic", "-"))
    assert [pair.unit for pair in with_sheet(codes, sheet())] == ["Test Alpha"] * 2


SENTENCES = ["alpha-1.1", "alpha-1.2", "umlaut-1.1"]


def test_every_sentence_counts_on_every_dimension():
    codes = coded(
        ("alpha-1.1", "tolls", "+"), ("umlaut-1.1", "traffic", "-", -2.0), unit="sentence"
    )
    evidence = {
        ("alpha", "tolls"): [("alpha-1.1", 0.6), ("alpha-1.2", -0.4)],
        ("umlaut", "traffic"): [("umlaut-1.1", 0.0)],
    }
    pairs = with_sentences(codes, sheet(evidence=evidence), SENTENCES, SENTENCES)
    assert shape(pairs) == [
        ("alpha-1.1", "tolls", "+", "+"),
        ("alpha-1.1", "traffic", ".", "."),
        ("alpha-1.2", "tolls", ".", "-"),
        ("alpha-1.2", "traffic", ".", "."),
        ("umlaut-1.1", "tolls", ".", "."),
        ("umlaut-1.1", "traffic", "-", "."),
    ]
    assert [pair.position for pair in pairs] == [0.6, None, -0.4, None, None, None]
    assert pairs[5].grade == -2.0
    assert [one["sentence"] for pair in pairs for one in pair.evidence] == SENTENCES


def test_codes_of_other_sentences_are_no_fault_where_those_may_be_coded():
    codes = coded(("umlaut-1.1", "tolls", "+"), unit="sentence")
    assert len(with_sentences(codes, sheet(), SENTENCES[:2], SENTENCES)) == 4
    with pytest.raises(StancesError, match=r'^codes\.csv:2: unknown sentence "umlaut-1\.1"; stanc'):
        with_sentences(codes, sheet(), SENTENCES[:2], SENTENCES[:2])


def test_sentences_must_be_told_apart():
    codes = coded(("alpha-1.1", "tolls", "+"), unit="sentence")
    with pytest.raises(StancesError, match=r'two sentences have the id "alpha-1\.1"; choose'):
        with_sentences(codes, sheet(), [*SENTENCES, "alpha-1.1"], SENTENCES)


def test_sentences_on_an_unknown_dimension():
    codes = coded(("alpha-1.1", "tools", "+"), unit="sentence")
    with pytest.raises(StancesError, match=r'^codes\.csv:2: unknown dimension "tools"; did you'):
        with_sentences(codes, sheet(), SENTENCES, SENTENCES)


def test_two_coders_meet_where_both_coded():
    one = coded(("Test Alpha", "tolls", "+", 2.0), ("Test Beta", "tolls", "-"))
    other = coded(("Test Gamma", "tolls", "+"), ("Test Alpha", "tolls", "-", -1.0))
    (pair,) = with_codes(one, other)
    assert shape([pair]) == [("Test Alpha", "tolls", "+", "-")]
    assert (pair.grade, pair.position, pair.evidence) == (2.0, -1.0, ())


def test_a_sentence_that_one_coder_left_uncoded_has_no_side():
    one = coded(("alpha-1.1", "tolls", "+"), ("alpha-1.2", "tolls", "-"), unit="sentence")
    other = coded(("alpha-1.3", "traffic", "-"), ("alpha-1.1", "tolls", "+"), unit="sentence")
    assert shape(with_codes(one, other)) == [
        ("alpha-1.1", "tolls", "+", "+"),
        ("alpha-1.2", "tolls", "-", "."),
        ("alpha-1.3", "traffic", ".", "-"),
    ]


def test_what_was_left_out_is_not_compared():
    codes = [("alpha-1.1", "tolls", "+"), ("alpha-1.2", "tolls", "-")]
    one = coded(*codes[:1], unit="sentence", left_out=(("alpha-1.2", "tolls"),))
    assert shape(with_codes(one, coded(*codes, unit="sentence"))) == [
        ("alpha-1.1", "tolls", "+", "+")
    ]
    assert with_codes(coded(*codes, unit="sentence"), one) == with_codes(
        one, coded(*codes, unit="sentence")
    )
    compared = shape(with_sentences(one, sheet(), SENTENCES, SENTENCES))
    assert len(compared) == 5
    assert ("alpha-1.2", "tolls", ".", ".") not in compared


def test_coders_of_different_things_cannot_be_compared():
    one, other = coded(("x", "tolls", "+")), coded(("x", "tolls", "+"), unit="sentence", name="b")
    with pytest.raises(StancesError, match=r'^b: it codes by "sentence", and codes\.csv by "exp'):
        with_codes(one, other)
    with pytest.raises(StancesError, match=r"^b: no cell that codes\.csv codes as well; name"):
        with_codes(one, coded(("y", "tolls", "+"), name="b"))


def test_pairs_of_one_dimension():
    codes = coded(("Alpha", "tolls", "+"), ("Alpha", "traffic", "-"))
    pairs = with_sheet(codes, sheet())
    assert list(of_dimension(pairs, "traffic")) == pairs[1:]
    assert list(of_dimension(pairs, "other")) == []
