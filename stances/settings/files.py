"""``stances.toml`` and ``[tool.stances]``: where they lie, and what they choose."""

from __future__ import annotations

import datetime
import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from msgspec import UNSET, Struct, UnsetType

from stances.errors import StancesError
from stances.settings.choice import OWN_TOLERANCE, WAIVER, Setting, check_jobs, check_tolerance
from stances.settings.folders import find_config_folder, find_home_folder
from stances.settings.model import Waiver
from stances.wire.records import use_default
from stances.wire.toml import NotEmpty, Number, Phrases, Table, read_section, read_toml
from stances.wire.toml_lines import Lines


class WaiverTable(Table):
    """``[[waiver]]``: see `stances.settings.model.Waiver`."""

    expert: NotEmpty | UnsetType = UNSET
    dimension: NotEmpty | UnsetType = UNSET
    until: datetime.date
    reason: NotEmpty


class SettingsTable(Table):
    """A file of settings.

    Attributes:
        tolerances: by dimension.
    """

    inputs: Phrases | UnsetType = UNSET
    rubric: NotEmpty | UnsetType = UNSET
    baseline: NotEmpty | UnsetType = UNSET
    tolerance: Number | UnsetType = UNSET
    only: Phrases | UnsetType = UNSET
    expert_column: NotEmpty | UnsetType = UNSET
    text_column: NotEmpty | UnsetType = UNSET
    form: NotEmpty | UnsetType = UNSET
    encoding: NotEmpty | UnsetType = UNSET
    delimiter: NotEmpty | UnsetType = UNSET
    layout: NotEmpty | UnsetType = UNSET
    author: NotEmpty | UnsetType = UNSET
    strict: bool | UnsetType = UNSET
    skip_bad_rows: bool | UnsetType = UNSET
    with_moderators: bool | UnsetType = UNSET
    since: NotEmpty | UnsetType = UNSET
    until: NotEmpty | UnsetType = UNSET
    aliases: NotEmpty | UnsetType = UNSET
    jobs: Number | UnsetType = UNSET
    tolerances: dict[str, Number] | UnsetType = UNSET
    waiver: tuple[WaiverTable, ...] | UnsetType = UNSET


class _File(Struct, frozen=True, kw_only=True):
    """A file that chooses: the folder its paths are relative to, and what it holds."""

    folder: Path
    table: SettingsTable
    lines: Lines

    def locate(self, key: str) -> str:
        return self.lines.locate(("", 0), key)


def read_choices(
    here: Path, bundled: Collection[str], environ: Mapping[str, str]
) -> tuple[list[Setting], list[Setting]]:
    """Return what the project's file chooses, and what the user's own file chooses.

    Args:
        here: the current folder; the project's file is the nearest one in it or above it. Paths
            become relative to it, unless they are absolute.
        bundled: the names of rubrics that are not paths.
        environ: names the user's folders.

    Raises:
        StancesError: a file is broken or holds what it may not; with file and line.
    """
    project, user = _find_files(here, environ)
    of_project = list(_list_settings(project, here, bundled)) if project else []
    of_user = list(_list_settings(user, here, bundled)) if user else []
    if user is not None:
        _refuse_project_settings(user)
    return of_project, of_user


def _refuse_project_settings(user: _File) -> None:
    """Check that the user's file allows no drift: a check must be the same for everybody.

    Raises:
        StancesError: it has tolerances or waivers.
    """
    found = {
        "tolerances": ("[tolerances]", user.table.tolerances),
        "waiver": ("[[waiver]]", user.table.waiver),
    }
    for name, (title, value) in found.items():
        if value is not UNSET:
            raise StancesError(
                f"{title} belongs in a project's stances.toml",
                where=user.lines.locate((name, 0)),
                hint="move it there, so that the check is the same for everybody",
            )


def _find_files(here: Path, environ: Mapping[str, str]) -> tuple[_File | None, _File | None]:
    """Read the project's file and the user's, where they exist."""
    found = (_read_folder(folder, here) for folder in (here, *here.parents))
    project = next((file for file in found if file), None)
    own = find_config_folder(environ)
    if own is None or (project and own.resolve() == project.folder.resolve()):
        return project, None
    path = own / "stances.toml"
    return project, _read_stances_toml(path, _shorten_home(path, environ))


def _read_folder(folder: Path, here: Path) -> _File | None:
    path = folder / "stances.toml"
    return _read_stances_toml(path, _make_relative(path, here)) or _read_pyproject(folder, here)


def _read_stances_toml(path: Path, name: str) -> _File | None:
    data = _read_bytes(path, name)
    if data is None:
        if os.path.lexists(path):
            raise StancesError("is not a file", where=name, hint="remove it")
        return None
    table, lines = read_toml(name, data, SettingsTable)
    return _File(folder=path.parent, table=table, lines=lines)


def _read_pyproject(folder: Path, here: Path) -> _File | None:
    """Read the table ``[tool.stances]``; `None` where there is none."""
    path = folder / "pyproject.toml"
    name = _make_relative(path, here)
    data = _read_bytes(path, name)
    if data is None or b"stances" not in data:
        return None
    section = read_section(name, data, ("tool", "stances"), SettingsTable)
    if section is None:
        return None
    table, lines = section
    return _File(folder=folder, table=table, lines=lines)


def _read_bytes(path: Path, name: str) -> bytes | None:
    """Read a file; `None` where there is none, or where it cannot even be looked for."""
    if not os.path.isfile(path):  # noqa: PTH113  (Path.is_file() raises where a folder is closed)
        return None
    try:
        return path.read_bytes()
    except OSError as fault:
        raise StancesError(f"cannot be read ({fault.strerror})", where=name) from fault


def _list_settings(file: _File, here: Path, bundled: Collection[str]) -> Iterator[Setting]:
    """Yield what a file chooses, each choice with its line."""
    table = file.table
    if table.inputs is not UNSET:
        origin = file.locate("inputs")
        inputs = tuple(_find_input(one, file.folder, here, origin) for one in table.inputs)
        yield Setting(name="inputs", value=inputs, origin=origin)
    if table.rubric is not UNSET:
        rubric = _find_rubric(table.rubric, file.folder, here, bundled)
        yield Setting(name="rubric", value=rubric, origin=file.locate("rubric"))
    if table.baseline is not UNSET:
        baseline = _find_path(table.baseline, file.folder, here)
        yield Setting(name="baseline", value=baseline, origin=file.locate("baseline"))
    if table.tolerance is not UNSET:
        origin = file.locate("tolerance")
        tolerance = check_tolerance(table.tolerance, origin)
        yield Setting(name="tolerance", value=tolerance, origin=origin)
    if table.only is not UNSET:
        yield Setting(name="only", value=table.only, origin=file.locate("only"))
    reading: dict[str, str | bool | UnsetType] = {
        "expert_column": table.expert_column,
        "text_column": table.text_column,
        "form": table.form,
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "layout": table.layout,
        "author": table.author,
        "strict": table.strict,
        "skip_bad_rows": table.skip_bad_rows,
        "with_moderators": table.with_moderators,
        "since": table.since,
        "until": table.until,
    }
    for name, value in reading.items():
        if value is not UNSET:
            yield Setting(name=name, value=value, origin=file.locate(name))
    if table.aliases is not UNSET:
        aliases = _find_path(table.aliases, file.folder, here)
        yield Setting(name="aliases", value=aliases, origin=file.locate("aliases"))
    if table.jobs is not UNSET:
        origin = file.locate("jobs")
        yield Setting(name="jobs", value=check_jobs(table.jobs, origin), origin=origin)
    yield from _list_tolerances(file)
    yield from _list_waivers(file)


def _list_tolerances(file: _File) -> Iterator[Setting]:
    for dimension, value in use_default(file.table.tolerances, {}).items():
        origin = file.lines.locate(("tolerances", 0), dimension)
        tolerance = check_tolerance(value, origin)
        yield Setting(name=f"{OWN_TOLERANCE}{dimension}", value=tolerance, origin=origin)


def _list_waivers(file: _File) -> Iterator[Setting]:
    for number, table in enumerate(use_default(file.table.waiver, ())):
        at = ("waiver", number)
        where = file.lines.locate(at)
        if table.expert is UNSET and table.dimension is UNSET:
            raise StancesError(
                "a waiver names an expert, a dimension, or both",
                where=where,
                hint='add "expert = …" or "dimension = …"',
            )
        waiver = Waiver(
            expert=use_default(table.expert, ""),
            dimension=use_default(table.dimension, ""),
            until=table.until,
            reason=table.reason,
            file=file.lines.file,
            line=file.lines.find_line(at),
        )
        yield Setting(name=WAIVER, value=waiver, origin=where)


def _find_input(written: str, folder: Path, here: Path, where: str) -> str:
    path = _find_path(written, folder, here)
    if "-" in (written, path):
        raise StancesError(
            "a file cannot ask for standard input", where=where, hint="name - in the command"
        )
    return path


def _find_rubric(written: str, folder: Path, here: Path, bundled: Collection[str]) -> str:
    """Return a bundled rubric's name unchanged, or a path that cannot be taken for such a name."""
    if written in bundled:
        return written
    path = _find_path(written, folder, here)
    return f"./{path}" if path in bundled else path


def _find_path(written: str, folder: Path, here: Path) -> str:
    """Return a path that is relative to `folder` as one that is relative to `here`."""
    return written if Path(written).is_absolute() else _make_relative(folder / written, here)


def _make_relative(path: Path, here: Path) -> str:
    return Path(os.path.relpath(path, here)).as_posix()


def _shorten_home(path: Path, environ: Mapping[str, str]) -> str:
    """Return a path with ``~`` for the user's home."""
    home = find_home_folder(environ)
    if home and path.is_relative_to(home):
        return f"~/{path.relative_to(home).as_posix()}"
    return path.as_posix()
