"""The experts and dimensions that a user names, out of those there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from stances.errors import StancesError, did_you_mean
from stances.text.tokens import fold, spaced


def dimensions_named(wanted: Sequence[str], known: tuple[str, ...]) -> list[str]:
    """The wanted dimensions, each once; all of them where none is wanted.

    Raises:
        StancesError: one is not known.
    """
    for name in wanted:
        if name not in known:
            raise StancesError(f'unknown dimension "{name}"', hint=did_you_mean(name, known))
    return list(dict.fromkeys(wanted)) or list(known)


def experts_named(wanted: Sequence[str], known: tuple[str, ...]) -> list[str]:
    """The experts that names or parts of names stand for, ignoring case and accents.

    Raises:
        StancesError: a name fits nobody, or several.
    """
    chosen: list[str] = []
    for name in wanted:
        found = fitting(name, known)
        if not found:
            last = [one.split()[-1] for one in known if one.split()]
            hint = did_you_mean(name, [*known, *last])
            if not hint.startswith("did you mean"):
                hint = did_you_mean(name, known)  # each name once, not its end as well
            raise StancesError(f'unknown expert "{name}"', hint=hint)
        if len(found) > 1:
            raise StancesError(
                f'"{name}" may be any of: {", ".join(found)}', hint="give more of the name"
            )
        chosen += found
    return [one for one in known if one in chosen] if chosen else list(known)


def fitting(name: str, known: Sequence[str]) -> list[str]:
    """All whom a name or a part of one fits, going by the nearest kind of likeness.

    >>> fitting("alpha", ["Test Alpha", "Test Beta"])
    ['Test Alpha']
    """
    part = _plain(name)
    exact = [one for one in known if one == name] or [one for one in known if _plain(one) == part]
    words = [one for one in known if part in _plain(one).split()]
    loose = [one for one in known if part and part in _plain(one)]
    return exact or words or loose


def _plain(name: str) -> str:
    return fold(spaced(name))


def narrowed(
    record: dict[str, Any], dimensions: Sequence[str], experts: Sequence[str]
) -> dict[str, Any]:
    """A score sheet with only the wanted rows and columns."""
    by_id: Mapping[str, Any] = {one["id"]: one for one in record["dimensions"]}
    wanted = dimensions_named(dimensions, tuple(by_id))
    chosen = experts_named(experts, tuple(record["experts"]))
    cells = {(cell["expert"], cell["dimension"]): cell for cell in record["cells"]}
    found = {
        **record,
        "experts": chosen,
        "dimensions": [by_id[name] for name in wanted],
        "cells": [cells[expert, name] for expert in chosen for name in wanted],
    }
    marks = record.get("marks")
    if isinstance(marks, dict) and isinstance(marks.get("texts"), dict):
        texts = {name: own for name, own in marks["texts"].items() if name in chosen}
        found["marks"] = {**marks, "texts": texts}
    return found
