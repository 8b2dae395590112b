"""Which choice holds: flag > environment > project > user > default."""

from __future__ import annotations

import itertools
import os
import re

import pytest

from stances.errors import StancesError
from stances.settings.choice import Setting
from stances.settings.model import Settings, Tolerance
from stances.settings.resolve import resolve_choices, resolve_settings

FIELDS = {
    "inputs": '["{}"]',
    "rubric": '"{}"',
    "baseline": '"{}"',
    "expert_column": '"{}"',
    "text_column": '"{}"',
    "form": '"{}"',
    "encoding": '"{}"',
    "delimiter": '"{}"',
    "since": '"{}"',
    "until": '"{}"',
    "aliases": '"{}"',
}
LAYERS = ("flag", "environment", "project", "user")
ORIGINS = {
    "environment": "STANCES_{}",
    "project": "stances.toml:1",
    "user": "~/.config/stances/stances.toml:1",
}


def chosen_by(layers, field, choices, home, project):
    """What holds where each of the layers chooses a value that is called like itself."""
    # The user's paths are written so that they come out as the same from the project's folder.
    files = {
        "project": (project / "stances.toml", "project"),
        "user": (home / ".config/stances/stances.toml", "user"),
    }
    is_path = field in ("inputs", "rubric", "baseline", "aliases")
    for layer, (path, value) in files.items():
        if layer in layers:
            written = f"../../../project/{value}" if is_path and layer == "user" else value
            path.write_text(f"{field} = {FIELDS[field].format(written)}\n", encoding="utf-8")
    flag = ["flag"] if field == "inputs" else "flag"
    environ = {f"STANCES_{field.upper()}": "environment"} if "environment" in layers else {}
    return choices(flags={field: flag} if "flag" in layers else {}, **environ)[field]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "layers",
    [chosen for count in range(5) for chosen in itertools.combinations(LAYERS, count)],
    ids="+".join,
)
def test_the_strongest_source_holds(layers, field, choices, home, project):
    value, origin = chosen_by(layers, field, choices, home, project)
    strongest = next(iter(layers), "default")
    if strongest == "default":
        assert (value, origin) == (getattr(Settings(), field), "default")
        return
    flag = "INPUT" if field == "inputs" else f"--{field.replace('_', '-')}"
    expected = {"flag": flag, **ORIGINS}[strongest].format(field.upper())
    assert (value, origin) == ((strongest,) if field == "inputs" else strongest, expected)


@pytest.mark.parametrize("layers", [LAYERS[at:] for at in range(4)], ids="+".join)
def test_the_strongest_tolerance_holds(layers, choices, home, project):
    values = {"flag": 0.1, "environment": 0.2, "project": 0.3, "user": 0.4}
    (project / "stances.toml").write_text("tolerance = 0.3\n" if "project" in layers else "")
    (home / ".config/stances/stances.toml").write_text("tolerance = 0.4\n")
    environ = {"STANCES_TOLERANCE": "0.2"} if "environment" in layers else {}
    found = choices(flags={"tolerance": 0.1} if "flag" in layers else {}, **environ)
    origins = {"flag": "--tolerance", **ORIGINS}
    expected = (values[layers[0]], origins[layers[0]].format("TOLERANCE"))
    assert found["tolerance"] == expected


def test_without_anything_the_defaults_hold(choices, project, home):
    found = choices()
    assert list(found) == [
        *("inputs", "rubric", "baseline", "tolerance", "only", "expert_column", "text_column"),
        *("form", "encoding", "delimiter", "layout", "author", "strict", "skip_bad_rows"),
        *("with_moderators", "since", "until", "aliases", "jobs"),
    ]
    assert {origin for _, origin in found.values()} == {"default"}
    assert (
        resolve_settings(resolve_choices(flags={}, bundled=[], environ={}, folder=project))
        == Settings()
    )


def test_the_number_of_jobs(choices, project):
    (project / "stances.toml").write_text("jobs = 3\n")
    assert choices()["jobs"] == (3, "stances.toml:1")
    assert choices(STANCES_JOBS="2")["jobs"] == (2, "STANCES_JOBS")
    assert choices(STANCES_JOBS="2", flags={"jobs": 4})["jobs"] == (4, "--jobs")


@pytest.mark.parametrize("written", ["few", "0", "-1", "1.5", "257", "nan", "inf"])
def test_jobs_are_a_whole_number(choices, written):
    with pytest.raises(StancesError, match=r"^STANCES_JOBS: .*(1 and 256|not a number)"):
        choices(STANCES_JOBS=written)


def test_an_empty_variable_counts_as_not_set(choices):
    empty = {f"STANCES_{field.upper()}": "" for field in (*FIELDS, "tolerance", "jobs")}
    assert {origin for _, origin in choices(**empty).values()} == {"default"}
    assert choices(STANCES_INPUTS=os.pathsep)["inputs"] == ((), "default")


def test_the_environment_names_inputs_like_a_path(choices):
    written = os.pathsep.join(["a.txt", "", "b/c d.txt"])
    assert choices(STANCES_INPUTS=written)["inputs"] == (("a.txt", "b/c d.txt"), "STANCES_INPUTS")


@pytest.mark.parametrize("written", ["few", "0,1", "-0.1", "2.1", "nan", "inf"])
def test_a_tolerance_is_a_number_from_0_to_2(choices, written):
    with pytest.raises(StancesError, match=r"^STANCES_TOLERANCE: .*(0 and 2|not a number)"):
        choices(STANCES_TOLERANCE=written)
    if written not in ("few", "0,1"):
        with pytest.raises(StancesError, match=r"^--tolerance: .*0 and 2"):
            choices(flags={"tolerance": float(written)})


@pytest.mark.parametrize("written", ["0", "2", "0.05"])
def test_the_ends_are_tolerances_too(choices, written):
    assert choices(STANCES_TOLERANCE=written)["tolerance"] == (float(written), "STANCES_TOLERANCE")


TOLERANCES = "tolerance = 0.3\n[tolerances]\nwar-risk = 0.2\nretaliation = 0.1\n"


def test_each_dimension_has_its_own_tolerance(choices, project, home):
    (project / "stances.toml").write_text(TOLERANCES)
    (home / ".config/stances/stances.toml").write_text("tolerance = 1\n")
    found = choices()
    assert found["tolerance"] == (0.3, "stances.toml:1")
    assert [name for name in found if name.startswith("tolerances.")] == [
        "tolerances.retaliation",
        "tolerances.war-risk",
    ]
    assert found["tolerances.retaliation"] == (0.1, "stances.toml:4")
    assert found["tolerances.war-risk"] == (0.2, "stances.toml:3")
    settings = resolve_settings(resolve_choices(flags={}, bundled=[], environ={}, folder=project))
    assert settings.tolerances == (
        Tolerance(dimension="retaliation", distance=0.1, where="stances.toml:4"),
        Tolerance(dimension="war-risk", distance=0.2, where="stances.toml:3"),
    )
    assert (settings.tolerance, settings.over_all) == (0.3, None)


@pytest.mark.parametrize(
    ("flags", "environ"), [({"tolerance": 0.0}, {}), ({}, {"STANCES_TOLERANCE": "0"})]
)
def test_a_tolerance_of_flag_or_environment_holds_over_all(flags, environ, project):
    (project / "stances.toml").write_text(TOLERANCES)
    settings = resolve_settings(
        resolve_choices(flags=flags, bundled=[], environ=environ, folder=project)
    )
    assert (settings.over_all, settings.tolerance, settings.tolerances) == (0.0, 0.0, ())


def test_waivers_come_from_the_project(choices, project):
    waiver = '[[waiver]]\nexpert = "{}"\nuntil = 2030-12-31\nreason = "Known."\n'
    (project / "stances.toml").write_text(waiver.format("Test Alpha") + waiver.format("Test Beta"))
    found = choices(flags={"tolerance": 0.1})
    assert [(found[f"waiver {at}"][0].expert, found[f"waiver {at}"][1]) for at in range(2)] == [
        ("Test Alpha", "stances.toml:1"),
        ("Test Beta", "stances.toml:5"),
    ]
    settings = resolve_settings(resolve_choices(flags={}, bundled=[], environ={}, folder=project))
    assert [one.expert for one in settings.waivers] == ["Test Alpha", "Test Beta"]


@pytest.mark.parametrize(
    ("written", "where"),
    [
        ("tolerance = 1\n[tolerances]\nretaliation = 0.4\n", "2: [tolerances] belongs"),
        ('[[waiver]]\nexpert = "x"\nuntil = 2030-12-31\nreason = "y"\n', "1: [[waiver]] belongs"),
    ],
)
def test_what_a_check_allows_is_not_for_the_users_file(choices, home, written, where):
    """The same commit must not pass on one machine and fail on another."""
    (home / ".config/stances/stances.toml").write_text(written)
    with pytest.raises(StancesError, match=re.escape(f"~/.config/stances/stances.toml:{where}")):
        choices()


def test_a_folder_named_like_a_bundled_rubric_keeps_its_dot(choices, project):
    (project / "stances.toml").write_text('rubric = "./us-iran"\n')
    assert choices()["rubric"] == ("./us-iran", "stances.toml:1")
    (project / "stances.toml").write_text('rubric = "us-iran"\n')
    assert choices()["rubric"] == ("us-iran", "stances.toml:1")


def test_a_folder_that_is_gone_is_an_error(tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(StancesError, match="the current folder is gone"):
        resolve_choices(flags={}, bundled=[], environ={})


def test_the_current_folder_is_where_it_looks(project, monkeypatch):
    (project / "stances.toml").write_text('rubric = "mine"\n')
    monkeypatch.chdir(project)
    monkeypatch.setenv("HOME", str(project / "nowhere"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("STANCES_TEXT_COLUMN", "answer")
    monkeypatch.delenv("STANCES_RUBRIC", raising=False)
    found = {one.name: one.value for one in resolve_choices(flags={}, bundled=[])}
    assert (found["rubric"], found["text_column"]) == ("mine", "answer")


def test_the_kinds_that_fail_are_a_choice_too(choices, project):
    (project / "stances.toml").write_text('only = ["sign", "state"]\n')
    assert choices()["only"] == (("sign", "state"), "stances.toml:1")
    assert choices(STANCES_ONLY="rank, sign")["only"] == (("rank", "sign"), "STANCES_ONLY")
    assert choices(flags={"only": ["state"]}, STANCES_ONLY="rank")["only"] == (
        ("state",),
        "--only",
    )


def test_settings_without_a_choice_have_their_default():
    """Such as those of the library, which reads no files."""
    assert resolve_settings([]) == Settings()
    chosen = Setting(name="rubric", value="mine", origin="--rubric")
    assert resolve_settings([chosen]) == Settings(rubric="mine", named_rubric=True)


@pytest.mark.parametrize(
    ("name", "value"),
    [("rubric", 1.0), ("inputs", "a.txt"), ("tolerance", "0.1"), ("tolerances.a", ("b",))],
)
def test_a_choice_of_the_wrong_type_is_never_taken(name, value):
    with pytest.raises(TypeError, match=name):
        resolve_settings([Setting(name=name, value=value, origin="x")])


@pytest.mark.parametrize("name", ["strict", "skip_bad_rows"])
def test_a_switch_may_be_turned_on_and_off_again(choices, project, name):
    (project / "stances.toml").write_text(f"{name} = true\n")
    variable = f"STANCES_{name.upper()}"
    assert choices()[name] == (True, "stances.toml:1")
    assert choices(**{variable: "0"})[name] == (False, variable)
    assert choices(**{variable: "Yes"})[name] == (True, variable)
    assert choices(**{variable: ""})[name] == (True, "stances.toml:1")
    flag = f"--{name.replace('_', '-')}"
    assert choices(flags={name: False}, **{variable: "1"})[name] == (False, flag)
    with pytest.raises(StancesError, match=f'^{variable}: "maybe" is not yes or no; write 1 or 0$'):
        choices(**{variable: "maybe"})


def test_moderators_are_asked_for_by_what_they_are(choices):
    assert choices(flags={"with_moderators": "moderators"})["with_moderators"] == (True, "--with")
    assert choices(STANCES_WITH_MODERATORS="0")["with_moderators"][0] is False
