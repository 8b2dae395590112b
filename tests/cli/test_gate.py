"""``accept``, ``check`` and ``diff``: the whole program, from texts to exit codes."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from rubric.samples import write
from stances.present import terminal

ARTICLE = """\
Three people of the Test Institute speak of a bridge:

Test Ümlaut, fellow at the Test Institute:

“Congress should raise tolls. Every driver owes a fair share.”

Test Beta, director of the Test Project at the Test Institute:

“Higher tolls would be a mistake.

“It is highway robbery. Traffic is a disaster.”

Test Silent, fellow at the Test Institute:

“It rains.”
"""
TURN = ("Congress should raise tolls.", "Higher tolls would be a mistake.")
WEIGHT = ('words = ["highway robbery"]\nunder_negation = "keep"\nweight = 0.5', 0.25)
DELTA = """
Test Delta, fellow at the Test Institute:

“We should grant rebates.”
"""
WAIVER = """
[[waiver]]
expert = "{expert}"
dimension = "tolls"
until = {until}
reason = "It is known."
"""


class Project:
    """A folder with an article, a rubric, and the program to run on them."""

    def __init__(self, folder, run):
        self.folder = folder
        self.run = run

    def path(self, name):
        return self.folder / name

    def bytes(self, name="b.json"):
        return self.path(name).read_bytes()

    def put(self, name, text):
        self.path(name).write_text(text, encoding="utf-8")

    def edit(self, name, old, new):
        text = self.path(name).read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        self.put(name, text.replace(old, new))

    def turn(self, name="x.txt"):
        """Turn one sentence of Test Ümlaut round."""
        self.edit(name, *TURN)

    def reweigh(self):
        """Give one cue, on which Test Beta rests, another weight."""
        old, new = WEIGHT
        self.edit("bridge/tolls.toml", old, old.replace("0.5", str(new)))

    def accept(self, *args, baseline="b.json"):
        code, out, err = self.run("accept", *(args or ["x.txt"]), "--baseline", baseline)
        assert (code, err) == (0, "")
        return out

    def check(self, *args, code=None, inputs=("x.txt",), **environ):
        """The report of a check."""
        ended, out, err = self.run(
            "check", *inputs, "--baseline", "b.json", "-f", "json", *args, **environ
        )
        assert err == ""
        report = json.loads(out)
        assert ended == (1 if report["verdict"] == "drift" else 0)
        assert code in (None, ended)
        return report

    def diff(self, *args, **environ):
        """The report of a diff."""
        code, out, err = self.run("diff", *args, "-f", "json", **environ)
        assert (code, err) == (0, "")
        return json.loads(out)

    def refused(self, *args, **environ):
        """What the one line says with which the program refuses; the baseline stays."""
        before = self.bytes() if self.path("b.json").is_file() else None
        code, out, err = self.run(*args, **environ)
        assert (code, out) == (2, "")
        assert err.startswith("stances: error: ")
        assert err.count("\n") == 1
        assert "unforeseen" not in err
        assert before == (self.bytes() if self.path("b.json").is_file() else None)
        return err


@pytest.fixture(scope="module")
def accepted():
    """The article's baseline, once it was made: it is the same for every test."""
    return []


@pytest.fixture
def project(folder, whole_run, monkeypatch, accepted):
    """The article accepted."""
    for name in ("GITHUB_WORKSPACE", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("STANCES_RUBRIC", "bridge")
    for path in folder.iterdir():
        if path.is_file():
            path.unlink()
    write(folder / "bridge")
    made = Project(folder, whole_run)
    made.put("x.txt", ARTICLE)
    if not accepted:
        made.accept()
        accepted.append(made.bytes())
    made.path("b.json").write_bytes(accepted[0])
    return made


@pytest.fixture
def plain(environ):
    """An environment for processes in which nobody has chosen anything, and that is no CI."""
    return {**environ, "STANCES_RUBRIC": "bridge", "TERM": "xterm"}


def cells_of(report):
    return {(one["expert"], one["dimension"]): one for one in report["drifts"]}


# What the gate is for


def test_what_was_accepted_passes(project):
    report = project.check(code=0)
    assert report["counts"]["cells"] == report["counts"]["same"] == 6
    code, out, err = project.run("check", "x.txt", "--baseline", "b.json")
    assert (code, out, err) == (0, "6 cells, all as accepted in b.json\n", "")


def test_what_accepting_says(project):
    before = project.bytes()
    project.path("b.json").unlink()
    assert project.accept() == "b.json: 6 cells, 3 experts, 2 dimensions\n"
    assert project.bytes() == before


def test_a_sentence_turned_round(project):
    project.turn()
    report = project.check(code=1)
    [drift] = report["drifts"]
    assert (drift["expert"], drift["dimension"]) == ("Test Ümlaut", "tolls")
    assert (drift["old"]["state"], drift["new"]["state"]) == ("for", "mixed")
    assert (drift["old"]["position"], drift["new"]["position"]) == (pytest.approx(2 / 3), 0.0)
    assert drift["causes"] == ["corpus"]
    assert (drift["file"], drift["line"]) == ("x.txt", 5)
    [change] = drift["changes"]
    assert (change["sentence"], change["line"], change["source"]) == ("umlaut-1.1", 5, "x.txt")
    assert change["text"] == f"“{TURN[1]}"
    assert (change["old_weight"], change["new_weight"]) == (1.0, -1.0)


def test_a_sentence_turned_round_is_told_to_eyes(project):
    project.turn()
    code, out, err = project.run("check", "x.txt", "--baseline", "b.json")
    assert (code, err) == (1, "")
    for told in ("Test Ümlaut on tolls", "+0.67 for", "mixed", "corpus", "x.txt:5", TURN[1]):
        assert told in out
    assert "Test Beta" not in out


def test_another_weight_of_a_cue(project):
    project.reweigh()
    report = project.check(code=1)
    [drift] = report["drifts"]
    assert (drift["expert"], drift["dimension"]) == ("Test Beta", "tolls")
    assert drift["kinds"] == ["position"]
    assert drift["causes"] == ["rubric"]
    [change] = drift["changes"]
    text = project.path("bridge/tolls.toml").read_text().split("\n")
    line = text.index('words = ["highway robbery"]')
    assert text[line - 2] == "[[cue]]"
    assert (change["words"], change["rule_file"]) == ("highway robbery", "bridge/tolls.toml")
    assert change["rule_line"] == line - 1
    assert (change["old_rule_weight"], change["new_rule_weight"]) == (0.5, 0.25)
    assert (drift["file"], drift["line"]) == ("bridge/tolls.toml", line - 1)
    assert (change["sentence"], change["line"]) == ("beta-2.1", 11)
    assert report["counts"]["stale"] == 2  # the other two on tolls


def test_both_at_once_are_told_apart(project):
    project.turn()
    project.reweigh()
    found = cells_of(project.check(code=1))
    assert {key: one["causes"] for key, one in found.items()} == {
        ("Test Ümlaut", "tolls"): ["corpus"],
        ("Test Beta", "tolls"): ["rubric"],
    }


def test_both_at_once_in_one_cell_are_told_apart(project):
    project.edit("x.txt", "Higher tolls would be a mistake.", "We need tolls.")
    project.reweigh()
    [drift] = project.check(code=1)["drifts"]
    assert drift["causes"] == ["corpus", "rubric"]
    assert [(one["causes"], one["sentence"], one["words"]) for one in drift["changes"]] == [
        (["corpus"], "beta-1.1", "toll*"),
        (["rubric"], "beta-2.1", "highway robbery"),
    ]


def test_another_experts_statement_moves_nobody_else(project):
    before = project.bytes("b.json").decode()
    project.put("x.txt", ARTICLE + DELTA)
    report = project.check(code=1)
    assert {(one["expert"], *one["kinds"]) for one in report["drifts"]} == {("Test Delta", "come")}
    assert {tuple(one["causes"]) for one in report["drifts"]} == {("corpus",)}
    assert report["counts"]["same"] == 6
    project.path("b.json").unlink()
    project.accept()
    now = project.bytes("b.json").decode()
    assert [one for one in cells_in(now) if "Test Delta" not in one] == cells_in(before)


def cells_in(text):
    """The lines of each cell of a baseline."""
    inside = text[text.index('  "cells": [\n') :]
    return [one.rstrip(",") for one in re.findall(r"^    \{\n.*?^    \},?$", inside, re.M | re.S)]


def test_a_sentence_set_before_all_others_is_told_alone(project):
    project.edit("x.txt", "“Congress should", "“Tolls are fair. We need tolls.\n\n“Congress should")
    [drift] = project.check(code=1)["drifts"]
    assert {one["text"] for one in drift["changes"]} <= {"“Tolls are fair.", "We need tolls."}
    assert drift["causes"] == ["corpus"]


def test_a_sentence_taken_away_is_told_as_gone(project):
    project.edit("x.txt", " Every driver owes a fair share.", "")
    [drift] = project.check(code=1)["drifts"]
    [change] = drift["changes"]
    assert (change["change"], change["words"], change["causes"]) == (
        "went",
        "fair share",
        ["corpus"],
    )
    assert change["text"] is None
    assert (drift["file"], drift["line"]) == ("b.json", line_of_cell(project, "Test Ümlaut"))


def line_of_cell(project, expert):
    lines = project.bytes().decode().split("\n")
    return lines.index(f'      "expert": "{expert}",')


def test_a_sentence_set_behind_the_last_does_not_touch_it(project):
    """Though the quotation ends elsewhere now."""
    project.edit("x.txt", "fair share.”", "fair share. Nobody knows when.”")
    assert project.check(code=0)["drifts"] == []


def test_a_comment_in_the_rubric_is_nothing_to_tell(project):
    project.edit("bridge/tolls.toml", "format = 1", "# Tolls.\nformat = 1")
    assert project.check(code=0)["counts"]["stale"] == 0


def test_a_list_in_the_rubric_that_moves_no_score_is_told(project):
    project.edit("bridge/tolls.toml", "[lists]", '[lists]\nidle = ["x"]')
    assert project.check(code=0)["counts"]["stale"] == 3
    out = project.run("check", "x.txt", "--baseline", "b.json")[1]
    assert "3 stale cells" in out


@pytest.mark.parametrize("turned", [False, True], ids=["new", "gone"])
def test_a_cue_that_is_new_or_gone(project, turned):
    entry = '[[cue]]\npole = "-"\nwords = ["it rains"]\nfires = ["It rains."]\n\n[exemplars]'
    if turned:
        project.edit("bridge/tolls.toml", "[exemplars]", entry)
        project.accept()
        project.edit("bridge/tolls.toml", entry, "[exemplars]")
    else:
        project.edit("bridge/tolls.toml", "[exemplars]", entry)
    drift = cells_of(project.check(code=1))["Test Silent", "tolls"]
    assert drift["causes"] == ["rubric"]
    [change] = drift["changes"]
    assert (change["change"], change["words"]) == ("went" if turned else "came", "it rains")
    assert change["text"] == "“It rains.”"
    assert change["rule_file"] == "bridge/tolls.toml"
    assert change["rule_line"] > 1


def test_likeness_that_changed_with_the_exemplars(project):
    project.edit("bridge/rubric.toml", "weight = 0.0\ntopic = 1.0\nside = 1.0", LIKENESS)
    project.edit("x.txt", "It rains.", "Charging drivers keeps the bridge in repair.")
    project.accept()
    project.edit("bridge/tolls.toml", '  "Charging drivers keeps the bridge in repair.",\n', "")
    project.edit(
        "bridge/tolls.toml", '  "Free passage', '  "Charging drivers hurts",\n  "Free passage'
    )
    drift = cells_of(project.check(code=1))["Test Silent", "tolls"]
    assert drift["causes"] == ["rubric"]
    assert {one["origin"] for one in drift["changes"]} == {"similarity"}
    assert "exemplars" in drift["changes"][0]["why"]


LIKENESS = "weight = 0.8\ntopic = 0.0\nside = 0.0"


def test_other_settings(project):
    rows = "expert,text,words\nTest Alpha,We should raise tolls.,Tolls are a mistake.\n"
    project.put("t.csv", rows)
    project.path("b.json").unlink()
    project.accept("t.csv")
    drift = project.check("--text-column", "words", inputs=["t.csv"], code=1)["drifts"][0]
    assert drift["causes"] == ["corpus"]  # the sentence is another one by that
    project.put("t.csv", rows.replace("Tolls are a mistake.", "We should raise tolls."))
    report = project.check("--text-column", "words", inputs=["t.csv"], code=0)
    assert report["counts"]["stale"] == 2


# What fails


@pytest.mark.parametrize(
    ("only", "code"),
    [
        (("position",), 1),
        (("sign,position",), 1),
        (("sign", "position"), 1),
        (("sign", "state", "evidence", "rank"), 0),
        (("sign,state,evidence,rank",), 0),
    ],
    ids=str,
)
def test_only_the_kinds_chosen_fail(project, only, code):
    project.reweigh()
    flags = [part for one in only for part in ("--only", one)]
    report = project.check(*flags, code=code)
    assert len(report["drifts"]) == 1
    assert report["drifts"][0]["fails"] == bool(code)


def test_what_came_fails_whatever_was_chosen(project):
    project.put("x.txt", ARTICLE + DELTA)
    project.check("--only", "rank", code=1)
    project.accept()
    project.put("x.txt", ARTICLE)
    project.check("--only", "rank", code=1)


def test_an_unknown_kind_is_refused(project):
    told = project.refused("check", "x.txt", "--baseline", "b.json", "--only", "sing")
    assert 'did you mean "sign"?' in told


def test_the_nearest_tolerance_holds(project):
    """--tolerance > environment > [tolerances] > the rubric > tolerance of stances.toml > none."""
    project.reweigh()  # moves Test Beta from -1.5/2.5 to -1.25/2.25, by 0.0444
    enough, little = 0.05, 0.04
    assert project.check(code=1)["drifts"][0]["tolerance"] == 0.0
    project.put("stances.toml", f"tolerance = {enough}\n")
    project.check(code=0)
    rubric = project.path("bridge/tolls.toml").read_text()
    project.put(
        "bridge/tolls.toml", rubric.replace("format = 1", f"format = 1\ntolerance = {little}")
    )
    assert project.check(code=1)["drifts"][0]["tolerance"] == little
    own = f"tolerance = {little}\n[tolerances]\ntolls = {enough}\n"
    project.put("stances.toml", own)
    project.check(code=0)
    assert project.check(code=1, STANCES_TOLERANCE=f"{little}")["drifts"][0]["tolerance"] == little
    project.check("--tolerance", f"{enough}", code=0, STANCES_TOLERANCE=f"{little}")
    project.check("--tolerance", "0", code=1)


def test_a_tolerance_of_the_rubric_alone_is_enough(project):
    project.edit("bridge/tolls.toml", "format = 1", "format = 1\ntolerance = 0.05")
    project.reweigh()
    project.check(code=0)


def test_a_tolerance_for_another_dimension_does_not_help(project):
    project.put("stances.toml", "[tolerances]\ntraffic = 2\n")
    project.reweigh()
    project.check(code=1)


def test_a_tolerance_for_an_unknown_dimension_is_refused(project):
    project.put("stances.toml", "[tolerances]\ntols = 1\n")
    assert 'did you mean "tolls"?' in project.refused("check", "x.txt", "--baseline", "b.json")


@pytest.mark.parametrize("tolerance", ["-0.1", "2.1", "nan", "much"])
def test_a_tolerance_that_is_none_is_refused(project, tolerance):
    project.refused("check", "x.txt", "--baseline", "b.json", f"--tolerance={tolerance}")
    project.refused("check", "x.txt", "--baseline", "b.json", STANCES_TOLERANCE=tolerance)


def test_only_the_cells_chosen_are_looked_at(project):
    project.turn()
    project.reweigh()
    for args, experts in (
        (("-e", "umlaut"), ["Test Ümlaut"]),
        (("-e", "beta"), ["Test Beta"]),
        (("-e", "silent"), []),
        (("-d", "traffic"), []),
        (("-d", "tolls", "-e", "beta"), ["Test Beta"]),
    ):
        assert [one["expert"] for one in project.check(*args)["drifts"]] == experts


# What cannot be judged


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: None,
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-3],
        lambda data: data.replace(b'"1.0"', b'"2.0"', 1),
        lambda data: data.replace(b'"baseline"', b'"bassline"', 1),
        lambda data: data.replace(b'"for": 2.0', b'"for": 1.0', 1),
        lambda data: data.replace(b'"for": 2.0', b'"for": NaN', 1),
        lambda data: data.replace(b'"position": null', b'"position": "null"', 1),
        lambda data: data.replace(b"umlaut-1.1", b"\xff", 1),
        lambda data: b"An article.\n",
        lambda data: b"\0\1\2",
        lambda data: b"[]",
        lambda data: b"{}",
        lambda data: b"null",
    ],
    ids=[
        "missing",
        "empty",
        "half",
        "cut",
        "foreign",
        "none",
        "sums",
        "nan",
        "types",
        "bytes",
        "article",
        "binary",
        "list",
        "object",
        "null",
    ],
)
def test_a_baseline_that_cannot_be_read(project, spoil):
    data = spoil(project.bytes())
    assert data != project.bytes()
    if data is None:
        project.path("b.json").unlink()
        commands = ["check"]  # where none is, accept writes one
    else:
        project.path("b.json").write_bytes(data)
        commands = ["check", "accept"]
    for command in commands:
        assert "b.json" in project.refused(command, "x.txt", "--baseline", "b.json")


@pytest.mark.parametrize("command", ["check", "accept"])
@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("none.txt",), "none.txt"),
        (("empty.txt",), "empty.txt"),
        (("nobody.txt",), "nobody.txt"),
        (("latin.txt",), "latin.txt"),
        (("hollow",), "hollow"),
        (("x.txt", "none.txt"), "none.txt"),
        (("x.txt", "-d", "tols"), 'did you mean "tolls"?'),
        (("x.txt", "-e", "Bata"), 'did you mean "Beta"?'),
        (("x.txt", "-e", "test"), "may be any of"),
        (("x.txt", "-r", "none"), "none"),
        (("x.txt", "-r", "broken"), "broken/tolls.toml"),
        (("x.txt", "--nope"), "--nope"),
        (("other.txt",), "no expert in common"),
        (("x.txt", "-r", "ferries"), "no dimension in common"),
    ],
    ids=str,
)
def test_what_cannot_be_judged(project, command, args, told):
    project.put("empty.txt", "")
    project.put("nobody.txt", "It rains, and nobody is quoted.\n")
    project.path("latin.txt").write_bytes(b"caf\xe9")
    project.path("hollow").mkdir()
    project.put("other.txt", re.sub("Test (?=Üm|Be|Si)", "Probe ", ARTICLE))
    write(project.path("broken"), tolls=("words =", "wrods ="))
    write(project.path("ferries"))
    project.edit("ferries/rubric.toml", '"tolls", "traffic"', '"ferries"')
    project.path("ferries/traffic.toml").unlink()
    project.path("ferries/tolls.toml").rename(project.path("ferries/ferries.toml"))
    project.edit("ferries/ferries.toml", 'id = "tolls"', 'id = "ferries"')
    if command == "accept" and "in common" in told:  # whoever accepts may begin anew
        assert project.run(command, *args, "--baseline", "b.json")[0] == 0
        assert project.run("check", *args, "--baseline", "b.json")[0] == 0
    else:
        assert told in project.refused(command, *args, "--baseline", "b.json")


@pytest.mark.parametrize("command", ["check", "accept"])
def test_no_baseline_named(project, command):
    assert "--baseline" in project.refused(command, "x.txt")


def test_a_missing_baseline_tells_how_to_write_one(project):
    told = project.refused("check", "x.txt", "--baseline", "none.json")
    assert "none.json: no baseline there" in told
    assert "stances accept" in told


@pytest.mark.parametrize("format", ["csv", "json", "gha", "sarif", "junit", "markdown", "ndjson"])
def test_no_format_says_that_all_is_well_where_it_could_not_judge(project, format):
    project.path("b.json").write_bytes(project.bytes()[:-9])
    project.refused("check", "x.txt", "--baseline", "b.json", "-f", f"{format}=out")
    assert not project.path("out").exists()


# Accepting


@pytest.mark.parametrize("ci", ["1", "true", "True", "yes"])
def test_ci_accepts_nothing(project, ci):
    project.turn()
    assert project.refused("accept", "x.txt", "--baseline", "b.json", CI=ci)
    assert project.refused("accept", "x.txt", "--baseline", "b.json", "-e", "umlaut", CI=ci)
    assert project.refused("accept", "x.txt", "--baseline", "new.json", CI=ci)
    assert not project.path("new.json").exists()
    project.check(code=1, CI=ci)  # and judges


@pytest.mark.parametrize("ci", ["", "0", "false", "False"])
def test_what_is_no_ci_accepts(project, ci):
    project.turn()
    assert project.run("accept", "x.txt", "--baseline", "b.json", CI=ci)[0] == 0
    project.check(code=0)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("y.txt", ARTICLE),
        ("bridge/rubric.toml", None),
        ("sheet.json", '{"format_version": "1.0", "cells": []}'),
        ("empty", ""),
    ],
    ids=str,
)
def test_a_file_that_is_no_baseline_is_never_overwritten(project, name, text):
    if text is not None:
        project.put(name, text)
    before = project.bytes(name)
    assert name in project.refused("accept", "x.txt", "--baseline", name)
    assert project.bytes(name) == before


def test_the_input_is_never_overwritten(project):
    told = project.refused("accept", "x.txt", "--baseline", "./x.txt")
    assert "both the input and the baseline" in told


@pytest.mark.parametrize("name", ["bridge", "none/b.json", "."])
def test_a_baseline_that_can_be_no_file(project, name):
    assert name in project.refused("accept", "x.txt", "--baseline", name)


def test_a_baseline_behind_a_link_is_written_where_it_lies(project):
    project.path("kept").mkdir()
    project.path("b.json").rename(project.path("kept/b.json"))
    project.path("b.json").symlink_to("kept/b.json")
    project.path("kept/b.json").chmod(0o600)
    project.turn()
    project.accept()
    assert project.path("b.json").is_symlink()
    assert project.path("kept/b.json").stat().st_mode & 0o777 == 0o600
    project.check(code=0)


def test_standard_output_is_no_baseline(project):
    """The scores and what is said about them would run into one."""
    project.refused("accept", "x.txt", "--baseline", "-")
    project.refused("check", "x.txt", "--baseline", "-")


def test_a_disk_that_is_full_leaves_the_old_baseline(project, monkeypatch):
    before, beside = project.bytes(), set(project.folder.iterdir())
    project.turn()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(terminal.os, "fsync", full)
    code, _, err = project.run("accept", "x.txt", "--baseline", "b.json")
    assert (code, project.bytes()) == (2, before)
    assert "no space left" in err
    assert set(project.folder.iterdir()) == beside


def test_only_the_cells_chosen_are_accepted_and_all_others_stay(project):
    before = cells_in(project.bytes().decode())
    project.turn()
    project.reweigh()
    out = project.accept("x.txt", "-e", "umlaut")
    assert "Test Ümlaut on tolls" in out
    [drift] = project.check(code=1)["drifts"]
    assert (drift["expert"], drift["causes"]) == ("Test Beta", ["rubric"])
    after = cells_in(project.bytes().decode())
    beta = [[one for one in cells if '"Test Beta"' in one] for cells in (before, after)]
    figures = [re.sub(r'\n      "earlier": \d,', "", one) for one in beta[1]]
    assert [one.split("\n")[:8] for one in figures] == [one.split("\n")[:8] for one in beta[0]]
    project.accept("x.txt", "-d", "tolls", "-e", "beta")
    project.check(code=0)


def test_a_choice_needs_something_that_was_accepted(project):
    told = project.refused("accept", "x.txt", "--baseline", "new.json", "-e", "beta")
    assert "accept all cells first" in told
    assert not project.path("new.json").exists()


def test_accepting_all_clears_all(project):
    project.turn()
    project.reweigh()
    project.put("x.txt", project.path("x.txt").read_text(encoding="utf-8") + DELTA)
    assert project.check(code=1)["counts"]["drifted"] == 4
    project.accept()
    assert project.check(code=0)["counts"]["stale"] == 0


def test_what_is_scored_no_more_is_told_and_goes_when_accepted(project):
    project.put("x.txt", ARTICLE.split("Test Silent")[0])
    report = project.check(code=1)
    assert {(one["expert"], *one["kinds"]) for one in report["drifts"]} == {("Test Silent", "gone")}
    told = project.accept("x.txt", "-e", "umlaut")
    assert "2 unreferenced cells: scored no more" in told
    project.check(code=1)
    project.accept("x.txt", "-e", "silent")
    project.check(code=0)
    assert b"Test Silent" not in project.bytes()


def test_stale_cells_are_told_when_accepting(project):
    """A cell that scores the same by a cue that was rewritten stays as it was accepted."""
    project.edit("bridge/tolls.toml", '["highway robbery"]', '["highway robbery", "piracy"]')
    assert project.check(code=0)["counts"]["stale"] == 3
    assert "1 stale cell" in project.accept("x.txt", "-e", "silent")
    assert project.check(code=0)["counts"]["stale"] == 1
    assert "stale" not in project.accept()
    assert project.check(code=0)["counts"]["stale"] == 0


def test_accepting_again_changes_no_byte(project):
    before = project.bytes()
    project.accept()
    assert project.bytes() == before


def test_the_folder_and_the_way_of_naming_do_not_matter(project, monkeypatch):
    before = project.bytes()
    deep = project.path("deep/er")
    deep.mkdir(parents=True)
    for here, inputs, rubric, baseline in (
        ("deep/er", "../../x.txt", "../../bridge", "../../b.json"),
        ("deep", str(project.path("x.txt")), str(project.path("bridge")), "../b.json"),
        ("", str(project.path("x.txt")), "bridge", str(project.path("b.json"))),
        ("bridge", "../x.txt", ".", "../b.json"),
    ):
        monkeypatch.chdir(project.path(here))
        project.path("b.json").unlink()
        code, _, err = project.run("accept", inputs, "--baseline", baseline, "-r", rubric)
        assert (code, err) == (0, "")
        assert project.bytes() == before, here
        code, out, _ = project.run(
            "check", inputs, "--baseline", baseline, "-r", rubric, "-f", "json"
        )
        assert (code, json.loads(out)["counts"]["stale"]) == (0, 0)
    assert str(project.folder).encode() not in before


def test_places_are_told_from_where_the_reader_is(project, monkeypatch):
    project.turn()
    project.path("deep").mkdir()
    monkeypatch.chdir(project.path("deep"))
    args = ("check", "../x.txt", "--baseline", "../b.json", "-r", "../bridge", "-f", "json")
    [drift] = json.loads(project.run(*args)[1])["drifts"]
    assert (drift["file"], drift["line"]) == ("../x.txt", 5)
    assert drift["changes"][0]["rule_file"] == "../bridge/tolls.toml"


# Killed


KILLED = """
import os, sys
from pathlib import Path
from stances.cli.main import main

def die(*_):
    os.kill(os.getpid(), 9)

def die_over(first):
    real = Path.open
    def opened(path, *args, **named):
        if path.name.endswith(".part"):
            Path.open = real
            first(path)
            die()
        return real(path, *args, **named)
    return opened

{patch}
main(["accept", "x.txt", "--baseline", "b.json"])
"""
MOMENTS = {
    "before anything is written": "Path.open = die_over(lambda path: None)",
    "half of it is written": "Path.open = die_over(lambda path: path.write_bytes(b'{'))",
    "all is written, not yet safe": "os.fsync = die",
    "before it takes its place": "Path.replace = die",
    "after it took its place": "real = Path.replace; Path.replace = lambda *a: (real(*a), die())",
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_a_moment_the_baseline_is_whole(project, plain, moment):
    before = project.bytes()
    project.turn()
    done = subprocess.run(
        [sys.executable, "-c", KILLED.format(patch=MOMENTS[moment])],
        cwd=project.folder,
        env=plain,
        check=False,
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    after = project.bytes()
    assert (after == before) == ("after" not in moment)
    project.accept()  # whatever was left lying there is in nobody's way
    assert after in (before, project.bytes())
    project.check(code=0)


LOOP = """
import sys
from pathlib import Path
from stances import pipeline
from stances.cli.main import main
from stances.settings import Settings

sheets = {n: pipeline.sheet([n], settings=Settings(rubric="bridge")) for n in ("x.txt", "y.txt")}
pipeline.sheet = lambda inputs, **_: sheets[inputs[0]]
while True:
    for name in sheets:
        assert main(["accept", name, "--baseline", "b.json"]) == 0
    Path("ready").touch()
"""


def test_killed_at_any_moment_the_baseline_is_the_old_or_the_new_one(project, plain):
    shutil.copy(project.path("x.txt"), project.path("y.txt"))
    project.turn("y.txt")
    whole = {project.bytes()}
    project.accept("y.txt")
    whole.add(project.bytes())
    assert len(whole) == 2
    seen = set()
    for turn in range(8):
        project.path("ready").unlink(missing_ok=True)
        child = subprocess.Popen(
            [sys.executable, "-c", LOOP],
            cwd=project.folder,
            env=plain,
            stdout=subprocess.DEVNULL,
        )
        try:
            end = time.monotonic() + 60
            while not project.path("ready").exists():
                assert child.poll() is None
                assert time.monotonic() < end
                time.sleep(0.01)
            time.sleep(0.0043 * turn)
        finally:
            child.kill()
            child.wait()
        assert project.bytes() in whole
        seen.add(project.bytes())
    assert {path.name for path in project.folder.iterdir() if path.name[0] != "."} == {
        "b.json",
        "bridge",
        "ready",
        "x.txt",
        "y.txt",
    }
    assert seen <= whole


def test_what_a_killed_run_left_is_in_nobodys_way(project):
    """In a container every run may have the same number."""
    project.put(f".b.json.{os.getpid()}.part", "{")
    project.turn()
    project.accept()
    project.check(code=0)


# Review


def at_a_terminal(command, answers, *, env, cwd):
    """Answer each question of a command at a terminal: its exit code, and what it shows."""
    pid, screen = pty.fork()
    if pid == 0:
        os.chdir(cwd)
        os.execve(sys.executable, [sys.executable, "-m", "stances", *command], env)
    shown, waiting, end = b"", list(answers), time.monotonic() + 60
    while time.monotonic() < end:
        if waiting and shown.count(b"[q]uit? ") > len(answers) - len(waiting):
            os.write(screen, waiting.pop(0).encode())
        if not select.select([screen], [], [], 0.2)[0]:
            continue
        try:
            piece = os.read(screen, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    else:
        os.kill(pid, signal.SIGKILL)
    os.close(screen)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode()


@pytest.fixture
def review(project, plain):
    """Two drifts, and somebody who answers."""
    project.turn()
    project.reweigh()

    def answered(*answers, args=()):
        command = ["accept", "x.txt", "--baseline", "b.json", "--review", *args]
        return at_a_terminal(command, answers, env=plain, cwd=project.folder)

    return answered


def test_review_shows_each_drift_and_takes_what_is_accepted(project, review):
    code, shown = review("k\n", "a\n")
    assert code == 0
    first, second = shown.split("[q]uit? ")[:2]
    assert "1 of 2" in first
    for told in ("Test Beta on tolls", "-0.60 against", "-0.56", "rubric", "highway robbery"):
        assert told in first
    for told in ("2 of 2", "Test Ümlaut on tolls", "+0.67 for", "corpus", TURN[1]):
        assert told in second
    [drift] = project.check(code=1)["drifts"]
    assert drift["expert"] == "Test Beta"


def test_review_that_accepts_all(project, review):
    assert review("A\n", "accept\n")[0] == 0
    project.check(code=0)


def test_review_asks_again_where_the_answer_is_none(project, review):
    code, shown = review("what?\n", "\n", "k\n", "keep\n")
    assert code == 0
    assert shown.count("[q]uit? ") == 4
    assert project.check(code=1)["counts"]["drifted"] == 2


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        (("k\n", "k\n"), 0),
        (("q\n",), 0),
        (("k\n", "quit\n"), 0),
        (("a\n", "\x03"), 130),
        (("\x03",), 130),
        (("\x04",), 2),
        (("a\n", "\x04"), 2),
    ],
    ids=str,
)
def test_review_that_takes_nothing_leaves_the_baseline(project, review, answers, code):
    before = project.bytes()
    ended, shown = review(*answers)
    assert ended == code, shown
    assert project.bytes() == before
    assert "Traceback" not in shown


def test_review_that_quits_keeps_what_it_accepted(project, review):
    assert review("a\n", "q\n")[0] == 0
    [drift] = project.check(code=1)["drifts"]
    assert drift["expert"] == "Test Ümlaut"


def test_review_of_some_cells(project, review):
    code, shown = review("a\n", args=("-e", "umlaut"))
    assert code == 0
    assert "1 of 1" in shown
    assert [one["expert"] for one in project.check()["drifts"]] == ["Test Beta"]


def test_review_needs_a_terminal(project):
    before = project.bytes()
    project.turn()
    code, _, err = project.run("accept", "x.txt", "--baseline", "b.json", "--review")
    assert code == 2
    assert "no terminal" in err
    assert project.bytes() == before


def test_review_needs_something_that_was_accepted(project):
    project.refused("accept", "x.txt", "--baseline", "new.json", "--review")
    assert not project.path("new.json").exists()


# Waivers


@pytest.mark.parametrize(
    ("expert", "until", "code", "state"),
    [
        ("Test Ümlaut", "2030-06-15", 0, "used"),
        ("umlaut", "2030-06-15", 0, "used"),
        ("ümlaut", "2030-06-16", 0, "used"),
        ("Ümlaut", "2030-06-14", 1, "past"),
        ("Test Silent", "2030-06-15", 1, "unused"),
        ("nobody", "2030-06-15", 1, "unused"),
    ],
)
def test_a_waiver(project, expert, until, code, state):
    project.turn()
    project.put("stances.toml", WAIVER.format(expert=expert, until=until))
    report = project.check("--today", "2030-06-15", code=code)
    assert [one["state"] for one in report["waivers"]] == [state]
    assert report["counts"]["waived"] == (state == "used")
    told = project.run("check", "x.txt", "--baseline", "b.json", "--today", "2030-06-15")[1]
    words = {"used": "waived until", "past": "is past since", "unused": "is unused"}[state]
    assert words in told
    assert ("stances.toml:2" in told) == (state != "used")


def test_a_waiver_for_a_dimension_alone(project):
    project.turn()
    project.put("stances.toml", WAIVER.format(expert="x", until="2030-06-15"))
    project.edit("stances.toml", 'expert = "x"\n', "")
    project.check("--today", "2030-06-15", code=0)


def test_a_waiver_whose_name_may_be_several_is_refused(project):
    project.put("stances.toml", WAIVER.format(expert="test", until="2030-06-15"))
    told = project.refused("check", "x.txt", "--baseline", "b.json")
    assert told.startswith("stances: error: stances.toml:2: ")


def test_without_a_day_it_is_today(project):
    project.turn()
    project.put("stances.toml", WAIVER.format(expert="umlaut", until="2001-01-01"))
    project.check(code=1)
    project.put("stances.toml", WAIVER.format(expert="umlaut", until="9999-12-31"))
    project.check(code=0)


@pytest.mark.parametrize("day", ["2030-13-01", "tomorrow", "2030-06-15T10:00"])
def test_a_day_that_is_none_is_refused(project, day):
    project.refused("check", "x.txt", "--baseline", "b.json", "--today", day)


def test_waivers_accept_nothing_and_hide_nothing_in_a_diff(project):
    shutil.copy(project.path("b.json"), project.path("old.json"))
    project.turn()
    project.put("stances.toml", WAIVER.format(expert="umlaut", until="9999-12-31"))
    report = project.diff("old.json", "x.txt")
    assert report["drifts"][0]["waiver"] is None
    assert report["waivers"] == []


# Settings


def test_a_file_of_settings_is_enough(project, monkeypatch):
    monkeypatch.delenv("STANCES_RUBRIC")
    settings = 'inputs = ["x.txt"]\nrubric = "bridge"\nbaseline = "b.json"\n'
    project.put("stances.toml", settings)
    assert project.run("check")[:2] == (0, "6 cells, all as accepted in b.json\n")
    project.turn()
    assert project.run("check")[0] == 1
    assert project.run("accept")[0] == 0
    assert project.run("check")[0] == 0
    project.path("deep").mkdir()
    monkeypatch.chdir(project.path("deep"))
    assert project.run("check")[:2] == (0, "6 cells, all as accepted in ../b.json\n")


# Formats


def test_several_formats_at_once(project):
    project.turn()
    args = ("check", "x.txt", "--baseline", "b.json", "-f", "gha", "-f", "sarif=o.sarif")
    code, out, err = project.run(
        *args, "-f", "junit=o.xml", "-f", "markdown=o.md", "-f", "csv=o.csv"
    )
    assert (code, err) == (1, "")
    assert re.match(r"::error file=x\.txt,line=5,title=", out)
    assert json.loads(project.bytes("o.sarif"))["version"] == "2.1.0"
    assert project.bytes("o.xml").startswith(b"<?xml")
    assert "Test Ümlaut" in project.bytes("o.md").decode()
    assert project.bytes("o.csv").decode().count("\n") == 2


@pytest.mark.parametrize(
    "formats",
    [
        ("-f", "gha", "-f", "sarif"),
        ("-f", "json", "-f", "json"),
        ("-f", "gha=o", "-f", "sarif=o"),
        ("-f", "gha=", "-f", "sarif"),
        ("-f", "sarf"),
        ("-f", "gha=o", "-o", "x"),
    ],
    ids=str,
)
def test_formats_that_do_not_go_together(project, formats):
    project.refused("check", "x.txt", "--baseline", "b.json", *formats)
    assert not project.path("o").exists()


def test_a_file_that_cannot_be_written_is_2_though_there_is_drift(project):
    project.turn()
    code, _, err = project.run("check", "x.txt", "--baseline", "b.json", "-f", "csv=none/o")
    assert code == 2
    assert "none/o" in err


@pytest.mark.parametrize("way", [("-o", "b.json"), ("-f", "csv=b.json"), ("-f", "csv=./b.json")])
def test_a_report_never_takes_the_place_of_the_baseline(project, way):
    project.refused("check", "x.txt", "--baseline", "b.json", *way)


# Differences


def test_two_baselines(project):
    shutil.copy(project.path("b.json"), project.path("old.json"))
    project.turn()
    project.accept()
    report = project.diff("old.json", "b.json")
    assert (report["type"], report["old"], report["new"]) == ("diff", "old.json", "b.json")
    [drift] = report["drifts"]
    assert (drift["expert"], drift["causes"]) == ("Test Ümlaut", ["corpus"])
    assert drift["changes"][0]["text"] is None
    assert project.diff("b.json", "b.json")["drifts"] == []


def test_two_sheets_know_both_texts(project):
    score = ("score", "x.txt", "-f", "json", "--evidence", "-o")
    project.run(*score, "old.sheet")
    project.turn()
    project.run(*score, "new.sheet")
    [drift] = project.diff("old.sheet", "new.sheet")["drifts"]
    [change] = drift["changes"]
    assert (change["old_text"], change["text"]) == (f"“{TURN[0]}", f"“{TURN[1]}")
    assert change["causes"] == ["corpus"]
    report = project.diff("b.json", "new.sheet")  # a baseline and a sheet
    assert report["drifts"][0]["causes"] == ["corpus"]
    assert project.diff("b.json", "old.sheet")["drifts"] == []


def test_a_sheet_can_be_checked_and_accepted(project):
    project.run("score", "x.txt", "-f", "json", "--evidence", "-o", "s.json")
    assert project.check(inputs=["s.json"], code=0)["counts"]["stale"] == 0
    before = project.bytes()
    project.accept("s.json")
    assert project.bytes() == before


@pytest.mark.parametrize(
    "args",
    [("diff", "bare.json", "b.json"), ("diff", "b.json", "bare.json"), ("check", "bare.json")],
    ids=str,
)
def test_a_sheet_without_evidence_is_refused(project, args):
    project.run("score", "x.txt", "-f", "json", "-o", "bare.json")
    more = () if args[0] == "diff" else ("--baseline", "b.json")
    told = project.refused(*args, *more)
    assert "bare.json" in told
    assert "--evidence" in told


def test_two_texts(project):
    project.put("y.txt", ARTICLE.replace(*TURN))
    [drift] = project.diff("x.txt", "y.txt")["drifts"]
    assert drift["expert"] == "Test Ümlaut"
    assert drift["changes"][0]["old_text"] == f"“{TURN[0]}"


def test_differences_are_no_failure(project):
    project.put("y.txt", ARTICLE.replace(*TURN))
    code, out, err = project.run("diff", "x.txt", "y.txt")
    assert (code, err) == (0, "")
    assert "Test Ümlaut on tolls" in out
    assert "fail" not in out


@pytest.mark.parametrize(
    "args",
    [
        ("diff",),
        ("diff", "x.txt"),
        ("diff", "x.txt", "x.txt", "x.txt"),
        ("diff", "x.txt", "none.txt"),
        ("diff", "x.txt", "b.json", "-e", "nobody"),
        ("diff", "x.txt", "b.json", "-d", "nothing"),
        ("diff", "x.txt", "cut.json"),
    ],
    ids=str,
)
def test_what_cannot_be_compared(project, args):
    project.path("cut.json").write_bytes(project.bytes()[:-20])
    project.refused(*args)


# Revisions


@pytest.fixture
def git(project, monkeypatch):
    """The project in a git repository of its own, with one commit."""
    if shutil.which("git") is None:
        pytest.skip("no git on this system")
    for name in [one for one in os.environ if one.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")

    def run(*args):
        who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
        done = subprocess.run(
            ["git", *who, *args], cwd=project.folder, capture_output=True, text=True, check=True
        )
        return done.stdout

    run("init", "-q", "-b", "main")
    run("add", "-A")
    run("commit", "-qm", "one")
    return run


def test_the_old_corpus_against_the_files_as_they_are(project, git):
    assert project.diff("--rev", "main", "x.txt")["drifts"] == []
    project.turn()  # nothing is committed
    report = project.diff("--rev", "main", "x.txt")
    [drift] = report["drifts"]
    assert (report["old"], report["new"]) == ("x.txt at main", "x.txt")
    assert (drift["expert"], drift["causes"]) == ("Test Ümlaut", ["corpus"])
    assert (drift["file"], drift["line"]) == ("x.txt", 5)
    [change] = drift["changes"]
    assert (change["old_text"], change["text"]) == (f"“{TURN[0]}", f"“{TURN[1]}")


def test_the_old_rubric_against_the_files_as_they_are(project, git):
    project.reweigh()
    [drift] = project.diff("--rev", "main", "x.txt")["drifts"]
    assert (drift["expert"], drift["causes"]) == ("Test Beta", ["rubric"])
    assert drift["changes"][0]["rule_file"] == "bridge/tolls.toml"
    assert drift["file"] == "bridge/tolls.toml"


def test_two_revisions(project, git):
    project.turn()
    git("commit", "-qam", "two")
    project.reweigh()
    git("commit", "-qam", "three")
    git("tag", "v3")
    project.put("x.txt", "Nothing that is read.")
    before = git("status", "--porcelain")
    found = project.diff("--rev", "HEAD~2..HEAD~1", "x.txt")
    assert [one["expert"] for one in found["drifts"]] == ["Test Ümlaut"]
    found = project.diff("--rev", "HEAD~1..v3", "x.txt")
    assert [one["expert"] for one in found["drifts"]] == ["Test Beta"]
    found = project.diff("--rev", "v3..HEAD~2", "x.txt")
    assert [one["causes"] for one in found["drifts"]] == [["rubric"], ["corpus"]]
    assert git("status", "--porcelain") == before


def test_from_a_folder_of_the_repository(project, git, monkeypatch):
    project.turn()
    project.path("deep").mkdir()
    monkeypatch.chdir(project.path("deep"))
    [drift] = project.diff("--rev", "main", "../x.txt", "-r", "../bridge")["drifts"]
    assert (drift["causes"], drift["file"]) == (["corpus"], "../x.txt")


def test_a_whole_folder_and_names_with_spaces_and_accents(project, git):
    name = "a folder/Ünïcode [1] *.txt"
    project.path("a folder").mkdir()
    project.put(name, ARTICLE)
    project.put("a folder/other.txt", DELTA)
    git("add", "-A")
    git("commit", "-qm", "two")
    project.turn(name)
    for given in (name, "a folder", str(project.path(name)), f"./{name}"):
        report = project.diff("--rev", "HEAD", given)
        assert [one["expert"] for one in report["drifts"]] == ["Test Ümlaut"], given
        assert Path(report["drifts"][0]["file"]).name == Path(name).name


def test_a_name_that_git_would_take_for_a_pattern(project, git):
    project.put(":(top)x.txt", ARTICLE)
    git("add", "-A")
    git("commit", "-qm", "two")
    project.turn(":(top)x.txt")
    report = project.diff("--rev", "HEAD", ":(top)x.txt")
    assert [one["expert"] for one in report["drifts"]] == ["Test Ümlaut"]


def test_what_git_leaves_out_of_archives_is_compared_as_well(project, git):
    project.put(".gitattributes", "x.txt export-ignore\nbridge/traffic.toml export-ignore\n")
    git("add", "-A")
    git("commit", "-qm", "two")
    assert project.diff("--rev", "HEAD", "x.txt")["drifts"] == []


def test_the_bundled_corpus_by_an_old_rubric(project, git):
    write(project.path("small"))
    project.edit("small/rubric.toml", '"tolls", "traffic"', '"traffic"')
    project.path("small/tolls.toml").unlink()
    project.edit("small/traffic.toml", "jam at the tolls", "jam at the gates")
    project.edit("small/traffic.toml", '["traffic"]', '["war*"]')
    project.edit("small/traffic.toml", "Traffic is a disaster.", "War is a disaster.")
    git("add", "-A")
    git("commit", "-qm", "two")
    project.edit("small/traffic.toml", '["war*"]', '["war*", "peace"]')
    report = project.diff("--rev", "HEAD", "-r", "small")
    assert report["old"] == "the bundled corpus at HEAD"
    assert {cause for one in report["drifts"] for cause in one["causes"]} <= {"rubric"}


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--rev", "nope", "x.txt"), 'no revision "nope"'),
        (("--rev", "main..nope", "x.txt"), 'no revision "nope"'),
        (("--rev", "nope..main", "x.txt"), 'no revision "nope"'),
        (("--rev", "..main", "x.txt"), "no revision"),
        (("--rev", "main...main", "x.txt"), "no revision"),
        (("--rev=--all", "x.txt"), 'no revision "--all"'),
        (("--rev=-h", "x.txt"), 'no revision "-h"'),
        (("--rev", "main:x.txt", "x.txt"), 'no revision "main:x.txt"'),
        (("--rev", "", "x.txt"), ""),
        (("--rev", "main", "later.txt"), "later.txt"),
        (("--rev", "main", "none.txt"), "none.txt"),
        (("--rev", "main", "/etc/hostname"), "not in this git repository"),
        (("--rev", "main", "-"), ""),
        (("--rev", "main", "x.txt", "-r", "later"), "later"),
        (("--rev", "main", "-r", "us-iran"), "the same at every revision"),
    ],
    ids=str,
)
def test_revisions_that_cannot_be_compared(project, git, args, told):
    project.put("later.txt", ARTICLE)
    write(project.path("later"))
    assert told in project.refused("diff", *args)


def test_outside_a_repository(project, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.folder.parent))
    assert "git" in project.refused("diff", "--rev", "main", "x.txt")


def test_without_git(project, monkeypatch):
    assert "git is not installed" in project.refused("diff", "--rev", "main", "x.txt", PATH="")


# CLI craft, and the same bytes


@pytest.fixture
def shell(project, bash):
    """A corpus ``c.txt``, its baseline ``b.json``, and one from which it drifted."""
    project.path("x.txt").rename(project.path("c.txt"))
    project.turn("c.txt")
    project.path("b.json").rename(project.path("old.json"))
    project.accept("c.txt")
    return lambda line: bash(f"export STANCES_RUBRIC=bridge; {line}")


CRAFT = {
    "2": "stances check c.txt --baseline none.json; test $? = 2",
    "2 agrees": "stances check c.txt --baseline b.json",
    "2 drift": "stances check c.txt --baseline old.json; test $? = 1",
    "3": r"printf 'caf\xe9' | stances check - --baseline b.json; test $? = 2",
    "3 nothing": "stances check - --baseline b.json </dev/null; test $? = 2",
    "4": "set -o pipefail; stances check c.txt --baseline old.json | true; test $? = 1",
    "5": "stances check c.txt --baseline b.json >/dev/full; test $? = 2",
    "9": "stances check - --baseline b.json <c.txt",
    "17": "stances check c.txt --baseline old.json -f gha >o; test $? = 1 && "
    "grep -qE '^::error file=[^,]+,line=[0-9]+' o",
    "18": "stances check c.txt --baseline old.json -f sarif >o; test $? = 1 && "
    'grep -q \'"version": "2.1.0"\' o',
    "19": "git init -q && git add b.json && CI=1 stances accept c.txt --baseline b.json; "
    "test $? = 2 && git diff --quiet b.json",
    "19 drifted": "git init -q && git add old.json && "
    "CI=true stances accept c.txt --baseline old.json; test $? = 2 && git diff --quiet old.json",
    "20 hash seed": "PYTHONHASHSEED=1 stances check c.txt --baseline old.json -f json >o; "
    "PYTHONHASHSEED=2 stances check c.txt --baseline old.json -f json | cmp - o",
    "20 locale": "LC_ALL=C stances check c.txt --baseline old.json -f json >o; "
    "LC_ALL=C.UTF-8 stances check c.txt --baseline old.json -f json | cmp - o",
    "20 accept, hash seed": "PYTHONHASHSEED=1 stances accept c.txt --baseline 1.json && "
    "PYTHONHASHSEED=2 stances accept c.txt --baseline 2.json && cmp 1.json 2.json && "
    "cmp 1.json b.json",
    "20 accept, locale": "LC_ALL=C PYTHONIOENCODING=ascii stances accept c.txt --baseline 1.json "
    "&& cmp 1.json b.json",
}


@pytest.mark.parametrize("line", CRAFT.values(), ids=CRAFT)
def test_craft(shell, line):
    for tool, there in (("git ", shutil.which("git")), ("/dev/full", Path("/dev/full").exists())):
        if tool in line and not there:
            pytest.skip(f"this system has no {tool}")
    done = shell(textwrap.dedent(line))
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
