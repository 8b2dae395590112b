"""What a rubric's own tests say."""

from __future__ import annotations

import json

import pytest

from stances.commands.rubric.trial import TrialAnswer, TrialDocument, try_rubric
from stances.output import csv, ndjson
from stances.output import json as as_json
from stances.output.view import View
from stances.scoring.trial import Failure

FAILURE = Failure(
    dimension="tolls",
    where="bridge/tolls.toml:7",
    text="We must\x1b raise tolls.",
    expected="+",
    got="-",
    why='target "tolls" -1',
)


def answer(passed=0, *failed):
    return TrialAnswer(TrialDocument(passed=passed, failed=failed), "made-up")


@pytest.mark.parametrize(("passed", "text"), [(0, "0 examples"), (1, "1 example"), (2, "2 exampl")])
def test_one_example_is_one_example(passed, text):
    shown = answer(passed).show(View())
    assert shown.startswith(f"made-up: {text}")
    assert shown.endswith(" passed, 0 failed\n")
    assert not answer(passed).falls_short


def test_a_failure_is_shown_with_its_reason():
    found = answer(2, FAILURE, Failure(**{**vars_of(FAILURE), "why": ""}))
    first = "bridge/tolls.toml:7: tolls: expected +, got -: We must\\x1b raise tolls."
    assert found.show(View()).splitlines() == [
        first,
        '  target "tolls" -1',
        first,
        "made-up: 2 examples passed, 2 failed",
    ]
    assert found.falls_short


def vars_of(record):
    return {name: getattr(record, name) for name in record.__struct_fields__}


def test_each_format_holds_the_failures():
    found = answer(2, FAILURE)
    document = json.loads(as_json.write(found, View()))
    assert document == {"format_version": "1.0", "passed": 2, "failed": [vars_of(FAILURE)]}
    assert json.loads(ndjson.write(found, View())) == {"type": "failure", **vars_of(FAILURE)}
    assert csv.write(found, View()).splitlines()[0] == "dimension,where,text,expected,got,why"
    assert ndjson.write(answer(2), View()) == ""


def test_a_rubric_is_tried_with_its_own_examples(named):
    whole = try_rubric(named())
    assert (whole.passed, whole.failed) == (22, ())
    spoilt = named(tolls=('fires = ["We should raise tolls."]', 'fires = ["We should raise it."]'))
    trial = try_rubric(spoilt)
    (failure,) = trial.failed
    assert trial.passed == 21
    assert (failure.dimension, failure.expected) == ("tolls", "tolls/target/1 fires (+)")
    assert failure.where == f"{spoilt.rubric}/tolls.toml:13"
