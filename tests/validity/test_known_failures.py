"""What is known to be read wrongly: each case is to fail until somebody mends its kind."""

import json
from pathlib import Path

import pytest

from stances.rubric.compile import compiled
from stances.rubric.files import locate
from stances.score.evidence import weigh
from stances.score.reader import Reader
from stances.settings import cache_folder
from validity.data import sentences

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
            # a crash is no known failure
            marks=pytest.mark.xfail(raises=AssertionError, strict=True, reason=case["why"]),
        )
        for case in CASES
    ],
    ids=lambda case: case["text"][:50],
)
def test_known_failure(case):
    made = compiled(locate(case["rubric"]), cache_folder())
    dimension = next(one for one in made.rubric.dimensions if one.id == case["dimension"])
    read = Reader(made).read(sentences(case["text"]))
    weight = sum(one.weight for one in weigh(dimension, read, made.rubric))
    given = "+" if weight > 0 else "-" if weight < 0 else "0"
    assert given == case["expect"]
