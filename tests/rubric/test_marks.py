"""Marks of a rubric's parts: baselines hold them, so that reading must not change them."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from rubric.samples import HEADER, TOLLS, TRAFFIC, write
from stances.rubric.files import read_rubric_files
from stances.rubric.load import parse_rubric
from stances.wire.digests import make_mark

BASELINE = Path(__file__).parents[1] / "baseline.json"
NAMES = ("format", "label", "question", "positive", "negative", "about", "tolerance", "example")


def strip_tests(entry):
    return {key: value for key, value in entry.items() if key not in ("fires", "silent")}


def mark_dimension(text):
    """The mark of a dimension's file, from its plain values."""
    table = tomllib.loads(text)
    content = {key: value for key, value in table.items() if key not in NAMES}
    content["target"] = [strip_tests(one) for one in table.get("target", [])]
    content["cue"] = [strip_tests(one) for one in table.get("cue", [])]
    return make_mark(content)


def test_marks_are_made_of_what_the_files_say(loaded):
    header = tomllib.loads(HEADER)
    shared = {key: value for key, value in header.items() if key not in ("format", "title")}
    assert loaded.mark == make_mark(shared)
    assert [one.mark for one in loaded.dimensions] == [
        mark_dimension(TOLLS),
        mark_dimension(TRAFFIC),
    ]


def test_the_mark_of_a_language_is_that_of_its_file(loaded, files):
    (english,) = [one for one in files.modifiers if one.name == "english.toml"]
    assert loaded.modifiers.mark == make_mark(tomllib.loads(english.data.decode()))


def test_a_single_file_shares_nothing(folder):
    assert parse_rubric(read_rubric_files(str(folder / "traffic.toml"))).mark == make_mark({})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('title = "Bridge tolls: a made-up rubric"', 'title = "Tolls"'),
        ("format = 1", "format = 1 # the first"),
        ("min_evidence = 0.5", "min_evidence = 5e-1"),
        ('us = ["we", "our"', 'us = [ "we",\n"our"'),
    ],
)
def test_what_no_score_depends_on_has_no_part_in_the_mark(loaded, tmp_path, old, new):
    other = parse_rubric(read_rubric_files(str(write(tmp_path / "other", rubric=(old, new)))))
    assert other.mark == loaded.mark


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("min_evidence = 0.5", "min_evidence = 0.6"),
        ("mixed_below = 0.2\n", ""),
        ('"tolls", "traffic"]', '"traffic", "tolls"]'),
        ("hedged = 0.8", "hedged = 0.7"),
        ('us = ["we", "our"', 'us = ["our", "we"'),
        ("[lists]", '[pseudo]\nwords = ["x"]\n[lists]'),
    ],
)
def test_what_a_score_depends_on_has_a_part_in_the_mark(loaded, tmp_path, old, new):
    other = parse_rubric(read_rubric_files(str(write(tmp_path / "other", rubric=(old, new)))))
    assert other.mark != loaded.mark


def test_marks_are_those_that_the_accepted_baseline_holds():
    accepted = json.loads(BASELINE.read_text(encoding="utf-8"))
    marks = accepted["marks"]["rubric"]
    rubric = parse_rubric(read_rubric_files(accepted["passport"]["rubric"]))
    assert rubric.hash == accepted["passport"]["rubric_hash"]
    assert (rubric.mark, rubric.modifiers.mark) == (marks["shared"], marks["modifiers"])
    assert {one.id: one.mark for one in rubric.dimensions} == marks["dimensions"]
    entries = {one.id: sorted(entry.mark for entry in one.entries) for one in rubric.dimensions}
    assert entries == {name: sorted(own) for name, own in marks["entries"].items()}
