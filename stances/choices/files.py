"""``stances.toml`` and ``[tool.stances]``: where they lie, and what they choose."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stances.choices.model import OWN_TOLERANCE, SINGLE, WAIVER, Setting, as_tolerance
from stances.errors import StancesError
from stances.settings import Waiver, config_folder, home_folder
from stances.toml import Lines, Tables, check, parse

_KEYS = {
    "inputs": list,
    "rubric": str,
    "baseline": str,
    "tolerance": float,
    "only": list,
    "expert_column": str,
    "text_column": str,
    "tolerances": dict,
    "waiver": Tables,
}
_WAIVER = {"expert": str, "dimension": str, "until": datetime.date, "reason": str}
_SECTION = re.compile(rb"^\s*\[\[?\s*tool\s*\.\s*stances\s*[\].]", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class _File:
    """A file that chooses: the folder its paths are relative to, and what it holds."""

    folder: Path
    table: dict[str, Any]
    lines: Lines


def of_files(
    here: Path, bundled: Collection[str], environ: Mapping[str, str]
) -> tuple[list[Setting], list[Setting]]:
    """What the project's file chooses, which is the nearest going up, and what the user's does.

    Args:
        here: the current folder; paths become relative to it, unless they are absolute.
        bundled: the names of rubrics that are no paths.

    Raises:
        StancesError: a file is broken or holds what it may not; with file and line.
    """
    project, user = _files(here, environ)
    found = _settings(project, here, bundled), _settings(user, here, bundled)
    if user is not None:
        _refuse_the_projects_own(user)
    return found


def _refuse_the_projects_own(user: _File) -> None:
    """What a check allows must be the same for everybody who checks."""
    for name, title in (("tolerances", "[tolerances]"), ("waiver", "[[waiver]]")):
        if name in user.table:
            raise StancesError(
                f"{title} belongs in a project's stances.toml",
                where=user.lines.where((name, 0)),
                hint="move it there, so that all who check the project are told the same",
            )


def _files(here: Path, environ: Mapping[str, str]) -> tuple[_File | None, _File | None]:
    found = (_in_folder(folder, here) for folder in (here, *here.parents))
    project = next((file for file in found if file), None)
    own = config_folder(environ)
    if own is None or (project and own.resolve() == project.folder.resolve()):
        return project, None
    path = own / "stances.toml"
    return project, _stances_toml(path, _from_home(path, environ))


def _in_folder(folder: Path, here: Path) -> _File | None:
    path = folder / "stances.toml"
    return _stances_toml(path, _relative(path, here)) or _pyproject(folder, here)


def _stances_toml(path: Path, name: str) -> _File | None:
    data = _read(path, name)
    if data is None:
        if os.path.lexists(path):
            raise StancesError("is no file", where=name, hint="take it away")
        return None
    table, lines = parse(name, data)
    return _File(folder=path.parent, table=table, lines=lines)


def _pyproject(folder: Path, here: Path) -> _File | None:
    """The table ``[tool.stances]``; what is wrong with a file that has none is not our affair."""
    path = folder / "pyproject.toml"
    name = _relative(path, here)
    data = _read(path, name)
    if data is None or b"stances" not in data:
        return None
    try:
        table, lines = parse(name, data)
    except StancesError:
        if _SECTION.search(data):
            raise
        return None
    tools = table.get("tool")
    if not isinstance(tools, dict) or "stances" not in tools:
        return None
    check({"stances": tools["stances"]}, {"stances": dict}, (), lines, ("tool", 0))
    return _File(folder=folder, table=tools["stances"], lines=lines.within("tool.stances"))


def _read(path: Path, name: str) -> bytes | None:
    """The bytes of a file; `None` where there is none, or where it cannot even be looked for."""
    if not os.path.isfile(path):  # noqa: PTH113  (Path.is_file() raises where a folder is closed)
        return None
    try:
        return path.read_bytes()
    except OSError as fault:
        raise StancesError(f"cannot be read ({fault.strerror})", where=name) from fault


def _settings(file: _File | None, here: Path, bundled: Collection[str]) -> list[Setting]:
    if file is None:
        return []
    check(file.table, _KEYS, (), file.lines)
    return [
        *_single(file, here, bundled),
        *_tolerances(file.table.get("tolerances", {}), file.lines),
        *_waivers(file.table.get("waiver", []), file.lines),
    ]


def _single(file: _File, here: Path, bundled: Collection[str]) -> Iterator[Setting]:
    for name in (one for one in SINGLE if one in file.table):
        value = file.table[name]
        where = file.lines.where(("", 0), name)
        if name == "inputs":
            value = tuple(_input(one, file.folder, here, where) for one in value)
        elif name == "only":
            value = tuple(value)
        elif name == "tolerance":
            value = as_tolerance(value, where)
        else:
            _require_words(name, value, where)
        if name == "baseline" or (name == "rubric" and value not in bundled):
            value = _path(value, file.folder, here)
            value = f"./{value}" if name == "rubric" and value in bundled else value
        yield Setting(name=name, value=value, origin=where)


def _input(written: str, folder: Path, here: Path, where: str) -> str:
    path = _path(written, folder, here)
    if "-" in (written, path):
        raise StancesError(
            "a file cannot ask for standard input", where=where, hint="name - in the command"
        )
    return path


def _tolerances(table: Mapping[str, Any], lines: Lines) -> Iterator[Setting]:
    at = ("tolerances", 0)
    check(table, dict.fromkeys(table, float), (), lines, at)
    for dimension, value in table.items():
        where = lines.where(at, dimension)
        name = f"{OWN_TOLERANCE}{dimension}"
        yield Setting(name=name, value=as_tolerance(value, where), origin=where)


def _waivers(tables: Sequence[Mapping[str, Any]], lines: Lines) -> Iterator[Setting]:
    for number, raw in enumerate(tables):
        at = ("waiver", number)
        yield Setting(name=WAIVER, value=_waiver(raw, lines, at), origin=lines.where(at))


def _waiver(raw: Mapping[str, Any], lines: Lines, at: tuple[str, int]) -> Waiver:
    check(raw, _WAIVER, ("until", "reason"), lines, at)
    for name in ("expert", "dimension", "reason"):
        _require_words(name, raw.get(name, "-"), lines.where(at, name))
    if "expert" not in raw and "dimension" not in raw:
        raise StancesError(
            "a waiver speaks of an expert, a dimension, or both",
            where=lines.where(at),
            hint='add "expert = …" or "dimension = …"',
        )
    return Waiver(
        expert=raw.get("expert", ""),
        dimension=raw.get("dimension", ""),
        until=raw["until"],
        reason=raw["reason"],
        file=lines.file,
        line=lines.line(at),
    )


def _require_words(name: str, value: str, where: str) -> None:
    if not value.strip():
        raise StancesError(f'"{name}" must not be empty', where=where)


def _path(written: str, folder: Path, here: Path) -> str:
    """A path that was written relative to a folder, relative to another; or absolute, as it is."""
    return written if Path(written).is_absolute() else _relative(folder / written, here)


def _relative(path: Path, here: Path) -> str:
    return Path(os.path.relpath(path, here)).as_posix()


def _from_home(path: Path, environ: Mapping[str, str]) -> str:
    home = home_folder(environ)
    if home and path.is_relative_to(home):
        return f"~/{path.relative_to(home).as_posix()}"
    return path.as_posix()
