"""Rubrics as a coder reads them, and what their own tests say."""

from __future__ import annotations

import json

import pytest

from rubric.samples import write
from stances import codebooks
from stances.present.rubrics import codebook, trial_report
from stances.present.terminal import View
from stances.present.width import text_width
from stances.settings import Settings

ON = "weight = 0.5\ntopic = 0.35\nnamed = 0.1\nside = 0.2\nfull = 0.3\nbeside_words = true"
MORE = """\
[pseudo]
words = ["not only", "bridge\\u001b loan*"]

[exemplars]
elsewhere = ["It rains."]

"""


@pytest.fixture
def record(tmp_path):
    """What the made-up rubric holds; with other lines of its header where wanted."""

    def of(old="", new=""):
        folder = write(tmp_path / "bridge", rubric=(old, new))
        return codebooks.rubric_record(Settings(rubric=str(folder)))

    return of


def test_what_holds_for_all_dimensions_stands_first(record):
    found = record("weight = 0.0\ntopic = 1.0\nside = 1.0\n\n", f"{ON}\n\n{MORE}")
    head = codebook(found, fmt="table", view=View()).partition("\n\n")[0]
    assert head.splitlines()[2:] == [
        "  similarity: weight 0.50, topic 0.35, named 0.10, side 0.20, full 0.30; beside words",
        "  pseudo: not only, bridge\\x1b loan*",
        "  exemplars of no dimension: 1",
    ]


def test_what_is_not_there_is_not_told(record):
    head = codebook(record(), fmt="table", view=View()).partition("\n\n")[0]
    assert head.splitlines()[2:] == ["  similarity: off"]


def test_json_holds_it_all_either_way(record):
    for found, pseudo, elsewhere in (
        (record(), [], 0),
        (record("[actors]", f"{MORE}[actors]"), ["not only", "bridge\x1b loan*"], 1),
    ):
        told = json.loads(codebook(found, fmt="json", view=View()))["rubric"]
        assert told["similarity"]["weight"] == 0.0
        assert (told["pseudo"], told["elsewhere"]) == (pseudo, elsewhere)


def test_on_a_terminal_it_fits(record):
    found = record("weight = 0.0\ntopic = 1.0\nside = 1.0\n\n", f"{ON}\n\n{MORE}")
    text = codebook(found, fmt="table", view=View(width=40))
    assert max(map(text_width, text.split("\n"))) <= 40
    assert "words" in text.partition("pseudo")[0]


@pytest.mark.parametrize(("passed", "told"), [(0, "0 examples"), (1, "1 example"), (2, "2 exampl")])
def test_one_example_is_one_example(passed, told):
    trial = {"passed": passed, "failed": []}
    text = trial_report(trial, rubric="made-up", fmt="table", view=View())
    assert text.startswith(f"made-up: {told}")
    assert text.endswith(" passed, 0 failed\n")
