"""Which choice holds: flag > environment > project > user > default."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from stances.errors import StancesError
from stances.settings.choice import (
    OWN_TOLERANCE,
    SINGLE,
    WAIVER,
    Flags,
    Setting,
    Value,
    check_jobs,
    check_tolerance,
)
from stances.settings.files import read_choices
from stances.settings.model import Settings, Tolerance, Waiver

_OVER_ALL = ("--tolerance", "STANCES_TOLERANCE")
"""The origins of a tolerance that holds on every dimension."""

_SWITCHES = ("strict", "skip_bad_rows", "with_moderators")
"""The settings that are on or off."""

_FLAGS = {"inputs": "INPUT", "with_moderators": "--with"}
"""How the command line writes settings that it names otherwise."""

_NAMED = "--rubric"


def resolve_settings(found: Sequence[Setting]) -> Settings:
    """Return the settings of a run, made of the choices that `resolve_choices` found.

    A setting without a choice has its default.
    """
    chosen = {one.name: one for one in found if one.name in SINGLE}
    usual = {one.name: one for one in _list_defaults()}
    single = {**usual, **chosen}
    tolerance = _read_optional_number(single["tolerance"])
    return Settings(
        inputs=_read_names(single["inputs"]),
        rubric=_read_text(single["rubric"]),
        named_rubric=single["rubric"].origin == _NAMED,
        baseline=_read_optional_text(single["baseline"]),
        tolerance=tolerance,
        tolerances=tuple(
            Tolerance(
                dimension=one.name.removeprefix(OWN_TOLERANCE),
                distance=_read_number(one),
                where=one.origin,
            )
            for one in found
            if one.name.startswith(OWN_TOLERANCE)
        ),
        over_all=tolerance if single["tolerance"].origin in _OVER_ALL else None,
        only=_read_names(single["only"]),
        waivers=tuple(one.value for one in found if isinstance(one.value, Waiver)),
        expert_column=_read_text(single["expert_column"]),
        text_column=_read_text(single["text_column"]),
        form=_read_optional_text(single["form"]),
        encoding=_read_optional_text(single["encoding"]),
        delimiter=_read_optional_text(single["delimiter"]),
        layout=_read_optional_text(single["layout"]),
        author=_read_optional_text(single["author"]),
        strict=single["strict"].value is True,
        skip_bad_rows=single["skip_bad_rows"].value is True,
        with_moderators=single["with_moderators"].value is True,
        since=_read_optional_text(single["since"]),
        until=_read_optional_text(single["until"]),
        aliases=_read_optional_text(single["aliases"]),
        jobs=int(_read_number(single["jobs"])),
    )


def resolve_choices(
    *,
    flags: Flags,
    bundled: Collection[str],
    environ: Mapping[str, str] = os.environ,
    folder: Path | None = None,
) -> list[Setting]:
    """Return each setting of a run with its origin; what is overruled is left out.

    Args:
        flags: what the command was given.
        bundled: the names of rubrics that are not paths.
        environ: the variables of the environment.
        folder: where to look for the project, and what paths become relative to; `None` for the
            current folder.

    Raises:
        StancesError: a file is broken or holds what it may not, or a value is wrong.
    """
    here = folder or _find_current_folder()
    project, user = read_choices(here, bundled, environ)
    layers = (_list_defaults(), user, project, _list_environ(environ), _list_flags(flags))
    chosen = {one.name: one for layer in layers for one in layer if one.name != WAIVER}
    over_all = chosen["tolerance"].origin in _OVER_ALL
    own = sorted(name for name in chosen if name.startswith(OWN_TOLERANCE) and not over_all)
    waivers = [one for one in project if one.name == WAIVER]
    return [*(chosen[name] for name in (*SINGLE, *own)), *waivers]


def _find_current_folder() -> Path:
    try:
        return Path.cwd()
    except OSError as fault:
        raise StancesError("the current folder is gone", hint="change to another") from fault


def _list_defaults() -> Iterator[Setting]:
    usual = Settings()
    values: dict[str, Value] = {
        "inputs": usual.inputs,
        "rubric": usual.rubric,
        "baseline": usual.baseline,
        "tolerance": usual.tolerance,
        "only": usual.only,
        "expert_column": usual.expert_column,
        "text_column": usual.text_column,
        "form": usual.form,
        "encoding": usual.encoding,
        "delimiter": usual.delimiter,
        "layout": usual.layout,
        "author": usual.author,
        "strict": usual.strict,
        "skip_bad_rows": usual.skip_bad_rows,
        "with_moderators": usual.with_moderators,
        "since": usual.since,
        "until": usual.until,
        "aliases": usual.aliases,
        "jobs": usual.jobs,
    }
    for name, value in values.items():
        yield Setting(name=name, value=value, origin="default")


def _list_flags(flags: Flags) -> Iterator[Setting]:
    """Yield what the command was given; an empty list counts as not given."""
    tolerance, jobs = flags.get("tolerance"), flags.get("jobs")
    values: dict[str, Value] = {
        "inputs": tuple(flags.get("inputs") or ()) or None,
        "rubric": flags.get("rubric"),
        "baseline": flags.get("baseline"),
        "tolerance": None if tolerance is None else check_tolerance(tolerance, "--tolerance"),
        "only": tuple(flags.get("only") or ()) or None,
        "expert_column": flags.get("expert_column"),
        "text_column": flags.get("text_column"),
        "form": flags.get("form"),
        "encoding": flags.get("encoding"),
        "delimiter": flags.get("delimiter"),
        "layout": flags.get("layout"),
        "author": flags.get("author"),
        "strict": flags.get("strict"),
        "skip_bad_rows": flags.get("skip_bad_rows"),
        "with_moderators": True if flags.get("with_moderators") else None,
        "since": flags.get("since"),
        "until": flags.get("until"),
        "aliases": flags.get("aliases"),
        "jobs": None if jobs is None else check_jobs(jobs, "--jobs"),
    }
    for name, value in values.items():
        if value is not None:
            origin = _FLAGS.get(name) or f"--{name.replace('_', '-')}"
            yield Setting(name=name, value=value, origin=origin)


def _list_environ(environ: Mapping[str, str]) -> Iterator[Setting]:
    """Yield what the environment chooses; an empty variable counts as not set."""
    for name in SINGLE:
        variable = f"STANCES_{name.upper()}"
        written = environ.get(variable, "")
        value: Value = written
        if name in ("inputs", "only"):
            parts = written.split(os.pathsep if name == "inputs" else ",")
            value = tuple(part.strip() for part in parts if part.strip())
        elif name == "tolerance" and written:
            value = check_tolerance(_parse_number(written, variable), variable)
        elif name == "jobs" and written:
            value = check_jobs(_parse_number(written, variable), variable)
        elif name in _SWITCHES and written:
            value = _parse_switch(written, variable)
        if value not in ("", ()):
            yield Setting(name=name, value=value, origin=variable)


def _parse_number(text: str, variable: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise StancesError(f'"{text}" is not a number', where=variable) from None


def _parse_switch(text: str, variable: str) -> bool:
    folded = text.strip().lower()
    if folded not in ("1", "true", "yes", "on", "0", "false", "no", "off"):
        raise StancesError(f'"{text}" is not yes or no', where=variable, hint="write 1 or 0")
    return folded in ("1", "true", "yes", "on")


def _read_text(one: Setting) -> str:
    if not isinstance(one.value, str):
        raise TypeError(f"{one.name}: {one.value!r} is not a text")
    return one.value


def _read_optional_text(one: Setting) -> str | None:
    return None if one.value is None else _read_text(one)


def _read_number(one: Setting) -> float:
    if not isinstance(one.value, float | int):
        raise TypeError(f"{one.name}: {one.value!r} is not a number")
    return one.value


def _read_optional_number(one: Setting) -> float | None:
    return None if one.value is None else _read_number(one)


def _read_names(one: Setting) -> tuple[str, ...]:
    if not isinstance(one.value, tuple):
        raise TypeError(f"{one.name}: {one.value!r} is not several names")
    return one.value
