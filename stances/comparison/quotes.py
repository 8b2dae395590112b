"""The pair of sentences that most oppose each other."""

from __future__ import annotations

from stances.comparison.panel import Placed
from stances.scoring.sheet import SheetCell
from stances.scoring.sheet_evidence import SheetSentence
from stances.wire.records import Record


class Quote(Record):
    """A sentence of an expert, and where it stands.

    Attributes:
        sentence: its id.
        source, line: the document, and the line or page of that file.
        weight: from -1 to 1.
    """

    expert: str
    sentence: str
    source: str
    line: int
    text: str
    weight: float


def are_opposed(quotes: tuple[Quote, Quote] | None) -> bool:
    """Return whether two sentences take opposite sides."""
    return quotes is not None and quotes[0].weight * quotes[1].weight < 0


def choose_opposed(placed: Placed, other: Placed) -> tuple[Quote, Quote] | None:
    """Return the sentences of two cells that most oppose each other, in the order of the cells.

    Of the one who stands higher it is the sentence with the greatest weight, of the other the one
    with the least; the lead-in of a list only where nothing else takes that side. Of several, one
    whose side its words show comes before one that is only like others, and then the first.

    Returns:
        `None` where one of the cells holds no sentence with a weight.
    """
    sign = 1 if placed.position >= other.position else -1
    one, two = _choose_farthest(placed.cell, sign), _choose_farthest(other.cell, -sign)
    if one is None or two is None:
        return None
    return _make_quote(placed.cell, one), _make_quote(other.cell, two)


def choose_strongest(placed: Placed) -> SheetSentence | None:
    """Return the sentence that weighs most on the side of a cell; `None` where none weighs."""
    return _choose_farthest(placed.cell, 1 if placed.position >= 0 else -1)


def _choose_farthest(cell: SheetCell, sign: int) -> SheetSentence | None:
    weighed = [one for one in cell.evidence or () if one.weight]
    whole = [one for one in weighed if not one.text.rstrip().endswith(":")]
    if any(sign * one.weight > 0 for one in whole):
        weighed = whole
    return max(weighed, key=lambda one: (sign * one.weight, _shows_side(one)), default=None)


def _shows_side(sentence: SheetSentence) -> bool:
    """Whether words of the rubric take a side in a sentence."""
    return any(item.weight and item.is_by_words for item in sentence.items)


def _make_quote(cell: SheetCell, sentence: SheetSentence) -> Quote:
    return Quote(
        expert=cell.expert,
        sentence=sentence.sentence,
        source=sentence.source,
        line=sentence.line,
        text=sentence.text,
        weight=sentence.weight,
    )
