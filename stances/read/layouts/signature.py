"""Signatures: the name stands below the words, or after a quotation, mostly behind a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stances.language.words import load_words
from stances.model import Block
from stances.read.blocks import BULLET
from stances.read.layouts._furniture import is_closing, is_notice
from stances.read.layouts._letters import CLOSING, GREETING, count_letters, is_letter
from stances.read.layouts._names_below import find_names_below
from stances.read.layouts._page import Page
from stances.read.layouts._person import Person
from stances.read.layouts._roles import is_role_line, make_choice
from stances.read.layouts._roster import make_roster
from stances.read.layouts._signers import read_people, read_signers
from stances.read.layouts._spoken import cut_spoken
from stances.read.layouts._turns import Turn
from stances.read.layouts.layout import Example, TurnLayout

_DASH = re.compile(r"(?:[—–―~]|--?)\s*(?P<name>[^\W\d_].*)", re.DOTALL)
_AFTER_QUOTATION = re.compile(r"[”\"»’][.,]?\s*(?:[—–―]|--?)\s*(?P<name>[^\W\d_][^“”\"]{2,200})\Z")
_AFTER_SENTENCE = re.compile(
    r"[.?!…”\"][)\]*_]*\s+(?:[—–―]|--)\s*(?P<name>[^\W\d_][^“”\".?!]{2,160})\.?\Z"
)
_NUMBERED = re.compile(r"\s*(?:\d{1,3}[.)]|Q\d*[:.])\s")
_UNSIGNED = re.compile(
    rf"[—–―\-\s]*(?:{make_choice(load_words().unsigned)})[^\n.?!]{{0,30}}\.?\s*(?:\n|\Z)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.?!…][\"”’)\]*_]*\s*\Z")
_LONGEST = 240
_GREETED = 12
"""The most words of a greeting on a line of its own."""
_FEWEST_WORDS = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class _Signature:
    """A name below somebody's words.

    Attributes:
        start, end: its offsets, with role and closing formula.
        people: whom it names.
        quoted: where the quotation begins that it is for; `None` where it is for all above it.
    """

    start: int
    end: int
    people: tuple[Person, ...]
    quoted: int | None = None


def _read(page: Page) -> tuple[Turn, ...]:
    """Return the words above each signature, up to the one before, a greeting or a question."""
    greeted = is_letter(page)
    signatures = list(_find(page)) or [
        _Signature(start=one.start, end=one.end, people=(one.person, *one.person.others))
        for one in find_names_below(page, greeted=greeted)
        if one.person is not None
    ]
    if not signatures:
        return ()
    signatures = sorted((*signatures, *_find_unsigned(page)), key=lambda one: one.start)
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


def _find(page: Page) -> Iterator[_Signature]:
    """Yield the signatures of a page, in order."""
    paragraphs = [(a, b) for a, b, _ in page.paragraphs]
    at = 0
    while at < len(paragraphs):
        start, end = paragraphs[at]
        several = list(_read_lines(page, start, end))
        if len(several) > 1:
            yield from several
            at += 1
            continue
        found = (
            _read_dashed(page, start, end)
            or _read_last_line(page, start, end)
            or _read_quotation(page, start, end)
        )
        used = at
        if found is None and CLOSING.match(page.text, start, end):
            found, used = _read_closing(page, paragraphs, at)
        if found is not None:
            yield found
        at = used + 1


def _find_unsigned(page: Page) -> Iterator[_Signature]:
    """Yield what stands below a letter in place of a name, such as "Name withheld"."""
    for start, end, _ in page.paragraphs:
        if _UNSIGNED.match(page.text, start, end):
            yield _Signature(start=start, end=end, people=())


def _read_lines(page: Page, start: int, end: int) -> Iterator[_Signature]:
    """Yield the names behind dashes on lines of a paragraph, each for the lines above it."""
    above = start
    for line in page.find_lines(start):
        if line.start >= end:
            break
        found = _DASH.match(page.text, line.start + _skip_bullet(page.text, line.start), line.end)
        people = read_people(found["name"]) if found else ()
        if found is not None and people and not found.group().startswith("- "):
            yield _Signature(start=line.start, end=line.end, people=people, quoted=above)
            above = line.end


def _skip_bullet(text: str, start: int) -> int:
    bullet = BULLET.match(text, start)
    return len(bullet.group()) if bullet else 0


def _read_dashed(page: Page, start: int, end: int) -> _Signature | None:
    """Read a paragraph of its own that begins with a dash."""
    found = _DASH.match(page.text, start, end)
    if found is None or end - start > _LONGEST:
        return None
    people = read_people(found["name"])
    if found.group().startswith("-") and not found.group().startswith("--"):
        described = people and (people[0].role or people[0].affiliation)
        people = people if described and _ENDS.search(page.text[:start].rstrip()) else ()
    return _Signature(start=start, end=end, people=people) if people else None


def _read_last_line(page: Page, start: int, end: int) -> _Signature | None:
    """Read the last lines of a paragraph: they begin with a dash."""
    text = page.text
    line = text.rfind("\n", start, end)
    while line > start:
        begin = line + 1
        at = begin + len(text[begin:end]) - len(text[begin:end].lstrip())
        inner = _DASH.match(text, at + _skip_bullet(text, at), end)
        found = inner or _DASH.match(text, at, end)
        if found is not None and end - begin <= _LONGEST:
            people = read_people(found["name"])
            quoted = start if text[start:line].rstrip()[-1:] in '”"»' else None
            return (
                _Signature(start=begin, end=end, people=people, quoted=quoted) if people else None
            )
        if text.count("\n", begin, end) >= 2:
            return None
        line = text.rfind("\n", start, line)
    return None


def _read_quotation(page: Page, start: int, end: int) -> _Signature | None:
    """Read a name behind a dash at the end of the paragraph that it signs."""
    for pattern in (_AFTER_QUOTATION, _AFTER_SENTENCE):
        found = pattern.search(page.text, start, end)
        if found is not None:
            people = read_people(found["name"])
            if people and (people[0].is_full or people[0].title):
                return _Signature(start=found.start() + 1, end=end, people=people, quoted=start)
    return None


def _read_closing(
    page: Page, paragraphs: Sequence[tuple[int, int]], number: int
) -> tuple[_Signature | None, int]:
    """Read "Sincerely," and the names below it."""
    start, end = paragraphs[number]
    closing = CLOSING.match(page.text, start, end)
    if closing is None:
        return None, number
    people: list[Person] = []
    among_letters = count_letters(page) > 1
    alone = not among_letters and not _are_described(page, paragraphs[number + 1 :])
    last, finish = number, closing.end()
    for offset, (a, b) in enumerate(paragraphs[number : number + 40]):
        begin = closing.end() if not offset else a
        lines = [one.strip() for one in page.text[begin:b].split("\n") if one.strip()]
        if people and lines and (lines[0].endswith(":") or is_closing(lines[0])):
            break
        if people and among_letters and _is_title(page, paragraphs, number + offset):
            break
        named = read_signers(lines, alone=alone, is_first=not people)
        described = [line for line in lines if is_role_line(line) or not _ENDS.search(line)]
        if lines and not named and (not people or len(described) < len(lines)):
            break
        people += named
        last, finish = number + offset, b
    if not people:
        return None, number
    return _Signature(start=start, end=finish, people=tuple(people)), last


def _are_described(page: Page, paragraphs: Sequence[tuple[int, int]]) -> bool:
    """Whether more than one paragraph at the foot of a letter has several lines."""
    several = 0
    for start, end in paragraphs:
        if _ENDS.search(page.text, start, end) or is_closing(page.text[start:end]):
            break
        several += "\n" in page.text[start:end].strip()
    return several > 1


def _is_title(page: Page, paragraphs: Sequence[tuple[int, int]], number: int) -> bool:
    """Whether a line stands above the words of the next letter, and not below the last one's."""
    start, end = paragraphs[number]
    following = paragraphs[number + 1] if number + 1 < len(paragraphs) else (end, end)
    below = page.text[slice(*following)]
    is_line = "\n" not in page.text[start:end]
    return is_line and (GREETING.match(below) is not None or _ENDS.search(below) is not None)


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
    while own and not _ENDS.search(page.text[own[0].start : own[0].end]) and own[0].kind == "prose":
        own.pop(0)  # a title
    return tuple(_choose_quoted(page, own))


def _find_heading(page: Page, end: int) -> int:
    """Return where the last heading before an offset ends; 0 where there is none."""
    return max((b for a, b, kind in page.paragraphs if kind == "heading" and b <= end), default=0)


def _find_block_quote(page: Page, end: int) -> int:
    """Return where the block quote begins that ends just before an offset; 0 where none does."""
    start = 0
    for first, _, kind in reversed(page.paragraphs):
        if first >= end:
            continue
        if kind != "quotation":
            break
        start = first
    return start


def _choose_quoted(page: Page, blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the quotation with which blocks end; all of them where they end with none."""
    if not blocks or page.text[blocks[-1].end - 1] not in '”"»':
        return blocks
    for number in range(len(blocks) - 1, -1, -1):
        if page.text[blocks[number].start] in '“"«':
            above = blocks[number - 1] if number else None
            if (
                above is None
                or page.text[above.start] not in '“"«'
                or (page.text[above.end - 1] in '”"»')
            ):
                return blocks[number:]
    return blocks


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
