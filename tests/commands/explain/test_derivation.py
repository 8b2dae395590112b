"""What `explain` prints of targets that are read by composition, and how scores rebuild from it."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from commands.tariffs import cache, folder, run_program  # noqa: F401  (fixtures)

RUBRIC = """
format = 1
id = "levy"
label = "Levy"
question = "Should there be a levy?"
kind = "prescription"
positive = "keep the levy"
negative = "scrap the levy"

[[target]]
words = ["levy"]
fires = ["We should keep the levy."]

[[target]]
words = ["exemption"]
pole = "-"
fires = ["We should scrap the exemption."]

[[cue]]
pole = "-"
words = ["robs nurses"]
fires = ["It robs nurses."]
"""
SENTENCES = (
    "We must not lift the levy.",
    "The levy works, but it costs jobs.",
    "Perhaps we should keep the exemption.",
    "Critics say that the levy fails.",
    "The levy is old.",
    "If the levy fails, we should still keep the levy.",
    "It was wrong to refuse to scrap the exemption, and it robs nurses.",
    "The failed levy costs jobs and hurts us all.",
    "Although the levy is a disaster, the exemption has made it work.",
    "Should we keep the levy?",
    "It has ruined the town.",
)
NUMBER = r"[+-]?\d+(?:\.\d+)?"


@pytest.fixture
def explain(run_program, folder):  # noqa: F811
    """Explains what one expert says of the levy."""
    (folder / "levy.toml").write_text(RUBRIC, encoding="utf-8")

    def run(sentences, *args):
        (folder / "a.txt").write_text(" ".join(sentences), encoding="utf-8")
        ask = ("alpha", "levy", "a.txt", "--author", "Test Alpha", "-r", "levy.toml")
        code, out, err = run_program("explain", *ask, *args)
        assert (code, err) == (0, "")
        return out

    return run


def find_items(out):
    cell = json.loads(out)["cells"][0]
    return [item for sentence in cell["evidence"] for item in sentence["items"]]


def sum_up(clues):
    return sum(one["sign"] * one["weight"] for one in clues)


def test_the_weight_of_each_target_rebuilds_from_its_clues(explain):
    out = explain(SENTENCES, "-f", "json")
    voices = json.loads(out)["marks"]["rubric"]["settings"]
    composed = [one for one in find_items(out) if "clues" in one]
    sides = {one["sign"] for one in composed}
    assert len(composed) >= 9
    assert sides >= {1, -1}
    assert any(len(one["clues"]) > 1 for one in composed), "a sum has several parts"
    for item in composed:
        total = sum_up(item["clues"])
        strength = item["rule_weight"] * min(1.0, abs(total) / 2)
        if item["sign"]:
            assert item["sign"] * total > 0
            shown = strength * voices[f"voices.{item['voice']}"]
            assert item["weight"] == pytest.approx(shown, abs=1e-4)
        else:
            assert abs(total) < 0.4


def test_the_position_rebuilds_from_the_printed_clues(explain):
    """By hand: clues to the weight of a target, these to sentences, these to the position."""
    out = explain(SENTENCES)
    totals = {"+": 0.0, "-": 0.0}
    used = 0
    for block in re.split(r"\n\n", out):
        head = re.match(rf" ?({NUMBER})  alpha-", block)
        if head is None or not float(head[1]):
            continue
        weight = 0.0
        for item in re.split(r"\n(?=  [+-])", block)[1:]:
            clues = [float(one) for one in re.findall(rf"^ {{12}}[\w ]+ ({NUMBER}): ", item, re.M)]
            used += len(clues)
            share = re.search(rf" x (?:hedged|conditional|conceded) ({NUMBER})", item)
            own = sum(clues) / 2 if clues else float(re.match(rf"  ({NUMBER})", item)[1])
            weight += max(-1.0, min(1.0, own)) * (float(share[1]) if share else 1)
        weight = max(-1.0, min(1.0, weight))
        assert weight == pytest.approx(float(head[1]), abs=1e-4), block
        totals["+" if weight > 0 else "-"] += abs(weight)
    assert used >= 9
    right, left = totals["+"], totals["-"]
    shown = float(re.search(rf"^position = .* = ({NUMBER})$", out, re.M)[1])
    assert (right - left) / (right + left + 1) == pytest.approx(shown, abs=1e-3)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "We must not lift the levy.",
            'obligation +3.00: must "must not lift" ← undoes it "must not lift" ← target "levy"',
        ),
        (
            "We should keep the exemption.",
            'obligation -3.00: must "should keep" ← brings it about "should keep" '
            '← target "exemption"',
        ),
        ("Critics say that the levy fails.", 'effect -2.00: says of it "fails" ← target "levy"'),
    ],
)
def test_steps_lead_from_the_target_outwards(explain, sentence, line):
    assert f"\n            {line}\n" in explain([sentence])


def test_every_clue_is_printed(explain):
    out = explain(["The failed levy costs jobs and hurts us all."])
    item = find_items(explain(["The failed levy costs jobs and hurts us all."], "-f", "json"))[0]
    assert len(item["clues"]) > 1
    printed = re.findall(rf"^ {{12}}[\w ]+ ({NUMBER}): ", out, re.M)
    assert [float(one) for one in printed] == [one["sign"] * one["weight"] for one in item["clues"]]
    assert f"; sum of clues {sum_up(item['clues']):+g} (2 weighs in full); target 1" in out


def test_a_row_holds_its_clues(explain):
    rows = list(csv.DictReader(io.StringIO(explain(["We must lift the levy."], "-f", "csv"))))
    assert [row["clues"] for row in rows] == [
        'obligation -3.00: must "must lift" ← undoes it "must lift" ← target "levy"'
    ]
    assert "undoes it" in explain(["We must lift the levy."], "-f", "github")


def test_evidence_that_is_not_composed_has_no_clues(explain):
    items = find_items(explain(["It robs nurses.", "The levy is old."], "-f", "json"))
    assert [(one["origin"], "clues" in one) for one in items] == [("cue", False), ("target", False)]


def test_a_sheet_whose_clues_give_the_other_side_is_refused(explain, run_program, folder):  # noqa: F811
    sheet = json.loads(explain(["We must lift the levy."], "-f", "json"))
    item = sheet["cells"][0]["evidence"][0]["items"][0]
    item["clues"][0]["sign"] = 1
    (folder / "s.json").write_text(json.dumps(sheet), encoding="utf-8")
    code, _, err = run_program("compare", "s.json")
    assert (code, "items[0].sign: the clues give 3.0000" in err) == (2, True)
    item["clues"][0]["sign"] = -1
    item["clues"][0]["steps"][0]["text"] = "must keep"
    (folder / "s.json").write_text(json.dumps(sheet), encoding="utf-8")
    code, _, err = run_program("compare", "s.json")
    assert (code, "clues[0].steps[0].text: it does not stand at" in err) == (2, True)
