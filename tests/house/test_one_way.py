"""Laws 1 and 10: a room imports rooms on its left only, and records are typed to the edge."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "stances"

ROOMS = (
    "version",
    "errors",
    "announce",
    "regex",
    "document",
    "model",
    "wire",
    "settings",
    "language",
    "text",
    "read",
    "rubric",
    "match",
    "scoring",
    "codes",
    "pipeline",
    "agreement",
    "comparison",
    "learning",
    "output",
    "commands",
    "schemas",
    "library",
    "cli",
)
"""The rooms of the house, from left to right."""

DOORS = {
    "commands/gate/baseline.py",
    "commands/importing/folder.py",
    "commands/review/table.py",
    "language/data.py",
    "language/words.py",
    "output/asking.py",
    "output/terminal.py",
    "read/corpus.py",
    "read/long_tables.py",
    "read/revision.py",
    "read/sources.py",
    "regex/__init__.py",
    "rubric/cache.py",
    "rubric/files.py",
    "settings/files.py",
    "settings/folders.py",
    "settings/machine.py",
    "settings/resolve.py",
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


def name_module(path):
    return path.relative_to(PACKAGE).as_posix()


MODULES = sorted(PACKAGE.rglob("*.py"))
every_module = pytest.mark.parametrize("path", MODULES, ids=name_module)


def find_room(path):
    return name_module(path).split("/")[0].removesuffix(".py")


def parse(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def list_imports(path):
    """Yield the dotted names that a module imports from the package, wherever it does so."""
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "stances":
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name.startswith("stances."))


def find_module(name):
    """Return the file that a dotted name is in, or is; `None` for a name of the package itself."""
    parts = name.split(".")[1:]
    while parts:
        path = PACKAGE.joinpath(*parts)
        for candidate in (path.with_suffix(".py"), path / "__init__.py"):
            if candidate.is_file():
                return candidate
        parts.pop()
    return None


def test_every_room_is_in_the_list():
    rooms = {find_room(path) for path in MODULES} - {"__init__", "__main__"}
    assert rooms <= set(ROOMS)


@every_module
def test_a_module_imports_from_the_left_only(path):
    room = find_room(path)
    if room in ("__init__", "__main__"):
        return
    imported = {name.split(".")[1] for name in list_imports(path)} & set(ROOMS)
    right = {other for other in imported if ROOMS.index(other) > ROOMS.index(room)}
    assert not right


@pytest.mark.parametrize(
    "path", [one for one in MODULES if find_room(one) == "commands"], ids=name_module
)
def test_a_command_imports_nothing_of_another(path):
    parts = name_module(path).split("/")
    own = parts[1] if len(parts) > 2 else None
    folders = {one.parent.name for one in (PACKAGE / "commands").glob("*/__init__.py")}
    imported = {name.split(".")[2] for name in list_imports(path) if ".commands." in name}
    assert imported & folders <= {own}


def test_formats_know_nothing_of_scores():
    known = {"errors", "announce", "regex", "document", "model", "wire", "output", "version"}
    for path in (PACKAGE / "output").rglob("*.py"):
        assert {name.split(".")[1] for name in list_imports(path)} <= known, path


def test_no_module_imports_itself_in_a_circle():
    graph = {
        path: {found for name in list_imports(path) if (found := find_module(name))} - {path}
        for path in MODULES
    }
    for package in [path for path in MODULES if path.name == "__init__.py"]:
        graph[package] = set()  # what a face re-exports makes no circle
    done, open_ = set(), []

    def visit(path):
        assert path not in open_, [name_module(one) for one in [*open_, path]]
        if path not in done:
            open_.append(path)
            for other in sorted(graph[path]):
                visit(other)
            open_.pop()
            done.add(path)

    for path in MODULES:
        visit(path)


@every_module
def test_only_doors_touch_the_outside(path):
    if name_module(path) in DOORS:
        return
    touched = set()
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Attribute) and node.attr in OUTSIDE:
            touched.add(node.attr)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            touched |= {node.func.id} & OUTSIDE
    assert not touched


@every_module
def test_untyped_dictionaries_stay_in_wire(path):
    if find_room(path) == "wire":
        return
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(?:dict|Mapping|MutableMapping)\[str, Any\]", text)


def list_first_imports(path):
    """Yield the modules that must be there before a module is: what it imports at its top."""
    for node in parse(path).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "stances":
            for alias in node.names:
                found = find_module(f"{node.module}.{alias.name}")
                if found is not None:
                    packages = (one / "__init__.py" for one in found.parents if one != PACKAGE)
                    yield from (one for one in packages if one in MODULES)
                    yield found


def test_each_module_can_be_imported_first():
    """No module waits, over others, for itself; its own packages come before it in any case."""
    needs = {
        path: {
            one
            for one in list_first_imports(path)
            if one != path and not (one.name == "__init__.py" and one.parent in path.parents)
        }
        for path in MODULES
    }
    while True:
        ready = {path for path, others in needs.items() if not others & needs.keys()}
        if not ready:
            break
        needs = {path: others for path, others in needs.items() if path not in ready}
    assert sorted(map(name_module, needs)) == []
