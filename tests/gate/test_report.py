"""The public shape of what a check finds."""

from __future__ import annotations

import json
from datetime import date

import pytest

from gate.samples import KEEP, LOWER, RAIN, RAISE, cue, item, kept, scoring
from stances.gate.drift import drifts
from stances.gate.report import report
from stances.gate.verdict import verdict
from stances.settings import Waiver

TURNED = "Congress should cut tolls."
ALPHA, BETA = ("Test Alpha", "tolls"), ("Test Beta", "tolls")


def made(old, new, *, files=("a.txt", "bridge/tolls.toml", "b.json"), waivers=(), only=("sign",)):
    was = kept(old)
    judged = verdict(
        drifts(was, new, lambda _: 0.0),
        only=only,
        waivers=waivers,
        today=date(2030, 1, 1),
        experts=new.experts,
    )
    return report(
        kind="check",
        old=was,
        new=new,
        verdict=judged,
        only=only,
        stale=[],
        is_there=files.__contains__,
    )


@pytest.fixture
def both():
    old = scoring(
        {"Test Beta": [KEEP], "Test Alpha": [RAISE, RAIN]},
        {ALPHA: {RAISE: [item()]}, BETA: {KEEP: [cue(weight=0.8, full=0.8)]}},
    )
    new = scoring(
        {"Test Beta": [KEEP], "Test Alpha": [TURNED, RAIN], "Test New": [LOWER]},
        {
            ALPHA: {TURNED: [item(-1)]},
            BETA: {KEEP: [cue(weight=0.5, full=0.5)]},
            ("Test New", "tolls"): {LOWER: [item(-1)]},
        },
        name="articles/x.txt",
        dimensions={"tolls": "edited", "traffic": "d2"},
    )
    return old, new


def test_the_whole_of_it(both):
    found = made(*both)
    assert list(found)[:5] == ["format_version", "type", "old", "new", "passport"]
    assert (found["old"], found["new"]) == ("b.json", "articles/x.txt")
    assert found["passport"]["old"]["modifiers_hash"] == "m1"
    assert (found["only"], found["verdict"]) == (["sign"], "drift")
    assert found["counts"] == {
        "cells": 6,
        "same": 2,
        "drifted": 4,
        "failing": 3,
        "waived": 0,
        "stale": 0,
    }
    assert [(one["expert"], one["dimension"], one["fails"]) for one in found["drifts"]] == [
        ("Test Alpha", "tolls", True),
        ("Test Beta", "tolls", False),  # only its position moved
        ("Test New", "tolls", True),
        ("Test New", "traffic", True),
    ]
    json.dumps(found, allow_nan=False)


def test_every_cell_is_listed_with_where_it_stood_and_stands(both):
    cells = made(*both)["cells"]
    assert [(one["expert"], one["dimension"]) for one in cells] == sorted(
        (expert, dimension)
        for expert in ("Test Alpha", "Test Beta", "Test New")
        for dimension in ("tolls", "traffic")
    )
    assert cells[0]["old"] == {"state": "for", "position": 0.5, "for": 1.0, "against": 0.0}
    assert cells[0]["new"] == {"state": "against", "position": -0.5, "for": 0.0, "against": 1.0}
    assert cells[4]["old"] is None


def test_a_drift_by_the_corpus(both):
    drift = made(*both)["drifts"][0]
    assert drift["kinds"] == ["sign", "state", "position", "evidence", "rank"]
    assert (drift["difference"], drift["tolerance"]) == (-1.0, 0.0)
    assert drift["swapped"] == ["Test Beta"]
    assert drift["causes"] == ["corpus"]
    assert (drift["file"], drift["line"]) == ("a.txt", 1)
    assert drift["waiver"] is None
    assert drift["changes"] == [
        {
            "causes": ["corpus"],
            "why": "the sentence was reworded",
            "change": "changed",
            "origin": "target",
            "words": "toll*",
            "rule_file": "bridge/tolls.toml",
            "rule_line": 10,
            "sentence": "alpha-1.1",
            "source": "a.txt",
            "line": 1,
            "text": TURNED,
            "old_text": None,
            "old_weight": 1.0,
            "new_weight": -1.0,
            "old_rule_weight": 1.0,
            "new_rule_weight": 1.0,
        }
    ]


def test_a_drift_by_the_rubric_sends_the_reader_to_the_cue(both):
    drift = made(*both)["drifts"][1]
    assert (drift["file"], drift["line"]) == ("bridge/tolls.toml", 20)
    [change] = drift["changes"]
    assert (change["old_rule_weight"], change["new_rule_weight"]) == (0.8, 0.5)
    assert (change["old_weight"], change["new_weight"]) == (0.8, 0.5)
    assert change["sentence"] == "beta-1.1"


@pytest.mark.parametrize(
    ("files", "place"),
    [
        (("a.txt", "bridge/tolls.toml"), ("bridge/tolls.toml", 20)),
        (("a.txt",), ("a.txt", 1)),  # a bundled rubric is no file of the reader
        ((), ("b.json", None)),
    ],
    ids=str,
)
def test_the_reader_is_sent_to_a_file_that_is_there(both, files, place):
    old, new = both
    drift = made(old, new, files=files)["drifts"][1]
    line = place[1] or kept(old).cells[BETA].line
    assert line > 0
    assert (drift["file"], drift["line"]) == (place[0], line)


def test_what_came_without_evidence_is_told_at_the_baselines_top(both):
    drift = made(*both)["drifts"][3]
    assert (drift["kinds"], drift["changes"]) == (["come"], [])
    assert (drift["file"], drift["line"]) == ("b.json", 1)
    assert (drift["old"], drift["difference"]) == (None, None)


def test_silence_has_no_difference():
    old = scoring({"Test Alpha": [RAISE]}, {ALPHA: {RAISE: [item()]}})
    drift = made(old, scoring({"Test Alpha": [RAIN]}, {}))["drifts"][0]
    assert drift["difference"] is None
    assert drift["new"] == {"state": "silent", "position": None, "for": 0.0, "against": 0.0}


def test_a_waiver_is_told_with_the_drift_and_by_itself(both):
    waiver = Waiver(
        expert="alpha",
        dimension="",
        until=date(2030, 1, 1),
        reason="It is known.",
        file="stances.toml",
        line=9,
    )
    found = made(*both, waivers=[waiver])
    assert found["drifts"][0]["waiver"] == {"until": "2030-01-01", "reason": "It is known."}
    assert found["drifts"][0]["fails"] is False
    assert (found["counts"]["waived"], found["counts"]["failing"]) == (1, 2)
    assert found["waivers"] == [
        {
            "expert": "alpha",
            "dimension": "",
            "until": "2030-01-01",
            "reason": "It is known.",
            "state": "used",
            "file": "stances.toml",
            "line": 9,
        }
    ]
