"""A score sheet as a plot: in characters, as a picture, or its data."""

from __future__ import annotations

from collections.abc import Callable

from stances.commands.plot.dots import draw_dots, show_dots
from stances.commands.plot.heat import draw_heat, show_heat
from stances.commands.plot.kind import Kind
from stances.commands.plot.salience import draw_salience, show_salience
from stances.commands.sheets import SheetAnswer
from stances.output.drawing import Drawing
from stances.output.view import View
from stances.scoring.sheet import ScoreSheet

Draw = Callable[[ScoreSheet], Drawing]
Show = Callable[[ScoreSheet, View], str]

_KINDS: dict[Kind, tuple[Draw, Show]] = {
    Kind.HEAT: (draw_heat, show_heat),
    Kind.DOTS: (draw_dots, show_dots),
    Kind.SALIENCE: (draw_salience, show_salience),
}


class PlotAnswer(SheetAnswer):
    """A plot; its data are the rows of ``score``.

    Args:
        sheet: what is plotted.
        draw: makes the picture.
        show: writes it in characters.
    """

    def __init__(self, sheet: ScoreSheet, draw: Draw, show: Show) -> None:
        super().__init__(sheet)
        self._draw, self._show = draw, show

    def show(self, view: View) -> str:
        """Return the plot in characters."""
        return self._show(self.sheet, view)

    def draw(self) -> Drawing:
        """Return the plot as a picture."""
        return self._draw(self.sheet)


def make_plot(sheet: ScoreSheet, kind: Kind) -> PlotAnswer:
    """Return a plot of a score sheet."""
    return PlotAnswer(sheet, *_KINDS[kind])
