"""Where the gate's report goes, and whence its files are named."""

from __future__ import annotations

import json

import pytest

from present import reports
from stances.errors import StancesError
from stances.present.gate import destinations, told
from stances.present.terminal import View


def test_one_place_each():
    assert destinations(["table"], None) == [("table", None)]
    assert destinations(["json"], "o.json") == [("json", "o.json")]
    assert destinations(["gha", "sarif=a/b.sarif", "csv=-"][:2], "-") == [
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
def test_places_that_clash_are_refused(wanted, output):
    with pytest.raises(StancesError):
        destinations(wanted, output)


@pytest.mark.parametrize("fmt", ["gha", "sarif"])
def test_hosts_are_told_files_from_the_top(fmt):
    report = reports.report()
    report["drifts"] = [reports.drift(file="../texts/t.csv", line=3)]
    text = told(report, fmt=fmt, view=View(), folder="sub")
    assert "sub/.." not in text
    assert "texts/t.csv" in text


def test_other_formats_are_told_files_from_here():
    report = reports.report()
    report["drifts"] = [reports.drift(file="../texts/t.csv", line=3)]
    text = told(report, fmt="json", view=View(), folder="sub")
    assert json.loads(text)["drifts"][0]["file"] == "../texts/t.csv"
