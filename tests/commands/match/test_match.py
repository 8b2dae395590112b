"""The command ``match``."""

from __future__ import annotations

import io
import json
import sys

import pytest

from stances.cli import main
from stances.errors import COULD_NOT_JUDGE, OK


@pytest.fixture
def texts(folder):
    (folder / "t.txt").write_text("Higher tariffs would be a mistake.\n", encoding="utf-8")


@pytest.mark.usefixtures("texts")
def test_nearest_first(whole_run):
    code, out, err = whole_run("match", "t.txt", "c.txt")
    assert (code, err) == (OK, "")
    assert "shows a position on 1 of 1:\ntariffs ?-0.50" in out
    rows = out.splitlines()[5:]
    assert rows[0].startswith("Test Beta")
    assert rows[1].startswith("Test Ümlaut")
    assert "tariffs -0.50/+0.50" in rows[1]


@pytest.mark.usefixtures("texts")
def test_standard_input(whole_run, monkeypatch):
    text = b"Higher tariffs would be a mistake.\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text), encoding="utf-8"))
    found = json.loads(whole_run("match", "-", "c.txt", "-f", "json")[1])
    from_file = json.loads(whole_run("match", "t.txt", "c.txt", "-f", "json")[1])
    assert found.pop("source") == "-"
    assert from_file.pop("source") == "t.txt"
    assert found == from_file


@pytest.mark.usefixtures("texts")
def test_a_panel_from_a_sheet(whole_run):
    assert whole_run("score", "c.txt", "-f", "json", "-o", "s.json")[0] == OK
    assert whole_run("match", "t.txt", "s.json") == whole_run("match", "t.txt", "c.txt")


def test_who_wrote_it_does_not_matter(whole_run, folder):
    (folder / "t.txt").write_text("Higher tariffs would be a mistake.\n", encoding="utf-8")
    (folder / "u.txt").write_text(
        "Test Beta: Higher tariffs would be a mistake.\n", encoding="utf-8"
    )
    one, two = (
        json.loads(whole_run("match", name, "c.txt", "-f", "json")[1])
        for name in ("t.txt", "u.txt")
    )
    assert one["matches"] == two["matches"]


def test_a_text_about_other_things(whole_run):
    code, out, _ = whole_run("match", "nobody.txt", "c.txt")
    assert code == OK
    assert "shows no position on any of these questions" in out


@pytest.mark.usefixtures("texts")
def test_an_expert_may_be_called_like_a_text(whole_run, folder):
    line = json.dumps({"expert": "(the text)", "text": "Congress should support tariffs."})
    (folder / "p.jsonl").write_text(line + "\n", encoding="utf-8")
    found = json.loads(whole_run("match", "t.txt", "p.jsonl", "-f", "json")[1])
    assert [one["expert"] for one in found["matches"]] == ["(the text)"]
    assert found["matches"][0]["similarity"] == 0.5


@pytest.mark.usefixtures("texts")
@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ("c.txt", "c.txt"),
            "c.txt: several people speak: Test Ümlaut, Test Beta, Test Gamma, ...",
        ),
        (("-", "-"), "standard input cannot be the text and the panel"),
        (("none.txt", "c.txt"), "none.txt: no such file"),
        (("t.txt", "none.txt"), "none.txt: no such file"),
        (("s.json", "c.txt"), "s.json: a score sheet holds no statements"),
        (("t.txt", "s.json", "-r", "b.toml"), 'made with the rubric "a.toml", not with "b.toml"'),
    ],
)
def test_what_it_refuses(whole_run, folder, args, message):
    (folder / "b.toml").write_text(
        (folder / "a.toml").read_text(encoding="utf-8").replace('"tariff*"', '"tariff*", "taxes"'),
        encoding="utf-8",
    )
    assert whole_run("score", "c.txt", "-f", "json", "-o", "s.json")[0] == OK
    code, out, err = whole_run("match", *args)
    assert (code, out) == (COULD_NOT_JUDGE, "")
    assert message in err
    assert err.count("\n") == 1


def test_the_words_of_an_expert_match_that_expert(capsys, tmp_path):
    from stances.read.corpus import find_corpus_folder

    body = (find_corpus_folder() / "wechsler.md").read_text(encoding="utf-8")
    prose = body.split("+++")[2] if body.startswith("+++") else body
    (tmp_path / "t.md").write_text(prose, encoding="utf-8")
    assert main(["match", str(tmp_path / "t.md"), "-f", "json"]) == OK
    first = json.loads(capsys.readouterr().out)["matches"][0]
    assert first["expert"] == "William F. Wechsler"
    assert first["similarity"] == 1.0
    assert first["opposed"] == []


@pytest.mark.usefixtures("texts")
def test_a_panel_of_another_state_of_the_rubric_is_refused(whole_run, folder):
    assert whole_run("score", "c.txt", "-f", "json", "-o", "s.json")[0] == OK
    changed = (
        (folder / "a.toml").read_text(encoding="utf-8").replace('"tariff*"', '"tariff*", "tax"')
    )
    (folder / "a.toml").write_text(changed, encoding="utf-8")
    code, out, err = whole_run("match", "t.txt", "s.json")
    assert (code, out) == (COULD_NOT_JUDGE, "")
    assert "s.json: made with rubric a.toml sha256:" in err
