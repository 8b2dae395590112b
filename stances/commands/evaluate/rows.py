"""The figures of an evaluation as flat rows, and the columns that show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import UNSET

from stances.agreement.figures import Figures, OverallFigures
from stances.commands.evaluate.evaluation import Evaluation, WrongCell
from stances.output.figures import format_amount, format_signed
from stances.output.tables import Column
from stances.wire.records import Record

ALL = "(all)"
"""Takes the place of a dimension's id in the row for all dimensions."""


class FiguresRow(Record):
    """The figures of one dimension, or of all, with nothing nested.

    A field such as ``positive_as_none`` says how many cells were coded with the positive side and
    given none.
    """

    dimension: str
    cells: int
    f_avg: float | None
    direction: float | None
    coverage: float | None
    precision: float | None
    off_topic: float | None
    alpha: float | None
    graded: int
    pearson: float | None
    spearman: float | None
    pearson_all: float | None
    low: float | None
    high: float | None
    control: float | None
    positive_precision: float | None
    positive_recall: float | None
    positive_f1: float | None
    negative_precision: float | None
    negative_recall: float | None
    negative_f1: float | None
    positive_as_positive: int
    positive_as_none: int
    positive_as_negative: int
    none_as_positive: int
    none_as_none: int
    none_as_negative: int
    negative_as_positive: int
    negative_as_none: int
    negative_as_negative: int


def make_rows(found: Evaluation) -> list[FiguresRow]:
    """Return one row for all dimensions, and one for each."""
    return [_make_row(one) for one in (found.overall, *found.dimensions)]


def _make_row(one: Figures) -> FiguresRow:
    counts = {(cell.coded, cell.given): cell.cells for cell in one.confusion}
    overall = one if isinstance(one, OverallFigures) else None
    return FiguresRow(
        dimension=ALL if one.dimension is UNSET else str(one.dimension),
        cells=one.cells,
        f_avg=one.f_avg,
        direction=one.direction,
        coverage=one.coverage,
        precision=one.precision,
        off_topic=one.off_topic,
        alpha=one.alpha,
        graded=one.graded,
        pearson=one.pearson,
        spearman=one.spearman,
        pearson_all=one.pearson_all,
        low=overall.low if overall else None,
        high=overall.high if overall else None,
        control=overall.control if overall else None,
        positive_precision=one.positive.precision,
        positive_recall=one.positive.recall,
        positive_f1=one.positive.f1,
        negative_precision=one.negative.precision,
        negative_recall=one.negative.recall,
        negative_f1=one.negative.f1,
        positive_as_positive=counts.get(("+", "+"), 0),
        positive_as_none=counts.get(("+", "."), 0),
        positive_as_negative=counts.get(("+", "-"), 0),
        none_as_positive=counts.get((".", "+"), 0),
        none_as_none=counts.get((".", "."), 0),
        none_as_negative=counts.get((".", "-"), 0),
        negative_as_positive=counts.get(("-", "+"), 0),
        negative_as_none=counts.get(("-", "."), 0),
        negative_as_negative=counts.get(("-", "-"), 0),
    )


def format_figure(value: float | None) -> str:
    """Return a figure with two decimals; empty where there is none."""
    return "" if value is None else format_amount(value)


def list_sentences(one: WrongCell) -> str:
    """Return the ids of the sentences that carry weight in a wrong cell, one after the other."""
    return " ".join(sentence.sentence for sentence in one.evidence or () if sentence.weight)


FigureColumns = Sequence[Column[FiguresRow]]

FIGURES: FigureColumns = (
    Column(key="dimension"),
    Column(key="cells", right=True),
    Column(key="f_avg", show=format_figure, right=True),
    Column(key="direction", short="dir.", show=format_figure, right=True),
    Column(key="coverage", short="cov.", show=format_figure, right=True),
    Column(key="precision", short="prec.", show=format_figure, right=True),
    Column(key="off_topic", short="off", show=format_figure, right=True),
    Column(key="alpha", show=format_figure, right=True),
)
PRECISION: FigureColumns = (
    Column(key="dimension"),
    *(
        Column(key=f"{side}_{share}", title=f"{letter} {sign}", show=format_figure, right=True)
        for side, sign in (("positive", "+"), ("negative", "-"))
        for share, letter in (("precision", "P"), ("recall", "R"), ("f1", "F1"))
    ),
)
GRADES: FigureColumns = (
    Column(key="dimension"),
    Column(key="graded", right=True),
    Column(key="pearson", show=format_figure, right=True),
    Column(key="spearman", show=format_figure, right=True),
    Column(key="pearson_all", show=format_figure, right=True),
)
_CODES = (("positive", "+"), ("none", "."), ("negative", "-"))
CONFUSION: FigureColumns = (
    Column(key="dimension"),
    *(
        Column(key=f"{coded}_as_{given}", title=f"{sign} {other}", right=True)
        for coded, sign in _CODES
        for given, other in _CODES
    ),
)
ERRORS: Sequence[Column[WrongCell]] = (
    Column(key="unit"),
    Column(key="dimension"),
    Column(key="fault"),
    Column(key="coded"),
    Column(key="given"),
    Column(key="grade", right=True),
    Column(key="position", show=format_signed, right=True),
    Column(key="sentences", value=list_sentences),
)


def list_fields() -> Iterator[Column[FiguresRow]]:
    """Yield the columns of CSV and TSV: all figures, first those that the tables show."""
    seen = [one.key for one in (*FIGURES, *PRECISION, *GRADES, *CONFUSION)]
    for key in dict.fromkeys([*seen, "low", "high", "control"]):
        yield Column(key=key)
