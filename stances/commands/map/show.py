"""A map of experts, for eyes, as rows and as a picture."""

from __future__ import annotations

from collections.abc import Iterator

from stances.commands.add_codes import explain_words
from stances.commands.map.draw import draw_map
from stances.commands.map.find_map import MapDocument
from stances.commands.surnames import shorten_names
from stances.commands.trust import describe_fit
from stances.comparison.scaling import ExpertMap, Place
from stances.output.answer import Answer
from stances.output.drawing import Drawing
from stances.output.figures import format_signed
from stances.output.grid import make_safe_line
from stances.output.legend import draw_legend
from stances.output.scatter import Point, draw_scatter, fit_plane
from stances.output.tables import Column, Table, draw_table
from stances.output.view import View
from stances.wire.records import Record

_WIDEST = 100


class MapAnswer(Answer):
    """A map of experts.

    Args:
        document: the map.
    """

    def __init__(self, document: MapDocument) -> None:
        self.document = document
        self.map = document.map

    def make_document(self) -> Record:
        """Return the map."""
        return self.document

    def list_records(self) -> Iterator[tuple[str, Record]]:
        """Return the places."""
        return (("place", one) for one in self.map.places)

    def make_fields(self) -> Table[Place]:
        """Return one row for each expert on the map."""
        return Table(
            columns=[
                Column(key="expert"),
                *(Column(key=key, show=format_signed, right=True) for key in "xy"),
            ],
            rows=self.map.places,
        )

    def show(self, view: View) -> str:
        """Return the map in characters, the places, and how far to trust it."""
        places = self.map.places
        names = shorten_names([one.expert for one in places])
        points = [Point(x=one.x, y=one.y, label=names[one.expert], style="bold") for one in places]
        plane = fit_plane(points, min(view.width or 80, _WIDEST))
        table = draw_table(self.make_fields(), view).rstrip("\n")
        lines = draw_legend(self._list_remarks(), view)
        return "\n\n".join(["\n".join(draw_scatter(points, plane, view)), table, lines]) + "\n"

    def draw(self) -> Drawing:
        """Return the map as a picture."""
        return draw_map(self.map, self._list_remarks())

    def _list_remarks(self) -> list[str]:
        return [*_list_remarks(self.map), *explain_words(self.document.codes)]


def _list_remarks(found: ExpertMap) -> Iterator[str]:
    """Yield how well the map shows the distances, and who is missing."""
    yield describe_fit(found)
    total = found.known + found.estimated
    if found.estimated:
        yield (
            f"{found.estimated} of {total} distances are estimated over others: these two share no "
            "dimension."
        )
    if found.unplaced:
        names = ", ".join(map(make_safe_line, found.unplaced))
        yield f"Not on the map, for want of a shared dimension: {names}."
    yield "Near is alike on what both address. The axes have no meaning of their own."
