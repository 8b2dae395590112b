"""``stances.toml`` and ``[tool.stances]``: where they are looked for, and what they may hold."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from stances.errors import StancesError
from stances.settings.model import Waiver


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_nearest_folder_going_up_is_the_project(choices, project):
    below = project / "a" / "b"
    below.mkdir(parents=True)
    write(project / "stances.toml", 'text_column = "outer"\nexpert_column = "outer"\n')
    assert choices(folder=below)["text_column"] == ("outer", "../../stances.toml:1")
    write(project / "a" / "pyproject.toml", '[tool.stances]\ntext_column = "inner"\n')
    found = choices(folder=below)
    assert found["text_column"] == ("inner", "../pyproject.toml:2")
    assert found["expert_column"] == ("expert", "default")


def test_stances_toml_wins_within_a_folder(choices, project):
    write(project / "pyproject.toml", '[tool.stances]\ntext_column = "a"\nexpert_column = "a"\n')
    write(project / "stances.toml", 'text_column = "b"\n')
    found = choices()
    assert found["text_column"] == ("b", "stances.toml:1")
    assert found["expert_column"] == ("expert", "default")


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ('[project]\nname = "x"\n\n[tool.stances]\nrubric = "r"\n', 5),
        ('[tool]\nstances.rubric = "r"\n', 2),
        ('[tool]\nstances = {rubric = "r"}\n', 2),
        ('tool.stances.rubric = "r"\n', 1),
        ('[tool."stances"]\nrubric = "r"\n', 2),
    ],
)
def test_the_table_may_be_written_in_any_way(choices, project, written, line):
    write(project / "pyproject.toml", written)
    assert choices()["rubric"] == ("r", f"pyproject.toml:{line}")


@pytest.mark.parametrize(
    "written",
    [
        '[project]\nname = "stances"\n',
        "[tool.stances-more]\nrubric = 1\n",
        "[project]\nname = \n",
        '[project]\nname = \n# stances\n[tool.stances-more]\nx = "stances"\n',
        "tool = 1 # stances\n",
        "\x00",
    ],
)
def test_a_pyproject_without_our_table_does_not_stop_a_run(choices, project, written):
    write(project.parent / "stances.toml", 'text_column = "outer"\n')
    write(project / "pyproject.toml", written)
    assert choices()["text_column"] == ("outer", "../stances.toml:1")


@pytest.mark.parametrize("header", ["[tool.stances]", "[ tool . stances ]", "[tool.stances.x]"])
def test_a_broken_pyproject_with_our_table_is_an_error(choices, project, header):
    write(project / "pyproject.toml", f"[project]\nname = \n\n{header}\n")
    with pytest.raises(StancesError, match=r"^pyproject.toml:2: broken TOML"):
        choices()


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.symlink_to("nowhere")])
def test_what_is_not_a_file_is_not_passed_over(choices, project, make):
    make(project / "stances.toml")
    with pytest.raises(StancesError, match=r"^stances\.toml: is not a file; remove it"):
        choices()


def test_a_folder_called_pyproject_toml_is_left_alone(choices, project):
    (project / "pyproject.toml").mkdir()
    assert choices()["rubric"][1] == "default"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all files")
def test_a_file_that_cannot_be_read_is_an_error(choices, project):
    write(project / "stances.toml", "")
    (project / "stances.toml").chmod(0)
    with pytest.raises(StancesError, match=r"^stances.toml: cannot be read \("):
        choices()


def test_paths_are_relative_to_their_file(choices, project):
    below = project / "a"
    below.mkdir()
    write(
        project / "stances.toml",
        f"""\
inputs = ["a/x.txt", "b", "../c", "{(project / "d").as_posix()}"]
rubric = "rubrics/mine"
baseline = "./a/base.json"
""",
    )
    found = choices(folder=below)
    inputs = ("x.txt", "../b", "../../c", (project / "d").as_posix())
    assert found["inputs"] == (inputs, "../stances.toml:1")
    assert found["rubric"] == ("../rubrics/mine", "../stances.toml:2")
    assert found["baseline"] == ("base.json", "../stances.toml:3")
    assert choices()["inputs"][0][:3] == ("a/x.txt", "b", "../c")


def test_columns_are_not_paths(choices, project):
    (project / "a").mkdir()
    write(project / "stances.toml", 'expert_column = "a/b"\ntext_column = "us-iran"\n')
    found = choices(folder=project / "a")
    assert (found["expert_column"][0], found["text_column"][0]) == ("a/b", "us-iran")


def test_a_bundled_rubric_is_not_a_path(choices, project):
    (project / "a").mkdir()
    write(project / "stances.toml", 'rubric = "uk-parties"\nbaseline = "uk-parties"\n')
    found = choices(folder=project / "a")
    assert (found["rubric"][0], found["baseline"][0]) == ("uk-parties", "../uk-parties")


@pytest.mark.parametrize("name", ["-", "./-"])
def test_a_file_never_asks_for_standard_input(choices, project, name):
    write(project / "stances.toml", f'inputs = ["a.txt", "{name}"]\n')
    with pytest.raises(StancesError, match=r"^stances.toml:1: a file cannot ask for standard"):
        choices()


def test_no_inputs_are_a_choice_too(choices, project, home):
    write(home / ".config/stances/stances.toml", 'inputs = ["a.txt"]\n')
    write(project / "stances.toml", "inputs = []\n")
    assert choices()["inputs"] == ((), "stances.toml:1")


@pytest.mark.parametrize(
    ("variable", "place", "name"),
    [
        ("", ".config", "~/.config/stances/stances.toml:1"),
        ("{home}/own", "own", "~/own/stances/stances.toml:1"),
        ("own", ".config", "~/.config/stances/stances.toml:1"),
        ("{root}/far", "../far", "{root}/far/stances/stances.toml:1"),
    ],
)
def test_where_the_users_file_lies(choices, home, variable, place, name):
    write(home / place / "stances" / "stances.toml", 'text_column = "answer"\n')
    places = {"home": home.as_posix(), "root": home.parent.as_posix()}
    found = choices(XDG_CONFIG_HOME=variable.format(**places))
    assert found["text_column"] == ("answer", name.format(**places))


def test_the_users_paths_are_relative_to_the_users_file(choices, home):
    write(home / ".config/stances/stances.toml", 'rubric = "mine.toml"\n')
    assert choices()["rubric"][0] == "../home/.config/stances/mine.toml"


def test_the_users_file_is_read_once_where_it_is_the_project(choices, home):
    folder = home / ".config" / "stances"
    text = '[[waiver]]\nexpert = "Test Alpha"\nuntil = 2030-12-31\nreason = "Known."\n'
    write(folder / "stances.toml", text)
    assert [name for name in choices(folder=folder) if "waiver" in name] == ["waiver 0"]


def test_without_a_home_there_is_no_users_file(choices, home):
    write(home / ".config/stances/stances.toml", "broken")
    assert choices(HOME="")["rubric"][1] == "default"


def test_a_waiver(choices, project):
    (project / "a").mkdir()
    write(
        project / "stances.toml",
        """
[[waiver]]
expert = "Test Ümlaut"
until = 2030-12-31
reason = "The codebook changes in June."

[[waiver]]
dimension = "retaliation"
until = 2031-01-01
reason = "Known."
""",
    )
    found = choices(folder=project / "a")
    first = Waiver(
        expert="Test Ümlaut",
        dimension="",
        until=datetime.date(2030, 12, 31),
        reason="The codebook changes in June.",
        file="../stances.toml",
        line=2,
    )
    assert found["waiver 0"] == (first, "../stances.toml:2")
    second = found["waiver 1"][0]
    assert (second.expert, second.dimension, second.line) == ("", "retaliation", 7)


WAIVER = 'expert = "a"\nuntil = 2030-12-31\nreason = "b"\n'
FAULTS = [
    ('\nrubirc = "a"', '2: unknown key "rubirc"; did you mean "rubric"?'),
    ("rubric = 1", '1: "rubric" must be a string'),
    ('rubric = ""', '1: "rubric" must not be empty'),
    ('text_column = " "', '1: "text_column" must not be empty'),
    ('inputs = "a.txt"', '1: "inputs" must be a list of strings'),
    ('inputs = ["a.txt", ""]', '1: "inputs" must hold strings, none of them empty'),
    ("baseline = true", '1: "baseline" must be a string'),
    ('tolerance = "0.1"', '1: "tolerance" must be a number'),
    ("tolerance = true", '1: "tolerance" must be a number'),
    ("tolerance = -0.1", "1: a tolerance lies between 0 and 2, -0.1 does not"),
    ("tolerance = nan", "1: a tolerance lies between 0 and 2, nan does not"),
    ("tolerance = inf", "1: a tolerance lies between 0 and 2, inf does not"),
    ("tolerances = 0.1", '1: "tolerances" must be a table'),
    ('[tolerances]\na = 1\nb = "1"', '3: "b" must be a number'),
    ("[tolerances]\na = 3", "2: a tolerance lies between 0 and 2, 3 does not"),
    ("[waiver]\n" + WAIVER, '1: "waiver" must be tables; write [[waiver]]'),
    ("[[waiver]]\n" + WAIVER.replace("expert", "exprt"), "2: unknown key"),
    (
        "[[waiver]]\n" + WAIVER.replace('expert = "a"\n', ""),
        '1: a waiver names an expert, a dimension, or both; add "expert = …" or "dimension = …"',
    ),
    ("[[waiver]]\n" + WAIVER.replace('"a"', '""'), '2: "expert" must not be empty'),
    ("[[waiver]]\n" + WAIVER.replace('"b"', '" "'), '4: "reason" must not be empty'),
    ("[[waiver]]\n" + WAIVER.replace('reason = "b"\n', ""), '1: the key "reason" is missing'),
    ("[[waiver]]\n" + WAIVER.replace("until = 2030-12-31\n", ""), '1: the key "until" is missing'),
    ("[[waiver]]\n" + WAIVER.replace("2030-12-31", '"2030-12-31"'), '3: "until" must be a date'),
    ("[[waiver]]\n" + WAIVER + "[[waiver]]\nuntil = 1\n", '6: "until" must be a date'),
    ("rubric =", "1: broken TOML: Invalid value"),
    ('inputs = ["a", "b\\u0000"]', '1: "inputs" must not hold a NUL character'),
    ('rubric = "a\\u0000"', '1: "rubric" must not hold a NUL character'),
    ("\nrubric = '\0'", "2: broken TOML: "),
    ("tolerance = 1" + "0" * 400, '1: "tolerance": a number is too long'),
    ("\ntolerance = 1" + "0" * 5000, "2: broken TOML: a number is too long"),
    ("\ninputs = " + "[" * 9999, "2: broken TOML: nested too deep"),
    ("\n" + "inputs." * 9999 + "a = 1", "2: broken TOML: nested too deep"),
    ('only = ["sign", 1]', '1: "only" must hold strings, none of them empty'),
    ("waiver = []\nwaivers = []", '2: unknown key "waivers"; did you mean "waiver"?'),
]


@pytest.mark.parametrize(("text", "message"), FAULTS, ids=[message for _, message in FAULTS])
def test_faults_are_reported_with_their_line(choices, project, home, text, message):
    write(project / "stances.toml", text)
    with pytest.raises(StancesError) as fault:
        choices()
    assert str(fault.value).startswith(f"stances.toml:{message}")
    (project / "stances.toml").unlink()
    write(home / ".config/stances/stances.toml", text)
    with pytest.raises(StancesError) as fault:
        choices()
    assert str(fault.value).startswith(f"~/.config/stances/stances.toml:{message}")


def test_faults_in_a_pyproject_too(choices, project):
    write(project / "pyproject.toml", '[tool.stances]\n\nrubirc = "a"\n')
    with pytest.raises(StancesError, match=r'^pyproject.toml:3: unknown key "rubirc"; did you'):
        choices()
    write(project / "pyproject.toml", "[tool]\nstances = 3\n")
    with pytest.raises(StancesError, match=r'^pyproject.toml:2: "stances" must be a table'):
        choices()
    write(project / "pyproject.toml", "[tool.stances]\nwaiver = 3\n")
    with pytest.raises(StancesError, match=r"write \[\[tool.stances.waiver\]\]"):
        choices()
    write(project / "pyproject.toml", "[tool.stances]\n[tool.stances.tolerances]\na = '1'\n")
    with pytest.raises(StancesError, match=r'^pyproject.toml:3: "a" must be a number'):
        choices()
    write(project / "pyproject.toml", "[tool.other]\na = '\\u0000'\n[tool.stances]\n")
    assert choices()["rubric"] == ("us-iran", "default")
