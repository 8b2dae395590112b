"""Which choice holds: flag > environment > project > user > default."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from stances.choices.files import of_files
from stances.choices.model import OWN_TOLERANCE, SINGLE, WAIVER, Flags, Setting, as_tolerance
from stances.errors import StancesError
from stances.settings import Settings, Tolerance

_OVER_ALL = ("--tolerance", "STANCES_TOLERANCE")
"""The origins of a tolerance that holds on every dimension."""


def settled(found: Sequence[Setting]) -> Settings:
    """The settings that choices come to, as `told` found them."""
    single = {one.name: one.value for one in found if one.name in SINGLE}
    over_all = any(one.name == "tolerance" and one.origin in _OVER_ALL for one in found)
    return Settings(
        **single,
        tolerances=tuple(
            Tolerance(
                dimension=one.name.removeprefix(OWN_TOLERANCE),
                distance=one.value,
                where=one.origin,
            )
            for one in found
            if one.name.startswith(OWN_TOLERANCE)
        ),
        over_all=single["tolerance"] if over_all else None,
        waivers=tuple(one.value for one in found if one.name == WAIVER),
    )


def told(
    *,
    flags: Flags,
    bundled: Collection[str],
    environ: Mapping[str, str] = os.environ,
    folder: Path | None = None,
) -> list[Setting]:
    """Each setting of a run with where it was chosen; what is overruled is left out.

    Args:
        flags: what the command was given.
        bundled: the names of rubrics that are no paths.
        folder: where to look for the project, and what paths become relative to; `None` for the
            current folder.

    Raises:
        StancesError: a file is broken or holds what it may not, or a value is wrong.
    """
    here = folder or _current_folder()
    project, user = of_files(here, bundled, environ)
    layers = (_defaults(), user, project, _of_environ(environ), _of_flags(flags))
    chosen = {one.name: one for layer in layers for one in layer if one.name != WAIVER}
    over_all = chosen["tolerance"].origin in _OVER_ALL
    own = sorted(name for name in chosen if name.startswith(OWN_TOLERANCE) and not over_all)
    waivers = [one for one in project if one.name == WAIVER]
    return [*(chosen[name] for name in (*SINGLE, *own)), *waivers]


def _current_folder() -> Path:
    try:
        return Path.cwd()
    except OSError as fault:
        raise StancesError("the current folder is gone", hint="change to another") from fault


def _defaults() -> Iterator[Setting]:
    usual = Settings()
    for name in SINGLE:
        yield Setting(name=name, value=getattr(usual, name), origin="default")


def _of_flags(flags: Flags) -> Iterator[Setting]:
    for name in SINGLE:
        value: Any = flags.get(name)
        origin = "INPUT" if name == "inputs" else f"--{name.replace('_', '-')}"
        if name in ("inputs", "only"):
            value = tuple(value or ()) or None
        elif name == "tolerance" and value is not None:
            value = as_tolerance(value, origin)
        if value is not None:
            yield Setting(name=name, value=value, origin=origin)


def _of_environ(environ: Mapping[str, str]) -> Iterator[Setting]:
    for name in SINGLE:
        variable = f"STANCES_{name.upper()}"
        value: Any = environ.get(variable, "")
        if name in ("inputs", "only"):
            parts = value.split(os.pathsep if name == "inputs" else ",")
            value = tuple(part.strip() for part in parts if part.strip())
        elif name == "tolerance" and value:
            value = as_tolerance(_number(value, variable), variable)
        if value not in ("", ()):
            yield Setting(name=name, value=value, origin=variable)


def _number(text: str, variable: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise StancesError(f'"{text}" is not a number', where=variable) from None
