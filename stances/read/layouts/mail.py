"""Mail: the messages of a thread, with what they quote of those before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct, field

from stances.errors import StancesError
from stances.language.words import load_words
from stances.model import Block
from stances.read.layouts._letters import CLOSING, GREETING
from stances.read.layouts._mail_marks import MailMark, find_depth, list_mail_marks
from stances.read.layouts._names import fold_name
from stances.read.layouts._page import Page
from stances.read.layouts._person import Person
from stances.read.layouts._repeated import fold_words
from stances.read.layouts._roles import make_choice
from stances.read.layouts._roster import Roster, make_roster
from stances.read.layouts._sentence_end import LAST_STOP_OR_COLON
from stances.read.layouts._signers import read_people
from stances.read.layouts._spoken import cut_spoken
from stances.read.layouts._turns import Turn
from stances.read.layouts.byline import find_author
from stances.read.layouts.layout import Example, TurnLayout
from stances.regex import compile_later

_WORDS = load_words()
_GREETING = compile_later(
    rf"(?:{make_choice(_WORDS.mail_greetings)})\b[^\n.?!]{{0,40}}[,!:]?", re.I
)
_CLOSING = compile_later(rf"(?:{make_choice(_WORDS.mail_closings)})[,.!]*[ \t]*(?:\n|\Z)", re.I)
_SENTENCE = compile_later(r"\s\S+[.?!…][\"”’)\]*_]*\s*\Z")
_LONGEST = 8
"""The most words of a line below a closing, or of a first name that ends a message."""


class _Message(Struct, kw_only=True):
    """What somebody writes in one go: up to a mark, or to where the depth changes.

    Attributes:
        person: who wrote it; `None` where that is not known.
        sign: the offsets of the words that say so.
        depth: how deep it is quoted.
        blocks: its paragraphs.
        is_unclaimed: whether it is the first of a thread, and nothing says who wrote it.
        below: what stands below its rule, in which its writer's name may be.
    """

    person: Person | None
    sign: tuple[int, int]
    depth: int
    blocks: list[Block] = field(default_factory=list)
    is_unclaimed: bool = False
    below: list[Block] = field(default_factory=list)


class _Said(Struct, kw_only=True):
    """The words of each writer, so that what others quote of them is not said twice."""

    page: Page
    words: dict[str, list[str]] = field(default_factory=dict)

    def choose_new(self, person: Person, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """Return the paragraphs that a writer has not said before, and note them."""
        known = self.words.setdefault(person.name, [])
        folded = [fold_words(self.page.text[one.start : one.end]) for one in blocks]
        new = tuple(
            block
            for block, words in zip(blocks, folded, strict=True)
            if not any(words in other for other in known)
        )
        known += folded
        return new


def _read(page: Page) -> tuple[Turn, ...]:
    """Return what each writer of a thread says.

    What is quoted is its own writer's where the text says who that is, and else nobody's; heads and
    what stands below the rule at a message's foot are nobody's.

    Raises:
        StancesError: a message does not say who wrote it, and no author is given.
    """
    marks = list_mail_marks(page)
    if page.source.form.names_speakers or not _is_thread(page, marks):
        return ()
    messages = list(_cut_messages(page, marks))
    signed = {id(one): _find_signature(page, one) for one in messages}
    author = page.source.options.author
    given = [Person(name=author)] if author else []
    named = [one.person for one in marks if one.person]
    roster = make_roster([*given, *named, *(one for one in signed.values() if one)])
    turns: list[Turn] = []
    said = _Said(page=page)
    for one in sorted(messages, key=lambda one: one.depth):
        person = _find_writer(one, roster, signed[id(one)], given[0] if given else None)
        blocks = _choose_own(page, one, person)
        if person is None and one.is_unclaimed and blocks:
            raise StancesError(
                "no line says who wrote this message",
                where=page.source.document.name_place(blocks[0].start),
                hint="name the writer with --author NAME, or add a line From: Name above it",
            )
        own = said.choose_new(person, blocks) if person is not None else ()
        if person is not None and own:
            turns.append(Turn(person=person, sign=one.sign, blocks=own, layout="mail"))
    return tuple(sorted(turns, key=lambda one: one.blocks[0].start))


def _is_thread(page: Page, marks: Sequence[MailMark]) -> bool:
    """Whether a page holds messages: a head, or a quotation that somebody "wrote" in no article."""
    if any(one.kind == "head" for one in marks):
        return True
    quoting = [one for one in marks if one.kind == "attribution"]
    depths = any(one.depth for one in page.source.regions)
    if not any(one.is_timed or depths for one in quoting):
        return False
    return find_author(page) is None


def _cut_messages(page: Page, marks: Sequence[MailMark]) -> Iterator[_Message]:
    """Yield what each writer says in one go, in order."""
    at = 0
    writers: dict[int, tuple[Person | None, tuple[int, int]]] = {}
    silent: set[int] = set()
    first = (marks[0].start, marks[0].end) if marks and marks[0].kind == "head" else (0, 0)
    ends = [*(one.start for one in marks), len(page.text)]
    for mark, end in zip((None, *marks), ends, strict=True):
        blocks = cut_spoken(page, at if mark is None else mark.end, end, block_quotes=True)
        if mark is not None:
            _follow(page, mark, blocks, writers, silent)
        for depth, group in groupby(blocks, key=lambda one: find_depth(page, one.start)):
            silent = {one for one in silent if one <= depth}
            known = writers.get(depth)
            person, sign = known or (None, (0, 0))
            message = _Message(person=person, sign=sign, depth=depth)
            message.is_unclaimed = not depth and (known is None or sign == first)
            (message.below if depth in silent else message.blocks).extend(group)
            yield message


def _follow(
    page: Page,
    mark: MailMark,
    blocks: Sequence[Block],
    writers: dict[int, tuple[Person | None, tuple[int, int]]],
    silent: set[int],
) -> None:
    """Note who writes from a mark on, at which depth.

    Args:
        blocks: those between the mark and the next one.
        writers: at each depth, who writes and what says so; it is changed.
        silent: the depths at which a rule has ended a message; it is changed.
    """
    if mark.kind == "rule":
        silent.add(mark.depth)
        return
    deeper = mark.kind == "attribution"
    is_marked = bool(blocks) and find_depth(page, blocks[0].start) > mark.depth
    depth = mark.depth + 1 if deeper and is_marked else mark.depth
    for one in [one for one in writers if one >= depth]:
        del writers[one]
    silent.difference_update({one for one in silent if one >= depth})
    writers[depth] = (mark.person, (mark.start, mark.end))


def _find_writer(
    message: _Message, roster: Roster, signed: Person | None, author: Person | None
) -> Person | None:
    """Return who wrote a message, as the whole thread names them."""
    person = message.person or signed
    if person is not None:
        known = roster.find(person.name)
        if known is not None and known.name.partition(" ")[2]:
            return known
        if person.is_full:
            return person
    return author if message.is_unclaimed else None


def _find_signature(page: Page, message: _Message) -> Person | None:
    """Return whom the foot of a message names: below its rule, or below "Regards,"."""
    for block in message.below:
        lines = page.text[block.start : block.end].strip("- \n").split("\n")
        if people := read_people(lines[0]):
            return people[0]
    for number, block in enumerate(message.blocks):
        closing = _match_closing(page.text[block.start : block.end])
        if closing is None:
            continue
        rest = [page.text[b.start : b.end] for b in message.blocks[number + 1 : number + 2]]
        below = [page.text[block.start : block.end][closing:], *rest]
        for line in "\n".join(below).strip().split("\n"):
            people = read_people(line)
            return people[0] if people else None
    return None


def _match_closing(paragraph: str) -> int | None:
    """Return where the closing ends with which a paragraph begins; `None` where it does not."""
    found = CLOSING.match(paragraph) or _CLOSING.match(paragraph)
    rest = paragraph[found.end() :] if found else ""
    return found.end() if found and not LAST_STOP_OR_COLON.search(rest) else None


def _choose_own(page: Page, message: _Message, person: Person | None) -> tuple[Block, ...]:
    """Return the paragraphs of a message without its greeting and its closing."""
    own = list(message.blocks)
    paragraphs = [page.text[one.start : one.end] for one in own]
    if message.is_unclaimed and not any(_SENTENCE.search(one) for one in paragraphs):
        return ()  # a title above the first head
    if paragraphs and (_is_greeting(paragraphs[0])):
        own.pop(0)
        paragraphs.pop(0)
    for number, paragraph in enumerate(paragraphs):
        if _match_closing(paragraph) is not None:
            below = paragraphs[number + 1 :]
            if all(_is_line(one) for one in below):
                own, paragraphs = own[:number], paragraphs[:number]
            else:
                del own[number], paragraphs[number]
            break
    while own and person is not None and _is_given_name(paragraphs[-1], person):
        own.pop()
        paragraphs.pop()
    return tuple(own)


def _is_greeting(paragraph: str) -> bool:
    is_short = len(paragraph.split()) <= _LONGEST
    return is_short and bool(_GREETING.fullmatch(paragraph) or GREETING.match(paragraph))


def _is_line(paragraph: str) -> bool:
    lines = paragraph.split("\n")
    return all(len(one.split()) <= _LONGEST and not LAST_STOP_OR_COLON.search(one) for one in lines)


def _is_given_name(paragraph: str, person: Person) -> bool:
    """Whether a paragraph is nothing but a name, or an initial, of whoever wrote the message."""
    words = fold_name(paragraph.strip("-–— ,\n")).split()
    names = fold_name(person.name).split()
    return bool(words) and len(words) <= len(names) and {*words} <= {*names, *(n[0] for n in names)}


MAIL = TurnLayout(
    name="mail",
    read=_read,
    advice='begin each message with a line "From: Name" and a line "Date: …"',
    examples=(
        Example(
            text="From: Test Alpha\nSubject: Talks\n\nWe must not.\n\n"
            "On 2 March 2020 at 9:00, Test Beta wrote:\n> We must talk.\n> Now.\n",
            said={"Test Alpha": ("We must not.",), "Test Beta": ("We must talk.\nNow.",)},
        ),
        Example(
            text="From: Test Alpha\nDate: 3 March 2020\n\nDear Beta,\n\nWe must talk.\n\n-- \n"
            "Test Alpha\nTest House\n",
            said={"Test Alpha": ("We must talk.",)},
        ),
        Example(
            text="FROM: Test Alpha\nDATE: 3 March 2020\n\nWe must not.\n\n"
            "-----Original Message-----\nFrom: Test Beta\nSent: 2 March 2020\n\nWe must talk.\n",
            said={"Test Alpha": ("We must not.",), "Test Beta": ("We must talk.",)},
        ),
    ),
    counterexamples=(
        Example(text="From: here on, we talk.\n"),
        Example(text="In his book Test Alpha wrote:\n\nWe must talk.\n"),
        Example(text="Subject: Talks\nDate: 3 March 2020\n\nWe must talk.\n"),
    ),
)
