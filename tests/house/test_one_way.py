"""Law 1: a room imports the rooms on its left, never one on its right; few touch the outside."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "stances"

ROOMS = [
    "errors",
    "model",
    "toml",
    "text",
    "settings",
    "host",
    "choices",
    "read",
    "rubric",
    "match",
    "score",
    "evaluate",
    "compare",
    "gate",
    "present",
    "codebooks",
    "pipeline",
    "evaluation",
    "suggestion",
    "regression",
    "cli",
]

DOORS = {
    "read/corpus.py",
    "read/sources.py",
    "read/revision.py",
    "rubric/files.py",
    "settings.py",
    "host.py",
    "choices/files.py",
    "choices/resolve.py",
    "gate/baseline.py",
    "present/terminal.py",
}
"""The only modules that touch files, streams or the environment."""

OUTSIDE = {
    "open",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "mkdir",
    "unlink",
    "environ",
    "getenv",
    "stdin",
    "stdout",
    "stderr",
    "input",
    "print",
    "cwd",
    "exists",
    "is_dir",
    "is_file",
    "lexists",
    "now",
}


def modules():
    return sorted(path for path in PACKAGE.rglob("*.py"))


def name_of(path):
    return path.relative_to(PACKAGE).as_posix()


def room_of(path):
    return name_of(path).split("/")[0].removesuffix(".py")


def imported_rooms(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("stances."):
            yield node.module.split(".")[1]
        elif isinstance(node, ast.ImportFrom) and node.module == "stances":
            yield from (alias.name for alias in node.names if alias.name in ROOMS)
        elif isinstance(node, ast.Import):
            yield from (a.name.split(".")[1] for a in node.names if a.name.startswith("stances."))


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_imports_only_from_the_left(path):
    room = room_of(path)
    if room in ("__init__", "__main__"):
        return
    place = ROOMS.index(room)
    wrong = [other for other in imported_rooms(path) if ROOMS.index(other) > place]
    assert not wrong


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_only_doors_touch_the_outside(path):
    if name_of(path) in DOORS:
        return
    touched = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in OUTSIDE:
            touched.add(node.attr)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            touched |= {node.func.id} & OUTSIDE
    assert not touched
