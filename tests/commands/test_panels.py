"""What ``--weights`` says, and what it may not say."""

from __future__ import annotations

import pytest

from sheets import make_cell, make_sheet
from stances.commands.panels import parse_weights
from stances.errors import StancesError

SHEET = make_sheet(
    [make_cell("Test Alpha", dimension, 1.0, 0.0) for dimension in ("retaliation", "diplomacy")]
)


def test_weights_by_the_ids_of_dimensions():
    assert parse_weights(["retaliation=2", "diplomacy=0.5"], SHEET) == {
        "retaliation": 2.0,
        "diplomacy": 0.5,
    }
    assert parse_weights([], SHEET) == {}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("retaliaton=2", 'did you mean "retaliation"?'),
        ("retaliation", "write ID=NUMBER"),
        ("retaliation=much", "a weight is a number"),
        ("retaliation=-1", "a weight is a number"),
        ("retaliation=nan", "a weight is a number"),
        ("retaliation=inf", "a weight is a number"),
    ],
)
def test_a_weight_that_is_none_is_refused(given, message):
    with pytest.raises(StancesError) as caught:
        parse_weights([given], SHEET)
    assert message in str(caught.value)


def test_two_weights_for_one_dimension_are_refused():
    with pytest.raises(StancesError, match="two weights"):
        parse_weights(["diplomacy=1", "diplomacy=2"], SHEET)


@pytest.mark.parametrize(
    "args",
    [
        ("compare",),
        ("score",),
        ("explain", "beta", "tariffs"),
        ("agree",),
        ("rank", "tariffs"),
        ("crux",),
        ("fragile",),
        ("map",),
        ("plot",),
        ("cite",),
        ("match", "c.txt"),
        ("report", "-o", "r.html"),
    ],
)
def test_a_rubric_that_a_sheet_was_not_made_with_is_refused(whole_run, args):
    whole_run("score", "c.txt", "-f", "json", "--evidence", "-o", "sheet.json")
    code, out, notes = whole_run(*args, "sheet.json", "-r", "us-iran")
    if args[0] == "match":  # the text is read first, and by the rubric that was named
        assert code == 2
        return
    assert (code, out) == (2, "")
    assert 'sheet.json: a score sheet that was made with the rubric "a.toml", not with' in notes
    assert whole_run(*args, "sheet.json", "-r", "a.toml")[0] == 0


COMPARING = (
    ("agree",),
    ("rank", "tariffs"),
    ("crux",),
    ("fragile",),
    ("map",),
    ("plot",),
    ("cite",),
    ("match", "t.txt"),
)


@pytest.fixture
def text(folder):
    (folder / "t.txt").write_text("Higher tariffs would be a mistake.\n", encoding="utf-8")


@pytest.mark.usefixtures("text")
@pytest.mark.parametrize("command", COMPARING, ids=" ".join)
def test_several_processes_give_the_same_and_experts_can_be_chosen(whole_run, command):
    once = whole_run(*command, "./c.txt", "-f", "json")
    assert once[0] == 0
    assert whole_run(*command, "./c.txt", "-f", "json", "-j", "2") == once
    some = whole_run(*command, "./c.txt", "-f", "json", "-e", "umlaut", "-e", "beta")
    assert some[0] == 0
    assert "Gamma" not in some[1]


@pytest.mark.usefixtures("text")
@pytest.mark.parametrize("command", [("crux",), ("match", "t.txt"), ("agree",), ("map",)])
def test_weights_count_in_distances(whole_run, command):
    code, _, notes = whole_run(*command, "./c.txt", "--weights", "nothing=2")
    assert code == 2
    assert '--weights: unknown dimension "nothing"' in notes
    assert whole_run(*command, "./c.txt", "--weights", "tariffs=2")[0] == 0


@pytest.mark.parametrize("evidence", [(), ("--evidence",)])
@pytest.mark.parametrize("fmt", ["ndjson", "csv", "tsv"])
def test_rows_of_scores_are_not_taken_for_texts(whole_run, fmt, evidence):
    assert whole_run("score", "c.txt", "-f", fmt, *evidence, "-o", f"rows.{fmt}")[0] == 0
    for command in (("rank", "tariffs"), ("compare",), ("agree",)):
        code, out, notes = whole_run(*command, f"./rows.{fmt}")
        assert (code, out) == (2, "")
        what = f"this is the {fmt.upper()} of stances score, which is not read; write -f json"
        assert f"rows.{fmt}: {what}" in notes
