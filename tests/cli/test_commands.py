"""Each command with a made-up pipeline: what it asks, what it says, how it ends."""

from __future__ import annotations

import json

import pytest
import typer

from stances import __version__
from stances.cli.main import main
from stances.errors import StancesError
from stances.settings import Settings

COMMANDS = [
    ("compare",),
    ("score",),
    ("explain", "alpha", "retaliation"),
    ("experts",),
    ("sentences",),
    ("settings",),
    ("rubric", "list"),
    ("rubric", "show"),
    ("rubric", "lint"),
    ("rubric", "test"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("fmt", ["table", "github", "csv", "tsv"])
def test_every_command_speaks_every_format(stances_run, command, fmt):
    code, out, err = stances_run(*command, "-f", fmt)
    assert (code, err) == (0, "")
    assert out.endswith("\n")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_speaks_json_with_its_version(stances_run, command):
    code, out, _ = stances_run(*command, "-f", "json")
    assert code == 0
    assert json.loads(out)["format_version"] == "1.0"


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_writes_a_file_as_it_would_speak(stances_run, command, tmp_path):
    _, said, _ = stances_run(*command)
    code, out, _ = stances_run(*command, "-o", str(tmp_path / "out.txt"))
    assert (code, out) == (0, "")
    assert (tmp_path / "out.txt").read_text() == said


@pytest.mark.parametrize("command", [*COMMANDS, ("rubric", "new"), ("rubric",), ()], ids=" ".join)
def test_every_command_has_help_with_an_example(stances_run, command, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "1")
    code, out, err = stances_run(*command[:2], "--help")
    assert (code, err) == (0, "")
    assert "\x1b" not in out
    example = " ".join(("stances", *(command if command[:1] == ("rubric",) else command[:1])))
    assert f"  {example} " in out.partition("Options:")[0] or f"  {example}\n" in out


def test_without_a_command_it_shows_its_help(stances_run):
    assert stances_run() == stances_run("--help")
    assert stances_run("rubric") == stances_run("rubric", "--help")


def test_version(stances_run):
    assert stances_run("--version") == (0, f"stances {__version__}\n", "")


def test_options_may_follow_the_inputs(stances_run, pipeline):
    code, _, _ = stances_run(
        *("score", "a.txt", "b.txt", "-e", "alpha", "-e", "beta, gamma", "-d", "one,two"),
        *("-d", "three", "-r", "mine", "--expert-column", "id", "--text-column", "answer"),
    )
    assert code == 0
    inputs = ("a.txt", "b.txt")
    settings = Settings(inputs=inputs, rubric="mine", expert_column="id", text_column="answer")
    assert pipeline.asked == [
        (["a.txt", "b.txt"], settings, ["one", "two", "three"], ["alpha", "beta, gamma"])
    ]


def test_explain_takes_its_inputs_last(stances_run, pipeline):
    stances_run("explain", "alpha", "retaliation", "a.txt", "-")
    settings = Settings(inputs=("a.txt", "-"))
    assert pipeline.asked == [("alpha", "retaliation", ["a.txt", "-"], settings)]


def test_the_flag_comes_before_the_environment(stances_run, pipeline, monkeypatch):
    monkeypatch.setenv("STANCES_RUBRIC", "of-the-environment")
    stances_run("score")
    stances_run("score", "-r", "of-the-flag")
    assert [asked[1].rubric for asked in pipeline.asked] == ["of-the-environment", "of-the-flag"]


def test_a_rubric_may_be_an_argument(stances_run, pipeline, monkeypatch):
    stances_run("rubric", "lint", "mine")
    stances_run("rubric", "lint", "-r", "mine")
    assert [asked[0].rubric for asked in pipeline.asked] == ["mine", "mine"]
    monkeypatch.setenv("STANCES_RUBRIC", "of-the-environment")
    stances_run("rubric", "lint", "mine")
    assert pipeline.asked[-1][0].rubric == "mine"


@pytest.mark.parametrize("command", ["show", "lint", "test"])
def test_an_argument_and_an_option_must_name_one_rubric(stances_run, pipeline, command):
    code, out, err = stances_run("rubric", command, "mine", "-r", "other")
    assert (code, out, pipeline.asked) == (2, "", [])
    assert err == (
        'stances: error: two rubrics, "mine" and --rubric "other"; name one of them only\n'
    )
    assert stances_run("rubric", command, "mine", "-r", "mine")[0] == 0
    assert stances_run("rubric", command, "mine", "-r", Settings().rubric)[0] == 2


def test_scale(stances_run):
    assert "+1.10" in stances_run("score", "--scale", "logit")[1]
    assert "+1.10" in stances_run("compare", "--scale", "logit")[1]


def test_colour_only_where_asked_for(stances_run):
    assert "\x1b" not in stances_run("compare")[1]
    assert "\x1b[32m+0.50\x1b[0m" in stances_run("compare", "--color", "always")[1]
    assert "\x1b" not in stances_run("compare", "--color", "always", "-f", "github")[1]


def test_evidence_comes_with_json_alone(stances_run):
    assert '"evidence": []' in stances_run("score", "--evidence", "-f", "json")[1]
    code, out, err = stances_run("score", "--evidence", "-f", "csv")
    assert (code, out) == (2, "")
    assert "-f json" in err


def test_show_tells_what_a_coder_needs(stances_run):
    out = stances_run("rubric", "show")[1]
    for words in (
        "made-up: A made-up rubric",
        "target/1 retaliat*, use of force",
        "cue/2 - 0.60 huge mistake",
    ):
        assert words in out
    assert "exemplars: 3 +, 4 -, 0 neutral; examples: 7" in out


def test_lint_that_finds_a_fault_exits_1_and_says_where(stances_run, pipeline):
    assert stances_run("rubric", "lint")[1] == "us-iran: nothing to mend\n"
    pipeline.findings = [
        {"where": "a.toml:3", "level": "error", "what": "unknown key", "hint": "mend it"}
    ]
    code, out, err = stances_run("rubric", "lint")
    assert (code, out, err) == (1, "a.toml:3: error: unknown key; mend it\n", "")
    assert stances_run("rubric", "lint", "-f", "json")[0] == 1


def test_trial_that_fails_exits_1_and_says_what(stances_run, pipeline):
    assert stances_run("rubric", "test")[1] == "us-iran: 7 examples passed, 0 failed\n"
    pipeline.failed = [
        {"dimension": "d", "where": "a.toml:9", "text": "So.", "expected": "+", "got": "-"}
        | {"why": "a cue against"}
    ]
    code, out, _ = stances_run("rubric", "test")
    assert code == 1
    assert "a.toml:9: d: expected +, got -: So.\n  a cue against\n" in out
    assert json.loads(stances_run("rubric", "test", "-f", "json")[1])["passed"] == 7


def test_new_makes_a_folder_and_says_what_it_wrote(stances_run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert stances_run("rubric", "new", "trade") == (0, "trade/rubric.toml\ntrade/one.toml\n", "")
    assert (tmp_path / "trade/rubric.toml").read_text(encoding="utf-8") == "title = 'Ü'\n"
    assert stances_run("rubric", "new", "trade", "trade/")[1].startswith("trade/trade/rub")


def test_new_never_overwrites(stances_run, tmp_path):
    (tmp_path / "trade").mkdir()
    code, out, err = stances_run("rubric", "new", "trade", str(tmp_path))
    assert (code, out) == (2, "")
    assert "there already" in err
    assert list((tmp_path / "trade").iterdir()) == []
    assert stances_run("rubric", "new", "trade", str(tmp_path / "none"))[0] == 2


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("compar",), "compare"),
        (("score", "--nope"), "stances score --help"),
        (("explain", "alpha"), "DIMENSION"),
        (("score", "--color", "blue"), "always"),
        (("score", "-f", "tabel"), 'did you mean "table"'),
        (("score", "-o", "no/such/folder.csv"), "no/such"),
        (("rubric", "new", "trade", "-o", "rubrics"), "stances rubric new --help"),
    ],
    ids=str,
)
def test_wrong_use_is_2_and_one_line(stances_run, args, message):
    code, out, err = stances_run(*args)
    assert (code, out) == (2, "")
    assert err.startswith("stances: error: ")
    assert err.count("\n") == 1
    assert message in err


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (StancesError("no such file", where="a.txt", hint="look"), 2, "a.txt: no such file; look"),
        (StancesError("bad \x1b[31m\nname"), 2, "bad \\x1b[31m\\nname"),
        (ZeroDivisionError("oh"), 2, "unforeseen ZeroDivisionError: oh; --debug shows where"),
        (OSError(5, "Input/output error"), 2, "Input/output error"),
        (typer.Abort(), 2, "aborted"),
        (KeyboardInterrupt(), 130, ""),
    ],
    ids=repr,
)
def test_every_way_to_fail_has_its_code(stances_run, pipeline, error, code, told):
    pipeline.raises = error
    ended, out, err = stances_run("score")
    assert (ended, out) == (code, "")
    assert told in err
    assert "Traceback" not in err
    assert err.count("\n") == (1 if told else 0)


def test_an_interrupt_before_any_command_ends_the_same_way(monkeypatch, capsys):
    def interrupted(**_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("stances.cli.main.app", interrupted)
    assert main([]) == 130
    assert capsys.readouterr().err == ""


def test_a_traceback_only_where_asked_for(stances_run, pipeline, monkeypatch):
    pipeline.raises = StancesError("oh")
    assert "Traceback" in stances_run("score", "--debug")[2]
    monkeypatch.setenv("STANCES_DEBUG", "1")
    assert "Traceback" in stances_run("score")[2]


def test_typers_own_runner_can_test_it(pipeline):
    from typer.testing import CliRunner

    from stances.cli.main import app

    result = CliRunner().invoke(app, ["score", "-f", "ndjson"])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["type"] == "cell"
    assert result.stderr == ""
