"""Which drift fails, and what becomes of waivers."""

from __future__ import annotations

from datetime import date

import pytest

from commands.gate.samples import RAISE, make_scoring, make_target, read_back
from stances.commands.gate.drift import CHOICES, find_drifts
from stances.commands.gate.verdict import judge_drifts
from stances.errors import StancesError
from stances.settings.model import Waiver

DAY = date(2030, 6, 15)
EXPERTS = ("Test Alpha", "Test Beta", "Other Beta")


def of(**weights):
    """A scoring in which each expert stands where the weight says; nobody else is in it."""
    texts = {f"Test {name}": [RAISE] for name in weights}
    return make_scoring(
        texts,
        {
            (f"Test {name}", "tolls"): {RAISE: [make_target(1 if weight > 0 else -1, abs(weight))]}
            for name, weight in weights.items()
            if weight
        },
        dimensions={"tolls": "d1"},
    )


def waiver(expert="", dimension="", until=DAY, line=1):
    return Waiver(
        expert=expert, dimension=dimension, until=until, reason="r", file="stances.toml", line=line
    )


def judge(old, new, *, only=CHOICES, waivers=()):
    found = find_drifts(read_back(old), new, lambda _: 0.0)
    return judge_drifts(found, only=only, waivers=waivers, today=DAY, experts=EXPERTS)


DRIFTS = {
    "sign": (of(Alpha=1), of(Alpha=-1)),
    "state": (of(Alpha=1), of(Alpha=0)),
    "position": (of(Alpha=1), of(Alpha=0.9)),
    "evidence": (of(Alpha=1), of(Alpha=-1)),
    "rank": (of(Alpha=1, Beta=0.7), of(Alpha=0.7, Beta=1)),
}


@pytest.mark.parametrize("kind", CHOICES)
def test_only_the_kinds_chosen_fail(kind):
    old, new = DRIFTS[kind]
    assert judge(old, new, only=[kind]).fails
    assert judge(old, new).fails
    found = find_drifts(read_back(old), new, lambda _: 0.0)
    others = [one for one in CHOICES if one not in found[0].kinds]
    made = judge(old, new, only=others)
    assert not made.fails
    assert len(made.judged) == len(found)  # what does not fail is reported all the same


@pytest.mark.parametrize("kind", CHOICES)
@pytest.mark.parametrize("turned", [False, True], ids=["new", "gone"])
def test_a_cell_that_is_new_or_gone_fails_whatever_was_chosen(kind, turned):
    both = of(Alpha=1), of(Alpha=1, Beta=1)
    assert judge(*(reversed(both) if turned else both), only=[kind]).fails


def test_nothing_fails_where_nothing_drifted():
    assert not judge(of(Alpha=1), of(Alpha=1)).fails


@pytest.mark.parametrize(
    ("given", "state"),
    [
        (waiver("Test Alpha", "tolls"), "used"),
        (waiver("Test Alpha"), "used"),
        (waiver("alpha", "tolls"), "used"),
        (waiver("", "tolls"), "used"),
        (waiver("alpha", until=date(2030, 6, 16)), "used"),
        (waiver("alpha", until=DAY), "used"),  # it holds on its last day
        (waiver("alpha", until=date(2030, 6, 14)), "past"),
        (waiver("alpha", "traffic"), "unused"),
        (waiver("Other Beta"), "unused"),
        (waiver("nobody"), "unused"),
        (waiver("nobody", "tolls"), "unused"),
    ],
    ids=str,
)
def test_a_waiver(given, state):
    made = judge(*DRIFTS["sign"], waivers=[given])
    assert made.fails == (state != "used")
    assert made.waivers == ((given, state),)
    assert made.judged[0].waiver == (given if state == "used" else None)


def test_a_waiver_covers_a_cell_that_is_new_or_gone():
    for both in ((of(Alpha=1), of(Alpha=1, Beta=1)), (of(Alpha=1, Beta=1), of(Alpha=1))):
        assert not judge(*both, waivers=[waiver("Test Beta")]).fails


def test_a_waiver_covers_its_own_expert_alone():
    made = judge(of(Alpha=1, Beta=1), of(Alpha=-1, Beta=-1), waivers=[waiver("alpha")])
    assert [(one.drift.expert, one.fails) for one in made.judged] == [
        ("Test Alpha", False),
        ("Test Beta", True),
    ]
    assert made.fails


def test_a_waiver_whose_drift_does_not_fail_is_not_called_unused():
    """It is needed as soon as somebody checks for all kinds."""
    made = judge(*DRIFTS["position"], only=["rank"], waivers=[waiver("alpha")])
    assert [state for _, state in made.waivers] == ["used"]
    assert (made.judged[0].waiver, made.judged[0].outcome) == (None, "told")


def test_of_two_waivers_both_are_used():
    two = [waiver("alpha", line=1), waiver("", "tolls", line=2)]
    made = judge(*DRIFTS["sign"], waivers=two)
    assert [state for _, state in made.waivers] == ["used", "used"]
    assert made.judged[0].waiver == two[0]


def test_a_name_that_may_be_several_is_refused_with_its_line():
    with pytest.raises(StancesError, match=r'^stances\.toml:9: .*"beta".*Test Beta, Other Beta'):
        judge(*DRIFTS["sign"], waivers=[waiver("beta", line=9)])
