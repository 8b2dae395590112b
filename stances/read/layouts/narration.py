"""Narration: news and press releases that quote people inside their own prose."""

from __future__ import annotations

from collections.abc import Iterator

from stances.language.words import load_words
from stances.model import Block
from stances.read.blocks import cut_blocks
from stances.read.layouts._attribution import (
    find_speaker,
    follow_narration,
    note_introduction,
)
from stances.read.layouts._bearers import is_unsure, note_unsure
from stances.read.layouts._furniture import is_closing, is_direction, is_notice
from stances.read.layouts._institutions import leave_out_institutions
from stances.read.layouts._listener import Listener
from stances.read.layouts._mentions import find_mentions
from stances.read.layouts._page import Kind, Page
from stances.read.layouts._person import Person
from stances.read.layouts._quotes import Quote, find_quotes, uses_single_marks
from stances.read.layouts._roles import make_choice
from stances.read.layouts._roster import Roster, make_roster
from stances.read.layouts._turns import Turn
from stances.read.layouts.layout import Example, TurnLayout
from stances.regex import compile_later

_WORD = compile_later(r"[^\W_]+(?:['’-][^\W_]+)*")
_ENDS = compile_later(r"[.?!…][\"”’»)]*\s*\Z")
_GOES_ON = compile_later(
    rf"\s*(?:and|but)\s+(?:[a-z]+ly\s+)?(?:{make_choice(load_words().speech_verbs)})\b"
)
"""How a sentence goes on after a quotation to a second one: "…" and told reporters: "…"."""
_SHORTEST = 3
"""How many words a quotation inside of a sentence has at least, if it is not plainly somebody's."""


def read_narration(page: Page) -> tuple[Turn, ...]:
    """Return the quotations of a page that is narration, with who says them.

    A quotation whose speaker is not named, has no name, or is an institution, is nobody's.
    """
    stretch = (0, len(page.text))
    roster = make_roster(list_named(page, *stretch))
    return leave_out_institutions(page, listen(page, *stretch, roster=roster).turns)


def listen(
    page: Page,
    start: int,
    stop: int,
    *,
    roster: Roster,
    host: Person | None = None,
    last: Person | None = None,
) -> Listener:
    """Return what is known at the end of a stretch of narration: its quotations, and who speaks.

    Args:
        start, stop: where the stretch begins and ends.
        roster: those who may speak.
        host: in whose section the stretch stands: a sentence in marks that follows one about them
            is theirs, though nothing says so.
        last: who spoke just before.
    """
    single = uses_single_marks(page.text)
    listener = Listener(roster=roster, host=host, last=last)
    for first, final, kind in _list_paragraphs(page, start, stop):
        if kind == "quotation":
            _read_block_quote(page, listener, first, final)
            continue
        paragraph = page.text[first:final]
        if is_closing(paragraph) and not any(find_quotes(page.text, first, final)):
            listener.introduced = None
            continue
        if is_notice(paragraph) or is_direction(paragraph):
            continue
        _read_paragraph(page, listener, first, final, single=single)
    return listener


def list_named(page: Page, start: int, stop: int) -> list[Person]:
    """Return all whom a stretch of narration names in full, or with a title."""
    single = uses_single_marks(page.text)
    return [
        one.person
        for first, final, _ in _list_paragraphs(page, start, stop)
        for a, b in _find_gaps(page.text, first, final, single)
        for one in find_mentions(page.text, a, b)
        if one.person
    ]


def _list_paragraphs(page: Page, start: int, stop: int) -> Iterator[tuple[int, int, Kind]]:
    """Yield the paragraphs of a stretch that are not headings; the first may have begun before."""
    for first, final, kind in page.paragraphs:
        if kind != "heading" and start < final and first < stop:
            yield max(first, start), min(final, stop), kind


def _find_gaps(text: str, start: int, end: int, single: bool) -> Iterator[tuple[int, int]]:
    """Yield what stands outside of the quotations of a paragraph."""
    at = start
    for quote in find_quotes(text, start, end, single=single):
        if at < quote.start:
            yield at, quote.start
        at = quote.end
    if at < end:
        yield at, end


def _read_paragraph(page: Page, listener: Listener, start: int, end: int, *, single: bool) -> None:
    """Add the quotations of a paragraph."""
    text = page.text
    quotes = list(find_quotes(text, start, end, single=single))
    if not quotes:
        _read_unquoted(page, listener, start, end)
        return
    whole = not _WORD.search(text[quotes[-1].end : end]) and not _WORD.search(
        text[start : quotes[0].start]
    )
    found: list[tuple[Quote, Person | None, tuple[int, int], bool]] = []
    speaker: Person | None = None
    for number, quote in enumerate(quotes):
        before = quotes[number - 1].end if number else start
        after = quotes[number + 1].start if number + 1 < len(quotes) else end
        follow_narration(text, listener, before, quote.start)
        person, sign = find_speaker(text, listener, quote, before, after)
        if person is not None and is_unsure(person):
            note_unsure(page, person, quote.start)
            person = None
        if person is None and number and _GOES_ON.match(text, before, quote.start):
            person = found[-1][1]
        direct = sign != (0, 0)
        goes_on = number and speaker is not None and _is_one_speech(text, before, quote.start)
        if person is None and not direct and goes_on:
            person, sign = speaker, (quote.start, quote.start)
        if person is None and not direct and len(quotes) == 1 and whole:
            person = listener.introduced or listener.last
            sign = listener.introduced_at if listener.introduced else (quote.start, quote.start)
        if person is None and not direct and listener.introduced is not None and not number:
            person, sign = listener.introduced, listener.introduced_at
        if person is None and not direct and _is_of_host(text, listener, before, quote):
            person, sign = listener.host, (quote.start, quote.start)
        found.append((quote, person, sign, direct))
        if person is not None or direct:
            speaker = person
            listener.last = person
            listener.topic = None
    follow_narration(text, listener, quotes[-1].end, end)
    _fill_backwards(found, text)
    for quote, person, sign, direct in found:
        words = len(_WORD.findall(text[quote.start : quote.end]))
        if person is not None and (words >= _SHORTEST or direct or whole):
            listener.turns.append(_make_turn(page, person, sign, quote))
    rest = text[quotes[-1].end : end].rstrip()
    listener.in_quotation = not quotes[-1].is_closed
    listener.introduced = None
    if rest.endswith(":"):
        note_introduction(page, listener, quotes[-1].end, end)


def _fill_backwards(
    found: list[tuple[Quote, Person | None, tuple[int, int], bool]], text: str
) -> None:
    """Give a quotation to whoever is named after the one that follows it at once."""
    for number in range(len(found) - 2, -1, -1):
        quote, person, _, direct = found[number]
        following = found[number + 1]
        gap = text[quote.end : following[0].start]
        if person is None and not direct and following[1] is not None and len(gap.split()) == 0:
            found[number] = (quote, following[1], following[2], False)


def _read_block_quote(page: Page, listener: Listener, start: int, end: int) -> None:
    """Read a paragraph of a block quote: it is somebody's where the sentence before says whose."""
    if listener.introduced is None:
        return
    listener.introduced_quote = True
    listener.last = listener.introduced
    blocks = cut_blocks(page.text, start, end)
    listener.turns.append(
        Turn(
            person=listener.introduced,
            sign=listener.introduced_at,
            blocks=blocks,
            layout="narration",
        )
    )


def _read_unquoted(page: Page, listener: Listener, start: int, end: int) -> None:
    """Read a paragraph without quotations: it may name who speaks next, or be what they say."""
    text = page.text
    if listener.in_quotation:  # what stands between the paragraphs of a quotation
        return
    paragraph = text[start:end].rstrip(" *_")
    if listener.introduced is not None and paragraph.endswith("?") and len(paragraph.split()) <= 25:
        return  # a question, put to whoever speaks next
    if listener.introduced_quote or not listener.states:
        listener.introduced = None
    if listener.introduced is not None and not text[start:end].rstrip().endswith(":"):
        blocks = cut_blocks(text, start, end)
        listener.turns.append(
            Turn(
                person=listener.introduced,
                sign=listener.introduced_at,
                blocks=blocks,
                layout="narration",
            )
        )
        listener.last = listener.introduced
        return
    follow_narration(text, listener, start, end)
    listener.introduced = None
    if text[start:end].rstrip().endswith((":", ":\u201d")):
        note_introduction(page, listener, start, end)


def _is_one_speech(text: str, start: int, end: int) -> bool:
    """Whether what stands between two quotations of a paragraph leaves both to one speaker."""
    gap = text[start:end]
    return len(_WORD.findall(gap)) <= 40


def _is_of_host(text: str, listener: Listener, start: int, quote: Quote) -> bool:
    """Whether a quotation is a sentence of its own that follows words about the host.

    Args:
        start: where the narration before the quotation begins.
    """
    host, last, topic = listener.host, listener.last, listener.topic
    return (
        host is not None
        and last is not None
        and last.name == host.name
        and (topic is None or topic.name == host.name)
        and _ENDS.search(text, start, quote.start) is not None
        and text[quote.start + 1].isupper()
        and _ENDS.search(text, quote.start, quote.end) is not None
    )


def _make_turn(page: Page, person: Person, sign: tuple[int, int], quote: Quote) -> Turn:
    blocks = cut_blocks(page.text, quote.start, quote.end)
    return Turn(
        person=person,
        sign=sign,
        blocks=tuple(Block(start=one.start, end=one.end) for one in blocks),
        layout="narration",
    )


NARRATION = TurnLayout(
    name="narration",
    read=read_narration,
    advice='quote as in "…," said Name, role',
    examples=(
        Example(
            text="“We must talk,” said Test Alpha, policy director at the Test House.\n\n"
            "“We must not,” Test Beta, a fellow, told reporters. “Never,” he added.\n",
            said={
                "Test Alpha": ("“We must talk,”",),
                "Test Beta": ("“We must not,”", "“Never,”"),
            },
        ),
        Example(
            text="Minister Test Alpha said: “We must talk.”\n\n“Now,” Alpha said.\n",
            said={"Test Alpha": ("“We must talk.”", "“Now,”")},
        ),
        Example(
            text="Test Alpha, a fellow, issued this statement:\n\nWe must talk.\n\nNow.\n",
            said={"Test Alpha": ("We must talk.", "Now.")},
        ),
    ),
    counterexamples=(
        Example(text="“We must talk,” a spokesman said.\n"),
        Example(text="They call it “the best of all deals” and go on.\n"),
        Example(text="Test Alpha went home.\n"),
    ),
)
