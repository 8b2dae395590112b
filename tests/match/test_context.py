"""A sentence with many targets: what surrounds them is looked for once, and each is read."""

from __future__ import annotations

import json

import pytest

from stances.match import context
from stances.match.composition.sentence import mark_targets
from stances.text.tokens import tokenize

MANY = 60
ENDLESS = "we should lift the sanctions on iran and " * MANY


def test_what_surrounds_a_sentence_is_looked_for_once(monkeypatch, whole_run, folder):
    seen = []
    for name in ("abstains", "concedes", "opens_turn", "takes_back"):
        work = getattr(context, name)

        def count(*given, name=name, work=work):
            seen.append(name)
            return work(*given)

        monkeypatch.setattr(context, name, count)
    (folder / "a.txt").write_text(ENDLESS, encoding="utf-8")
    command = ["score", "a.txt", "--author", "Test Alpha", "-r", "us-iran", "-f", "json"]
    sheet = json.loads(whole_run(*command)[1])
    [cell] = [one for one in sheet["cells"] if one["dimension"] == "economic-pressure"]
    assert cell["state"] == "against"
    assert sorted(seen) == ["abstains", "concedes", "opens_turn", "takes_back"]


def test_a_target_far_into_a_sentence_is_read_like_the_first(whole_run, folder):
    """Its words are read with those around it, and its clues say where they stand."""
    (folder / "a.txt").write_text(ENDLESS, encoding="utf-8")
    command = ["score", "a.txt", "--author", "Test Alpha", "-r", "us-iran", "-f", "json"]
    sheet = json.loads(whole_run(*command, "--evidence")[1])
    [cell] = [one for one in sheet["cells"] if one["dimension"] == "economic-pressure"]
    [sentence] = cell["evidence"]
    items = [one for one in sentence["items"] if one["origin"] == "target"]
    assert [one["sign"] for one in items] == [-1] * MANY
    steps = [step for one in items for clue in one["clues"] for step in clue["steps"]]
    assert {step["text"] for step in steps} == {"should lift"}
    assert all(ENDLESS[step["start"] : step["end"]] == step["text"] for step in steps)


def score(whole_run, folder, text):
    (folder / "a.txt").write_text(text, encoding="utf-8")
    command = ["score", "a.txt", "--author", "Test Alpha", "-r", "us-iran", "-f", "json"]
    sheet = json.loads(whole_run(*command, "-d", "economic-pressure")[1])
    [cell] = sheet["cells"]
    return cell


def test_a_long_sentence_that_is_quoted_is_somebody_elses(whole_run, folder):
    """As a short one is: the words around the target are read, and the marks are far away."""
    for times in (1, 40):
        reason = " and ".join(["the years of hardship taught us"] * times)
        text = f"“We should lift the sanctions on Iran because {reason}.” So the envoy told us."
        cell = score(whole_run, folder, text)
        assert (cell["sentences"], cell["reported"]) == (1, 1), times


def test_a_list_item_is_joined_to_its_lead_in_once(monkeypatch, whole_run, folder):
    seen = []
    join = context.join_lead
    monkeypatch.setattr(context, "join_lead", lambda *given: seen.append(1) or join(*given))
    items = "lift the sanctions on Iran, " * 12
    cell = score(whole_run, folder, f"We must not:\n\n- {items}\n- talk.\n")
    assert cell["state"] == "for"
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("report", "state"),
    [
        ("The minister says the sanctions on Iran are not useful.", "for"),
        ("Critics say the sanctions on Iran do not work.", "for"),
        ("Critics say the sanctions on Iran are useless.", "against"),
    ],
)
def test_a_plain_affirmation_turns_a_report_with_a_denial(whole_run, folder, report, state):
    """Whether a target or a cue holds the report: they do work, and they are useful."""
    answer = "They do." if " do " in report else "They are."
    assert score(whole_run, folder, f"{report} {answer}")["state"] == state


def test_targets_are_marked_by_their_tokens():
    tokens = tokenize("Lift sanctions now.")
    assert mark_targets(1, 3, tokens) == [False, True, True]
