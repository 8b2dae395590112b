"""Which texts a coder's names mean, and which poles they were coded with."""

from __future__ import annotations

import pytest

from codes.samples import make_codes
from stances.codes.units import code_units, list_coded_dimensions, name_units, narrow_codes
from stances.errors import StancesError


@pytest.mark.parametrize("unit", ["id", "statement", "sentence"])
def test_what_has_an_id_is_named_in_full(unit):
    codes = make_codes(("s1", "tolls", "+"), unit=unit)
    with pytest.raises(StancesError, match=rf'^codes\.csv:2: unknown {unit} "s1"; '):
        code_units(codes, ["s10", "x2"])
    assert code_units(codes, ["s10", "s1"]) == {"s1": {"tolls": 1}}


def test_poles_of_experts_named_by_a_part():
    codes = make_codes(("alpha", "tolls", "+"), ("Test Alpha", "rain", "-"), ("uml", "tolls", "0"))
    assert code_units(codes, ["Test Alpha", "Test Ümlaut", "Test Beta"]) == {
        "Test Alpha": {"tolls": 1, "rain": -1},
        "Test Ümlaut": {"tolls": 0},
    }


def test_the_first_code_that_is_at_fault_is_named():
    codes = make_codes(("Test Alpha", "tolls", "+"), ("Zeta", "tolls", "+"), ("Eta", "tolls", "+"))
    with pytest.raises(StancesError, match=r'^codes\.csv:3: unknown expert "Zeta"; known: '):
        name_units(codes, ("Test Alpha",))


def test_coded_twice_under_two_names():
    codes = make_codes(("Test Alpha", "tolls", "+"), ("alpha", "tolls", "+"))
    message = (
        r'^codes\.csv:3: "alpha" and "Test Alpha" \(line 2\) are both "Test Alpha", coded twice'
    )
    with pytest.raises(StancesError, match=message):
        code_units(codes, ["Test Alpha"])


def test_sentences_of_one_id():
    codes = make_codes(("alpha-1.1", "tolls", "+"), unit="sentence")
    with pytest.raises(
        StancesError, match=r'^codes\.csv:2: two sentences have the id "alpha-1\.1"'
    ):
        code_units(codes, ["alpha-1.1", "alpha-1.1"])


def test_coded_dimensions_in_the_order_in_which_they_are_known():
    codes = make_codes(("a", "rain", "+"), ("a", "tolls", "+"))
    assert list_coded_dimensions(codes, ("tolls", "traffic", "rain")) == ["tolls", "rain"]
    with pytest.raises(StancesError, match=r'^codes\.csv:2: unknown dimension "rain"'):
        list_coded_dimensions(codes, ("tolls", "traffic"))


@pytest.mark.parametrize("name", ["Soren", "SØREN", "test sorensen"])
def test_an_expert_is_found_by_the_letters_of_plain_latin(name):
    assert name_units(make_codes((name, "tolls", "+")), ("Test Sørensen", "Test Beta")) == {
        name: "Test Sørensen"
    }


def test_codes_of_some_dimensions_and_units():
    cells = [("a", "tolls"), ("a", "rain"), ("b", "tolls")]
    codes = make_codes(*[(*cell, "+") for cell in cells], left_out=(("b", "rain"), ("c", "tolls")))

    def narrow(dimensions, units):
        found = narrow_codes(codes, dimensions, units)
        return [(one.unit, one.dimension) for one in found.codes], list(found.left_out)

    assert narrow((), ()) == (cells, [("b", "rain"), ("c", "tolls")])
    assert narrow(["tolls"], ()) == ([cells[0], cells[2]], [("c", "tolls")])
    assert narrow((), ["b"]) == ([cells[2]], [("b", "rain")])
    assert narrow(["rain"], ["b"]) == ([], [("b", "rain")])
