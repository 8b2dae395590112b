"""Rubrics as a coder reads them."""

from __future__ import annotations

import json

import pytest

from stances.commands.rubric.codebook import describe_rubric, list_rubrics
from stances.commands.rubric.show import Codebook, show_rubrics
from stances.errors import StancesError
from stances.output import csv, ndjson
from stances.output import json as as_json
from stances.output.view import View
from stances.output.width import measure_text

OFF = "weight = 0.0\ntopic = 1.0\nside = 1.0\n\n"
ON = "weight = 0.5\ntopic = 0.35\nnamed = 0.1\nside = 0.2\nfull = 0.3\nbeside_words = true"
MORE = """\
[pseudo]
words = ["not only", "bridge\\u001b loan*"]

[exemplars]
elsewhere = ["It rains."]

"""
MODIFIERS = """\
[[modifier]]
kind = "reversal"
scope = "after"
reach = 3
until = "clause"
words = ["mothball*", "scup\\u001bper"]

"""


@pytest.fixture
def codebook(named):
    """What the made-up rubric holds; with other lines of its header where wanted."""

    def of(old="", new=""):
        return Codebook(describe_rubric(named(rubric=(old, new))))

    return of


def list_shared(answer):
    """The lines on what holds for all dimensions."""
    return answer.show(View()).partition("\n\n")[0].splitlines()[2:]


def test_what_holds_for_all_dimensions_stands_first(codebook):
    assert list_shared(codebook(OFF, f"{ON}\n\n{MORE}")) == [
        "  similarity: weight 0.50, topic 0.35, named 0.10, side 0.20, full 0.30; beside words",
        "  pseudo: not only, bridge\\x1b loan*",
        "  exemplars of no dimension: 1",
    ]


def test_what_is_not_there_is_not_shown(codebook):
    assert list_shared(codebook()) == ["  similarity: off"]


def test_a_rubrics_own_modifiers_are_shown(codebook):
    answer = codebook("[actors]", f"{MODIFIERS}[actors]")
    assert list_shared(answer) == [
        "  similarity: off",
        "  modifiers: english, and its own:",
        "  modifier/1 reversal after mothball*, scup\\x1bper",
    ]
    shown = json.loads(as_json.write(answer, View()))["rubric"]["modifiers"]
    assert shown == {
        "language": "english",
        "own": [
            {
                "kind": "reversal",
                "scope": "after",
                "reach": 3,
                "until": "clause",
                "words": ["mothball*", "scup\x1bper"],
            }
        ],
    }


def test_json_holds_it_all_either_way(codebook):
    for answer, pseudo, elsewhere in (
        (codebook(), [], 0),
        (codebook("[actors]", f"{MORE}[actors]"), ["not only", "bridge\x1b loan*"], 1),
    ):
        document = json.loads(as_json.write(answer, View()))
        shown = document["rubric"]
        assert list(document) == ["format_version", "rubric"]
        assert list(shown) == [
            *("id", "title", "hash", "similarity", "pseudo", "elsewhere", "learned", "dimensions")
        ]
        assert shown["similarity"]["weight"] == 0.0
        assert (shown["pseudo"], shown["elsewhere"]) == (pseudo, elsewhere)


def test_a_dimension_is_shown_with_its_words(codebook):
    answer = codebook()
    block = answer.show(View()).split("\n\n")[1].splitlines()
    assert block[:5] == [
        "tolls (prescription)",
        "  Should drivers pay tolls?",
        "  + charge drivers",
        "  - let them pass free",
        "  Tolls on our own bridges.",
    ]
    assert "  target/1 toll*" in block
    assert "  cue/3 - 0.50 highway robbery" in block
    assert block[-1] == "  exemplars: 3 +, 3 -, 1 neutral; examples: 20"
    tolls = json.loads(as_json.write(answer, View()))["rubric"]["dimensions"][0]
    assert tolls["targets"][0] == {"words": ["toll*"]}
    assert tolls["cues"][2] == {"words": ["highway robbery"], "pole": "-", "weight": 0.5}
    assert tolls["exemplars"] == {"positive": 3, "negative": 3, "neutral": 1}
    assert "tolerance" not in tolls


def test_rows_count_what_a_dimension_has(codebook):
    answer = codebook()
    head, tolls, traffic, end = csv.write(answer, View()).split("\n")
    assert head.endswith("about,targets,cues,exemplars,examples")
    assert tolls.endswith("Tolls on our own bridges.,8,6,7,20")
    assert traffic.endswith(",1,1,6,2")
    assert end == ""
    lines = [json.loads(line) for line in ndjson.write(answer, View()).splitlines()]
    assert [(one["type"], one["id"]) for one in lines] == [
        ("dimension", "tolls"),
        ("dimension", "traffic"),
    ]


def test_only_the_dimensions_asked_for_are_shown(named):
    shown = describe_rubric(named(), ["traffic"])
    assert [one.id for one in shown.dimensions] == ["traffic"]
    with pytest.raises(StancesError, match='did you mean "traffic"'):
        describe_rubric(named(), ["trafic"])


def test_on_a_terminal_it_fits(codebook):
    text = codebook(OFF, f"{ON}\n\n{MORE}{MODIFIERS}").show(View(width=40))
    assert max(map(measure_text, text.split("\n"))) <= 40
    assert "words" in text.partition("pseudo")[0]


def test_the_list_names_the_bundled_rubrics():
    answer = show_rubrics(list_rubrics())
    rubrics = json.loads(as_json.write(answer, View()))["rubrics"]
    assert [(one["rubric"], one["dimensions"]) for one in rubrics] == [
        ("uk-parties", 2),
        ("us-iran", 10),
    ]
    assert all(one["hash"].startswith("sha256:") for one in rubrics)
    assert answer.show(View()).splitlines()[0].split() == ["rubric", "title", "dimensions", "hash"]
