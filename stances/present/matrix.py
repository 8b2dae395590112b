"""Experts against dimensions: the table of `compare`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stances.present.figures import MIXED, SILENT, STYLES, marked
from stances.present.grid import TABLE, cell, fold, grid, grid_width
from stances.present.records import Record, Scale
from stances.present.terminal import View
from stances.present.width import wrap
from stances.read.sentences import surname as slug_of

_MEANING = {
    Scale.POSITION: "From -1 to +1",
    Scale.LOGIT: "Log odds, theta",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """How to write a matrix: the names, the titles, and how many dimensions side by side."""

    names: Mapping[str, str]
    titles: Mapping[str, str]
    stacks: Sequence[Sequence[str]]


def matrix(sheet: Record, rows: Sequence[Record], *, scale: Scale, fmt: str, view: View) -> str:
    """The table of experts and dimensions, with a legend where it is for eyes.

    Args:
        sheet: gives the experts and dimensions, in order.
        rows: the sheet's cells on the scale.
        scale: the scale of the rows.
        fmt: ``table`` or one of `tabulate`'s formats.
        view: on a terminal, the table is laid out to fit it; elsewhere it stays whole.
    """
    key = "theta" if scale is Scale.LOGIT else "position"
    signs = {
        (row["expert"], row["dimension"]): (marked(row[key], row["state"]), row["state"])
        for row in rows
    }
    plain = {place: sign for place, (sign, _) in signs.items()}
    if fmt != TABLE:
        return _stack(sheet, plain, next(_layouts(sheet)), 0, fmt) + "\n"
    layout = _fitting(sheet, plain, view.width)
    painted = {place: view.paint(sign, STYLES[state]) for place, (sign, state) in signs.items()}
    tables = [_stack(sheet, painted, layout, at) for at in range(len(layout.stacks))]
    return "\n\n".join([*tables, _legend(sheet, layout, scale, view)]) + "\n"


def surname(name: str) -> str:
    """The part of a name that is enough where room is scarce.

    >>> surname("C. Test Alpha"), surname("Alpha, Test"), surname("Test Alpha Jr.")
    ('Alpha', 'Alpha', 'Alpha')
    """
    slug = slug_of(name)
    words = reversed(name.replace(",", " ").split())
    several = name.partition(",")[0].strip()  # "Test Alpha, C."
    return next((word for word in words if slug_of(word) == slug), several)


def _layouts(sheet: Record) -> Iterator[Layout]:
    """Every way to write the sheet: the fewest tables first, then the fullest words."""
    ids = [dimension["id"] for dimension in sheet["dimensions"]]
    full = {name: cell(name) for name in sheet["experts"]}
    short = {name: cell(surname(name)) for name in sheet["experts"]}
    if len(set(short.values())) < len(short):
        short = full
    labels = {dimension["id"]: cell(dimension["label"]) for dimension in sheet["dimensions"]}
    for count in range(1, len(ids) + 1):
        stacks = _split(ids, count)
        yield Layout(names=full, titles={name: name for name in ids}, stacks=stacks)
        yield Layout(names=full, titles=labels, stacks=stacks)
        yield Layout(names=short, titles=labels, stacks=stacks)


def _fitting(sheet: Record, signs: Mapping[tuple[str, str], str], width: int | None) -> Layout:
    for layout in _layouts(sheet):
        if width is None or all(
            grid_width(*_cells(sheet, signs, layout, at)) <= width
            for at in range(len(layout.stacks))
        ):
            break
    return layout


def _split(ids: Sequence[str], count: int) -> list[Sequence[str]]:
    """The ids in `count` runs of nearly the same length, the longer ones first."""
    size, longer = divmod(len(ids), count)
    ends = [at * size + min(at, longer) for at in range(count + 1)]
    return [ids[start:end] for start, end in pairwise(ends)]


def _cells(
    sheet: Record, signs: Mapping[tuple[str, str], str], layout: Layout, at: int
) -> tuple[list[str], list[list[str]]]:
    stack = layout.stacks[at]
    titles = ["expert", *(layout.titles[dimension] for dimension in stack)]
    lines = [
        [layout.names[expert], *(signs[expert, dimension] for dimension in stack)]
        for expert in sheet["experts"]
    ]
    return titles, lines


def _stack(
    sheet: Record,
    signs: Mapping[tuple[str, str], str],
    layout: Layout,
    at: int,
    fmt: str = TABLE,
) -> str:
    titles, lines = _cells(sheet, signs, layout, at)
    return grid(titles, lines, right=[False] + [True] * (len(titles) - 1), fmt=fmt)


def _legend(sheet: Record, layout: Layout, scale: Scale, view: View) -> str:
    """What the signs mean, and what the two sides of each dimension are."""
    signs = (
        f"{_MEANING[scale]}: + and - take a side, {MIXED} shows both, {SILENT} is silent.",
        "Why: stances explain EXPERT DIMENSION",
    )
    labelled = any(name != title for name, title in layout.titles.items())
    rows = [
        [
            *([layout.titles[dimension["id"]]] if labelled else []),
            dimension["id"],
            f"+ {cell(dimension['positive'])}",
            f"- {cell(dimension['negative'])}",
        ]
        for dimension in sheet["dimensions"]
    ]
    columns = len(rows[0])
    least = [0] * (columns - 2) + [12, 12]
    folded = fold([""] * columns, rows, least=least, width=view.width)
    poles = grid([], folded, right=[False] * columns, fmt="plain")
    lines = [line for text in signs for line in wrap(text, view.width)]
    return "\n".join(view.paint(line, "dim") for line in [*lines, *poles.split("\n")])
