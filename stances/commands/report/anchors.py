"""The steady ids of cells and questions, which links to the page name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from stances.comparison.citing import make_cell_id
from stances.scoring.sheet import ScoreSheet
from stances.text.names import fold_name


def make_cell_anchors(sheet: ScoreSheet) -> Mapping[tuple[str, str], str]:
    """Return the id of each cell, by expert and dimension: ``cell-`` and the id that `cite` gives.

    It depends on nothing but the expert's name, the dimension's id and the rubric's name.
    """
    return {
        cell.key: f"cell-{_join_words(make_cell_id(*cell.key, sheet.passport.rubric))}"
        for cell in sheet.cells
    }


def make_anchors(names: Sequence[str]) -> Mapping[str, str]:
    """Return an id for each name: its letters and digits, joined by single hyphens.

    >>> dict(make_anchors(["war-risk", "War  risk", "??"]))
    {'war-risk': 'war-risk', 'War  risk': 'war-risk-2', '??': 'x'}
    """
    return dict(zip(names, _part_ids(_join_words(name) or "x" for name in names), strict=True))


def _join_words(text: str) -> str:
    folded = "".join(sign if sign.isalnum() else " " for sign in fold_name(text))
    return "-".join(folded.split())


def _part_ids(ids: Iterable[str]) -> list[str]:
    """Return ids that all differ: one that was there before has a number at its end."""
    parted: dict[str, None] = {}
    for one in ids:
        name, number = one, 1
        while name in parted:
            number += 1
            name = f"{one}-{number}"
        parted[name] = None
    return list(parted)
