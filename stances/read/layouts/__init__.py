"""The layouts in which documents say who speaks, and the one list of them.

To add one, write a file that makes a `Layout`, with its examples, and name it in the list of its
kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stances.errors import StancesError
from stances.model import Statement
from stances.read.layouts._directions import cut_directions
from stances.read.layouts._heads import judge_signs
from stances.read.layouts._names import write_name
from stances.read.layouts._page import Page, make_page
from stances.read.layouts._sections import introduce_quotations, read_sections
from stances.read.layouts._tail import drop_tail
from stances.read.layouts._turns import Turn
from stances.read.layouts.answers import ANSWERS
from stances.read.layouts.byline import BYLINE
from stances.read.layouts.front_matter import FRONT_MATTER
from stances.read.layouts.heading import HEADING
from stances.read.layouts.label import LABEL
from stances.read.layouts.layout import FieldLayout, SignLayout, TurnLayout
from stances.read.layouts.narration import NARRATION
from stances.read.layouts.rows import ROWS
from stances.read.layouts.run_in import RUN_IN
from stances.read.layouts.signature import SIGNATURE
from stances.read.source import Source

FIELDS: tuple[FieldLayout, ...] = (ROWS, FRONT_MATTER)
"""Those that say who speaks beside the text, in the order in which they are tried."""

SIGNS: tuple[SignLayout, ...] = (LABEL, HEADING, RUN_IN)
"""Those that say who speaks above the words or before them; a document may mix them."""

OTHERS: tuple[TurnLayout, ...] = (ANSWERS, SIGNATURE, BYLINE, NARRATION)
"""Those of documents in which no sign says who speaks, in the order in which they are tried."""


def read_source(source: Source) -> Iterable[Statement]:
    """Return what each expert says in a source.

    Raises:
        StancesError: nobody is found, or it is not clear who says what.
    """
    for field in FIELDS:
        if field.recognise(source):
            return field.read(source)
    page = make_page(source)
    turns = drop_tail(page, _read_turns(page))
    if not any(turn.person and turn.blocks for turn in turns):
        raise StancesError(
            "no expert found",
            where=source.document.name,
            hint=", or ".join(layout.advice for layout in (*SIGNS, *OTHERS, *FIELDS)),
        )
    return tuple(_make_statements(source, turns))


def _read_turns(page: Page) -> tuple[Turn, ...]:
    signs = [sign for layout in SIGNS for sign in layout.find(page)]
    heads = judge_signs(page, signs)
    if heads is not None and not introduce_quotations(page, heads):
        return read_sections(page, heads)
    for layout in OTHERS:
        turns = layout.read(page)
        if turns and layout is SIGNATURE:
            return _add_narration(page, turns)
        if turns:
            return turns
    return ()


def _add_narration(page: Page, turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """Return signed quotations, and those that the narration around them holds."""
    signed = [(turn.blocks[0].start, turn.sign[1]) for turn in turns]
    if not all(turn.is_quotation for turn in turns):
        return turns
    more = [
        one
        for one in NARRATION.read(page)
        if not any(start <= one.blocks[0].start < end for start, end in signed)
    ]
    return tuple(sorted((*turns, *more), key=lambda one: one.blocks[0].start))


def _make_statements(source: Source, turns: tuple[Turn, ...]) -> Iterator[Statement]:
    for turn in turns:
        blocks = cut_directions(source.document.text, turn.blocks)
        if turn.person is None or not blocks:
            continue
        for person in (turn.person, *turn.person.others):
            yield Statement(
                expert=write_name(person.name),
                document=source.document,
                blocks=blocks,
                role=person.describe(),
                affiliation=person.affiliation,
            )
