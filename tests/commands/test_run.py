"""The decorator of commands: what a command is given, and what becomes of its answer."""

from __future__ import annotations

import json
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from program import forget_choices
from stances.commands import options
from stances.commands.options import Request, with_options
from stances.commands.rows import RowsAnswer
from stances.errors import FELL_SHORT, StancesError
from stances.output.tables import Column
from stances.output.terminal import Color
from stances.settings.model import Settings
from stances.wire.records import Record


class Row(Record):
    """A row."""

    name: str


class Short(RowsAnswer):
    """An answer that falls short, with a note."""

    falls_short = True
    notes = ("less than wanted",)


def make_answer(kind=RowsAnswer):
    row = Row(name="Test Alpha")
    return kind("row", [Column(key="name")], [row], row)


@pytest.fixture
def asked():
    """The requests that reached the command, each with its own values."""
    return []


@pytest.fixture
def run(asked, tmp_path, monkeypatch):
    """Runs a command with every shared option, in an empty folder; the runner's result."""
    forget_choices(monkeypatch, tmp_path)
    app = typer.Typer()

    @app.command()
    @with_options(
        options.INPUTS,
        options.RUBRIC,
        options.BASELINE,
        options.TOLERANCE,
        options.ONLY,
        *options.CELLS,
        *options.ANSWER,
        *options.READING,
    )
    def command(
        request: Request,
        *,
        first: Annotated[str, typer.Argument()],
        loud: Annotated[bool, typer.Option("--loud")] = False,
    ) -> RowsAnswer:
        """Do something."""
        asked.append((request, first, loud))
        return make_answer(Short if loud else RowsAnswer)

    def run_command(*args):
        return CliRunner().invoke(app, args)

    return run_command


def test_what_is_given_reaches_the_command(run, asked):
    result = run(
        *("one", "a.txt", "b.txt", "-e", "alpha", "-e", "beta, gamma", "-d", "one,two", "-d"),
        *("three", "-r", "mine", "--expert-column", "id", "--text-column", "answer"),
        *("--baseline", "b.json", "--tolerance", "0.5", "--only", "sign,state", "--only", "rank"),
        *("--color", "never", "-f", "csv"),
    )
    assert result.exit_code == 0
    ((request, first, loud),) = asked
    assert (first, loud) == ("one", False)
    assert request.dimensions == ("one", "two", "three")
    assert request.experts == ("alpha", "beta, gamma")
    assert (request.format, request.output, request.color) == ("csv", None, Color.NEVER)
    assert request.settings == Settings(
        inputs=("a.txt", "b.txt"),
        rubric="mine",
        named_rubric=True,
        baseline="b.json",
        tolerance=0.5,
        over_all=0.5,
        only=("sign", "state", "rank"),
        expert_column="id",
        text_column="answer",
    )


def test_what_is_not_given_is_left_to_the_settings(run, asked):
    assert run("one").exit_code == 0
    ((request, _, _),) = asked
    assert request.settings == Settings()
    assert (request.dimensions, request.experts) == ((), ())
    assert (request.format, request.output, request.color) == ("table", None, Color.AUTO)


def test_the_flag_comes_before_the_environment(run, asked, monkeypatch):
    monkeypatch.setenv("STANCES_RUBRIC", "of-the-environment")
    run("one")
    run("one", "-r", "of-the-flag")
    rubrics = [request.settings.rubric for request, _, _ in asked]
    assert rubrics == ["of-the-environment", "of-the-flag"]


def test_settings_are_read_where_they_are_wanted_alone(run, asked, tmp_path):
    (tmp_path / "stances.toml").write_text("not TOML")
    assert run("one").exit_code == 0
    ((request, _, _),) = asked
    with pytest.raises(StancesError, match=r"stances\.toml:1"):
        _ = request.settings


def test_own_arguments_come_first_and_own_options_before_the_late_ones(run):
    shown = run("--help").stdout
    order = ["first", "INPUT", "--rubric", "--expert", "--loud", "--format", "--output"]
    order += ["--expert-column", "--text-column", "--color", "--debug"]
    offsets = [shown.index(name) for name in order]
    assert offsets == sorted(offsets)


def test_the_answer_is_written_and_falls_short_with_its_note(run):
    result = run("one", "-f", "json")
    assert (json.loads(result.stdout), result.stderr) == ({"name": "Test Alpha"}, "")
    result = run("one", "--loud", "-f", "json")
    assert (json.loads(result.stdout), result.exit_code) == ({"name": "Test Alpha"}, FELL_SHORT)
    assert result.stderr == "less than wanted\n"


def test_a_command_may_have_no_answer():
    app = typer.Typer()

    @app.command()
    @with_options()
    def command(request: Request) -> None:
        """Do nothing."""
        assert request.output is None

    result = CliRunner().invoke(app, [])
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def make_reader(reads):
    app = typer.Typer()

    @app.command()
    @with_options(*options.ANSWER, reads=reads)
    def command(request: Request, *, name: Annotated[str, typer.Argument()]) -> RowsAnswer:
        """Answer."""
        return make_answer()

    return app


@pytest.mark.parametrize(("reads", "code"), [(None, 1), (("name",), 1), ((), 0)])
def test_own_arguments_are_files_that_are_read_unless_said_otherwise(
    tmp_path, monkeypatch, reads, code
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x").write_text("old")
    result = CliRunner().invoke(make_reader(reads), ["x", "-o", "x"])
    assert result.exit_code == code
    assert isinstance(result.exception, StancesError) == bool(code)


@pytest.mark.parametrize(
    ("values", "parts"),
    [(None, []), ([], []), (["a,b", "c"], ["a", "b", "c"]), ([" a , b "], ["a", "b"])],
)
def test_values_may_be_joined_by_commas(values, parts):
    assert options.split_commas(values) == parts


@pytest.mark.parametrize("option", [options.FORMAT, options.FORMAT_ALONE])
def test_formats_are_completed(option):
    complete = option.annotation.__metadata__[0].autocompletion
    assert complete("js") == ["json"]
    assert "github" in complete("")
    assert "sarif" not in complete("")


def make_writer(*shared):
    app = typer.Typer()

    @app.command()
    @with_options(*shared)
    def command(request: Request) -> RowsAnswer:
        """Answer."""
        return make_answer()

    return app


@pytest.mark.parametrize("shared", [options.ANSWER, options.REPORT])
def test_the_ending_of_the_file_chooses_the_format_of_every_command(tmp_path, shared):
    app = make_writer(*shared)
    for name in ("a.json", "a.csv", "a.md"):
        assert CliRunner().invoke(app, ["-o", str(tmp_path / name)]).exit_code == 0
    assert (tmp_path / "a.json").read_text() == '{\n  "name": "Test Alpha"\n}\n'
    assert (tmp_path / "a.csv").read_text() == "name\nTest Alpha\n"
    for name in ("a.svg", "a.db", "a.xlsx"):
        result = CliRunner().invoke(app, ["-o", str(tmp_path / name)])
        assert isinstance(result.exception, StancesError)
        assert not (tmp_path / name).exists()
