"""Which cells are compared with which."""

from __future__ import annotations

import pytest

from codes.samples import make_codes
from commands.evaluate.samples import make_sheet
from stances.agreement.pairs import (
    pair_coders,
    pair_with_sentences,
    pair_with_sheet,
    select_dimension,
)
from stances.errors import StancesError


def shape(pairs):
    return [(pair.unit, pair.dimension, pair.coded, pair.given) for pair in pairs]


def test_coded_cells_meet_their_scores_and_no_others():
    codes = make_codes(("Test Ümlaut", "tolls", "-"), ("Test Alpha", "traffic", "+", 2.0))
    evidence = {("umlaut", "tolls"): [("umlaut-1.1", 0.5)]}
    pairs = pair_with_sheet(
        codes, make_sheet(alpha=("for", "mixed"), umlaut=("against", "silent"), evidence=evidence)
    )
    assert shape(pairs) == [
        ("Test Ümlaut", "tolls", "-", "-"),
        ("Test Alpha", "traffic", "+", "0"),
    ]
    assert [(pair.grade, pair.position) for pair in pairs] == [(None, -0.5), (2.0, 0.05)]
    assert [[(one.sentence, one.weight) for one in pair.evidence] for pair in pairs] == [
        [("umlaut-1.1", 0.5)],
        [],
    ]


@pytest.mark.parametrize(
    ("state", "side"), [("for", "+"), ("against", "-"), ("mixed", "0"), ("silent", ".")]
)
def test_every_state_has_its_side(state, side):
    (pair,) = pair_with_sheet(
        make_codes(("Test Alpha", "tolls", "+")), make_sheet(alpha=(state, "silent"))
    )
    assert pair.given == side


@pytest.mark.parametrize("name", ["Test Alpha", "Alpha", "alpha", "ALPH"])
def test_an_expert_may_be_named_by_a_part(name):
    (pair,) = pair_with_sheet(make_codes((name, "tolls", "+")), make_sheet(alpha=("for", "silent")))
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
        pair_with_sheet(make_codes(*codes), make_sheet())


@pytest.mark.parametrize("unit", ["id", "statement"])
def test_an_id_is_not_a_part_of_another(unit):
    with pytest.raises(StancesError, match=rf'^codes\.csv:2: unknown {unit} "Alpha"; did you mean'):
        pair_with_sheet(make_codes(("Alpha", "tolls", "+"), unit=unit), make_sheet())
    (pair,) = pair_with_sheet(make_codes(("Test Alpha", "tolls", "+"), unit=unit), make_sheet())
    assert pair.unit == "Test Alpha"


def test_two_names_of_one_expert_may_share_the_dimensions_between_them():
    codes = make_codes(("Alpha", "tolls", "+"), ("Test Alpha", "traffic", "-"))
    assert [pair.unit for pair in pair_with_sheet(codes, make_sheet())] == ["Test Alpha"] * 2


SENTENCES = ["alpha-1.1", "alpha-1.2", "umlaut-1.1"]


def test_every_sentence_counts_on_every_dimension():
    codes = make_codes(
        ("alpha-1.1", "tolls", "+"), ("umlaut-1.1", "traffic", "-", -2.0), unit="sentence"
    )
    evidence = {
        ("alpha", "tolls"): [("alpha-1.1", 0.6), ("alpha-1.2", -0.4)],
        ("umlaut", "traffic"): [("umlaut-1.1", 0.0)],
    }
    pairs = pair_with_sentences(codes, make_sheet(evidence=evidence), SENTENCES, SENTENCES)
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
    assert [one.sentence for pair in pairs for one in pair.evidence] == SENTENCES


def test_codes_of_other_sentences_are_not_a_fault_where_those_may_be_coded():
    codes = make_codes(("umlaut-1.1", "tolls", "+"), unit="sentence")
    assert len(pair_with_sentences(codes, make_sheet(), SENTENCES[:2], SENTENCES)) == 4
    with pytest.raises(StancesError, match=r'^codes\.csv:2: unknown sentence "umlaut-1\.1"; stanc'):
        pair_with_sentences(codes, make_sheet(), SENTENCES[:2], SENTENCES[:2])


def test_sentences_must_have_ids_of_their_own():
    codes = make_codes(("alpha-1.1", "tolls", "+"), unit="sentence")
    with pytest.raises(StancesError, match=r'two sentences have the id "alpha-1\.1"; choose'):
        pair_with_sentences(codes, make_sheet(), [*SENTENCES, "alpha-1.1"], SENTENCES)


def test_sentences_on_an_unknown_dimension():
    codes = make_codes(("alpha-1.1", "tools", "+"), unit="sentence")
    with pytest.raises(StancesError, match=r'^codes\.csv:2: unknown dimension "tools"; did you'):
        pair_with_sentences(codes, make_sheet(), SENTENCES, SENTENCES)


def test_two_coders_meet_where_both_coded():
    one = make_codes(("Test Alpha", "tolls", "+", 2.0), ("Test Beta", "tolls", "-"))
    other = make_codes(("Test Gamma", "tolls", "+"), ("Test Alpha", "tolls", "-", -1.0))
    (pair,) = pair_coders(one, other)
    assert shape([pair]) == [("Test Alpha", "tolls", "+", "-")]
    assert (pair.grade, pair.position, pair.evidence) == (2.0, -1.0, ())


def test_a_sentence_that_one_coder_left_uncoded_has_no_side():
    one = make_codes(("alpha-1.1", "tolls", "+"), ("alpha-1.2", "tolls", "-"), unit="sentence")
    other = make_codes(("alpha-1.3", "traffic", "-"), ("alpha-1.1", "tolls", "+"), unit="sentence")
    assert shape(pair_coders(one, other)) == [
        ("alpha-1.1", "tolls", "+", "+"),
        ("alpha-1.2", "tolls", "-", "."),
        ("alpha-1.3", "traffic", ".", "-"),
    ]


def test_what_was_left_out_is_not_compared():
    codes = [("alpha-1.1", "tolls", "+"), ("alpha-1.2", "tolls", "-")]
    one = make_codes(*codes[:1], unit="sentence", left_out=(("alpha-1.2", "tolls"),))
    assert shape(pair_coders(one, make_codes(*codes, unit="sentence"))) == [
        ("alpha-1.1", "tolls", "+", "+")
    ]
    assert pair_coders(make_codes(*codes, unit="sentence"), one) == pair_coders(
        one, make_codes(*codes, unit="sentence")
    )
    compared = shape(pair_with_sentences(one, make_sheet(), SENTENCES, SENTENCES))
    assert len(compared) == 5
    assert ("alpha-1.2", "tolls", ".", ".") not in compared


def test_coders_of_different_things_cannot_be_compared():
    one, other = (
        make_codes(("x", "tolls", "+")),
        make_codes(("x", "tolls", "+"), unit="sentence", name="b"),
    )
    with pytest.raises(StancesError, match=r'^b: it codes by "sentence", but codes\.csv by "exp'):
        pair_coders(one, other)
    with pytest.raises(StancesError, match=r"^b: no cell that codes\.csv codes as well; name"):
        pair_coders(one, make_codes(("y", "tolls", "+"), name="b"))


def test_pairs_of_one_dimension():
    codes = make_codes(("Alpha", "tolls", "+"), ("Alpha", "traffic", "-"))
    pairs = pair_with_sheet(codes, make_sheet())
    assert list(select_dimension(pairs, "traffic")) == pairs[1:]
    assert list(select_dimension(pairs, "other")) == []


def test_a_sheet_without_evidence_has_none_to_show():
    codes = make_codes(("Alpha", "tolls", "+"))
    (bare,), (full,) = (pair_with_sheet(codes, make_sheet(bare=one)) for one in (True, False))
    assert (bare.evidence, full.evidence) == (None, ())
