"""What `check` finds: drift, its causes, and what fails."""

from __future__ import annotations

import shutil

import pytest

from commands.gate.program.project import (
    ARTICLE,
    DELTA,
    TURN,
    WAIVER,
    find_drifts,
    find_line,
    list_cells,
)

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


def test_a_sentence_turned_round_is_shown(project):
    project.turn()
    code, out, err = project.run("check", "x.txt", "--baseline", "b.json")
    assert (code, err) == (1, "")
    for text in ("Test Ümlaut on tolls", "+0.67 for", "mixed", "corpus", "x.txt:5", TURN[1]):
        assert text in out
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


def test_both_at_once_are_distinguished(project):
    project.turn()
    project.reweigh()
    found = find_drifts(project.check(code=1))
    assert {key: one["causes"] for key, one in found.items()} == {
        ("Test Ümlaut", "tolls"): ["corpus"],
        ("Test Beta", "tolls"): ["rubric"],
    }


def test_both_at_once_in_one_cell_are_distinguished(project):
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
    assert [one for one in list_cells(now) if "Test Delta" not in one] == list_cells(before)


def test_a_sentence_set_before_all_others_is_reported_alone(project):
    project.edit("x.txt", "“Congress should", "“Tolls are fair. We need tolls.\n\n“Congress should")
    [drift] = project.check(code=1)["drifts"]
    assert {one["text"] for one in drift["changes"]} <= {"“Tolls are fair.", "We need tolls."}
    assert drift["causes"] == ["corpus"]


def test_a_sentence_taken_away_is_reported_as_gone(project):
    project.edit("x.txt", " Every driver owes a fair share.", "")
    [drift] = project.check(code=1)["drifts"]
    [change] = drift["changes"]
    assert (change["change"], change["words"], change["causes"]) == (
        "went",
        "fair share",
        ["corpus"],
    )
    assert change["text"] is None
    assert (drift["file"], drift["line"]) == ("b.json", find_line(project, "Test Ümlaut"))


def test_a_sentence_set_behind_the_last_does_not_touch_it(project):
    """Though the quotation ends elsewhere now."""
    project.edit("x.txt", "fair share.”", "fair share. Nobody knows when.”")
    assert project.check(code=0)["drifts"] == []


def test_a_comment_in_the_rubric_changes_nothing(project):
    project.edit("bridge/tolls.toml", "format = 1", "# Tolls.\nformat = 1")
    assert project.check(code=0)["counts"]["stale"] == 0


def test_a_list_in_the_rubric_that_moves_no_score_is_reported(project):
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
    drift = find_drifts(project.check(code=1))["Test Silent", "tolls"]
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
    drift = find_drifts(project.check(code=1))["Test Silent", "tolls"]
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


def test_a_new_cell_fails_whatever_was_chosen(project):
    project.put("x.txt", ARTICLE + DELTA)
    project.check("--only", "rank", code=1)
    project.accept()
    project.put("x.txt", ARTICLE)
    project.check("--only", "rank", code=1)


def test_an_unknown_kind_is_refused(project):
    message = project.refuse("check", "x.txt", "--baseline", "b.json", "--only", "sing")
    assert 'unknown kind of drift "sing"; did you mean "sign"?' in message


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
    assert 'did you mean "tolls"?' in project.refuse("check", "x.txt", "--baseline", "b.json")


@pytest.mark.parametrize("tolerance", ["-0.1", "2.1", "nan", "much"])
def test_what_is_not_a_tolerance_is_refused(project, tolerance):
    project.refuse("check", "x.txt", "--baseline", "b.json", f"--tolerance={tolerance}")
    project.refuse("check", "x.txt", "--baseline", "b.json", STANCES_TOLERANCE=tolerance)


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
    shown = project.run("check", "x.txt", "--baseline", "b.json", "--today", "2030-06-15")[1]
    words = {"used": "waived until", "past": "ended on", "unused": "is unused"}[state]
    assert words in shown
    assert ("stances.toml:2" in shown) == (state != "used")


def test_a_waiver_for_a_dimension_alone(project):
    project.turn()
    project.put("stances.toml", WAIVER.format(expert="x", until="2030-06-15"))
    project.edit("stances.toml", 'expert = "x"\n', "")
    project.check("--today", "2030-06-15", code=0)


def test_a_waiver_whose_name_may_be_several_is_refused(project):
    project.put("stances.toml", WAIVER.format(expert="test", until="2030-06-15"))
    message = project.refuse("check", "x.txt", "--baseline", "b.json")
    assert message.startswith("stances: error: stances.toml:2: ")


def test_without_a_day_it_is_today(project):
    project.turn()
    project.put("stances.toml", WAIVER.format(expert="umlaut", until="2001-01-01"))
    project.check(code=1)
    project.put("stances.toml", WAIVER.format(expert="umlaut", until="9999-12-31"))
    project.check(code=0)


@pytest.mark.parametrize("day", ["2030-13-01", "tomorrow", "2030-06-15T10:00"])
def test_what_is_not_a_day_is_refused(project, day):
    project.refuse("check", "x.txt", "--baseline", "b.json", "--today", day)


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


def test_a_project_says_which_kinds_fail(project):
    project.put("stances.toml", 'baseline = "b.json"\ninputs = ["x.txt"]\nonly = ["rank"]\n')
    project.turn()
    code, out, _ = project.run("check")
    assert code == 0
    assert "only reported: this check does not fail on drift of this kind" in out
    assert project.run("check", "--only", "state")[0] == 1


def test_a_new_expert_who_says_nothing_is_reported_once(project):
    project.put("x.txt", ARTICLE + "\nTest Zeta, fellow at the Test Institute:\n\n“It snows.”\n")
    code, out, _ = project.run("check", "x.txt", "--baseline", "b.json")
    assert code == 1
    assert out.splitlines()[0] == (
        "Test Zeta on 2 dimensions: absent → silent (come) because of corpus"
    )
    assert "2 drifted (2 failing)" in out
    notes = project.run("check", "x.txt", "--baseline", "b.json", "-f", "gha")[1]
    assert notes.count("::error ") == 1


def test_a_threshold_is_shown_with_what_it_was(project):
    project.edit("bridge/rubric.toml", "min_evidence = 0.5", "min_evidence = 1.5")
    out = project.run("check", "x.txt", "--baseline", "b.json")[1]
    assert "min_evidence was 0.5, is 1.5" in out
