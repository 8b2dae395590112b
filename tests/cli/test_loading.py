"""A command loads its own folder and nothing of the others; help loads none."""

from __future__ import annotations

import importlib
import inspect
import subprocess
import sys

import pytest

from stances.cli import list_commands
from stances.commands.catalogue import CACHE, PROGRAM, RUBRIC

LISTED = {
    **{(name,): one for name, one in PROGRAM.items()},
    **{("rubric", name): one for name, one in RUBRIC.items()},
    **{("cache", name): one for name, one in CACHE.items()},
}
HEAVY = {"sklearn", "scipy", "numpy", "markdown_it", "yaml", "pydantic", "rich", "tomllib"}
NUMBERS = {"sklearn", "scipy", "numpy", "pandas", "matplotlib"}
SCRIPT = """
import sys
from stances.cli import main
main(sys.argv[1:])
print(*sorted(sys.modules), file=sys.stderr)
"""


def load(*args):
    """Return what a run loads of the commands, and of what is heavy."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *args], capture_output=True, text=True, check=False
    )
    names = done.stderr.splitlines()[-1].split()
    return [one for one in names if one in HEAVY | NUMBERS or one.startswith("stances.commands.")]


@pytest.mark.parametrize("words", LISTED, ids=" ".join)
def test_the_help_lists_the_first_line_of_what_a_command_says_of_itself(words):
    one = LISTED[words]
    function = getattr(importlib.import_module(one.module), one.function)
    assert " ".join(inspect.getdoc(function).split("\n\n")[0].split()) == one.summary


def test_every_command_is_listed():
    assert sorted(LISTED) == sorted(list_commands())


@pytest.mark.parametrize(
    "args", [(), ("-h",), ("rubric", "-h"), ("nonsense",), ("--version",)], ids=" ".join
)
def test_help_loads_no_command_and_nothing_heavy(args):
    assert load(*args) == ["stances.commands.catalogue", "stances.commands.session"]


@pytest.mark.parametrize(
    ("args", "folder"),
    [
        (("experts", "-h"), "texts"),
        (("score", "--nonsense"), "score"),
        (("settings",), "settings"),
        (("agree",), "agree"),
        (("map",), "map"),
        (("plot",), "plot"),
        (("rubric", "list"), "rubric"),
    ],
)
def test_a_command_loads_its_own_folder_and_no_other(args, folder):
    folders = {one.split(".")[2] for one in load(*args) if one.count(".") == 3}
    assert folders == {folder}


@pytest.mark.parametrize("args", [("agree",), ("map",), ("plot", "-f", "svg")], ids=" ".join)
def test_comparing_loads_nothing_heavy(args):
    assert not {*load(*args)} & NUMBERS
