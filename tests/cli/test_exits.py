"""How the program ends: each way has its exit code, and at most one line on standard error."""

from __future__ import annotations

import pytest
import typer

from stances.cli import main
from stances.errors import StancesError


@pytest.fixture
def fail(monkeypatch):
    """Lets scoring fail with an error."""

    def fail_with(error):
        def score_inputs(*_anything, **_more):
            raise error

        monkeypatch.setattr("stances.commands.panels.score_inputs", score_inputs)

    return fail_with


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (StancesError("no such file", where="a.txt", hint="look"), 2, "a.txt: no such file; look"),
        (StancesError("bad \x1b[31m\nname"), 2, "bad \\x1b[31m\\nname"),
        (ZeroDivisionError("oh"), 2, "unforeseen ZeroDivisionError: oh; --debug shows where"),
        (OSError(5, "Input/output error"), 2, "Input/output error"),
        (OSError(5, "Input/output error", "a.txt"), 2, "a.txt: Input/output error"),
        (RecursionError("too deep"), 2, "unforeseen RecursionError"),
        (MemoryError(), 2, "unforeseen MemoryError"),
        (typer.Abort(), 2, "aborted"),
        (KeyboardInterrupt(), 130, ""),
    ],
    ids=repr,
)
def test_every_way_to_fail_has_its_code(whole_run, fail, error, code, message):
    fail(error)
    ended, out, err = whole_run("score", "c.txt")
    assert (ended, out) == (code, "")
    assert message in err
    assert "Traceback" not in err
    assert err.count("\n") == (1 if message else 0)


def test_an_interrupt_before_any_command_ends_the_same_way(monkeypatch, capsys):
    def interrupt(**_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("stances.cli.make_app", lambda _args: interrupt)
    assert main([]) == 130
    assert capsys.readouterr().err == ""


def test_a_traceback_only_where_asked_for(whole_run, fail):
    fail(StancesError("oh"))
    assert "Traceback" not in whole_run("score", "c.txt")[2]
    assert "\nTraceback" in "\n" + whole_run("score", "c.txt", "--debug")[2]
    assert "Traceback" in whole_run("score", "c.txt", STANCES_DEBUG="1")[2]


@pytest.mark.parametrize(
    "name", ["a\0b", "x" * 300, "circle", "\ud800", "c.txt/x", "", " "], ids=repr
)
@pytest.mark.parametrize(
    "command",
    [
        ("score", "NAME"),
        ("score", "NAME", "-o", "out.txt"),
        ("score", "c.txt", "-r", "NAME"),
        ("check", "c.txt", "--baseline", "NAME"),
        ("diff", "NAME", "c.txt"),
        ("evaluate", "NAME", "c.txt"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_a_file_is_2_and_one_line(whole_run, folder, command, name):
    (folder / "circle").symlink_to("circle")
    code, out, err = whole_run(*(name if one == "NAME" else one for one in command))
    assert (code, out) == (2, "")
    assert err.startswith("stances: error: ")
    assert err.count("\n") == 1
    assert "unforeseen" not in err
    assert not (folder / "out.txt").exists()
