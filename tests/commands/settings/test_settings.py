"""``settings``, and that every command heeds what ``stances.toml`` says."""

from __future__ import annotations

import csv
import io
import json

import pytest

from stances.cli import list_commands

PROJECT = """\
inputs = ["texts/c.txt"]
rubric = "../rubrics/b.toml"
baseline = "base.json"
tolerance = 0.005

[tolerances]
tariffs = 0.125

[[waiver]]
expert = "Test Ümlaut"
dimension = "tariffs"
until = 2030-12-31
reason = "The codebook changes in June."

[[waiver]]
dimension = "tariffs"
until = 2031-01-01
reason = "Known."
"""


@pytest.fixture
def project(folder, whole_run, monkeypatch):
    """A project with a text and a rubric elsewhere; nothing is chosen in the environment."""
    monkeypatch.delenv("STANCES_RUBRIC")
    for name, place in (("c.txt", "project/texts"), ("b.toml", "rubrics")):
        (folder / place).mkdir(parents=True)
        (folder / name).rename(folder / place / name)
    (folder / "project" / "stances.toml").write_text(PROJECT, encoding="utf-8")
    monkeypatch.chdir(folder / "project")
    return folder / "project"


@pytest.fixture
def user(folder):
    """The user's own file, not yet there."""
    (folder / "config" / "stances").mkdir(parents=True)
    return folder / "config" / "stances" / "stances.toml"


def rows(text):
    found = json.loads(text)["settings"]
    return {row["setting"]: (row["value"], row["from"]) for row in found}


def test_each_value_is_shown_with_where_it_comes_from(project, whole_run):
    code, out, err = whole_run(
        *("settings", "-f", "csv", "--text-column", "answer"), STANCES_EXPERT_COLUMN="id"
    )
    assert (code, err) == (0, "")
    assert (
        out
        == """\
setting,value,from
inputs,texts/c.txt,stances.toml:1
rubric,../rubrics/b.toml,stances.toml:2
baseline,base.json,stances.toml:3
tolerance,0.005,stances.toml:4
only,,default
expert_column,id,STANCES_EXPERT_COLUMN
text_column,answer,'--text-column
form,,default
encoding,,default
delimiter,,default
layout,,default
author,,default
strict,false,default
skip_bad_rows,false,default
with_moderators,false,default
since,,default
until,,default
aliases,,default
jobs,1,default
tolerances.tariffs,0.125,stances.toml:7
waiver,"Test Ümlaut, tariffs until 2030-12-31: The codebook changes in June.",stances.toml:9
waiver,tariffs until 2031-01-01: Known.,stances.toml:15
"""
    )


def test_the_table_has_every_digit(project, whole_run):
    lines = whole_run("settings", "a.txt", "b c.txt", "--baseline", "")[1].splitlines()
    assert [line.split() for line in lines[2:6]] == [
        ["inputs", "a.txt,", "b", "c.txt", "INPUT"],
        ["rubric", "../rubrics/b.toml", "stances.toml:2"],
        ["baseline", "--baseline"],
        ["tolerance", "0.005", "stances.toml:4"],
    ]


def test_json_keeps_types(project, whole_run):
    found = json.loads(whole_run("settings", "-f", "json")[1])
    assert found["format_version"].startswith("1.")
    assert [(row["setting"], row["value"]) for row in found["settings"]] == [
        ("inputs", ["texts/c.txt"]),
        ("rubric", "../rubrics/b.toml"),
        ("baseline", "base.json"),
        ("tolerance", 0.005),
        ("only", []),
        ("expert_column", "expert"),
        ("text_column", "text"),
        ("form", None),
        ("encoding", None),
        ("delimiter", None),
        ("layout", None),
        ("author", None),
        ("strict", False),
        ("skip_bad_rows", False),
        ("with_moderators", False),
        ("since", None),
        ("until", None),
        ("aliases", None),
        ("jobs", 1),
        ("tolerances.tariffs", 0.125),
        (
            "waiver",
            {
                "expert": "Test Ümlaut",
                "dimension": "tariffs",
                "until": "2030-12-31",
                "reason": "The codebook changes in June.",
            },
        ),
        (
            "waiver",
            {"expert": "", "dimension": "tariffs", "until": "2031-01-01", "reason": "Known."},
        ),
    ]
    lines = [json.loads(line) for line in whole_run("settings", "-f", "ndjson")[1].splitlines()]
    assert lines == [{"type": "setting", **row} for row in found["settings"]]


def test_nothing_chosen_is_null(whole_run, monkeypatch):
    monkeypatch.delenv("STANCES_RUBRIC")
    found = json.loads(whole_run("settings", "-f", "json")[1])["settings"]
    assert {row["setting"]: row["value"] for row in found} == {
        "inputs": [],
        "rubric": "us-iran",
        "baseline": None,
        "tolerance": None,
        "only": [],
        "expert_column": "expert",
        "text_column": "text",
        "form": None,
        "encoding": None,
        "delimiter": None,
        "layout": None,
        "author": None,
        "strict": False,
        "skip_bad_rows": False,
        "with_moderators": False,
        "since": None,
        "until": None,
        "aliases": None,
        "jobs": 1,
    }


def test_flag_environment_project_user_default(project, user, whole_run):
    user.write_text('rubric = "/user"\ntext_column = "of-the-user"\n', encoding="utf-8")
    found = rows(whole_run("settings", "-f", "json")[1])
    assert found["text_column"] == ("of-the-user", f"{user.as_posix()}:2")
    assert found["rubric"] == ("../rubrics/b.toml", "stances.toml:2")
    found = rows(whole_run("settings", "-f", "json", STANCES_RUBRIC="mine")[1])
    assert found["rubric"] == ("mine", "STANCES_RUBRIC")
    found = rows(whole_run("settings", "-f", "json", "-r", "yours", STANCES_RUBRIC="mine")[1])
    assert found["rubric"] == ("yours", "--rubric")


def test_a_tolerance_over_all_leaves_no_other(project, whole_run):
    found = rows(whole_run("settings", "-f", "json", "--tolerance", "0.5")[1])
    assert found["tolerance"] == (0.5, "--tolerance")
    assert "tolerances.tariffs" not in found


@pytest.mark.parametrize("value", ["2.5", "-1", "nan", "few"])
def test_no_tolerance(project, whole_run, value):
    code, out, err = whole_run("settings", "--tolerance", value)
    assert (code, out) == (2, "")
    assert "--tolerance" in err
    assert err.count("\n") == 1


ALONE = [
    ("compare",),
    ("score",),
    ("explain", "beta", "tariffs"),
    ("experts",),
    ("sentences",),
]


@pytest.mark.parametrize("command", ALONE, ids=" ".join)
def test_in_a_project_the_command_alone_is_enough(project, whole_run, command):
    said = whole_run(*command, "-f", "csv")
    assert said[0] == 0
    rubric = () if command[0] in ("experts", "sentences") else ("-r", "../rubrics/b.toml")
    assert "Test Beta" in said[1] or command[0] == "explain"
    (project / "stances.toml").unlink()
    assert whole_run(*command, "texts/c.txt", *rubric, "-f", "csv") == said


@pytest.mark.parametrize("command", ["compare", "score", "experts"])
def test_inputs_of_the_command_come_first(project, whole_run, command):
    (project / "own.jsonl").write_text('{"expert": "Test Own", "text": "Tariffs exist."}\n')
    out = whole_run(command, "own.jsonl", "-f", "csv", STANCES_INPUTS="../evil.txt")[1]
    assert "Test Own" in out
    assert "Test Red" not in out
    out = whole_run(command, "-f", "csv", STANCES_INPUTS="../evil.txt")[1]
    assert "Test Red" in out
    assert "Test Beta" not in out


def test_it_works_from_any_folder_of_the_project(project, whole_run, monkeypatch):
    monkeypatch.chdir(project / "texts")
    code, out, _ = whole_run("sentences", "-f", "csv")
    assert code == 0
    assert {row["source"] for row in csv.DictReader(io.StringIO(out))} == {"c.txt"}
    assert json.loads(whole_run("score", "-f", "json")[1])["passport"]["rubric"] == "b.toml"


def test_columns(project, whole_run):
    (project / "stances.toml").write_text(
        'inputs = ["t.csv"]\nrubric = "../a.toml"\nexpert_column = "id"\ntext_column = "answer"\n'
    )
    (project / "t.csv").write_text("id,answer\nTest Alpha,We should support tariffs.\n")
    for command in ALONE[:2] + ALONE[3:]:
        assert "Test Alpha" in whole_run(*command, "-f", "csv")[1]
    assert whole_run("explain", "alpha", "tariffs")[0] == 0
    (project / "coded.csv").write_text(
        "id,answer,dimension,code\n"
        "Test Alpha,We should support tariffs.,tariffs,+\n"
        "Test Beta,Tariffs are a mistake.,tariffs,-\n"
    )
    for command in (("evaluate",), ("rubric", "suggest")):
        code, out, err = whole_run(*command, "coded.csv", "-f", "json")
        assert (code, err) == (0, "")
        assert "tariffs" in out
    (project / "stances.toml").write_text('rubric = "../a.toml"\n')
    assert whole_run("evaluate", "coded.csv", "-f", "json")[0] == 2


@pytest.mark.parametrize("command", ["show", "lint", "test"])
def test_the_rubric_of_a_project(project, whole_run, command):
    said = whole_run("rubric", command, "-f", "csv")
    assert said[2] == ""
    assert said == whole_run("rubric", command, "../rubrics/b.toml", "-f", "csv")
    other = whole_run("rubric", command, "us-iran", "-r", "../rubrics/b.toml")
    assert other[0] == 2


READERS = [
    *ALONE,
    ("settings",),
    ("evaluate", "texts/c.txt"),
    ("review", "--codes", "codes.csv"),
    ("check",),
    ("accept",),
    ("diff", "texts/c.txt", "texts/c.txt"),
    ("agree",),
    ("rank", "tariffs"),
    ("crux",),
    ("fragile",),
    ("map",),
    ("plot",),
    ("match", "texts/c.txt"),
    ("cite",),
    ("report", "-o", "report.html"),
    ("rubric", "suggest"),
    ("rubric", "show"),
    ("rubric", "lint"),
    ("rubric", "test"),
    ("rubric", "learn", "rubric", "coded.jsonl"),
    ("rubric", "audit", "rubric", "coded.jsonl"),
]


def test_every_command_but_few_reads_the_settings():
    commands = {one for one in list_commands() if one[0] != "cache"}
    commands -= {("rubric", "list"), ("rubric", "new"), ("import",)}
    assert len(READERS) == len(commands)
    for command in commands:
        assert any(reader[: len(command)] == command for reader in READERS)


@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_a_fault_in_a_file_stops_every_command_that_reads_it(project, user, whole_run, command):
    (project / "stances.toml").write_text('\nrubirc = "x"\n', encoding="utf-8")
    message = 'stances: error: stances.toml:2: unknown key "rubirc"; did you mean "rubric"?\n'
    assert whole_run(*command) == (2, "", message)
    (project / "stances.toml").unlink()
    user.write_text("tolerance = nan\n", encoding="utf-8")
    message = (
        f"stances: error: {user.as_posix()}:1: a tolerance lies between 0 and 2, nan does not\n"
    )
    assert whole_run(*command) == (2, "", message)


def test_hostile_values_stay_on_their_line(whole_run, folder):
    (folder / "stances.toml").write_text('text_column = "\\u001b]0;owned\\u0007 \\u202e\\nx"\n')
    code, out, _ = whole_run("settings")
    assert code == 0
    assert not {"\x1b", "\a", "\u202e"} & set(out)
    assert len(out.splitlines()) == 21


@pytest.mark.parametrize(
    "words",
    [
        "[env var: STANCES_INPUTS]",
        "[env var: STANCES_RUBRIC; default: us-iran]",
        "[env var: STANCES_BASELINE]",
        "[env var: STANCES_TOLERANCE]",
        "[env var: STANCES_EXPERT_COLUMN; default: expert]",
        "[env var: STANCES_TEXT_COLUMN; default: text]",
    ],
)
def test_help_names_the_variable_and_the_default(whole_run, words):
    assert words in " ".join(whole_run("settings", "--help")[1].split())
