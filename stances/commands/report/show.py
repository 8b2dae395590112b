"""The answer that is a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stances.commands.report.depth import DEPTHS, Depth
from stances.commands.report.page import Page, make_comparisons, make_page
from stances.commands.report.render import BOUND, render_within
from stances.commands.sheets import SheetAnswer
from stances.errors import StancesError
from stances.model import Sentence
from stances.output.view import View
from stances.scoring.sheet import ScoreSheet


class ReportAnswer(SheetAnswer):
    """A score sheet as a page for the web.

    Args:
        sheet: with its evidence.
        sentences: those that were read, by expert; empty where the sheet was read.
        title: of the page; empty for one that says how many experts and questions there are.
        full: whether to show all evidence, however large the page becomes.

    Raises:
        StancesError: Jinja2 is not installed.
    """

    def __init__(
        self,
        sheet: ScoreSheet,
        sentences: Mapping[str, Sequence[Sentence]],
        *,
        title: str = "",
        full: bool = False,
    ) -> None:
        super().__init__(sheet, evidence=True)
        comparisons = make_comparisons(sheet)

        def make(depth: Depth) -> Page:
            return make_page(sheet, sentences, comparisons=comparisons, title=title, depth=depth)

        page, self.text = render_within(make, full=full)
        if not full and page.depth != DEPTHS[0]:
            self.notes = (_describe_depth(page.depth, len(self.text.encode())),)

    def show(self, view: View) -> str:
        """Return the page.

        Raises:
            StancesError: it would be shown on a terminal.
        """
        if view.width is not None:
            raise StancesError("a page is not for a terminal", hint="add -o report.html")
        return self.text


def _describe_depth(depth: Depth, size: int) -> str:
    """Return how much evidence there was room for."""
    parts = [f"at most {depth.most} sentence{'' if depth.most == 1 else 's'} a cell"]
    parts += ["no sentences around them"] if not depth.context else []
    parts += ["no terms of likeness"] if depth.derivation and not depth.terms else []
    parts += ["no derivation"] if not depth.derivation else []
    small = "to keep the page small" if size <= BOUND else f"and the page has {size:,} bytes"
    return f"{', '.join(parts)}, {small}; --full shows all evidence"
