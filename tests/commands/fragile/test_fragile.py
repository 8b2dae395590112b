"""The command ``fragile``."""

from __future__ import annotations

import json

from stances.cli import main
from stances.errors import COULD_NOT_JUDGE, OK
from stances.pipeline import open_rubric, score_inputs
from stances.settings.model import Settings


def test_a_cell_and_what_it_rests_on(whole_run):
    code, out, err = whole_run("fragile", "c.txt")
    assert (code, err) == (OK, "")
    assert "Of 2 cells with a position, 2 rest on one sentence, 2 on one entry." in out
    assert 'target/1 "tariffs"' in out
    assert "Unfair: Test Silent has fewer than 100 words" in out


def test_a_sheet_gives_what_texts_give_but_for_words(whole_run):
    assert whole_run("score", "c.txt", "-f", "json", "--evidence", "-o", "s.json")[0] == OK
    texts, sheet = (
        json.loads(whole_run("fragile", name, "-f", "json")[1]) for name in ("c.txt", "s.json")
    )
    assert texts["cells"] == sheet["cells"]
    assert {one["words"] for one in sheet["experts"]} == {None}
    assert [one["sentences"] for one in texts["experts"]] == [
        one["sentences"] for one in sheet["experts"]
    ]


def test_a_sheet_without_evidence_is_refused(whole_run):
    assert whole_run("score", "c.txt", "-f", "json", "-o", "s.json")[0] == OK
    code, out, err = whole_run("fragile", "s.json")
    assert (code, out) == (COULD_NOT_JUDGE, "")
    assert "s.json: this score sheet holds no evidence, which fragile needs; write it with" in err


def test_a_sheet_whose_marks_are_gone_is_refused(whole_run, folder):
    assert whole_run("score", "c.txt", "-f", "json", "--evidence", "-o", "s.json")[0] == OK
    sheet = json.loads((folder / "s.json").read_text(encoding="utf-8"))
    del sheet["marks"]
    (folder / "s.json").write_text(json.dumps(sheet), encoding="utf-8")
    code, _, err = whole_run("fragile", "s.json")
    assert code == COULD_NOT_JUDGE
    assert "s.json: this score sheet does not say" in err


def test_nobody_speaks(whole_run):
    code, out, _ = whole_run("fragile", "c.txt", "-e", "silent")
    assert code == OK
    assert "No cell shows a position." in out


def test_removing_what_it_names_has_the_effect_it_names(capsys):
    """On the bundled corpus: each removal is done by hand on the evidence."""
    assert main(["fragile", "-f", "json"]) == OK
    found = json.loads(capsys.readouterr().out)["cells"]
    sheet = score_inputs([], settings=Settings()).sheet
    least = open_rubric("us-iran").rubric.min_evidence
    assert len(found) > 20
    for one in found:
        cell = sheet.cell(one["expert"], one["dimension"])
        gone = set(one["sentences"]["parts"])
        weights = [each.weight for each in cell.evidence if each.sentence not in gone]
        balance = round(sum(weights), 4)
        if one["sentences"]["outcome"] == "silent":
            assert sum(map(abs, weights)) < least
        else:
            assert balance * cell.position <= 0
        assert len(gone) == one["sentences"]["count"]


def test_one_is_one(whole_run, folder):
    text = "expert,text\nTest Alpha,Congress should support tariffs.\n"
    (folder / "one.csv").write_text(text, encoding="utf-8")
    out = whole_run("fragile", "one.csv")[1]
    assert "Of 1 cell with a position, 1 rests on one sentence, 1 on one entry." in out
    assert "(4 words, 1 sentence)" in out


def test_a_sheet_says_once_that_words_are_not_known(whole_run):
    whole_run("score", "c.txt", "-f", "json", "--evidence", "-o", "s.json")
    note = "A score sheet does not say how many words each has: few words were not looked for."
    assert whole_run("fragile", "s.json")[1].count(note) == 1
    assert note not in whole_run("fragile", "c.txt")[1]
