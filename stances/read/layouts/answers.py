"""Questions and answers: the questions stand out, and one person answers them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from stances.language.words import load_words
from stances.model import Block
from stances.read.layouts._furniture import is_biography, is_closing, is_notice
from stances.read.layouts._mentions import find_mentions
from stances.read.layouts._names import fold_name
from stances.read.layouts._page import Page
from stances.read.layouts._person import Person, read_person
from stances.read.layouts._presented import find_told, may_answer
from stances.read.layouts._roles import make_choice
from stances.read.layouts._roster import make_roster
from stances.read.layouts._sign import Sign
from stances.read.layouts._spoken import cut_spoken
from stances.read.layouts._turns import Turn
from stances.read.layouts.layout import Example, TurnLayout
from stances.regex import compile_later

_WORDS = load_words()
_NUMBER = compile_later(r"[\s*_#>]*(?:Q(?:uestion)?\s*)?(?P<number>\d{1,3})\s*[.):]\s+")
_ASKED = compile_later(
    rf"[\s*_>]*(?:Q|{make_choice(_WORDS.question_labels)})\s*\d{{0,2}}\s*[:.)]\s*", re.IGNORECASE
)
_ANSWERED = compile_later(
    rf"[\s*_>]*(?:A|{make_choice(_WORDS.answer_labels)})\s*\d{{0,2}}\s*[:.)]\s*", re.IGNORECASE
)
_SIGNED = compile_later(r"(?:[—–]|--)\s*(?P<name>[^\W\d_][^\n]*)")
_IS = compile_later(r"\s+(?:is|was)\s+")
_QUESTION = compile_later(r"[?][\"”’)\]*_\s]*\Z")
_FEWEST = 2
_HALF = 0.5
_STANDFIRST, _MOST_ABOVE = 60, 0.35
"""How many words stand above all questions at most, and the share of those from there on."""
_HEAD = 1500
"""How many characters before the first question may name whoever answers."""


def _read(page: Page) -> tuple[Turn, ...]:
    """Return what one person answers; nothing where there are no questions, or several people."""
    return read_answers(page, ())


def read_answers(page: Page, signs: Sequence[Sign]) -> tuple[Turn, ...]:
    """Return what one person answers who is named above all questions.

    Nothing comes back where there are no questions, or several people.

    Args:
        signs: the names on lines of their own; none where whoever answers is to be sought.
    """
    questions = _find_questions(page)
    if len(questions) < _FEWEST or _is_signed(page, questions):
        return ()
    first = questions[0][0]
    person = find_respondent(page, first)
    if signs:
        person = None if _begins_essay(page, signs[-1].end, first) else _find_sole(signs, first)
    if person is None:
        return ()
    sign, named = person
    blocks = tuple(list_answers(page, questions, named))
    if not blocks:
        return ()
    return (Turn(person=named, sign=sign, blocks=blocks, layout="answers"),)


def _begins_essay(page: Page, start: int, first: int) -> bool:
    """Whether what stands below a name and above all questions is that person's own words."""
    above = page.text[start:first]
    is_own = any(word in _WORDS.first_person for word in above.split())
    most = max(_STANDFIRST, _MOST_ABOVE * len(page.text[first:].split()))
    return is_own or len(above.split()) > most


def _find_sole(signs: Sequence[Sign], stop: int) -> tuple[tuple[int, int], Person] | None:
    """Return the one person whom all signs name, if these stand alone and above the questions."""
    names = {sign.person.name if sign.person else "" for sign in signs}
    is_above = all(sign.is_alone and sign.start < stop for sign in signs)
    person = signs[0].person
    return (signs[0].place, person) if is_above and len(names) == 1 and person else None


def _find_questions(page: Page) -> list[tuple[int, int]]:
    """Return where each question begins and ends, in the manner of most of them."""
    paragraphs = page.paragraphs
    labelled = [
        (line.start, _find_end(page, line.start))
        for line in page.lines
        if _ASKED.match(page.text, line.start, line.end)
    ]
    if len(labelled) >= _FEWEST and any(
        _ANSWERED.match(page.text, line.start, line.end) for line in page.lines
    ):
        return labelled
    numbered = _count_up(
        [
            (a, b, int(found["number"]))
            for a, b, _ in paragraphs
            if (found := _NUMBER.match(page.text, a, b))
        ]
    )
    prose = [(a, b) for a, b, kind in paragraphs if kind == "prose" and not page.by_line]
    bold = [one for one in prose if page.is_styled(*one, "bold")]
    styled = [one for one in prose if page.is_styled(*one, "bold", "italic")]
    lines = [(a, end) for a, b, _ in paragraphs if (end := _find_styled_line(page, a, b))]
    mixed = sorted({*bold, *((a, end) for a, b in prose if (end := _find_begun(page, a, b)))})
    capitals = [(a, b) for a, b, _ in paragraphs if _is_in_capitals(page, a, b)]
    headings = [(a, b) for a, b, kind in paragraphs if kind == "heading"]
    numbered = [(a, _find_mark(page, a, b)) for a, b in numbered]
    for group in (numbered, mixed, styled, lines, headings, capitals):
        asked = [one for one in group if _QUESTION.search(page.text, *one)]
        if len(asked) >= _FEWEST and len(asked) >= _HALF * len(group):
            return [one for one in group if one[0] >= asked[0][0]]
    return []


def _find_styled_line(page: Page, start: int, end: int) -> int | None:
    """Return where a question in bold ends that stands on the first line of its answer."""
    stop = _find_mark(page, start, end)
    return stop if stop < end and page.is_styled(start, stop, "bold", "italic") else None


def _find_begun(page: Page, start: int, end: int) -> int | None:
    """Return where a question in bold ends with which a paragraph begins that goes on after it."""
    stop = page.find_styled_end(start, "bold")
    asks = stop is not None and stop < end and _QUESTION.search(page.text, start, stop) is not None
    return stop if asks else None


def _is_in_capitals(page: Page, start: int, end: int) -> bool:
    """Whether a paragraph is a question in capitals, in a text that is not."""
    text = page.text[start:end]
    return text.isupper() and _QUESTION.search(text) is not None and not page.text.isupper()


def _is_signed(page: Page, questions: Sequence[tuple[int, int]]) -> bool:
    """Whether each answer is signed by whoever gives it."""
    if _ASKED.match(page.text, questions[0][0]):
        return False
    signed = {
        person.name
        for line in page.lines
        if (found := _SIGNED.match(page.text, line.start, line.end))
        and (person := read_person(_IS.split(found["name"], maxsplit=1)[0])) is not None
    }
    return len(signed) > 1


def _find_end(page: Page, start: int) -> int:
    """Return where a labelled question ends: before the answer, or with its paragraph."""
    end = start
    for line in page.find_lines(start):
        if line.start > start and (
            line.is_first or _ANSWERED.match(page.text, line.start, line.end)
        ):
            break
        end = line.end
    return end


def _find_mark(page: Page, start: int, end: int) -> int:
    """Return where the first line ends that ends with a question mark; else the paragraph's end."""
    for line in page.find_lines(start):
        if line.start >= end:
            break
        if _QUESTION.search(page.text, line.start, line.end):
            return line.end
    return end


def _count_up(numbered: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Return the paragraphs that are numbered one after the other."""
    found: list[tuple[int, int]] = []
    due = 1
    for start, end, number in numbered:
        if number == due:
            found.append((start, end))
            due += 1
    return found


def find_respondent(
    page: Page, first: int, askers: Collection[str] = ()
) -> tuple[tuple[int, int], Person] | None:
    """Return whoever answers and where that is said: a title, a biography, or the lead.

    Args:
        first: where the first question begins.
        askers: the folded names of those who ask.
    """
    head = [(a, b) for a, b, _ in page.paragraphs if a < min(first, _HEAD)]
    told = find_told(page, head, askers)
    if told is not None:
        place, person = told
        return place, _complete(page, person)
    for start, end, _ in page.paragraphs:
        for mention in find_mentions(page.text, start, min(end, start + 80)):
            if may_answer(mention.person, askers) and is_biography(
                page.text[start:end], [mention.person.name]
            ):
                return (mention.start, mention.end), mention.person
            break
    named = [
        mention
        for start, end in head
        for mention in find_mentions(page.text, start, end)
        if may_answer(mention.person, askers) and mention.person.is_full
    ]
    described = [one for one in named if one.person and one.person.has_known_role]
    people = {fold_name(one.person.name) for one in described if one.person}
    if len(people) == 1 and described[0].person is not None:
        return (described[0].start, described[0].end), described[0].person
    count = Counter(fold_name(one.person.name) for one in named if one.person)
    if len(count) == 1 and named[0].person is not None:
        return (named[0].start, named[0].end), named[0].person
    return None


def _complete(page: Page, person: Person) -> Person:
    """Return a person with the role that the text gives them elsewhere."""
    roster = make_roster(
        one.person
        for start, end, _ in page.paragraphs
        for one in find_mentions(page.text, start, end)
        if one.person is not None and one.person.is_full
    )
    return roster.find(person.name) or person


def list_answers(
    page: Page, questions: Sequence[tuple[int, int]], person: Person
) -> Iterator[Block]:
    """Yield the paragraphs that answer the questions."""
    stops = [*(start for start, _ in questions[1:]), _find_foot(page, questions)]
    for (_, start), stop in zip(questions, stops, strict=True):
        for number, block in enumerate(cut_spoken(page, start, stop)):
            paragraph = page.text[block.start : block.end]
            if is_closing(paragraph) or is_biography(paragraph, [person.name]):
                if stop == stops[-1] or number:
                    break
                continue
            if is_notice(paragraph):
                continue
            label = _ANSWERED.match(page.text, block.start, block.end)
            at = label.end() if label else block.start
            if at < block.end:
                yield Block(start=at, end=block.end, kind=block.kind)


def _find_foot(page: Page, questions: Sequence[tuple[int, int]]) -> int:
    """Return where the last answer ends: at a heading, if all headings before are questions."""
    asked = {start for start, _ in questions}
    first, last = questions[0][0], questions[-1][0]
    headings = [start for start, _, kind in page.paragraphs if kind == "heading"]
    others = [start for start in headings if start > first and start not in asked]
    if not asked <= set(headings) or (others and others[0] < last):
        return len(page.text)
    return others[0] if others else len(page.text)


ANSWERS = TurnLayout(
    name="answers",
    read=_read,
    advice="name whoever answers the questions above them",
    examples=(
        Example(
            text="Five questions for Test Alpha\n\n1. Why talk?\n\nIt is right.\n\n2. And now?\n\n"
            "We go on.\n",
            said={"Test Alpha": ("It is right.", "We go on.")},
        ),
        Example(
            text="**Why talk?**\n\nIt is right.\n\n**And now?**\n\nWe go on.\n\n"
            "Test Alpha is a fellow at the Test House.\n",
            said={"Test Alpha": ("It is right.", "We go on.")},
            name="a.md",
        ),
        Example(
            text="Q1: Who did it?\n\nA1: They did.\n\nQ2: What now?\n\nA2: We wait.\n\n"
            "Test Alpha is a fellow at the Test House.\n",
            said={"Test Alpha": ("They did.", "We wait.")},
        ),
    ),
    counterexamples=(
        Example(text="1. Why talk?\n\nIt is right.\n\n2. And now?\n\nWe go on.\n"),
        Example(text="Test Alpha asks two things.\n\n1. Peace\n\n2. Talks\n"),
        Example(text="Why talk? Test Alpha does not know.\n"),
    ),
)
