"""What each cell rests on, the most fragile first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from stances.commands.fragile.find_fragile import FragilityDocument
from stances.commands.surnames import shorten_names
from stances.comparison.amount_read import AmountRead
from stances.comparison.fragility import FragileCell, Removal
from stances.output.answer import Answer
from stances.output.figures import STYLES, format_position, format_share, format_signed
from stances.output.grid import make_safe_line
from stances.output.legend import draw_legend
from stances.output.tables import Column, Table, draw_table
from stances.output.view import View
from stances.output.width import wrap
from stances.wire.records import Record

_LEGEND = (
    "sentences, entries: the fewest whose removal silences a cell, turns its side or leaves it "
    "level; at most as many where a ≤ stands before.",
    "rests on: the entry of the rubric that gives most of the weight on its side.",
)


def _read(part: str, key: str) -> Callable[[FragileCell], object]:
    return lambda cell: getattr(getattr(cell, part), key)


def _join(part: str, key: str) -> Callable[[FragileCell], object]:
    return lambda cell: " ".join(getattr(getattr(cell, part), key))


_FIELDS: Sequence[Column[FragileCell]] = (
    Column(key="expert"),
    Column(key="dimension"),
    Column(key="position", show=format_signed, right=True),
    Column(key="state"),
    *(
        column
        for part in ("sentences", "entries")
        for column in (
            Column(key=part, value=_read(part, "count"), right=True),
            Column(key=f"without_{part}", value=_read(part, "outcome")),
            Column(key=f"{part}_ids", value=_join(part, "parts")),
            Column(key=f"{part}_exact", value=_read(part, "exact")),
        )
    ),
    Column(key="heaviest", value=_read("heaviest", "entry")),
    Column(key="words", value=lambda cell: " | ".join(cell.heaviest.words)),
    Column(key="texts", value=lambda cell: " | ".join(cell.heaviest.texts)),
    Column(key="share", value=_read("heaviest", "share"), show=format_share, right=True),
    Column(key="file", value=_read("heaviest", "file")),
    Column(key="line", value=_read("heaviest", "line"), right=True),
)


class FragileAnswer(Answer):
    """What each cell rests on.

    Args:
        document: the cells, and how much of each expert was read.
    """

    def __init__(self, document: FragilityDocument) -> None:
        self.document = document

    def make_document(self) -> Record:
        """Return the cells, and how much of each expert was read."""
        return self.document

    def list_records(self) -> Iterator[tuple[str, Record]]:
        """Return the cells, and then how much of each expert was read."""
        yield from (("cell", one) for one in self.document.cells)
        yield from (("expert", one) for one in self.document.experts)

    def make_fields(self) -> Table[FragileCell]:
        """Return one row for each cell."""
        return Table(columns=_FIELDS, rows=self.document.cells)

    def show(self, view: View) -> str:
        """Return the cells, the most fragile first, then what is unfair to compare."""
        blocks: list[str] = []
        if self.document.cells:
            blocks.append(draw_table(self._make_shown(), view).rstrip("\n"))
        texts = [*_list_sums(self.document.cells), *_list_unfair(self.document.experts)]
        blocks.append("\n".join(line for text in texts for line in wrap(text, view.width)))
        if self.document.cells:
            blocks.append(draw_legend(_LEGEND, view))
        return "\n\n".join(blocks) + "\n"

    def _make_shown(self) -> Table[FragileCell]:
        names = shorten_names([one.expert for one in self.document.experts])
        return Table(
            columns=[
                Column(key="expert", value=lambda one: names[one.expert]),
                Column(key="dimension"),
                Column(
                    key="position",
                    title="pos.",
                    value=lambda one: format_position(one.position, one.state),
                    right=True,
                    tint=lambda one: STYLES[one.state],
                ),
                Column(key="sentences", value=lambda one: _show_removal(one.sentences)),
                Column(key="entries", value=lambda one: _show_removal(one.entries)),
                Column(
                    key="share", value=_read("heaviest", "share"), show=format_share, right=True
                ),
                Column(key="rests on", value=_name_heaviest, least=12),
            ],
            rows=self.document.cells,
        )


def _show_removal(one: Removal) -> str:
    return f"{'' if one.exact else '≤ '}{one.count} {one.outcome}"


def _name_heaviest(cell: FragileCell) -> str:
    """Return the entry without its dimension, with what was found by it."""
    entry = cell.heaviest.entry.removeprefix(f"{cell.dimension}/")
    words = ", ".join(f'"{one}"' for one in cell.heaviest.texts)
    return make_safe_line(f"{entry} {words}".rstrip())


def _list_sums(cells: Sequence[FragileCell]) -> Iterator[str]:
    """Yield how many cells rest on one sentence or one entry."""
    if not cells:
        yield "No cell shows a position."
        return
    one, entry = (
        sum(getattr(cell, part).count == 1 for cell in cells) for part in ("sentences", "entries")
    )
    cell = "cell" if len(cells) == 1 else "cells"
    rest = "rests" if one == 1 else "rest"
    yield (
        f"Of {len(cells)} {cell} with a position, {one} {rest} on one sentence, {entry} on one "
        "entry."
    )


def _list_unfair(experts: Sequence[AmountRead]) -> Iterator[str]:
    """Yield with whom a comparison is unfair, and why."""
    if all(one.words is None for one in experts):
        yield "A score sheet does not say how many words each has: few words were not looked for."
    for one in experts:
        if one.reason is not None:
            counts = ((one.words, "word"), (one.sentences, "sentence"))
            said = ", ".join(
                f"{count} {what}{'' if count == 1 else 's'}"
                for count, what in counts
                if count is not None
            )
            name = make_safe_line(one.expert)
            yield f"Unfair: {name} has {one.reason} ({said}); their silence says little."
