"""The layouts in which documents say who speaks, and the one list of them.

To add one, write a file that makes a `Layout`, with its examples, and name it in the list of its
kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from stances.errors import StancesError, suggest_name
from stances.model import Statement
from stances.read.found import Clue, Found
from stances.read.layouts._contents import drop_contents
from stances.read.layouts._cover import drop_cover
from stances.read.layouts._credits import find_last_credit
from stances.read.layouts._directions import cut_directions
from stances.read.layouts._heads import Heads, judge_signs
from stances.read.layouts._introduction import read_introduction
from stances.read.layouts._items import cut_counter, cut_number, find_counters
from stances.read.layouts._mail_marks import list_mail_marks
from stances.read.layouts._named_questions import read_named_questions
from stances.read.layouts._names import write_name
from stances.read.layouts._of_places import move_places
from stances.read.layouts._opening import read_opening
from stances.read.layouts._page import Page, make_page
from stances.read.layouts._person import Person
from stances.read.layouts._refusal import make_nobody_found
from stances.read.layouts._section_labels import drop_section_labels
from stances.read.layouts._sections import introduce_quotations, read_sections
from stances.read.layouts._tail import drop_tail
from stances.read.layouts._turns import Turn
from stances.read.layouts.answers import ANSWERS, read_answers
from stances.read.layouts.byline import BYLINE, find_author, read_whole
from stances.read.layouts.front_matter import FRONT_MATTER
from stances.read.layouts.heading import HEADING
from stances.read.layouts.label import LABEL
from stances.read.layouts.layout import FieldLayout, Layout, SignLayout, TurnLayout
from stances.read.layouts.mail import MAIL
from stances.read.layouts.narration import NARRATION
from stances.read.layouts.rows import ROWS
from stances.read.layouts.run_in import RUN_IN
from stances.read.layouts.signature import SIGNATURE
from stances.read.layouts.table import TABLE
from stances.read.source import Source
from stances.read.stretches import Stretches

FIELDS: tuple[FieldLayout, ...] = (ROWS, FRONT_MATTER)
"""Those that say who speaks beside the text, in the order in which they are tried."""

SIGNS: tuple[SignLayout, ...] = (LABEL, HEADING, RUN_IN)
"""Those that say who speaks above the words or before them; a document may mix them."""

OTHERS: tuple[TurnLayout, ...] = (MAIL, ANSWERS, SIGNATURE, BYLINE, NARRATION, TABLE)
"""Those of documents in which no sign says who speaks, in the order in which they are tried; mail
with heads is tried before signs, for what messages quote may have any."""

_YIELDING = (NARRATION, TABLE)
"""Those that are not tried where the user names the author."""

_LONGEST_CALLED = 40

LAYOUTS: tuple[Layout, ...] = (*SIGNS, *OTHERS, *FIELDS)


def read_source(source: Source) -> Found:
    """Return what each expert says in a source.

    Raises:
        StancesError: nobody is found, or it is not clear who says what.
    """
    chosen = find_layout(source.options.layout) if source.options.layout else None
    for field in FIELDS:
        if chosen in (None, field) and field.recognise(source):
            return Found(source=source, statements=field.read(source), layouts=(field.name,))
    if chosen is not None and (source.is_table or chosen in FIELDS):
        raise _make_wrong_layout(source, chosen)
    page = make_page(source)
    turns = move_places(drop_tail(page, _read_turns(page, chosen)))
    if not any(turn.person and turn.blocks for turn in turns):
        raise _make_wrong_layout(source, chosen) if chosen else make_nobody_found(page)
    return Found(
        source=source,
        statements=tuple(_make_statements(source, turns)),
        layouts=_list_layouts(turns),
        clues=tuple(_list_clues(turns)),
        unnamed=tuple(dict.fromkeys(_list_unnamed(page, turns))),
    )


def find_layout(name: str) -> Layout:
    """Return the layout of a name.

    Raises:
        StancesError: no layout has that name.
    """
    for layout in LAYOUTS:
        if layout.name == name:
            return layout
    hint = suggest_name(name, [layout.name for layout in LAYOUTS])
    raise StancesError(f'unknown layout "{name}"', where="--layout", hint=hint)


def _make_wrong_layout(source: Source, layout: Layout) -> StancesError:
    """Return the error of a source that is not in the layout that the user chose."""
    what = f'no layout "{layout.name}" here'
    return StancesError(what, where=source.document.name, hint=layout.advice)


def _list_layouts(turns: Iterable[Turn]) -> tuple[str, ...]:
    """Return the names of the layouts in which experts are named, the commonest first."""
    counted = Counter(turn.layout for turn in turns if turn.person and turn.blocks)
    return tuple(name for name, _ in counted.most_common())


def _list_clues(turns: Iterable[Turn]) -> Iterator[Clue]:
    """Yield what says who speaks, each stretch once."""
    for start, end, layout in sorted({(*turn.sign, turn.layout) for turn in turns}):
        if start < end:
            yield Clue(start=start, end=end, layout=layout)


def _list_unnamed(page: Page, turns: Iterable[Turn]) -> Iterator[str]:
    """Yield how those are called who speak and have no name: "AUDIENCE MEMBER"."""
    for turn in turns:
        if turn.person is None and turn.blocks:
            called = " ".join(page.text[slice(*turn.sign)].split()).strip(" :*_[]<>()-–—.")
            if called and len(called) <= _LONGEST_CALLED:
                yield called


def _read_turns(page: Page, chosen: Layout | None) -> tuple[Turn, ...]:
    marks = list_mail_marks(page) if chosen is None else []
    if any(one.kind == "head" for one in marks) and (turns := MAIL.read(page)):
        return turns
    wrote = {at for one in marks if one.kind == "attribution" for at in range(one.start, one.end)}
    signs = [
        replace(sign, layout=layout.name)
        for layout in SIGNS
        if chosen in (None, layout)
        for sign in layout.find(page)
        if sign.start not in wrote
    ]
    signs = drop_cover(page, signs if chosen else drop_section_labels(page, signs))
    heads = judge_signs(page, signs if chosen else drop_contents(page, signs))
    answered = read_named_questions(page, heads.found) if heads and not chosen else ()
    if heads and not chosen and not answered:
        answered = read_answers(page, [one for one in heads.found if one.person])
    if answered:
        return read_introduction(page, answered, answered[0].blocks[0].start)
    if heads is not None and (chosen or not _introduces(page, heads)):
        turns = read_sections(page, heads)
        opening = () if chosen else read_opening(page, heads)
        if opening:
            return (*opening, *turns)
        return read_introduction(page, turns, heads.found[0].start)
    return _read_unsigned(page, chosen)


def _introduces(page: Page, heads: Heads) -> bool:
    """Whether what names people only introduces quotations in somebody's text or in narration."""
    return introduce_quotations(page, heads, is_authored=find_author(page) is not None)


def _read_unsigned(page: Page, chosen: Layout | None) -> tuple[Turn, ...]:
    """Return what is said on a page in which no sign says who speaks."""
    author = page.source.options.author
    for layout in OTHERS:
        if chosen not in (None, layout) or (layout in _YIELDING and author and not chosen):
            continue
        if layout is SIGNATURE and not chosen and find_last_credit(page) is not None:
            continue
        turns = layout.read(page)
        if turns and layout is SIGNATURE and not chosen:
            return _add_narration(page, turns)
        if turns and layout is ANSWERS:
            return read_introduction(page, turns, turns[0].blocks[0].start)
        if turns:
            return turns
    return read_whole(page, Person(name=author), sign=(0, 0)) if author and not chosen else ()


def _add_narration(page: Page, turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """Return signed quotations, and those that the narration around them holds."""
    if not all(turn.is_quotation for turn in turns):
        return turns
    signed = Stretches((turn.blocks[0].start, turn.sign[1]) for turn in turns)
    more = [one for one in NARRATION.read(page) if not signed.hold(one.blocks[0].start)]
    return tuple(sorted((*turns, *more), key=lambda one: one.blocks[0].start))


def _make_statements(source: Source, turns: tuple[Turn, ...]) -> Iterator[Statement]:
    text = source.document.text
    counters = find_counters(text)
    for turn in turns:
        cut = (cut_number(text, one) for one in cut_directions(text, turn.blocks))
        blocks = tuple(cut_counter(text, one, counters) for one in cut)
        if turn.person is None or not blocks:
            continue
        for person in (turn.person, *turn.person.others):
            yield Statement(
                expert=write_name(person.name),
                document=source.document,
                blocks=blocks,
                role=person.describe(),
                affiliation=person.affiliation,
                date=turn.date,
                layout=turn.layout,
            )
