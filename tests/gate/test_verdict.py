"""Which drift fails, and what becomes of waivers."""

from __future__ import annotations

from datetime import date

import pytest

from gate.samples import RAISE, item, kept, scoring
from stances.errors import StancesError
from stances.gate.drift import CHOICES, drifts
from stances.gate.verdict import verdict
from stances.settings import Waiver

DAY = date(2030, 6, 15)
EXPERTS = ("Test Alpha", "Test Beta", "Other Beta")


def of(**weights):
    """A scoring in which experts stand there; those unnamed are not in it."""
    texts = {f"Test {name}": [RAISE] for name in weights}
    return scoring(
        texts,
        {
            (f"Test {name}", "tolls"): {RAISE: [item(1 if weight > 0 else -1, abs(weight))]}
            for name, weight in weights.items()
            if weight
        },
        dimensions={"tolls": "d1"},
    )


def waiver(expert="", dimension="", until=DAY, line=1):
    return Waiver(
        expert=expert, dimension=dimension, until=until, reason="r", file="stances.toml", line=line
    )


def judged(old, new, *, only=CHOICES, waivers=()):
    found = drifts(kept(old), new, lambda _: 0.0)
    return verdict(found, only=only, waivers=waivers, today=DAY, experts=EXPERTS)


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
    assert judged(old, new, only=[kind]).fails
    assert judged(old, new).fails
    found = drifts(kept(old), new, lambda _: 0.0)
    others = [one for one in CHOICES if one not in found[0].kinds]
    made = judged(old, new, only=others)
    assert not made.fails
    assert len(made.judged) == len(found)  # what does not fail is told nevertheless


@pytest.mark.parametrize("kind", CHOICES)
@pytest.mark.parametrize("turned", [False, True], ids=["come", "gone"])
def test_what_came_or_is_gone_fails_whatever_was_chosen(kind, turned):
    both = of(Alpha=1), of(Alpha=1, Beta=1)
    assert judged(*(reversed(both) if turned else both), only=[kind]).fails


def test_nothing_fails_where_nothing_drifted():
    assert not judged(of(Alpha=1), of(Alpha=1)).fails


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
    made = judged(*DRIFTS["sign"], waivers=[given])
    assert made.fails == (state != "used")
    assert made.waivers == ((given, state),)
    assert made.judged[0].waiver == (given if state == "used" else None)


def test_a_waiver_covers_what_came_and_what_is_gone():
    for both in ((of(Alpha=1), of(Alpha=1, Beta=1)), (of(Alpha=1, Beta=1), of(Alpha=1))):
        assert not judged(*both, waivers=[waiver("Test Beta")]).fails


def test_a_waiver_covers_its_own_expert_alone():
    made = judged(of(Alpha=1, Beta=1), of(Alpha=-1, Beta=-1), waivers=[waiver("alpha")])
    assert [(one.drift.expert, one.fails) for one in made.judged] == [
        ("Test Alpha", False),
        ("Test Beta", True),
    ]
    assert made.fails


def test_a_waiver_whose_drift_is_of_no_kind_that_fails_is_not_called_unused():
    """It is needed as soon as somebody checks for all kinds."""
    made = judged(*DRIFTS["position"], only=["rank"], waivers=[waiver("alpha")])
    assert [state for _, state in made.waivers] == ["used"]
    assert made.judged[0].waiver is None


def test_of_two_waivers_both_are_used():
    two = [waiver("alpha", line=1), waiver("", "tolls", line=2)]
    made = judged(*DRIFTS["sign"], waivers=two)
    assert [state for _, state in made.waivers] == ["used", "used"]
    assert made.judged[0].waiver == two[0]


def test_a_name_that_may_be_several_is_refused_with_its_line():
    with pytest.raises(StancesError, match=r'^stances\.toml:9: .*"beta".*Test Beta, Other Beta'):
        judged(*DRIFTS["sign"], waivers=[waiver("beta", line=9)])
