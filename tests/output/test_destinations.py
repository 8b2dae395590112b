"""Which format goes to which file."""

from __future__ import annotations

import pytest

from stances.errors import StancesError
from stances.output.destinations import parse_destinations


def test_each_format_has_its_own_file():
    assert parse_destinations(["table"], None) == [("table", None)]
    assert parse_destinations(["json"], "o.json") == [("json", "o.json")]
    assert parse_destinations(["gha", "sarif=a/b.sarif"], "-") == [
        ("gha", None),
        ("sarif", "a/b.sarif"),
    ]


@pytest.mark.parametrize(
    ("wanted", "output"),
    [
        (["table", "json"], None),
        (["table", "json=-"], "-"),
        (["csv=./x", "tsv=x"], None),
        (["csv=x", "tsv"], "./x"),
        (["csv=x"], "y"),
        (["csv="], None),
        (["nope"], None),
    ],
)
def test_destinations_that_clash_are_refused(wanted, output):
    with pytest.raises(StancesError):
        parse_destinations(wanted, output)
