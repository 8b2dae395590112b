"""Composition knows what is said of a cue beyond its own words, and what is denied."""

from __future__ import annotations

import json

import pytest

AUTHOR = ("--author", "Test Alpha", "-r", "us-iran")
CELL = ("-d", "soleimani-strike")
CASES = [
    ("It was wrong to kill Soleimani.", "against"),
    ("It was not wrong to kill Soleimani.", "for"),
    ("Taking out Soleimani was a mistake.", "against"),
    ("Taking out Soleimani was in no way a mistake.", "for"),
]


@pytest.mark.parametrize(("text", "side"), CASES)
def test_a_target_overrules_its_cue_where_something_is_denied(whole_run, folder, text, side):
    (folder / "a.txt").write_text(text, encoding="utf-8")
    command = ["score", "a.txt", *AUTHOR, *CELL, "-f", "json"]
    [cell] = json.loads(whole_run(*command)[1])["cells"]
    assert cell["state"] == side


def test_the_cue_is_shown_as_set_aside(whole_run, folder):
    (folder / "a.txt").write_text(CASES[1][0], encoding="utf-8")
    command = ["explain", "Test Alpha", "soleimani-strike", "a.txt", *AUTHOR]
    shown = whole_run(*command)[1]
    assert "set aside: its target is read with what is said of it" in shown


@pytest.mark.parametrize(
    ("text", "dimension", "side"),
    [
        ("Consulting our allies on Iran would be a mistake.", "coalition", "against"),
        ("Ignoring our allies on Iran would be a mistake.", "coalition", "for"),
        ("I support ignoring our allies on Iran.", "coalition", "against"),
        ("Diplomacy with Iran would be madness.", "diplomacy", "against"),
        ("Breaking off talks with Iran would be wise.", "diplomacy", "against"),
        ("I am against breaking off talks with Iran.", "diplomacy", "for"),
        ("We must not pull our troops out of Iraq.", "us-presence", "for"),
        (
            "The killing of Soleimani has not – by any yardstick – made one American safer.",
            "soleimani-strike",
            "against",
        ),
        ("Heeding the Iraqi parliament is a bad idea.", "iraq-sovereignty", "against"),
    ],
)
def test_a_target_overrules_its_cue_where_more_is_said_of_it(
    whole_run, folder, text, dimension, side
):
    (folder / "a.txt").write_text(text, encoding="utf-8")
    command = ["score", "a.txt", *AUTHOR, "-d", dimension, "-f", "json"]
    [cell] = json.loads(whole_run(*command)[1])["cells"]
    assert cell["state"] == side
