"""Whose act a mention is."""

from __future__ import annotations

import pytest

ANOTHERS = [
    # an owner just before
    "China's quotas are a mistake.",
    "China's new quotas are a mistake.",
    "Chinese quotas are a mistake.",
    "We must oppose Beijing's quotas.",
    # a "by" just behind
    "Quotas by China are a mistake.",
    "Quotas set by Beijing are a mistake.",
    "It opposed the quotas that were set by China.",
    # the nearest subject before
    "Beijing should set quotas.",
    "We wait, and Beijing should set quotas.",
    "When China set its quotas, it made a mistake.",
    "We know that China should set quotas.",
]
OURS = [
    "We should set quotas.",
    "Our quotas are a mistake.",
    "Quotas are a mistake.",
    "Someone should set quotas.",
    "China sleeps, but we should set quotas.",
    "Quotas by Congress are a mistake.",
    "Facing rivals in Beijing, Congress should set quotas.",
    "Quotas are a mistake, and Beijing knows it.",
]


@pytest.mark.parametrize("text", ANOTHERS)
def test_anothers_act_is_set_aside(read_one, text):
    reading = read_one(text)
    assert reading.sign == 0
    assert reading.discarded == "another's act (rivals)"


@pytest.mark.parametrize("text", OURS)
def test_our_own_act_is_not(read_one, text):
    reading = read_one(text)
    assert reading.sign
    assert not reading.discarded


@pytest.mark.parametrize(
    ("text", "discarded"),
    [
        ("Congress should keep the levy.", ""),
        ("Someone should keep the levy.", ""),
        ("The levy is a mistake.", ""),
        ("Beijing should keep the levy.", "another's act (rivals)"),
        ("China's levy is a mistake.", "another's act (rivals)"),
    ],
)
def test_subject_asks_for_an_actor_and_passes_where_none_is_known(read_one, text, discarded):
    reading = read_one(text)
    assert reading.discarded == discarded
    assert bool(reading.sign) == (not discarded)


def test_entry_without_a_subject_does_not_care(read_one):
    assert read_one("Beijing should raise tolls.").sign == 1


def test_anothers_act_has_a_voice_too(read_one):
    assert read_one("Should Beijing set quotas?").voice == "asked"


@pytest.mark.parametrize(
    "text",
    [
        "Quotas rise by half while China sleeps.",
        "If China has a plan, someone should set quotas.",
        "We should answer Chinese threats with quotas.",
    ],
)
def test_name_near_by_is_not_always_the_actor(read_one, text):
    assert not read_one(text).discarded.startswith("another's act")


def test_owner_against_a_by_behind(read_one):
    assert read_one("We oppose the quotas set by China.").discarded == "another's act (rivals)"
