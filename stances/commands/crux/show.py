"""What divides experts, dimension by dimension, with their sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances.commands.add_codes import explain_words
from stances.commands.cell_marks import WEAK, explain_weak, show_word
from stances.commands.crux.find_crux import CruxDocument, DivisionDocument
from stances.commands.crux.quotes import make_quote_columns, show_quote
from stances.commands.surnames import shorten_names
from stances.comparison.crux import Dispute, Division
from stances.comparison.expert_pairs import ExpertPair
from stances.comparison.quotes import are_opposed
from stances.output.answer import Answer
from stances.output.figures import format_amount, format_share, format_signed
from stances.output.grid import make_safe_line
from stances.output.legend import draw_legend
from stances.output.tables import Column, Table, draw_table
from stances.output.view import View
from stances.output.width import wrap
from stances.scoring.sheet import ScoreSheet
from stances.scoring.weakness import find_weakness
from stances.wire.records import Record


class CruxAnswer(Answer):
    """What divides two experts.

    Args:
        document: their disputes.
        sheet: their scores.
    """

    def __init__(self, document: CruxDocument, sheet: ScoreSheet) -> None:
        self.document = document
        self.sheet = sheet

    def make_document(self) -> Record:
        """Return the disputes."""
        return self.document

    def list_records(self) -> Iterator[tuple[str, Record]]:
        """Return the disputes."""
        return (("dispute", one) for one in self.document.disputes)

    def make_fields(self) -> Table[Dispute]:
        """Return one row for each dimension that both address."""
        return Table(
            columns=[
                Column(key="dimension"),
                Column(key="share", show=format_share, right=True),
                Column(key="distance", right=True),
                Column(key="relation"),
                Column(key="position", show=format_signed, right=True),
                Column(key="other", show=format_signed, right=True),
                *make_quote_columns(),
            ],
            rows=self.document.disputes,
        )

    def show(self, view: View) -> str:
        """Return the figures, then the pair of sentences for each dimension."""
        pair = self.document.pair
        names = shorten_names([pair.expert, pair.other])
        title = f"{make_safe_line(pair.expert)} and {make_safe_line(pair.other)}"
        blocks = [f"{view.paint(title, 'bold')}\n" + "\n".join(wrap(_sum_up(pair), view.width))]
        disputes = self.document.disputes
        if disputes:
            blocks.append(draw_table(self._make_shown(names), view).rstrip("\n"))
        for one in disputes:
            if one.quotes is not None:
                same = "" if are_opposed(one.quotes) else ", both sentences on one side"
                head = view.paint(make_safe_line(one.dimension), "bold") + same
                shown = [show_quote(quote, names[quote.expert], view) for quote in one.quotes]
                blocks.append("\n".join([head, *shown]))
        alone = _list_alone(pair, self.sheet, names)
        blocks += ["\n".join(wrap(text, view.width)) for text in alone]
        marks = explain_words(self.document.codes)
        marks += explain_weak([*self._find_weak().values()])
        blocks += [draw_legend(marks, view)] if marks else []
        return "\n\n".join(blocks) + "\n"

    def _find_weak(self) -> dict[tuple[str, str], bool | None]:
        """Return of each position in dispute whether it rests on little, by its cell."""
        keys = [
            (expert, one.dimension)
            for one in self.document.disputes
            for expert in (self.document.pair.expert, self.document.pair.other)
        ]
        return {key: find_weakness(self.sheet.cell(*key)) for key in keys}

    def _make_shown(self, names: dict[str, str]) -> Table[Dispute]:
        weak = self._find_weak()

        def make_column(key: str, expert: str) -> Column[Dispute]:
            def read(one: Dispute) -> str:
                mark = WEAK if weak[expert, one.dimension] else ""
                word = show_word(self.sheet.cell(expert, one.dimension))
                return f"{word}{mark}{format_signed(getattr(one, key))}"

            return Column(key=key, value=read, title=names[expert], right=True)

        return Table(
            columns=[
                Column(key="dimension", least=12),
                Column(key="share", show=format_share, right=True),
                Column(key="relation"),
                make_column("position", self.document.pair.expert),
                make_column("other", self.document.pair.other),
            ],
            rows=self.document.disputes,
        )


class DivisionAnswer(Answer):
    """What divides all experts.

    Args:
        document: every dimension.
    """

    def __init__(self, document: DivisionDocument) -> None:
        self.document = document

    def make_document(self) -> Record:
        """Return every dimension."""
        return self.document

    def list_records(self) -> Iterator[tuple[str, Record]]:
        """Return the dimensions."""
        return (("division", one) for one in self.document.divisions)

    def make_fields(self) -> Table[Division]:
        """Return one row for each dimension."""
        figures = ("hhi", "agreement", "polarization")
        return Table(
            columns=[
                Column(key="dimension"),
                Column(key="share", show=format_share, right=True),
                Column(key="spread", right=True),
                Column(key="speaking", right=True),
                Column(key="silent", right=True),
                Column(key="for", value=lambda one: one.support, right=True),
                Column(key="mixed", right=True),
                Column(key="against", value=lambda one: one.opposition, right=True),
                *(Column(key=key, right=True) for key in figures),
                Column(key="majority"),
                Column(key="dissenters", value=lambda one: "; ".join(one.dissenters)),
                *make_quote_columns(),
            ],
            rows=self.document.divisions,
        )

    def show(self, view: View) -> str:
        """Return the figures of each dimension, then sentences that take opposite sides."""
        names = shorten_names(self.document.experts)
        blocks = [draw_table(_make_overview(self.document.divisions, names), view).rstrip("\n")]
        quoted = False
        for one in self.document.divisions:
            if one.quotes is not None and are_opposed(one.quotes):
                head = view.paint(make_safe_line(one.dimension), "bold")
                shown = [show_quote(quote, names[quote.expert], view) for quote in one.quotes]
                blocks.append("\n".join([head, *shown]))
                quoted = True
        legend = [*(_LEGEND if quoted else _LEGEND[:-1]), *explain_words(self.document.codes)]
        blocks.append(draw_legend(legend, view))
        return "\n\n".join(blocks) + "\n"


def make_answer(found: CruxDocument | DivisionDocument, sheet: ScoreSheet) -> Answer:
    """Return the answer that shows what divides two experts, or all of them.

    Args:
        sheet: the scores that it was found in.
    """
    return CruxAnswer(found, sheet) if isinstance(found, CruxDocument) else DivisionAnswer(found)


_LEGEND = (
    "share: of all distances between any two. spread: the mean distance between two who speak, "
    "from 0 to 2.",
    "+ ~ - and silent count experts. HHI: 1 if all are on one side. A: van der Eijk's agreement, 1 "
    "if all agree, -1 if two camps are opposed; pol. is the same from 0 to 1.",
    "Sentences are shown where those of the two who stand farthest apart take opposite sides.",
)


def _sum_up(pair: ExpertPair) -> str:
    if pair.similarity is None:
        return "There is nothing that both address."
    return (
        f"similarity {format_amount(pair.similarity)}; sides shared: {len(pair.shared)}, "
        f"opposed: {len(pair.opposed)}, mixed: {len(pair.mixed)}; only one speaks: "
        f"{len(pair.one_speaks)}"
    )


def _list_alone(pair: ExpertPair, sheet: ScoreSheet, names: dict[str, str]) -> Iterator[str]:
    """Yield what only one of them addresses."""
    for expert in (pair.expert, pair.other):
        alone = [one for one in pair.one_speaks if sheet.cell(expert, one).standing != "silent"]
        if alone:
            yield f"Only {names[expert]} addresses {', '.join(map(make_safe_line, alone))}."


def _make_overview(divisions: Sequence[Division], names: dict[str, str]) -> Table[Division]:
    return Table(
        columns=[
            Column(key="dimension", least=12),
            Column(key="share", show=format_share, right=True),
            Column(key="spread", show=format_amount, right=True),
            Column(key="+", value=lambda one: one.support, right=True),
            Column(key="~", value=lambda one: one.mixed, right=True),
            Column(key="-", value=lambda one: one.opposition, right=True),
            Column(key="silent", short="sil.", right=True),
            Column(key="HHI", value=lambda one: one.hhi, show=format_amount, right=True),
            Column(key="A", value=lambda one: one.agreement, show=format_amount, right=True),
            Column(key="pol.", value=lambda one: one.polarization, show=format_amount, right=True),
            Column(
                key="dissenters",
                value=lambda one: ", ".join(names[name] for name in one.dissenters),
                least=10,
            ),
        ],
        rows=divisions,
    )
