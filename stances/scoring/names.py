"""Finds the experts and dimensions that a user names."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from stances.errors import StancesError, suggest_name
from stances.scoring.sheet import Marks, ScoreSheet
from stances.text.names import fold_name


def choose_dimensions(wanted: Sequence[str], known: tuple[str, ...]) -> list[str]:
    """Return the wanted dimensions, each once; all of them where none is wanted.

    Raises:
        StancesError: one is not known.
    """
    for name in wanted:
        if name not in known:
            raise StancesError(f'unknown dimension "{name}"', hint=suggest_name(name, known))
    return list(dict.fromkeys(wanted)) or list(known)


def choose_experts(
    wanted: Sequence[str], known: tuple[str, ...], moderators: Sequence[str] = ()
) -> list[str]:
    """Return the experts that names or parts of names stand for, in the order of `known`.

    Case and accents do not matter. All experts are returned where none is wanted.

    Args:
        moderators: those who were left out, since they lead the talk.

    Raises:
        StancesError: a name fits nobody, several, or somebody who was left out.
    """
    chosen: list[str] = []
    for name in wanted:
        found = match_names(name, known)
        if not found and (left_out := match_names(name, moderators)):
            verbs = "moderates and was" if len(left_out) == 1 else "moderate and were"
            what = f"{' and '.join(left_out)} {verbs} left out of the scores"
            raise StancesError(what, hint="add --with moderators")
        if not found:
            raise StancesError(f'unknown expert "{name}"', hint=_suggest(name, known))
        if len(found) > 1:
            raise StancesError(
                f'"{name}" may be any of: {", ".join(found)}', hint="give more of the name"
            )
        chosen += found
    return [one for one in known if one in chosen] if chosen else list(known)


def match_names(name: str, known: Sequence[str]) -> list[str]:
    """Return every known name that a name, or a part of one, matches.

    These are the exact matches; without any, those of the whole name in any case and accents; then
    those of one of its words; then those of a part of a word.

    >>> match_names("alpha", ["Test Alpha", "Test Beta"])
    ['Test Alpha']
    """
    part = fold_name(name)
    folded = {one: fold_name(one) for one in known}
    return (
        [one for one in known if one == name]
        or [one for one in known if folded[one] == part]
        or [one for one in known if part in folded[one].split()]
        or [one for one in known if part and part in folded[one]]
    )


def _suggest(name: str, known: tuple[str, ...]) -> str:
    """Return a hint at the name, or the last part of a name, that is nearest."""
    last = [one.split()[-1] for one in known if one.split()]
    hint = suggest_name(name, [*known, *last])
    if hint.startswith("did you mean"):
        return hint
    return suggest_name(name, known)  # lists each name once, without its last part


def narrow_sheet(
    sheet: ScoreSheet, dimensions: Sequence[str], experts: Sequence[str]
) -> ScoreSheet:
    """Return a score sheet with only the wanted dimensions and experts; none stand for all.

    Raises:
        StancesError: a name is not known.
    """
    by_id = {one.id: one for one in sheet.dimensions}
    wanted = choose_dimensions(dimensions, tuple(by_id))
    chosen = choose_experts(experts, sheet.experts)
    cells = {cell.key: cell for cell in sheet.cells}
    marks = sheet.marks
    if isinstance(marks, Marks):
        texts = {name: own for name, own in marks.texts.items() if name in chosen}
        marks = replace(marks, texts=texts)
    return replace(
        sheet,
        experts=tuple(chosen),
        dimensions=tuple(by_id[name] for name in wanted),
        marks=marks,
        cells=tuple(cells[expert, name] for expert in chosen for name in wanted),
    )
