"""Affiliations: the sums of their experts, who is left out, and what is refused."""

from __future__ import annotations

import json
import re

import pytest

FOR, AGAINST = "Congress should support tariffs.", "Higher tariffs would be a mistake."
ROWS = f"""\
expert,affiliation,text
Test Alpha,Test Institute,{FOR} {FOR}
Test Beta,Test Institute,{AGAINST}
Test Gamma,Test Center,{AGAINST}
Test Delta,,{FOR}
Test Alpha,Test Center,{AGAINST}
"""


@pytest.fixture
def run(whole_run, folder):
    (folder / "rows.csv").write_text(ROWS, encoding="utf-8")
    return lambda *args: whole_run("compare", "rows.csv", "--by", "affiliation", *args)


def test_sums_of_the_members_by_hand(run):
    code, out, notes = run("-f", "json")
    assert code == 0
    document = json.loads(out)
    assert document["experts"] == ["Test Institute", "Test Center"]
    assert document["passport"]["settings"] == {"by": "affiliation"}
    institute, center = document["cells"]
    assert (institute["for"], institute["against"]) == (2.0, 1.0)
    assert institute["position"] == pytest.approx((2 - 1) / (2 + 1 + 1))
    assert (center["for"], center["against"]) == (0.0, 2.0)
    assert center["position"] == pytest.approx(-2 / 3)
    assert (institute["sentences"], center["sentences"]) == (3, 2)
    assert institute["salience"] == 1.0
    assert "left out what they say without an affiliation: Test Delta; give a column" in notes


def test_the_table_says_who_speaks_for_whom(run):
    lines = run("--sort", "tariffs", "--salience")[1].splitlines()
    assert lines[0].split()[0] == "affiliation"
    assert lines[2].split() == ["Test", "Institute", "+0.25", "100%"]
    assert lines[3].split() == ["Test", "Center", "-0.67", "100%"]
    assert "Test Institute: Test Alpha, Test Beta" in lines
    assert "Test Center: Test Gamma, Test Alpha" in lines


def test_the_hint_that_is_printed_works_for_a_member(run, whole_run):
    out = run()[1]
    (hint,) = re.findall("^Why: stances (.*)$", out, re.M)
    (member,) = re.findall("^Test Center: (.*?),", out, re.M)
    words = hint.replace("MEMBER", member).replace("DIMENSION", "tariffs")
    command, *rest = words.split(" ", 1)
    name, dimension = rest[0].rsplit(" ", 1)
    code, explained, err = whole_run(command, name, dimension, "rows.csv")
    assert (code, err) == (0, "")
    assert explained.startswith("Test Gamma on tariffs\n")
    assert "Why: stances explain EXPERT DIMENSION" in whole_run("compare", "rows.csv")[1]


def test_a_weak_member_does_not_make_the_group_weak(run):
    assert "?" not in run()[1]
    assert "?-0.50" in run("-e", "beta")[1]


def test_evidence_is_that_of_the_members_and_adds_up(run, whole_run):
    _, out, _ = run("-f", "json", "--evidence", "-o", "sheet.json")
    assert out == ""
    code, out, notes = whole_run("compare", "sheet.json", "-f", "json")
    assert (code, notes) == (0, "")
    assert json.loads(out)["experts"] == ["Test Institute", "Test Center"]
    _, rows, _ = run("-f", "csv", "--evidence")
    assert "alpha-1.1" in rows
    assert "beta-1.1" in rows


def test_only_some_experts_count(run):
    _, out, notes = run("-e", "alpha", "-f", "json")
    cells = json.loads(out)["cells"]
    assert [(one["expert"], one["for"], one["against"]) for one in cells] == [
        ("Test Institute", 2.0, 0.0),
        ("Test Center", 0.0, 1.0),
    ]
    assert notes == ""


def test_where_nobody_has_one_it_says_how_to_give_it(whole_run, folder):
    (folder / "bare.csv").write_text(f"expert,text\nTest Alpha,{FOR}\n", encoding="utf-8")
    code, _, notes = whole_run("compare", "bare.csv", "--by", "affiliation")
    assert code == 2
    assert "no statement gives its speaker's affiliation; give a column affiliation" in notes


def test_codes_are_of_experts(run):
    code, _, notes = run("--codes", "codes.csv")
    assert code == 2
    assert "--codes are of experts, not of affiliations" in notes


def test_an_article_names_them(whole_run):
    code, out, _ = whole_run("compare", "c.txt", "--by", "affiliation")
    assert code == 0
    assert "Test Institute: Test Ümlaut, Test Beta, Test Gamma, Test Silent" in out


@pytest.mark.parametrize("first", ["Test Y / Test Z,Test X", "Test Z,Test X / Test Y"])
def test_names_with_a_slash_are_not_mistaken_for_each_other(whole_run, folder, first):
    rows = ["Test Y / Test Z,Test X", "Test W,Test X", "Test Z,Test X / Test Y"]
    rows.sort(key=lambda row: row != first)
    lines = [f"{row},{FOR}" for row in rows]
    (folder / "slash.csv").write_text(
        "\n".join(["expert,affiliation,text", *lines]), encoding="utf-8"
    )
    code, out, _ = whole_run("compare", "slash.csv", "--by", "affiliation", "-f", "json")
    assert code == 0
    sums = {one["expert"]: one["for"] for one in json.loads(out)["cells"]}
    assert sums == {"Test X": 2.0, "Test X / Test Y": 1.0}
