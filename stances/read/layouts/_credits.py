"""Who wrote a text, where a credit says so: a name alone below the title, or one below the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from stances.language.words import load_words
from stances.read.dates import find_line_dates
from stances.read.layouts._authors import HEAD
from stances.read.layouts._furniture import is_biography, is_notice
from stances.read.layouts._names import fold_name
from stances.read.layouts._page import Line, Page
from stances.read.layouts._person import Person, read_person
from stances.read.layouts._roles import is_role_line, make_choice
from stances.read.layouts._sentence_end import LAST_STOP_OR_COLON
from stances.regex import compile_later
from stances.text.tokens import fold_text

_WORDS = load_words()
_LABEL = compile_later(rf"[\s*_#]*(?:{make_choice(_WORDS.credit_labels)})[\s*_:]*", re.IGNORECASE)
_CREDIT = compile_later(
    rf"[\s*_#—–-]*(?:{make_choice(_WORDS.credit_opens)})[*_]*[:\s][*_\s]*(?P<name>[^\n]+)",
    re.IGNORECASE,
)
_ABOUT = compile_later(
    rf"[\s*_#]*(?:{make_choice(_WORDS.author_headings)})[\s*_:.–—-]*(?P<name>[^\n]*)", re.IGNORECASE
)
_IS = compile_later(r",?\s+(?:is|was|has been|serves|works|teaches)\s")
_READING = compile_later(
    r"\W*\d{1,3}[\s-]*min(?:ute)?s?\.?(?:\s+read(?:ing time)?)?\W*", re.IGNORECASE
)
_KIND = compile_later(
    rf"[\W_]*(?:\w+\s+)?(?:{make_choice(_WORDS.opinion_marks)}|comment)[\W_]*", re.IGNORECASE
)
_LONGEST, _PROSE, _DATED = 25, 30, 8
_TAIL = 6
"""How many of a text's last paragraphs may credit its author."""
_MOST_WORDS = 4


class Credit(Struct, frozen=True, kw_only=True):
    """Where a text says who wrote it.

    Attributes:
        person: whom it names.
        sign: the offsets of the words that say so.
        begin, stop: where the text begins and ends.
        is_sure: whether a label or a role says that they wrote it, and not the place alone.
    """

    person: Person
    sign: tuple[int, int]
    begin: int
    stop: int
    is_sure: bool


def find_credit(page: Page) -> Credit | None:
    """Return the one author whom a page credits without "By" at its head; `None` if none is."""
    head, tail = _find_head(page), find_last_credit(page)
    if tail is None:
        return head
    if head is None:
        return tail
    if fold_name(head.person.name) != fold_name(tail.person.name):
        return None
    role = head.person.role or tail.person.role
    person = replace(tail.person, title=head.person.title or tail.person.title, role=role)
    begin = _skip_standfirst(page, head.begin)
    return replace(tail, person=person, begin=begin, sign=head.sign)


def find_last_credit(page: Page) -> Credit | None:
    """Return the author whom a label names below a text: "Written by", and the name."""
    paragraphs = [(a, b) for a, b, _ in page.paragraphs]
    for number in range(max(1, len(paragraphs) - _TAIL), len(paragraphs)):
        start, end = paragraphs[number]
        lines = [one for one in page.find_lines(start) if one.start < end]
        below = list(page.find_lines(end))[: _TAIL // 2]
        for at, line in enumerate(lines):
            rest = [*lines[at + 1 :], *below]
            is_late = number == len(paragraphs) - 1 and at == len(lines) - 1
            person = _read_credit(page, line, rest, is_last=is_late)
            if person is not None and _is_below(page, line):
                sign = (line.start, line.end)
                begin = _find_front_end(page)
                return Credit(person=person, sign=sign, begin=begin, stop=line.start, is_sure=True)
    return None


def _is_below(page: Page, line: Line) -> bool:
    """Whether most of a text stands above a line."""
    return len(page.text[: line.start].split()) > len(page.text[line.end :].split())


def _read_credit(page: Page, line: Line, below: Sequence[Line], *, is_last: bool) -> Person | None:
    """Return whom a line below a text credits, on it or below it.

    Args:
        is_last: whether no line follows, so that "By Name" is not the title of another text.
    """
    written = page.text[line.start : line.end]
    if about := _ABOUT.fullmatch(written):
        said = about["name"] or (_write(page, below[0]) if below else "")
        name = _IS.split(said, maxsplit=1)[0].strip(" *_")
        person = read_person(name)
        if person is not None and is_biography(said, [person.name]):
            return _accept(person)
        return _accept(read_person(said)) if about["name"] == "" else None
    if _LABEL.fullmatch(written):
        return _read_block(page, below)
    credit = _CREDIT.fullmatch(written)
    if credit is None or not is_last:
        return None
    return _accept(read_person(credit["name"].strip(" *_.")))


def _read_block(page: Page, lines: Sequence[Line]) -> Person | None:
    """Return the person whom lines name, with the role on the next of them."""
    if not lines:
        return None
    person = _accept(_read_name(_write(page, lines[0])))
    if person is None or person.role or len(lines) < 2:
        return person
    name, role = _write(page, lines[0]), _write(page, lines[1])
    return (is_role_line(role) and read_person(f"{name}, {role}")) or person


def _find_head(page: Page) -> Credit | None:
    """Return the author whose name stands alone between the title and the text."""
    lines = list(_list_front(page))
    found: list[tuple[int, Person, bool]] = []
    for number, line in enumerate(lines[1:], start=1):
        written = _write(page, line)
        person = _accept(_read_name(written))
        if person is None:
            continue
        above = _write(page, lines[number - 1])
        below = _write(page, lines[number + 1]) if number + 1 < len(lines) else ""
        is_labelled = _LABEL.fullmatch(above) is not None
        if not person.role and is_role_line(below):
            person = read_person(f"{written}, {below}") or person
        is_sure = is_labelled or bool(person.role)
        if is_sure or _is_front(above) or _is_front(below):
            found.append((number, person, is_sure))
    if len({fold_name(person.name) for _, person, _ in found}) != 1:
        return None
    number, person, is_sure = found[0]
    begin = lines[-1].end
    if _is_told_of(page, person, begin) or _names_others(page, person, begin, is_sure=is_sure):
        return None
    sign = (lines[number].start, lines[number].end)
    return Credit(person=person, sign=sign, begin=begin, stop=len(page.text), is_sure=is_sure)


def _list_front(page: Page) -> Sequence[Line]:
    """Return the lines from the title to the last one that names, dates or describes somebody."""
    lines: list[Line] = []
    last = 0
    is_named = False
    for line in page.lines:
        written = _write(page, line)
        is_long = len(page.text[line.start : line.paragraph_end].split()) > _PROSE
        is_sentence = LAST_STOP_OR_COLON.search(written) is not None and not is_notice(written)
        if line.paragraph >= HEAD or (line.is_first and is_long) or (is_named and is_sentence):
            break
        lines.append(line)
        named = _accept(_read_name(written)) is not None
        if len(lines) > 1 and (named or _is_front(written) or is_role_line(written)):
            last = len(lines)
            is_named = is_named or named
    return lines[:last]


def _find_front_end(page: Page) -> int:
    front = _list_front(page)
    return front[-1].end if front else 0


def _is_front(written: str) -> bool:
    """Whether a line is a date, says how long a text takes to read, or of what kind it is."""
    return (
        _READING.fullmatch(written) is not None
        or _KIND.fullmatch(written) is not None
        or _LABEL.fullmatch(written) is not None
        or (len(written.split()) <= _DATED and bool(find_line_dates(written)))
    )


def _read_name(written: str) -> Person | None:
    """Return whom a line names that is a name, or a name with a role after it."""
    plain = written.strip(" *_#")
    person = read_person(plain)
    if person is not None or LAST_STOP_OR_COLON.search(plain) or len(plain.split()) > _LONGEST:
        return person
    words = plain.split()
    for count in range(2, min(_MOST_WORDS, len(words) - 1) + 1):
        name, role = " ".join(words[:count]), " ".join(words[count:])
        if words[count][:1].isupper() and is_role_line(role) and "," not in name:
            named = read_person(name)
            if named is not None and named.is_full:
                return read_person(f"{name}, {role}")
    return None


def _accept(person: Person | None) -> Person | None:
    """Return a person who is named in full."""
    return person if person is not None and person.is_full else None


def _is_told_of(page: Page, person: Person, begin: int) -> bool:
    """Whether sentences below the head speak of somebody, as reports and profiles do."""
    surname = fold_name(person.name).rpartition(" ")[2]
    bodies = (page.text[a:b] for a, b, kind in page.paragraphs if a >= begin and kind == "prose")
    return any(
        re.search(rf"\b{re.escape(surname)}\b", fold_text(body).replace("-", " "))
        for body in bodies
        if LAST_STOP_OR_COLON.search(body) and not is_biography(body, [person.name])
    )


def _names_others(page: Page, person: Person, begin: int, *, is_sure: bool) -> bool:
    """Whether lines below the head name somebody else, who may speak there.

    Args:
        is_sure: whether more than the place says who wrote the text, so that a bare name is none.
    """
    for line in page.find_lines(begin):
        other = _accept(_read_name(_write(page, line)))
        if other is None or fold_name(other.name) == fold_name(person.name):
            continue
        if other.role or other.title or not is_sure:
            return True
    return False


def _skip_standfirst(page: Page, begin: int) -> int:
    """Return where a text begins below one short paragraph that leads to a longer one."""
    below = [(a, b) for a, b, kind in page.paragraphs if a >= begin and kind == "prose"][:2]
    counts = [len(page.text[a:b].split()) for a, b in below]
    is_lead = len(counts) == 2 and counts[0] <= _PROSE < counts[1]
    return below[0][1] if is_lead else begin


def _write(page: Page, line: Line) -> str:
    return page.text[line.start : line.end].strip()
