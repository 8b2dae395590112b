"""Who agrees with whom, as a matrix, as rows and as a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from stances.commands.add_codes import explain_words
from stances.commands.agree.find_pairs import AgreementDocument
from stances.commands.cell_marks import WEAK, explain_weak
from stances.commands.surnames import shorten_names
from stances.comparison.expert_pairs import ExpertPair
from stances.output.answer import Answer
from stances.output.figures import SILENT, format_amount
from stances.output.graph import Edge, Graph, Node
from stances.output.grid import make_safe_line
from stances.output.legend import draw_legend
from stances.output.matrix import draw_matrix
from stances.output.tables import Column, Table, draw_table
from stances.output.view import View
from stances.scoring.sheet import ScoreSheet
from stances.scoring.weakness import find_weakness, is_weak
from stances.wire.records import Record

_COUNTED = ("shared", "opposed", "mixed", "one_speaks", "neither")
_LEGEND = (
    "0.88 3:1 is the similarity on what both address, from 0 to 1, with 3 sides shared and 1 "
    f"opposed; {SILENT} is nothing that both address.",
    "one counts what only one of the two addresses.",
    "words is how alike their words are, whichever side they take.",
)


def _count(key: str) -> Callable[[ExpertPair], object]:
    return lambda pair: len(getattr(pair, key))


def _join(key: str) -> Callable[[ExpertPair], object]:
    return lambda pair: " ".join(getattr(pair, key))


class AgreementAnswer(Answer):
    """Every pair of experts.

    Args:
        found: the scores, and the pairs.
    """

    def __init__(self, found: tuple[ScoreSheet, AgreementDocument]) -> None:
        self.sheet, self.document = found

    def make_document(self) -> Record:
        """Return all pairs."""
        return self.document

    def list_records(self) -> Iterator[tuple[str, Record]]:
        """Return the pairs."""
        return (("pair", pair) for pair in self.document.pairs)

    def make_fields(self) -> Table[ExpertPair]:
        """Return one row for each pair: counts, figures, and the dimensions by name."""
        return Table(
            columns=[
                Column(key="expert"),
                Column(key="other"),
                *(Column(key=key, value=_count(key), right=True) for key in _COUNTED),
                Column(key="similarity", show=format_amount, right=True),
                Column(key="cosine", show=format_amount, right=True),
                Column(key="shared_on", value=_join("shared")),
                Column(key="opposed_on", value=_join("opposed")),
            ],
            rows=self.document.pairs,
        )

    def show(self, view: View) -> str:
        """Return the matrix, and below it the pairs, most alike first."""
        blocks = [self._draw_matrix(view)]
        pairs = self.document.pairs
        blocks.append(draw_table(self._make_pair_table(pairs), view).rstrip("\n"))
        legend = [*_LEGEND] if any(one.cosine is not None for one in pairs) else [*_LEGEND[:2]]
        legend += explain_weak(
            [find_weakness(cell) for cell in self.sheet.cells],
            "stands where a position of one of the two is weak",
        )
        legend += explain_words(self.document.codes)
        blocks.append(draw_legend(legend, view))
        return "\n\n".join(blocks) + "\n"

    def make_graph(self) -> Graph:
        """Return a node for each expert, and an edge between any two who share a dimension."""
        positions: dict[str, dict[str, float | None]] = {name: {} for name in self.sheet.experts}
        for cell in self.sheet.cells:
            positions[cell.expert][cell.dimension] = cell.position
        return Graph(
            nodes=[
                Node(name=name, values={"label": name, **own}) for name, own in positions.items()
            ],
            edges=[
                Edge(source=pair.expert, target=pair.other, values=_list_values(pair))
                for pair in self.document.pairs
                if pair.similarity is not None
            ],
        )

    def _draw_matrix(self, view: View) -> str:
        experts = self.document.experts
        short = shorten_names(experts)
        full = {name: make_safe_line(name) for name in experts}
        pairs = {(one.expert, one.other): one for one in self.document.pairs}
        found = [[pairs.get((a, b)) or pairs.get((b, a)) for b in experts] for a in experts]
        cells = [["" if one is None else _show_pair(one) for one in row] for row in found]

        def paint(row: int, column: int, text: str) -> str:
            pair = found[row][column]
            return view.paint(text, "" if pair is None else _find_style(pair))

        rows = full if view.width is None else short
        return draw_matrix(
            [rows[name] for name in experts],
            [short[name] for name in experts],
            cells,
            view,
            paint=paint,
        )

    def _make_pair_table(self, pairs: Sequence[ExpertPair]) -> Table[ExpertPair]:
        short = shorten_names(self.document.experts)
        ranked = sorted(pairs, key=_find_order)
        weak = {cell.key for cell in self.sheet.cells if is_weak(cell)}

        def name(pair: ExpertPair, dimension: str) -> str:
            keys = (pair.expert, dimension), (pair.other, dimension)
            return f"{WEAK if any(key in weak for key in keys) else ''}{dimension}"

        def join(key: str) -> Callable[[ExpertPair], object]:
            return lambda pair: ", ".join(name(pair, one) for one in getattr(pair, key))

        words: list[Column[ExpertPair]] = []
        if any(one.cosine is not None for one in pairs):
            words = [Column(key="words", value=lambda one: one.cosine, right=True)]
        return Table(
            columns=[
                Column(key="pair", value=lambda one: f"{short[one.expert]} – {short[one.other]}"),
                Column(key="similarity", title="sim.", show=format_amount, right=True),
                *words,
                Column(key="shared", least=16, value=join("shared")),
                Column(key="opposed", least=16, value=join("opposed")),
                Column(key="one_speaks", title="one", value=_count("one_speaks"), right=True),
            ],
            rows=ranked,
        )


def _find_order(pair: ExpertPair) -> tuple[bool, float, int]:
    """Return what puts those most alike first, and those who share no question last."""
    return pair.similarity is None, -(pair.similarity or 0.0), -len(pair.shared)


def _show_pair(pair: ExpertPair) -> str:
    """Return the similarity of a pair with the number of sides shared and opposed."""
    if not pair.has_sides:
        return SILENT
    return f"{format_amount(pair.similarity)} {len(pair.shared)}:{len(pair.opposed)}"


def _find_style(pair: ExpertPair) -> str:
    if not pair.has_sides:
        return "dim"
    if len(pair.shared) == len(pair.opposed):
        return "yellow"
    return "green" if len(pair.shared) > len(pair.opposed) else "red"


def _list_values(pair: ExpertPair) -> dict[str, str | int | float | None]:
    return {
        "weight": pair.similarity,
        "similarity": pair.similarity,
        "cosine": pair.cosine,
        **{key: len(getattr(pair, key)) for key in _COUNTED},
        "shared_on": " ".join(pair.shared),
        "opposed_on": " ".join(pair.opposed),
    }
