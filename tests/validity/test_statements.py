"""Scores of coded statements: printed, and held above a floor."""

import json
from pathlib import Path

import pytest

from stances import pipeline
from stances.settings import Settings
from validity.figures import SIDES, direction, f_avg, told

CASES = Path(__file__).parents[1] / "cases" / "synthetic"


def scored(path):
    """(coded, given) for every cell that the coders agree on, and the false sides off topic."""
    settings = Settings(expert_column="id")
    given = {
        (cell["expert"], cell["dimension"]): SIDES[cell["state"]].replace("0", ".")
        for cell in pipeline.sheet([str(path)], settings=settings)["cells"]
    }
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    pairs = [
        (code, given[row["id"], dimension])
        for row in rows
        for dimension, code in row["stances"].items()
        if code != "?"
    ]
    off_topic = [
        (row["id"], dimension)
        for row in rows
        if row["kind"] == "offtopic"
        for dimension in row["stances"]
        if given[row["id"], dimension] != "."
    ]
    return pairs, off_topic


@pytest.mark.parametrize(
    ("file", "name", "least_f", "least_direction"),
    [
        ("press_1.jsonl", "80 statements of our own, press prose", 0.80, 0.95),
        ("press_2.jsonl", "100 more of them", 0.80, 0.95),
        ("prose_1.jsonl", "70 in indirect, literary prose", 0.35, 0.85),
        ("press_held_out.jsonl", "80 in press prose, held out", 0.65, 0.90),
        ("prose_held_out.jsonl", "70 in literary prose, held out", 0.45, 0.85),
    ],
)
def test_our_own_statements(file, name, least_f, least_direction):
    pairs, off_topic = scored(CASES / file)
    told(name, pairs)
    assert f_avg(pairs) >= least_f
    assert direction(pairs) >= least_direction
    assert len(off_topic) <= 3


def test_development_statements(shared):
    pairs, off_topic = scored(shared / "gold/us-iran-statements.jsonl")
    told("62 real statements, used for development", pairs)
    assert f_avg(pairs) >= 0.80
    assert direction(pairs) >= 0.95
    assert len(off_topic) <= 2
