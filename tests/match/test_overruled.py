"""A cue that a denial turns: composition knows how far the denial goes."""

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
    assert "set aside: turned by a denial, as its target is read" in shown
