"""Scores of coded statements: printed, published on the page, and held above a floor."""

from __future__ import annotations

import json

import pytest

from stances.commands.evaluate.evaluation import evaluate_codes
from stances.settings.model import Settings
from validity.data import SHARED, STATEMENTS
from validity.page import check_rows, make_row


def list_false_off_topic(found, path):
    """Return the sides given to statements on other matters."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    elsewhere = {row["id"] for row in rows if row["kind"] == "offtopic"}
    return [one for one in found.errors if one.unit in elsewhere]


LEAST = {
    "62 real statements, used for development": (0.80, 0.95),
    "80 statements of our own, press prose": (0.85, 0.95),
    "100 more of them": (0.85, 0.95),
    "80 hard ones, read for kinds of error": (0.58, 0.80),
    "70 in indirect, literary prose": (0.55, 0.85),
    "80 unread, for the bars of likeness": (0.65, 0.90),
    "80 in press prose, held out": (0.65, 0.90),
    "70 in literary prose, held out": (0.50, 0.85),
}
"""The least F_avg and direction of each."""

MOST_OFF_TOPIC = {"62 real statements, used for development": 2}


def test_all_have_a_floor():
    assert list(LEAST) == list(STATEMENTS)


@pytest.mark.parametrize("name", STATEMENTS)
def test_statements(name, request):
    path = STATEMENTS[name]
    if path.is_relative_to(SHARED):
        request.getfixturevalue("shared")  # skips where it is not at hand
    found = evaluate_codes(str(path), [], settings=Settings())
    check_rows([make_row(name, found)])
    least_f, least_direction = LEAST[name]
    assert found.overall.f_avg >= least_f
    assert found.overall.direction >= least_direction
    assert len(list_false_off_topic(found, path)) <= MOST_OFF_TOPIC.get(name, 3)
