"""Signatures: the name stands below the words, or after a quotation, mostly behind a dash."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from stances.model import Block
from stances.read.blocks import BULLET
from stances.read.layouts._furniture import is_closing, is_notice
from stances.read.layouts._letters import (
    CLOSING,
    GREETING,
    count_letters,
    find_unsigned,
    is_letter,
    leave_out_copies,
    read_closing,
)
from stances.read.layouts._names_below import find_names_below
from stances.read.layouts._page import Page
from stances.read.layouts._roster import Roster, make_roster
from stances.read.layouts._sentence_end import LAST_STOP
from stances.read.layouts._signers import Signature, read_people, read_signers
from stances.read.layouts._spoken import cut_spoken
from stances.read.layouts._turns import Turn
from stances.read.layouts._works import find_works
from stances.read.layouts.layout import Example, TurnLayout
from stances.read.stretches import cut_before
from stances.regex import compile_later

_DASH = compile_later(r"(?:[—–―~]|--?)\s*(?P<name>[^\W\d_].*)", re.DOTALL)
_AFTER_QUOTATION = compile_later(
    r"[”\"»’][.,]?\s*(?:[—–―]|--?)\s*(?P<name>[^\W\d_][^“”\"]{2,200})\Z"
)
_AFTER_SENTENCE = compile_later(
    r"[.?!…”\"][)\]*_]*\s+(?:[—–―]|--)\s*(?P<name>[^\W\d_][^“”\".?!]{2,160})\.?\Z"
)
_NUMBERED = compile_later(r"\s*(?:\d{1,3}[.)]|Q\d*[:.])\s")
_SHOWN = compile_later(r"\S")
_LONGEST = 240
_GREETED = 12
"""The most words of a greeting on a line of its own."""
_FEWEST_WORDS = 12


def _read(page: Page) -> tuple[Turn, ...]:
    """Return the words above each signature, up to the one before, a greeting or a question."""
    greeted = is_letter(page)
    signatures = _find_all(page)
    signatures += tuple(_find_below(page, signatures, greeted=greeted))
    if not signatures:
        return ()
    signatures = sorted((*signatures, *find_unsigned(page)), key=lambda one: one.start)
    roster = make_roster(person for one in signatures for person in one.people)
    turns: list[Turn] = []
    last = _find_heading(page, signatures[0].start) if len(signatures) > 1 else 0
    for one in signatures:
        start = last if one.quoted is None else one.quoted
        start = max(start, _find_block_quote(page, one.start))
        blocks = _choose(page, cut_spoken(page, start, one.start, block_quotes=True))
        last = one.end
        if not blocks:
            continue
        for person in one.people:
            known = roster.find(person.name) or person
            named = replace(known, role=person.role, affiliation=person.affiliation, others=())
            turns.append(
                Turn(
                    person=named,
                    sign=(one.start, one.end),
                    blocks=blocks,
                    layout="signature",
                    is_quotation=page.text[blocks[0].start] in '“"«‘'
                    or _find_block_quote(page, one.start) > 0,
                )
            )
    words = sum(len(page.text[b.start : b.end].split()) for turn in turns for b in turn.blocks)
    return tuple(turns) if words >= _FEWEST_WORDS or len(turns) > 1 else ()


def _find_below(page: Page, signed: Sequence[Signature], *, greeted: bool) -> Iterator[Signature]:
    """Yield names below the words that nothing marks as signatures.

    Where others are marked, a letter may have such a name at its end all the same.
    """
    names = [one for one in find_names_below(page, greeted=greeted) if one.person is not None]
    several = greeted and count_letters(page) > 1
    for one in names:
        if signed and not (several and _ends_letter(page, one.start, one.end, signed)):
            continue
        lines = leave_out_copies(
            [line.strip() for line in page.text[one.start : one.end].split("\n")]
        )
        found = read_signers(lines, alone=len(names) == 1, is_first=True)
        named = (one.person, *one.person.others) if one.person else ()
        known = {person.name for person in named}
        more = (person for person in found if person.name not in known)
        yield Signature(start=one.start, end=one.end, people=(*named, *more))


def _ends_letter(page: Page, start: int, end: int, signed: Sequence[Signature]) -> bool:
    """Whether a name stands below a paragraph of words, and a greeting or nothing follows it."""
    if any(one.start < end and start < one.end for one in signed):
        return False
    number = bisect_right(page.paragraphs, start, key=lambda one: one[1])
    above = [page.text[a:b] for a, b, _ in page.paragraphs[max(0, number - 1) : number]]
    is_prose = any(LAST_STOP.search(one) and len(one.split()) >= _FEWEST_WORDS for one in above)
    below = _SHOWN.search(page.text, end)
    is_greeted = below is None or GREETING.match(page.text, below.start()) is not None
    return is_prose and is_greeted


def _find_all(page: Page) -> list[Signature]:
    """Return the signatures of a page, also by surname or work of those whom it names in full."""
    works = find_works(page)
    people = [person for one in (*works, *_find(page, None)) for person in one.people]
    known = make_roster(people) if people else None
    taken = {one.start for one in works}
    signed = [one for one in _find(page, known) if one.start not in taken]
    return sorted((*works, *signed), key=lambda one: one.start)


def _find(page: Page, known: Roster | None) -> Iterator[Signature]:
    """Yield the signatures of a page, in order.

    Args:
        known: those who may sign by surname alone.
    """
    paragraphs = [(a, b) for a, b, _ in page.paragraphs]
    at = 0
    while at < len(paragraphs):
        start, end = paragraphs[at]
        several = list(_read_lines(page, start, end, known))
        if len(several) > 1:
            yield from several
            at += 1
            continue
        found = (
            _read_marked(page, start, end, known)
            or _read_dashed(page, start, end, known)
            or _read_last_line(page, start, end, known)
            or _read_quotation(page, start, end, known)
        )
        used = at
        if found is None and CLOSING.match(page.text, start, end):
            found, used = read_closing(page, paragraphs, at)
        if found is not None:
            yield found
        at = used + 1


def _read_lines(page: Page, start: int, end: int, known: Roster | None) -> Iterator[Signature]:
    """Yield the names behind dashes on lines of a paragraph, each for the lines above it."""
    above = start
    for line in page.find_lines(start):
        if line.start >= end:
            break
        found = _DASH.match(page.text, line.start + _skip_bullet(page.text, line.start), line.end)
        people = read_people(found["name"], known) if found else ()
        if found is not None and people and not found.group().startswith("- "):
            yield Signature(start=line.start, end=line.end, people=people, quoted=above)
            above = line.end


def _skip_bullet(text: str, start: int) -> int:
    bullet = BULLET.match(text, start)
    return len(bullet.group()) if bullet else 0


def _read_marked(page: Page, start: int, end: int, known: Roster | None) -> Signature | None:
    """Read a paragraph that is by its form what names whoever said the quotation above."""
    if end - start > _LONGEST or not page.is_styled(start, end, "signature"):
        return None
    people = read_people(page.text[start:end].lstrip("—–―~- "), known)
    return Signature(start=start, end=end, people=people) if people else None


def _read_dashed(page: Page, start: int, end: int, known: Roster | None) -> Signature | None:
    """Read a paragraph of its own that begins with a dash."""
    found = _DASH.match(page.text, start, end)
    if found is None or end - start > _LONGEST:
        return None
    people = read_people(found["name"], known)
    if found.group().startswith("-") and not found.group().startswith("--"):
        described = people and (people[0].role or people[0].affiliation)
        people = people if described and LAST_STOP.search(cut_before(page.text, start)) else ()
    return Signature(start=start, end=end, people=people) if people else None


def _read_last_line(page: Page, start: int, end: int, known: Roster | None) -> Signature | None:
    """Read the last lines of a paragraph: they begin with a dash."""
    text = page.text
    line = text.rfind("\n", start, end)
    while line > start:
        begin = line + 1
        at = begin + len(text[begin:end]) - len(text[begin:end].lstrip())
        inner = _DASH.match(text, at + _skip_bullet(text, at), end)
        found = inner or _DASH.match(text, at, end)
        if found is not None and end - begin <= _LONGEST:
            people = read_people(found["name"], known)
            quoted = start if text[start:line].rstrip()[-1:] in '”"»' else None
            return Signature(start=begin, end=end, people=people, quoted=quoted) if people else None
        if text.count("\n", begin, end) >= 2:
            return None
        line = text.rfind("\n", start, line)
    return None


def _read_quotation(page: Page, start: int, end: int, known: Roster | None) -> Signature | None:
    """Read a name behind a dash at the end of the paragraph that it signs."""
    for pattern in (_AFTER_QUOTATION, _AFTER_SENTENCE):
        found = pattern.search(page.text, start, end)
        if found is not None:
            people = read_people(found["name"], known)
            if people and (people[0].is_full or people[0].title):
                return Signature(start=found.start() + 1, end=end, people=people, quoted=start)
    return None


def _choose(page: Page, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks below the last greeting or question, without notices."""
    own: list[Block] = []
    for block in blocks:
        paragraph = page.text[block.start : block.end]
        if GREETING.match(paragraph):
            own.clear()
            if len(paragraph.split()) > _GREETED:
                own.append(block)
        elif is_closing(paragraph) or _is_question(page, block):
            own.clear()
        elif not is_notice(paragraph):
            own.append(block)
    while (
        own
        and not LAST_STOP.search(page.text[own[0].start : own[0].end])
        and own[0].kind == "prose"
    ):
        own.pop(0)  # a title
    return tuple(_choose_quoted(page, own))


def _find_heading(page: Page, end: int) -> int:
    """Return where the last heading before an offset ends; 0 where there is none."""
    number = bisect_right(page.paragraphs, end, key=lambda one: one[1])
    above = (page.paragraphs[at] for at in range(number - 1, -1, -1))
    return next((b for _, b, kind in above if kind == "heading"), 0)


def _find_block_quote(page: Page, end: int) -> int:
    """Return where the block quote begins that ends just before an offset; 0 where none does."""
    start = _find_signed(page, end)
    if start is not None:
        return start
    start = 0
    number = bisect_left(page.paragraphs, end, key=lambda one: one[0])
    for at in range(number - 1, -1, -1):
        first, _, kind = page.paragraphs[at]
        if kind != "quotation":
            break
        start = first
    return start


def _find_signed(page: Page, end: int) -> int | None:
    """Return where the block quote begins that holds its own signature, at an offset."""
    regions = page.source.regions
    number = bisect_right(regions, end, key=lambda one: one.start) - 1
    if number < 0 or regions[number].kind != "quotation" or end >= regions[number].end:
        return None
    start = regions[number].start
    return start if page.text[start:end].strip() else None


def _choose_quoted(page: Page, blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the quotation with which blocks end; all of them where they end with none."""
    if not blocks or page.text[blocks[-1].end - 1] not in '”"»':
        return blocks
    for number in range(len(blocks) - 1, -1, -1):
        if _opens(page.text, blocks[number]):
            above = blocks[number - 1] if number else None
            if above is None or not _opens(page.text, above) or (page.text[above.end - 1] in '”"»'):
                return blocks[number:]
    return blocks


def _opens(text: str, block: Block) -> bool:
    """Whether a paragraph begins with a quotation mark, perhaps after a bullet."""
    return text[block.start + _skip_bullet(text, block.start)] in '“"«'


def _is_question(page: Page, block: Block) -> bool:
    """Whether a paragraph is a question that is numbered, or in bold."""
    paragraph = page.text[block.start : block.end].rstrip(" *_")
    marked = _NUMBERED.match(paragraph) or page.is_styled(block.start, block.end, "bold")
    return bool(marked) and paragraph.endswith("?")


SIGNATURE = TurnLayout(
    name="signature",
    read=_read,
    advice="sign each text with — Name, role",
    examples=(
        Example(
            text="1. What was the aim?\n\nIt was to talk, and to go on talking for a while.\n\n"
            "—Test Alpha is a fellow with the Test House.\n",
            said={"Test Alpha": ("It was to talk, and to go on talking for a while.",)},
        ),
        Example(
            text="“We must talk.” — Test Alpha, fellow\n\n“We must not.” — Test Beta, director\n",
            said={"Test Alpha": ("“We must talk.”",), "Test Beta": ("“We must not.”",)},
        ),
        Example(
            text="Dear Editor,\n\nWe must talk about the plan, for it is not a good one at all.\n\n"
            "Sincerely,\nTest Alpha\n",
            said={"Test Alpha": ("We must talk about the plan, for it is not a good one at all.",)},
        ),
    ),
    counterexamples=(
        Example(text="We must talk — and talk again.\n"),
        Example(text="There are two aims:\n\n- Peace\n- Talks\n"),
        Example(text="Sincerely, we do not know what to say about it.\n"),
    ),
)
