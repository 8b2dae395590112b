"""What is known to be read wrongly: each case is to fail until its kind is read rightly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stances.scoring.weighing import weigh_sentences
from validity.data import cut_sentences
from validity.rubrics import open_reader

FOLDER = Path(__file__).parents[1] / "cases" / "known_failures"
CASES = [
    json.loads(line)
    for path in sorted(FOLDER.glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            # a crash is not a known failure
            marks=pytest.mark.xfail(raises=AssertionError, strict=True, reason=case["why"]),
        )
        for case in CASES
    ],
    ids=lambda case: case["text"][:50],
)
def test_known_failure(case):
    reader = open_reader(case["rubric"])
    dimension = next(one for one in reader.rubric.dimensions if one.id == case["dimension"])
    read = reader.read(cut_sentences(case["text"]))
    weight = sum(one.weight for one in weigh_sentences(dimension, read, reader.rubric))
    given = "+" if weight > 0 else "-" if weight < 0 else "0"
    assert given == case["expect"]
