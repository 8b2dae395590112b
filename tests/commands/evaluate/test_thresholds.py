"""The least figures that a user asks for."""

from __future__ import annotations

import pytest

from commands.evaluate.samples import make_pairs
from stances.commands.evaluate.comparison import Comparison
from stances.commands.evaluate.evaluation import measure_agreement
from stances.commands.evaluate.thresholds import find_shortfalls
from stances.errors import StancesError


def measure(*codes):
    return measure_agreement(
        Comparison(
            gold="codes.csv",
            unit="expert",
            pairs=make_pairs(*codes),
            dimensions=["tolls"],
            left_out=0,
        )
    )


FOUND = measure("++", "+.", "--", "..")  # F_avg 5/6


@pytest.mark.parametrize(
    ("least", "missed"),
    [
        ({}, []),
        ({"min_favg": 0.8333, "min_alpha": -1}, []),
        ({"min_favg": 0.84}, ["F_avg 0.8333 is below 0.84"]),
        ({"min_alpha": 1.0}, ["alpha 0.79 is below 1"]),
        (
            {"min_favg": 0.9, "min_alpha": 0.9},
            ["F_avg 0.8333 is below 0.9", "alpha 0.79 is below 0.9"],
        ),
    ],
    ids=str,
)
def test_missed_thresholds_in_words(least, missed):
    assert find_shortfalls(FOUND, **least) == missed


@pytest.mark.parametrize(
    ("codes", "least", "message"),
    [
        (
            ["..", "0."],
            {"min_favg": 0.0},
            "codes.csv: F_avg is undefined, since no cell takes a side; compare cells in which "
            "somebody takes a side, or leave out --min-favg",
        ),
        (
            ["++", "++"],
            {"min_alpha": -1.0},
            "codes.csv: alpha is undefined, since all codes are alike; compare cells whose codes "
            "differ, or leave out --min-alpha",
        ),
        (["..", "00"], {"min_alpha": -1.0}, "codes.csv: alpha is undefined, since all codes are"),
        (["--"], {"min_favg": 1.0, "min_alpha": 0.0}, "codes.csv: alpha is undefined"),
        ([".."], {"min_favg": 0.5, "min_alpha": 0.5}, "codes.csv: F_avg is undefined"),
    ],
    ids=str,
)
def test_an_undefined_figure_cannot_be_judged(codes, least, message):
    with pytest.raises(StancesError) as caught:
        find_shortfalls(measure(*codes), **least)
    assert str(caught.value).startswith(message)


def test_an_undefined_figure_without_a_threshold_is_not_judged():
    assert find_shortfalls(measure("++"), min_favg=1.0) == []
    assert find_shortfalls(measure("..")) == []
