"""A sentence with many targets: what surrounds them is looked for once, and each is read."""

from __future__ import annotations

import json

from stances.match import setting
from stances.text.tokens import tokenize

MANY = 60
ENDLESS = "we should lift the sanctions on iran and " * MANY


def test_what_surrounds_a_sentence_is_looked_for_once(monkeypatch, whole_run, folder):
    seen = []
    for name in ("abstains", "concedes", "opens_turn", "takes_back"):
        work = getattr(setting, name)

        def count(*given, name=name, work=work):
            seen.append(name)
            return work(*given)

        monkeypatch.setattr(setting, name, count)
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


def test_targets_are_marked_by_their_tokens():
    tokens = tokenize("Lift sanctions now.")
    assert setting.mark_targets(1, 3, tokens) == [False, True, True]
