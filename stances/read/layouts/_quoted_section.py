"""Sections of quoted words: quotations below a name, and the narration between and after them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from stances.errors import StancesError
from stances.model import Block
from stances.read.layouts._furniture import is_closing
from stances.read.layouts._page import Page
from stances.read.layouts._person import Person
from stances.read.layouts._quotation import find_quoted, is_quoted, opens_quotation
from stances.read.layouts._roster import Roster, make_roster
from stances.read.layouts._sign import Sign
from stances.read.layouts._speaker_lines import refuse_unknown_speaker
from stances.read.layouts._turns import Turn
from stances.read.layouts.narration import list_named, listen
from stances.regex import compile_later

_WORD = compile_later(r"[^\W_]")


def begins_quotation(page: Page, sign: Sign, blocks: Sequence[Block], roster: Roster) -> bool:
    """Whether what follows a sign is a quotation: all of it, or with words that say whose it is.

    Args:
        blocks: the paragraphs below the sign.
        roster: everybody who speaks.
    """
    first = blocks[0]
    paragraph = page.text[first.start : first.end]
    if is_quoted(paragraph):
        return True
    if not opens_quotation(paragraph):
        return False
    found = listen(page, first.start, first.end, roster=roster, last=sign.person).turns
    return any(one.blocks[0].start == first.start and _is_attributed(one) for one in found)


def _is_attributed(turn: Turn) -> bool:
    """Whether words of the narration say whose a quotation is."""
    return turn.sign[0] < turn.sign[1]


def read_quoted(
    page: Page, sign: Sign, blocks: tuple[Block, ...], stop: int, roster: Roster
) -> tuple[Turn, ...]:
    """Return the quotations below a sign, and those of the narration between and after them.

    Paragraphs in quotation marks are those of whoever spoke last: the person of the sign, until
    the narration names somebody else.

    Args:
        blocks: the paragraphs below the sign.
        stop: where they end.
        roster: everybody who speaks.

    Raises:
        StancesError: a quotation is never closed, or a line may name somebody else.
    """
    own = _choose_quoted(page, sign, blocks)
    end = _find_foot(page, own[-1].end if own else sign.end, stop)
    everybody = _add_people(roster, list_named(page, sign.end, end))
    turns: list[Turn] = []
    understood: list[tuple[int, int]] = []
    speaker, at = sign.person, sign.end
    for quoted in (*_group(page, own), ()):
        start = quoted[0].start if quoted else end
        heard = listen(page, at, start, roster=everybody, host=sign.person, last=speaker)
        turns += heard.turns
        understood += [one.sign for one in heard.turns]
        speaker, where = heard.last, (sign.start, sign.end)
        if heard.introduced is not None:
            speaker, where = heard.introduced, heard.introduced_at
            understood.append(where)
        if quoted:
            turns.append(Turn(person=speaker, sign=where, blocks=quoted, layout=sign.layout))
            at = quoted[-1].end
    refuse_unknown_speaker(
        page.source.document,
        page.text,
        own,
        start=sign.end,
        stop=stop,
        by_line=page.by_line,
        understood=understood,
    )
    return tuple(_join(turns))


def _add_people(roster: Roster, people: Sequence[Person]) -> Roster:
    """Return a roster with people whom it does not know yet."""
    others = [one for one in people if roster.find(one.name) is None]
    return make_roster([*roster.full.values(), *roster.bare.values(), *others])


def _group(page: Page, blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks between which no words stand."""
    first = 0
    for number, (above, block) in enumerate(pairwise(blocks), start=1):
        if _WORD.search(page.text, above.end, block.start):
            yield tuple(blocks[first:number])
            first = number
    if blocks:
        yield tuple(blocks[first:])


def _join(turns: Sequence[Turn]) -> Iterator[Turn]:
    """Yield turns; those that follow each other and are alike but for their blocks are one."""
    for (person, layout), group in groupby(turns, key=lambda one: (one.person, one.layout)):
        alike = tuple(group)
        blocks = tuple(block for one in alike for block in one.blocks)
        yield Turn(person=person, sign=alike[0].sign, blocks=blocks, layout=layout)


def _find_foot(page: Page, start: int, stop: int) -> int:
    """Return where what follows somebody's words begins, such as "Related experts"."""
    for first, end, _ in page.find_paragraphs(start, stop):
        if is_closing(page.text[first:end]):
            return first
    return stop


def _choose_quoted(page: Page, sign: Sign, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return those of the blocks below a sign that the quotation holds.

    Raises:
        StancesError: the quotation is never closed, so that it is not known where it ends.
    """
    document = page.source.document
    own, doubtful = find_quoted(document.text, blocks)
    if doubtful and sign.person:
        raise StancesError(
            f"unclear whether these are still words of {sign.person.name}",
            where=document.name_place(doubtful.start),
            hint="close the quotation above with ”, or open it anew here with “",
        )
    return own
