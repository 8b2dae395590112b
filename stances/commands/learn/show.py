"""What was learnt, and how well: the answer of ``rubric learn``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances.learning.learning import Learning, LearningDocument, MethodFigures
from stances.output.answer import Answer
from stances.output.figures import format_amount
from stances.output.grid import make_safe_line
from stances.output.tables import Column, Table, draw_table
from stances.output.view import View
from stances.output.width import wrap

_WORTH_SAYING = 0.005


def _show_figure(value: float | None) -> str:
    return "" if value is None else format_amount(value)


_FIGURES: Sequence[Column[MethodFigures]] = (
    Column(key="texts"),
    Column(key="method"),
    Column(key="f_avg", show=_show_figure, right=True),
    Column(key="direction", short="dir.", show=_show_figure, right=True),
    Column(key="coverage", short="cov.", show=_show_figure, right=True),
    Column(key="precision", short="prec.", show=_show_figure, right=True),
    Column(key="off_topic", short="off", show=_show_figure, right=True),
)


class LearningAnswer(Answer):
    """The figures of all methods, the bars that were chosen, and where the table is.

    Args:
        found: what was learnt.
    """

    def __init__(self, found: Learning) -> None:
        self.found = found

    def make_document(self) -> LearningDocument:
        """Return all of it."""
        return LearningDocument(learning=self.found)

    def list_records(self) -> Iterator[tuple[str, MethodFigures]]:
        """Return the figures of each method."""
        return (("method", one) for one in self.found.methods)

    def make_fields(self) -> Table[MethodFigures]:
        """Return one row for each method."""
        return Table(columns=_FIGURES, rows=self.found.methods)

    def show(self, view: View) -> str:
        """Return what was learnt from, the figures, the bars, and the file."""
        lines = [*_show_head(self.found, view), "", draw_table(self.make_fields(), view)]
        for text in _list_ends(self.found):
            lines += wrap(text, view.width)
        return "\n".join(lines) + "\n"


def _show_head(found: Learning, view: View) -> Iterator[str]:
    texts = "1 text" if found.texts == 1 else f"{found.texts} texts"
    head = f"{make_safe_line(found.rubric)}: {texts} by {found.authors} authors"
    for line in wrap(f"{head}, in {found.folds} folds", view.width):
        yield view.paint(line, "bold")


def _list_ends(found: Learning) -> Iterator[str]:
    """Yield what follows the table, a paragraph each."""
    yield "off_topic: share of cells not addressed, or not coded, in which a side was given"
    if found.relearnt:
        yield "the rubric as it is has a table already; texts that it learnt from flatter it"
    yield f"chosen: slope {found.slope:g}, trust {found.trust:g}"
    by_level = {one.min_evidence: one for one in found.bars}
    own = by_level[found.min_evidence]
    best = max(found.bars, key=lambda one: one.f_avg or 0.0)
    said = f"min_evidence {found.min_evidence:g} gives F_avg {_show_figure(own.f_avg)}"
    if (best.f_avg or 0.0) - (own.f_avg or 0.0) > _WORTH_SAYING:
        said += f"; {best.min_evidence:g} would give {_show_figure(best.f_avg)}"
        if own.off_topic is not None and best.off_topic is not None:
            said += (
                f", and off topic {_show_figure(best.off_topic)} "
                f"instead of {_show_figure(own.off_topic)}"
            )
    yield said
    yield f"{found.terms} terms in {make_safe_line(found.table)}"
