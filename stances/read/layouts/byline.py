"""Bylines: the head of a text names its one author, "By Test Alpha", "Statement of Test Alpha"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from stances.language.words import load_words
from stances.model import Block
from stances.read.layouts._authors import HEAD, find_written_author
from stances.read.layouts._credits import find_credit
from stances.read.layouts._furniture import is_closing
from stances.read.layouts._page import Page
from stances.read.layouts._person import Person, read_person
from stances.read.layouts._quotes import find_quotes, uses_single_marks
from stances.read.layouts._readers import leave_out_readers
from stances.read.layouts._roles import make_choice
from stances.read.layouts._section_labels import has_section_labels
from stances.read.layouts._sections import drop_furniture
from stances.read.layouts._sentence_end import LAST_STOP_OR_COLON
from stances.read.layouts._spoken import cut_written
from stances.read.layouts._turns import Turn
from stances.read.layouts.layout import Example, TurnLayout
from stances.read.layouts.narration import list_named, read_narration
from stances.read.notes import listen_to_notes, make_note
from stances.regex import compile_later

_WORDS = load_words()
_BY = compile_later(
    rf"(?:{make_choice(_WORDS.byline_opens)})\s+(?P<name>[^\n]{{3,200}})", re.IGNORECASE
)
_STATEMENT = compile_later(
    rf"(?:[^\n]{{0,60}}\b)?(?:{make_choice(_WORDS.speech_titles)})"
    r"\s+(?:of|by|from)\s+(?P<name>[^\n]{3,200})",
    re.IGNORECASE,
)
_CUT = compile_later(r"\s+(?:before|to|at|on|for|in|delivered)\s+|\s*[|•·]\s*|\s+[–—-]\s+")
_FIRST_PERSON = compile_later(rf"\b(?:{make_choice(_WORDS.first_person)})\b")
_REPORTERS = compile_later(rf"\b(?:{make_choice(_WORDS.reporter_roles)})\b", re.IGNORECASE)
_OPINION = compile_later(rf"\b(?:{make_choice(_WORDS.opinion_marks)})\b", re.IGNORECASE)
_HEADED = compile_later(
    rf"\s*(?:{make_choice(_WORDS.speech_titles)})\s+(?:of|by|from)\s*:?\s*", re.IGNORECASE
)
"""The line of a cover above the name: "STATEMENT OF"."""
_ADDRESS = compile_later(
    rf"(?:{make_choice(_WORDS.addresses)})\b\.?[^\n.?!]{{2,80}}[,:]", re.IGNORECASE
)
_MAY_END = compile_later(r"(?::|\b(?:Jr|Sr|JR|SR|[A-Z])\.)\Z")
_YEAR = compile_later(r"\b\d{4}\b")
_LONGEST = 25
_LONGEST_HEADING = 12
_MUCH = 0.25


_MARKS = " \n*_\"'”’"
"""What may stand behind the colon of a lead-in."""


def _read(page: Page) -> tuple[Turn, ...]:
    """Return all of a text as its author's; nothing where a reporter quotes others.

    A note says so where a report is set aside; if the user chose this layout, none is.
    """
    found = find_author(page)
    if found is None:
        return _read_credited(page)
    person, sign = found
    if page.source.options.layout != BYLINE.name and _is_report(page, person, sign):
        text = (
            "read as a news report: only quotations count, not the reporter's own words; "
            "--layout byline gives the whole text to the reporter"
        )
        make_note(text, page.source.document.name_place(sign[0]))
        return ()
    return read_whole(page, person, sign=sign) or _read_credited(page)


def _read_credited(page: Page) -> tuple[Turn, ...]:
    """Return all of a text as that of whom a credit names, if it quotes no others as a report."""
    credit = find_credit(page)
    if credit is None or _is_report(page, credit.person, credit.sign):
        return ()
    if not credit.is_sure and _quotes_others(page, credit.person):
        return ()
    return read_whole(page, credit.person, sign=credit.sign, begin=credit.begin, stop=credit.stop)


def _quotes_others(page: Page, author: Person) -> bool:
    """Whether narration quotes anybody but the author."""
    with listen_to_notes(lambda _note: None):
        narrated = read_narration(page)
    return any(one.person is not None and one.person.name != author.name for one in narrated)


def read_whole(
    page: Page,
    person: Person,
    *,
    sign: tuple[int, int],
    begin: int | None = None,
    stop: int | None = None,
) -> tuple[Turn, ...]:
    """Return what stands below a sign as one person's words, without titles and furniture.

    Args:
        sign: the offsets of what names the person.
        begin: where the words begin; `None` where the sign ends.
        stop: where the words end; `None` where the page does.
    """
    start = sign[1] if begin is None else begin
    end = len(page.text) if stop is None else stop
    people = (replace(person, others=()), *person.others)
    own_names = {one.name for one in people}
    named = {one.name for one in list_named(page, start, end)} - own_names
    spoken = cut_written(page, start, end, sorted(named))
    blocks = [block for block in spoken if not _is_heading(page, block)]
    names = [one.name for one in people]
    answers = leave_out_readers(page.text, blocks, names)
    own = drop_furniture(page, _drop_head(page, answers), names)
    return tuple(Turn(person=one, sign=sign, blocks=own, layout="byline") for one in people if own)


def _is_heading(page: Page, block: Block) -> bool:
    """Whether a paragraph is a heading in bold within the words: short, and not a sentence."""
    text = page.text[block.start : block.end]
    is_short = len(text.split()) <= _LONGEST_HEADING and "\n" not in text
    is_title = is_short and not LAST_STOP_OR_COLON.search(text) and not is_closing(text)
    return is_title and page.is_styled(block.start, block.end, "bold")


def _drop_head(page: Page, blocks: Sequence[Block]) -> Sequence[Block]:
    """Return blocks from the first sentence on: no dates, places, titles, notices above it."""
    for number, block in enumerate(blocks):
        text = page.text[block.start : block.end]
        if is_closing(text):
            continue
        is_sentence = LAST_STOP_OR_COLON.search(text) is not None and len(text.split()) > 3
        then = blocks[number + 1].kind if number + 1 < len(blocks) else ""
        leads = then == "item" and text.rstrip(_MARKS).endswith(":")  # "We must not:"
        if block.kind == "item" or is_sentence or leads or _ADDRESS.fullmatch(text):
            return blocks[number:]
    return blocks


def find_author(page: Page, stop: int | None = None) -> tuple[Person, tuple[int, int]] | None:
    """Return whom the head of a text names as its author, and where.

    Args:
        stop: where the head ends at the latest; `None` where nothing says.
    """
    found = find_written_author(page)
    if found is not None:
        return found
    paragraphs = [one for one in page.paragraphs[:HEAD] if stop is None or one[0] < stop]
    is_headed = False
    for start, end, _ in paragraphs:
        for line in re.finditer(r"[^\n]+", page.text[start:end]):
            written = line.group().strip(" *_#\t")
            if len(written.split()) > _LONGEST:
                continue
            person = _read_named(written) if is_headed else _read_author(written)
            if person is not None:
                return person, (start + line.start(), start + line.end())
            is_headed = _HEADED.fullmatch(written) is not None
    return None


def _read_author(written: str) -> Person | None:
    """Return whom a line names as the author of what follows."""
    by = _BY.fullmatch(written)
    statement = None if by else _STATEMENT.fullmatch(written)
    found = by or statement
    if found is None:
        return None
    name = found["name"].rstrip(" :.")
    if LAST_STOP_OR_COLON.search(written) and not _MAY_END.search(written):
        person = read_person(name) if by else _read_named(name)
        return person if person and person.is_full and person.has_known_role else None
    return _read_named(name)


def _read_named(name: str) -> Person | None:
    """Return whom words name, or the first of them, up to where and when."""
    first = _CUT.split(name, maxsplit=1)[0].rstrip(" ,")
    for candidate in (first,) if _YEAR.search(name) else (name, first):
        person = read_person(candidate)
        if person is not None and (person.is_full or person.title):
            return person
    return None


def _is_report(page: Page, author: Person, sign: tuple[int, int]) -> bool:
    """Whether a text with a byline is a report, whose author only quotes others.

    Block quotes do not make a report of a text whose author front matter names, or who says "I".
    """
    if _REPORTERS.search(f"{author.role} {author.affiliation} {author.title}"):
        return True
    paragraphs = [(a, b) for a, b, kind in page.paragraphs if kind == "prose"]
    single = uses_single_marks(page.text)
    head = page.text[: paragraphs[min(len(paragraphs), 6) - 1][1]] if paragraphs else ""
    if _OPINION.search(head):
        return False
    outside = " ".join(_leave_out_quotes(page.text, a, b, single) for a, b in paragraphs)
    speaks = _FIRST_PERSON.search(outside) is not None
    regions = page.source.regions
    is_own = speaks or any(
        one.kind == "header" and one.start <= sign[0] < one.end for one in regions
    )
    apart = [(one.start, one.end) for one in regions if one.kind == "quotation" and is_own]
    with listen_to_notes(lambda _note: None):  # a report is read again, and noted then
        narrated = read_narration(page)
    quoted = [
        turn
        for turn in narrated
        if not any(start <= turn.blocks[0].start < end for start, end in apart)
    ]
    people = {turn.person.name for turn in quoted if turn.person} - {author.name}
    words = sum(len(page.text[b.start : b.end].split()) for t in quoted for b in t.blocks)
    much = words >= _MUCH * len(page.text.split())
    if speaks and not has_section_labels(page):
        return len(people) >= 2 and much
    return len(people) >= 2 or (bool(people) and much)


def _leave_out_quotes(text: str, start: int, end: int, single: bool) -> str:
    parts: list[str] = []
    at = start
    for quote in find_quotes(text, start, end, single=single):
        parts.append(text[at : quote.start])
        at = quote.end
    return " ".join((*parts, text[at:end]))


BYLINE = TurnLayout(
    name="byline",
    read=_read,
    advice="name the author of a whole text on a line By Name",
    examples=(
        Example(
            text="Why it fails\n\nBy Test Alpha\n\nJanuary 8, 2020\n\nWe must talk. Now.\n\n"
            "Test Alpha is a fellow at the Test House.\n",
            said={"Test Alpha": ("We must talk. Now.",)},
        ),
        Example(
            text="Opening Statement of Senator Test Beta\n\nThank you all for this.\n",
            said={"Test Beta": ("Thank you all for this.",)},
        ),
        Example(
            text="By Test Alpha and Test Beta\n\nWe must talk at once.\n",
            said={
                "Test Alpha": ("We must talk at once.",),
                "Test Beta": ("We must talk at once.",),
            },
        ),
    ),
    counterexamples=(
        Example(text="By all means, talk to them.\n"),
        Example(text="Stand by Test Alpha\n\nThat is what they ask.\n"),
        Example(text="A statement of intent is not enough.\n"),
    ),
)
