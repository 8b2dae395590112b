"""How a cell is shown to whoever codes it."""

from __future__ import annotations

from stances.commands.evidence import show_sentence
from stances.commands.review.doubts import REASONS, Doubt, rank_sentences
from stances.output.figures import STYLES, format_position
from stances.output.grid import make_safe_line
from stances.output.view import View
from stances.output.width import cut_text, wrap, wrap_indented
from stances.scoring.sheet import SheetDimension
from stances.scoring.sheet_evidence import SheetSentence

_MOST = 6
"""How many sentences are shown; the rest is counted."""


_SHORT = 28
"""The columns that the question has for each side."""


def make_question(dimension: SheetDimension) -> str:
    """Return what is asked about a cell: in few words what each answer means."""
    sides = (("+", dimension.positive), ("-", dimension.negative))
    poles = "  ".join(f"{sign} {cut_text(make_safe_line(pole), _SHORT)}" for sign, pole in sides)
    return f"{poles}\n0 no side  . not addressed  s(kip)  q(uit)  ?(help): "


def show_doubt(
    doubt: Doubt, dimension: SheetDimension, view: View, *, number: int, count: int, blind: bool
) -> str:
    """Return a cell with its question, its sentences and how they were read.

    Args:
        number, count: which of how many it is.
        blind: whether to show the sentences alone, so that the reading cannot lead the coder.
    """
    cell = doubt.cell
    name = make_safe_line(f"{cell.expert} on {cell.dimension}")
    heading = f"{view.paint(f'{number} of {count}', 'dim')}  {view.paint(name, 'bold')}"
    reading = f"{format_position(cell.position, cell.state)} {cell.state}"
    why = f"{view.paint(reading, STYLES[cell.state])}: {REASONS[doubt.reason]}"
    sentences = rank_sentences(cell)
    shown = sentences[:_MOST]
    if blind:
        shown = sorted(shown, key=lambda one: (one.source, one.start))
    show = _show_bare if blind else show_sentence
    left = len(sentences) - len(shown)
    more = [f"and {left} more: stances explain {_quote(cell.expert)} {cell.dimension}"]
    poles = f"+ {dimension.positive}   - {dimension.negative}"
    return "\n".join(
        [
            heading,
            *wrap(make_safe_line(dimension.question), view.width),
            *wrap(make_safe_line(poles), view.width),
            *([] if blind else [why]),
            "",
            *(show(one, view) for one in shown),
            *(map(make_safe_line, more) if left else ()),
            "",
        ]
    )


def _show_bare(sentence: SheetSentence, view: View) -> str:
    place = make_safe_line(f"{sentence.sentence}  {sentence.source}:{sentence.line}")
    text = wrap_indented(make_safe_line(sentence.text), "  ", view.width)
    return "\n".join([view.paint(place, "dim"), *text])


def _quote(name: str) -> str:
    return f'"{name}"' if " " in name else name
