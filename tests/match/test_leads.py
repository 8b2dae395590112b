"""List items are read with the lead-in that governs them."""

from __future__ import annotations

import json

import pytest

CASES = [
    ("We must not:\n\n- bomb Iran\n- sink Iranian ships\n", "retaliation", "against"),
    ("We must:\n\n- bomb Iran\n- sink Iranian ships\n", "retaliation", "for"),
    ("What I favour:\n\n- talks with Iran\n", "diplomacy", "for"),
    ("What I oppose:\n\n- talks with Iran\n", "diplomacy", "against"),
    ("Here is what I would scrap today:\n\n- the sanctions\n", "economic-pressure", "against"),
    ("There is no case for:\n\n1. talks with Iran\n", "diplomacy", "against"),
    ("Questions for the hearing:\n\n- talks with Iran\n", "diplomacy", "silent"),
    ("For Monday:\n\n- whether sanctions on Iran hurt us\n", "economic-pressure", "silent"),
    ("Questions:\n\n- who is hurt by sanctions on Iran\n", "economic-pressure", "silent"),
    ("Why I object:\n\n- sanctions on Iran hurt us\n", "economic-pressure", "against"),
]


@pytest.mark.parametrize(("text", "dimension", "side"), CASES)
def test_an_item_takes_the_side_of_its_lead_in(whole_run, folder, text, dimension, side):
    (folder / "a.md").write_text(text, encoding="utf-8")
    command = ["score", "a.md", "--author", "Test Alpha", "-r", "us-iran", "-d", dimension]
    [cell] = json.loads(whole_run(*command, "-f", "json")[1])["cells"]
    assert cell["state"] == side


def test_a_lead_in_governs_no_prose_behind_its_list(whole_run, folder):
    text = "I oppose:\n\n- delay\n\nTalks with Iran are needed now.\n"
    (folder / "a.md").write_text(text, encoding="utf-8")
    command = ["score", "a.md", "--author", "Test Alpha", "-r", "us-iran", "-d", "diplomacy"]
    [cell] = json.loads(whole_run(*command, "-f", "json")[1])["cells"]
    assert cell["state"] == "for"


def test_the_derivation_shows_words_of_both_and_nothing_between(whole_run, folder):
    (folder / "a.md").write_text(CASES[0][0], encoding="utf-8")
    command = ["explain", "alpha", "retaliation", "a.md", "--author", "Test Alpha"]
    shown = whole_run(*command, "-r", "us-iran")[1]
    assert 'must ("must not") "sink"' in shown


def test_a_sheet_with_a_list_is_read_again(whole_run, folder):
    text = "We must not:\n\n- bomb Iran\n\nI oppose:\n\n- talks with Iran\n"
    (folder / "a.md").write_text(text, encoding="utf-8")
    command = ["score", "a.md", "--author", "Test Alpha", "-r", "us-iran", "-f", "json"]
    code, sheet, _ = whole_run(*command, "--evidence")
    (folder / "s.json").write_text(sheet, encoding="utf-8")
    assert (code, whole_run("compare", "s.json")[0]) == (0, 0)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("We must not:\n\n- panic. Talks with Iran are good.\n", "for"),
        ("We must not:\n\n- lose heart:\n\n    - negotiate with Iran\n", "for"),
        ("**We must not:**\n\n- negotiate with Iran\n", "against"),
    ],
)
def test_a_lead_in_governs_the_first_sentence_of_its_own_items(whole_run, folder, text, side):
    (folder / "a.txt").write_text(text, encoding="utf-8")
    command = ["score", "a.txt", "--author", "Test Alpha", "-r", "us-iran", "-d", "diplomacy"]
    [cell] = json.loads(whole_run(*command, "-f", "json")[1])["cells"]
    assert cell["state"] == side


def test_a_lead_in_ends_where_another_speaks(whole_run, folder):
    turns = (
        "Test Alpha: We must not:\n\n- negotiate with Iran\n\nTest Beta: It rains today.\n\n"
        "Test Alpha: It is late.\n\n- negotiate with Iran\n"
    )
    (folder / "a.txt").write_text(turns, encoding="utf-8")
    command = ["explain", "alpha", "diplomacy", "a.txt", "-r", "us-iran"]
    assert whole_run(*command)[1].count('must ("must not")') == 1


def test_a_bare_lead_in_without_a_pronoun_refers_to_nothing_before_it(whole_run, folder):
    text = "We must end:\n\n- the sanctions\n\nI oppose:\n\n- delay\n"
    (folder / "a.md").write_text(text, encoding="utf-8")
    command = ["explain", "alpha", "economic-pressure", "a.md", "--author", "Test Alpha"]
    shown = whole_run(*command, "-r", "us-iran")[1]
    assert "hangs on" not in shown
