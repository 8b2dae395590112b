"""The answer that is a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stances.commands.report.page import Page, make_page
from stances.commands.report.render import CAPS, render_within
from stances.commands.sheets import SheetAnswer
from stances.errors import StancesError
from stances.model import Sentence
from stances.output.view import View
from stances.scoring.sheet import ScoreSheet


class Report(SheetAnswer):
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

        def make(most: int | None) -> Page:
            return make_page(sheet, sentences, title=title, most=most)

        page, self.text = render_within(make, full=full)
        if page.capped is not None and page.capped < CAPS[0]:
            self.notes = (
                f"at most {page.capped} sentence{'' if page.capped == 1 else 's'} of evidence a "
                "cell, to keep the page small; --full shows all",
            )

    def show(self, view: View) -> str:
        """Return the page.

        Raises:
            StancesError: it would be shown on a terminal.
        """
        if view.width is not None:
            raise StancesError("a page is not for a terminal", hint="add -o report.html")
        return self.text
