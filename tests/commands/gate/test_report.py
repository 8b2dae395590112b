"""The public shape of what a check finds."""

from __future__ import annotations

import json
from datetime import date

import pytest

from commands.gate.samples import (
    KEEP,
    LOWER,
    RAIN,
    RAISE,
    make_cue,
    make_scoring,
    make_target,
    read_back,
)
from stances.commands.gate.drift import find_drifts
from stances.commands.gate.make_report import make_report
from stances.commands.gate.report import CellScore
from stances.commands.gate.verdict import judge_drifts
from stances.settings.model import Waiver
from stances.wire.records import format_json

TURNED = "Congress should cut tolls."
ALPHA, BETA = ("Test Alpha", "tolls"), ("Test Beta", "tolls")


def read_json(record):
    return json.loads(format_json(record))


def check(old, new, *, files=("a.txt", "bridge/tolls.toml", "b.json"), waivers=(), only=("sign",)):
    was = read_back(old)
    verdict = judge_drifts(
        find_drifts(was, new, lambda _: 0.0),
        only=only,
        waivers=waivers,
        today=date(2030, 1, 1),
        experts=new.experts,
    )
    return make_report(
        command="check",
        old=was,
        new=new,
        verdict=verdict,
        only=only,
        stale=[],
        has_file=files.__contains__,
    )


@pytest.fixture
def both():
    old = make_scoring(
        {"Test Beta": [KEEP], "Test Alpha": [RAISE, RAIN]},
        {ALPHA: {RAISE: [make_target()]}, BETA: {KEEP: [make_cue(weight=0.8, rule_weight=0.8)]}},
    )
    new = make_scoring(
        {"Test Beta": [KEEP], "Test Alpha": [TURNED, RAIN], "Test New": [LOWER]},
        {
            ALPHA: {TURNED: [make_target(-1)]},
            BETA: {KEEP: [make_cue(weight=0.5, rule_weight=0.5)]},
            ("Test New", "tolls"): {LOWER: [make_target(-1)]},
        },
        name="articles/x.txt",
        dimensions={"tolls": "edited", "traffic": "d2"},
    )
    return old, new


def test_the_whole_of_it(both):
    report = check(*both)
    assert (report.format_version, report.command) == ("1.0", "check")
    assert (report.old, report.new) == ("b.json", "articles/x.txt")
    assert report.passport.old.modifiers_hash == "m1"
    assert (report.only, report.verdict) == (("sign",), "drift")
    assert read_json(report.counts) == {
        "cells": 6,
        "same": 2,
        "drifted": 4,
        "failing": 3,
        "waived": 0,
        "stale": 0,
    }
    assert [(one.expert, one.dimension, one.outcome) for one in report.drifts] == [
        ("Test Alpha", "tolls", "fails"),
        ("Test Beta", "tolls", "told"),  # only its position moved
        ("Test New", "tolls", "fails"),
        ("Test New", "traffic", "fails"),
    ]
    assert [one.fails for one in report.drifts] == [True, False, True, True]


def test_its_json_has_the_keys_that_others_rely_on(both):
    report = read_json(check(*both))
    assert " ".join(report) == (
        "format_version type old new passport only verdict counts drifts waivers stale cells"
    )
    assert report["type"] == "check"
    assert " ".join(report["passport"]) == "old new"
    assert " ".join(report["passport"]["old"]) == (
        "stances method rubric rubric_hash settings modifiers_hash rubric_settings"
    )
    assert " ".join(report["drifts"][0]) == (
        "expert dimension kinds old new difference tolerance swapped causes notes changes outcome "
        "fails waiver file line"
    )
    assert " ".join(report["cells"][0]) == "expert dimension old new"
    assert " ".join(report["cells"][0]["old"]) == "state position for against"


def test_every_cell_is_listed_with_where_it_stood_and_stands(both):
    cells = check(*both).cells
    assert [(one.expert, one.dimension) for one in cells] == sorted(
        (expert, dimension)
        for expert in ("Test Alpha", "Test Beta", "Test New")
        for dimension in ("tolls", "traffic")
    )
    assert cells[0].old == CellScore(state="for", position=0.5, support=1.0, opposition=0.0)
    assert cells[0].new == CellScore(state="against", position=-0.5, support=0.0, opposition=1.0)
    assert cells[4].old is None


def test_a_drift_by_the_corpus(both):
    drift = check(*both).drifts[0]
    assert drift.kinds == ("sign", "state", "position", "evidence", "rank")
    assert (drift.difference, drift.tolerance) == (-1.0, 0.0)
    assert drift.swapped == ("Test Beta",)
    assert drift.causes == ("corpus",)
    assert (drift.file, drift.line) == ("a.txt", 1)
    assert drift.waiver is None
    assert read_json(drift.changes) == [
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
    drift = check(*both).drifts[1]
    assert (drift.file, drift.line) == ("bridge/tolls.toml", 20)
    [change] = drift.changes
    assert (change.old_rule_weight, change.new_rule_weight) == (0.8, 0.5)
    assert (change.old_weight, change.new_weight) == (0.8, 0.5)
    assert change.sentence == "beta-1.1"


@pytest.mark.parametrize(
    ("files", "place"),
    [
        (("a.txt", "bridge/tolls.toml"), ("bridge/tolls.toml", 20)),
        (("a.txt",), ("a.txt", 1)),  # a bundled rubric is not a file of the reader
        ((), ("b.json", None)),
    ],
    ids=str,
)
def test_the_reader_is_sent_to_a_file_that_is_there(both, files, place):
    old, new = both
    drift = check(old, new, files=files).drifts[1]
    line = place[1] or read_back(old).cells[BETA].line
    assert line > 0
    assert (drift.file, drift.line) == (place[0], line)


def test_a_new_cell_without_evidence_stands_at_the_baselines_top(both):
    drift = check(*both).drifts[3]
    assert (drift.kinds, drift.changes) == (("come",), ())
    assert (drift.file, drift.line) == ("b.json", 1)
    assert (drift.old, drift.difference) == (None, None)


def test_silence_has_no_difference():
    old = make_scoring({"Test Alpha": [RAISE]}, {ALPHA: {RAISE: [make_target()]}})
    drift = check(old, make_scoring({"Test Alpha": [RAIN]}, {})).drifts[0]
    assert drift.difference is None
    assert drift.new == CellScore(state="silent", position=None, support=0.0, opposition=0.0)


def test_a_waiver_stands_with_the_drift_and_by_itself(both):
    waiver = Waiver(
        expert="alpha",
        dimension="",
        until=date(2030, 1, 1),
        reason="It is known.",
        file="stances.toml",
        line=9,
    )
    report = check(*both, waivers=[waiver])
    drift = report.drifts[0]
    assert read_json(drift.waiver) == {"until": "2030-01-01", "reason": "It is known."}
    assert (drift.fails, drift.outcome) == (False, "waived")
    assert (report.counts.waived, report.counts.failing) == (1, 2)
    assert read_json(report.waivers) == [
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
