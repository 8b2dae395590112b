"""The experts in the order of one dimension, the silent ones apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances.commands.cell_marks import explain_weak, show_position
from stances.commands.rank.find_ranking import CodedExpert, RankingDocument
from stances.commands.trust import describe_order
from stances.comparison.ranking import Ranked
from stances.output.answer import Answer
from stances.output.figures import (
    SILENT,
    STYLES,
    format_code,
    format_position,
    format_range,
    format_signed,
)
from stances.output.grid import make_safe_line
from stances.output.legend import draw_legend
from stances.output.scale import draw_interval
from stances.output.tables import Column, Table, draw_table
from stances.output.view import View
from stances.output.width import wrap
from stances.scoring.sheet import SheetCode
from stances.wire.records import Record

_SCALE = 15
"""The columns of the scale from -1 to 1."""


def _show_interval(one: Ranked) -> str:
    return f"[{format_signed(one.low)}, {format_signed(one.high)}]"


def _show_position(one: Ranked) -> str:
    word = f"{format_code(one.coded.code)} " if isinstance(one.coded, SheetCode) else ""
    return f"{word}{show_position(one.position, one.state, one.weak)}"


def _show_range(one: Ranked) -> str:
    return format_range(one.best, one.worst)


def _show_overruled(one: CodedExpert) -> str:
    name, given = make_safe_line(one.expert), format_position(one.position, one.state)
    return f"{format_code(one.coded.code)} {name} (the text gives {given})"


def _explain_codes(document: RankingDocument) -> Iterator[str]:
    """Yield what a coder's word does, where there is one."""
    if document.overruled or any(isinstance(one.coded, SheetCode) for one in document.ranks):
        yield "[+] [-] [0] are a coder's words: with another side than the text there is no rank."


_FIELDS: Sequence[Column[Ranked]] = (
    *(Column(key=key, right=True) for key in ("rank", "best", "worst")),
    Column(key="groups"),
    Column(key="expert"),
    *(Column(key=key, show=format_signed, right=True) for key in ("position", "low", "high")),
    Column(key="state"),
    Column(key="salience", right=True),
    Column(key="sentences", right=True),
)


class RankAnswer(Answer):
    """The ranks of one dimension.

    Args:
        document: the ranks, and who is silent.
    """

    def __init__(self, document: RankingDocument) -> None:
        self.document = document

    def make_document(self) -> Record:
        """Return the ranks."""
        return self.document

    def list_records(self) -> Iterator[tuple[str, Record]]:
        """Return the ranks, and then who is silent."""
        yield from (("rank", one) for one in self.document.ranks)
        yield from (("silent", one) for one in self.document.silent)
        yield from (("overruled", one) for one in self.document.overruled or ())

    def make_fields(self) -> Table[Ranked]:
        """Return one row for each expert who shows a position."""
        return Table(columns=_FIELDS, rows=self.document.ranks)

    def show(self, view: View) -> str:
        """Return the question, the ranks on a scale, who is silent, and what the letters mean."""
        dimension = self.document.dimension
        lines = [
            view.paint(make_safe_line(dimension.id), "bold"),
            *wrap(make_safe_line(dimension.question), view.width),
        ]
        blocks = ["\n".join(lines)]
        if self.document.ranks:
            blocks.append(draw_table(self._make_shown(), view).rstrip("\n"))
        if self.document.silent:
            names = ", ".join(make_safe_line(one.expert) for one in self.document.silent)
            blocks.append("\n".join(wrap(f"Silent {SILENT} {names}", view.width)))
        if self.document.overruled:
            names = ", ".join(map(_show_overruled, self.document.overruled))
            blocks.append("\n".join(wrap(f"Coded otherwise: {names}", view.width)))
        legend = [
            f"+ {make_safe_line(dimension.positive)}   - {make_safe_line(dimension.negative)}",
            *_list_remarks(self.document.ranks),
            *explain_weak([one.weak for one in self.document.ranks]),
            *_explain_codes(self.document),
        ]
        blocks.append(draw_legend(legend, view))
        return "\n\n".join(blocks) + "\n"

    def _make_shown(self) -> Table[Ranked]:
        return Table(
            columns=[
                Column(key="rank", right=True),
                Column(key="expert", least=12),
                Column(
                    key="position",
                    value=_show_position,
                    title="pos.",
                    right=True,
                    tint=lambda one: STYLES[one.state],
                ),
                Column(key="interval", value=_show_interval, right=True),
                Column(
                    key="scale",
                    title="-1     0     +1",
                    value=lambda one: draw_interval(one.position, one.low, one.high, _SCALE),
                ),
                Column(
                    key="may be", value=lambda one: format_range(one.best, one.worst), right=True
                ),
                Column(key="ties", value=lambda one: one.groups),
            ],
            rows=self.document.ranks,
        )


def _list_remarks(ranks: Sequence[Ranked]) -> Iterator[str]:
    """Yield what the columns mean, and whether any order is sure."""
    if not ranks:
        yield "Nobody shows a position."
        return
    yield (
        "may be: the ranks that the 95 % intervals allow. ties: any two who share a letter have "
        "intervals that overlap."
    )
    order = describe_order(ranks)
    if order:
        yield order
