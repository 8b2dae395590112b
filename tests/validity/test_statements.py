"""Scores of coded statements: printed, told in the README, and held above a floor."""

import json

import pytest

from stances.evaluation import evaluation
from stances.settings import Settings
from validity.data import SYNTHETIC
from validity.figures import told


def false_off_topic(found, path):
    """The sides given to statements on other matters."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    elsewhere = {row["id"] for row in rows if row["kind"] == "offtopic"}
    return [one for one in found["errors"] if one["unit"] in elsewhere]


def held_to(path, name, least_f, least_direction, most_off_topic):
    found = evaluation(str(path), [], settings=Settings())
    told(name, found)
    assert found["overall"]["f_avg"] >= least_f
    assert found["overall"]["direction"] >= least_direction
    assert len(false_off_topic(found, path)) <= most_off_topic


@pytest.mark.parametrize(
    ("file", "name", "least_f", "least_direction"),
    [
        ("press_1.jsonl", "80 statements of our own, press prose", 0.85, 0.95),
        ("press_2.jsonl", "100 more of them", 0.85, 0.95),
        ("press_3.jsonl", "80 hard ones, read for kinds of error", 0.58, 0.80),
        ("prose_1.jsonl", "70 in indirect, literary prose", 0.55, 0.85),
        ("press_weights.jsonl", "80 unread, for the bars of likeness", 0.65, 0.90),
        ("press_held_out.jsonl", "80 in press prose, held out", 0.65, 0.90),
        ("prose_held_out.jsonl", "70 in literary prose, held out", 0.50, 0.85),
    ],
)
def test_our_own_statements(file, name, least_f, least_direction):
    held_to(SYNTHETIC / file, name, least_f, least_direction, 3)


def test_development_statements(shared):
    path = shared / "gold/us-iran-statements.jsonl"
    held_to(path, "62 real statements, used for development", 0.80, 0.95, 2)
