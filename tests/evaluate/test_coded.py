"""Which texts a coder's names stand for, and which poles they were coded with."""

from __future__ import annotations

import pytest

from evaluate.test_pairs import coded
from stances.errors import StancesError
from stances.evaluate.coded import dimensions_of, poles, units_named


@pytest.mark.parametrize("unit", ["id", "statement", "sentence"])
def test_what_has_an_id_is_named_by_the_whole_of_it(unit):
    codes = coded(("s1", "tolls", "+"), unit=unit)
    with pytest.raises(StancesError, match=rf'^codes\.csv:2: unknown {unit} "s1"; '):
        poles(codes, ["s10", "x2"])
    assert poles(codes, ["s10", "s1"]) == {"s1": {"tolls": 1}}


def test_poles_of_experts_named_by_a_part():
    codes = coded(("alpha", "tolls", "+"), ("Test Alpha", "rain", "-"), ("uml", "tolls", "0"))
    assert poles(codes, ["Test Alpha", "Test Ümlaut", "Test Beta"]) == {
        "Test Alpha": {"tolls": 1, "rain": -1},
        "Test Ümlaut": {"tolls": 0},
    }


def test_the_first_code_that_is_at_fault_is_told():
    codes = coded(("Test Alpha", "tolls", "+"), ("Zeta", "tolls", "+"), ("Eta", "tolls", "+"))
    with pytest.raises(StancesError, match=r'^codes\.csv:3: unknown expert "Zeta"; known: '):
        units_named(codes, ("Test Alpha",))


def test_coded_twice_under_two_names():
    codes = coded(("Test Alpha", "tolls", "+"), ("alpha", "tolls", "+"))
    told = r'^codes\.csv:3: "alpha" and "Test Alpha" \(line 2\) are both "Test Alpha", coded twice'
    with pytest.raises(StancesError, match=told):
        poles(codes, ["Test Alpha"])


def test_sentences_of_one_id():
    codes = coded(("alpha-1.1", "tolls", "+"), unit="sentence")
    with pytest.raises(
        StancesError, match=r'^codes\.csv:2: two sentences have the id "alpha-1\.1"'
    ):
        poles(codes, ["alpha-1.1", "alpha-1.1"])


def test_coded_dimensions_in_the_order_in_which_they_are_known():
    codes = coded(("a", "rain", "+"), ("a", "tolls", "+"))
    assert dimensions_of(codes, ("tolls", "traffic", "rain")) == ["tolls", "rain"]
    with pytest.raises(StancesError, match=r'^codes\.csv:2: unknown dimension "rain"'):
        dimensions_of(codes, ("tolls", "traffic"))
