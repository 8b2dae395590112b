"""Who is nearest to a text, and where it differs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from stances.commands.cell_marks import explain_weak, show_position
from stances.commands.match.find_matches import MatchDocument
from stances.comparison.matching import Difference, Match
from stances.output.answer import Answer
from stances.output.figures import format_amount, format_signed
from stances.output.grid import make_safe_line
from stances.output.legend import draw_legend
from stances.output.tables import Column, Table, draw_table
from stances.output.view import View
from stances.output.width import wrap
from stances.scoring.weakness import find_weakness, is_weak
from stances.wire.records import Record

_LEGEND = (
    "sim. is over what both address, from 0 to 1; compare few dimensions with care.",
    "silent counts what the text addresses and they do not. differs: the greatest distances, as "
    "the text and then the expert stand.",
)
_SHOWN = 2
_FAR = 0.25  # less than this is not worth a word


def _join(key: str) -> Callable[[Match], object]:
    return lambda one: " ".join(getattr(one, key))


_LISTS = ("shared", "opposed", "mixed", "text_alone", "expert_alone")
_FIELDS: Sequence[Column[Match]] = (
    Column(key="expert"),
    Column(key="similarity", show=format_amount, right=True),
    *(Column(key=key, value=_join(key)) for key in _LISTS),
    Column(
        key="differs",
        value=lambda one: " ".join(_show_difference(each) for each in one.differences),
    ),
)


class MatchAnswer(Answer):
    """A text held against a panel.

    Args:
        document: the text, and the experts.
    """

    def __init__(self, document: MatchDocument) -> None:
        self.document = document

    def make_document(self) -> Record:
        """Return the text and the experts."""
        return self.document

    def list_records(self) -> Iterator[tuple[str, Record]]:
        """Return the experts, and then where the text stands."""
        yield from (("match", one) for one in self.document.matches)
        yield from (("cell", one) for one in self.document.text)

    def make_fields(self) -> Table[Match]:
        """Return one row for each expert."""
        return Table(columns=_FIELDS, rows=self.document.matches)

    def show(self, view: View) -> str:
        """Return where the text stands, and the experts, the nearest first."""
        table = Table(
            columns=[
                Column(key="expert", value=lambda one: make_safe_line(one.expert), least=12),
                Column(key="similarity", title="sim.", show=format_amount, right=True),
                Column(key="shared", value=lambda one: len(one.shared), right=True),
                Column(key="opposed", value=lambda one: len(one.opposed), right=True),
                Column(
                    key="silent",
                    value=lambda one: len(one.text_alone),
                    right=True,
                ),
                Column(key="differs", value=_name_farthest, least=20),
            ],
            rows=self.document.matches,
        )
        texts = list(self._describe_text())
        blocks = ["\n".join(line for text in texts for line in wrap(text, view.width))]
        blocks.append(draw_table(table, view).rstrip("\n"))
        marks = explain_weak([find_weakness(cell) for cell in self.document.text])
        blocks.append(draw_legend([*_LEGEND, *marks], view))
        return "\n\n".join(blocks) + "\n"

    def _describe_text(self) -> Iterator[str]:
        """Yield how long the text is, and where it stands."""
        spoken = [cell for cell in self.document.text if cell.position is not None]
        words = f"{self.document.words} words"
        if not spoken:
            yield f"The text ({words}) shows no position on any of these questions."
            return
        yield f"The text ({words}) shows a position on {len(spoken)} of {len(self.document.text)}:"
        yield ", ".join(
            f"{make_safe_line(cell.dimension)} "
            f"{show_position(cell.position, cell.state, is_weak(cell))}"
            for cell in spoken
        )


def _show_difference(one: Difference) -> str:
    return f"{one.dimension} {format_signed(one.text)}/{format_signed(one.expert)}"


def _name_farthest(one: Match) -> str:
    """Return where an expert and the text differ most, in a few words."""
    far = [each for each in one.differences if each.distance >= _FAR][:_SHOWN]
    return make_safe_line(", ".join(map(_show_difference, far)))
