"""Every command and every option stands in ``docs/cli.md``, in the words of its help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from docs.make import list_generated
from docs.pages import CLI_PAGE, name_page
from docs.reference import Command, list_commands
from docs.session import Session

COMMANDS = list_commands()


def squeeze(text: str) -> str:
    """Return a text without white space and code marks: help and page break lines differently."""
    return "".join(text.replace("`", "").replace("&lt;", "<").split())


@pytest.mark.parametrize("path", list_generated(), ids=name_page)
def test_a_generated_file_is_as_the_program_is(path: Path) -> None:
    made: Callable[[], str] = list_generated()[path]
    assert path.read_text(encoding="utf-8") == made(), "write it anew: python tests/docs/make.py"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.name)
def test_the_page_says_what_help_says(command: Command, tmp_path: Path) -> None:
    printed = squeeze(Session(tmp_path).run(f"{command.name} --help"))
    page = squeeze(CLI_PAGE.read_text(encoding="utf-8"))
    assert f"## {command.name}\n" in CLI_PAGE.read_text(encoding="utf-8")
    for paragraph in command.help.replace("\b", "").split("\n\n"):
        assert squeeze(paragraph) in printed
        assert squeeze(paragraph) in page
    for one in command.parameters:
        text = squeeze(one.help.partition("[")[0])
        for name in (*one.names, *([one.value] if one.value and not one.names else [])):
            assert squeeze(name) in printed
            assert squeeze(name) in page
        assert text in page
        if one.names not in (("-h", "--help"), ("--install-completion",), ("--show-completion",)):
            assert text in printed


def test_no_command_and_no_option_of_the_program_is_left_out() -> None:
    """The list that the page is made from is the one that Typer makes."""
    from stances.cli import make_app

    found = {
        one.name: {
            name for each in one.parameters for names in each.names for name in names.split("/")
        }
        for one in COMMANDS
    }

    def check(name: str, command: object) -> None:
        assert name in found
        options = {
            name
            for one in command.params
            if one.param_type_name == "option"
            for name in (*one.opts, *one.secondary_opts)
        }
        assert found.pop(name) - {"-h", "--help"} == options
        for own, inside in getattr(command, "commands", {}).items():
            check(f"{name} {own}", inside)

    check("stances", typer.main.get_command(make_app()))
    assert not found
