"""Which cells are wrong, and which of them come first."""

from __future__ import annotations

import itertools

import pytest

from stances.agreement.pairs import CodedPair
from stances.commands.evaluate.faults import find_fault, list_faults


def pair(coded, given, **more):
    return CodedPair(
        unit=more.pop("unit", "Test Alpha"), dimension="tolls", coded=coded, given=given, **more
    )


@pytest.mark.parametrize(
    ("coded", "given", "kind"),
    [
        ("+", "+", None),
        ("-", "-", None),
        ("+", "-", "opposite"),
        ("-", "+", "opposite"),
        ("0", "+", "false side"),
        (".", "-", "false side"),
        ("+", "0", "missed"),
        ("-", ".", "missed"),
        ("0", ".", None),
        (".", "0", None),
    ],
)
def test_kinds_of_fault(coded, given, kind):
    assert find_fault(pair(coded, given)) == kind


def test_every_wrong_cell_is_listed_once_and_no_other():
    pairs = [pair(a, b, unit=f"{a}{b}") for a, b in itertools.product("+-0.", repeat=2)]
    listed = list_faults(pairs)
    assert len(listed) == 2 + 4 + 4
    assert {id(one) for _, one in listed} == {id(one) for one in pairs if find_fault(one)}
    assert all(fault == find_fault(one) for fault, one in listed)


def test_opposite_sides_come_first_then_false_then_missed_ones_strong_ones_before_weak():
    pairs = [
        pair("+", ".", unit="missed", grade=1.0),
        pair("+", ".", unit="missed strongly", grade=2.0),
        pair(".", "+", unit="false", position=0.2),
        pair("0", "-", unit="false strongly", grade=0.0, position=-0.9),
        pair("+", "-", unit="opposite", grade=1.0, position=-0.5),
        pair("-", "+", unit="opposite strongly", grade=-2.0, position=0.1),
        pair("+", "+", unit="right", grade=2.0, position=0.9),
    ]
    order = [
        "opposite strongly",
        "opposite",
        "false strongly",
        "false",
        "missed strongly",
        "missed",
    ]
    assert [one.unit for _, one in list_faults(pairs)] == order
    assert [one.unit for _, one in list_faults(pairs[::-1])] == order


def test_equally_bad_cells_keep_the_order_of_the_file():
    pairs = [pair("+", "-", unit=name) for name in "cab"]
    assert [one.unit for _, one in list_faults(pairs)] == list("cab")
