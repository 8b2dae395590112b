"""Labels: a name and a colon, with or without the words that follow on the same line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from stances.language.words import load_words
from stances.read.layouts._cast import find_cast, read_cast
from stances.read.layouts._chairs import read_chair, read_office
from stances.read.layouts._chats import find_chat
from stances.read.layouts._examination import find_examination
from stances.read.layouts._furniture import is_advert, is_field
from stances.read.layouts._initials import find_initials, read_initials
from stances.read.layouts._names import LABEL_WORD
from stances.read.layouts._page import Line, Page
from stances.read.layouts._person import (
    Person,
    clean_head,
    read_described_person,
    read_marked_person,
    read_person,
)
from stances.read.layouts._quotation import is_quoted
from stances.read.layouts._roles import make_choice
from stances.read.layouts._sign import Grade, Sign
from stances.read.layouts._timed import find_timed
from stances.read.layouts._unnamed import has_no_name, is_numbered
from stances.read.layouts.layout import Example, SignLayout
from stances.read.times import TIME
from stances.regex import compile_later

_WORDS = load_words()
_BEFORE = (
    r"[>\s]*(?:\#{1,6}\s+)?(?:(?:[-•*–]|\d{1,3}[.)])\s+)?"
    rf"(?:{TIME}\s+(?:[-–—]\s+)?)?[*_\[]{{0,4}}(?:\[?Q\d{{1,4}}\.?\]?[*_]*\s+[*_]*)?"
)
_AFTER = (
    rf"(?P<time>\s*{TIME})?[*_\]]{{0,4}}\s?[:：][*_]{{0,4}}"
    rf"(?:\s+(?P<stamp>{TIME})(?=\s|\Z))?(?=\s|[*_“\"‘']|\Z)"
)
_NICKNAME = r"[“\"][^\n:“”\"]{1,20}[”\"](?=\s)"
_LABEL = compile_later(
    rf"{_BEFORE}(?P<head>{LABEL_WORD}(?:[^:\n“”\"?!;]|{_NICKNAME}){{0,380}}?){_AFTER}"
)
_WRAPPED = compile_later(
    rf"{_BEFORE}(?P<head>{LABEL_WORD}(?:[^:“”\"?!;]|{_NICKNAME}){{0,380}}?){_AFTER}"
)
"""The same, where the head goes on over the end of the line."""
_ANYTHING = compile_later(r"(?P<head>[^\W\d_][^\s:<>.?!]{0,39}(?:[ ]\([^()\n]*\))?):[ \t]*")
_VOICE = compile_later(r"<v(?:\.[^\s>]*)?\s+(?P<head>[^>\n]{1,60})>[ \t]*")
_ASKED = compile_later(r"[>\s]*[*_]{0,4}(?P<head>Q)[*_]{0,4}[.)]?[ \t\xa0]+(?=[^\W\d_]|[\"“‘\[(])")
"""A question in a briefing, without a colon: "Q  Why is that?"."""
_CHANGE = compile_later(r"(?P<head>(?:>>|&gt;&gt;))\s*(?=\S)")
"""Another speaker in captions, who is not named."""
_IN_BRACKETS = compile_later(r"\[(?P<head>[^\W\d_][^\[\]\n]{2,59})\][ \t]+(?=\S)")
"""A name in captions, without a colon: "[Test Alpha] We begin."."""
_ENDS = compile_later(r"[.?!…:;—–-][\"”’)\]*_]*\Z")
_VERB_ENDS = compile_later(rf"\b(?:{make_choice(_WORDS.verbs_before_lists)})\Z")
"""How a sentence ends that goes on below its colon: "It would:", "The options are:"."""
_LEADERS = compile_later(r"(?:\. ?){5,}")
"""The dots that lead from one column of a list to the next."""
_MOST_LINES = 6
_FEWEST_IN_TITLES = 4
_LONGEST_ROLE = 8
_LONGEST_SPOKEN = 110
"""How long a head may be on the line on which somebody speaks."""
_QUOTES = compile_later(r"[ *_]*[“\"‘]")
_OCCASION = compile_later(rf",?\s+(?:{make_choice(_WORDS.before_an_occasion)})\s")
_BRACKETED = compile_later(r"[(\[][^()\[\]]*[^\d:()\[\]][^()\[\]]*[)\]]")


def _find(page: Page) -> Iterator[Sign]:
    """Yield the labels of a page."""
    trusting = page.source.form.names_speakers
    initials, cast = find_initials(page), find_cast(page)
    yield from find_examination(page)
    yield from find_timed(page)
    yield from find_chat(page)
    for number, line in enumerate(page.lines):
        if line.start <= cast.end or is_advert(page.text[line.start : line.end]):
            continue
        sign = read_initials(page, line, initials) or read_cast(page, line, cast)
        sign = sign or _read_line(page, line) or _read_wrapped(page, number)
        if sign is None and trusting:
            sign = _trust(page, line)
        if sign is not None:
            yield sign


def _read_line(page: Page, line: Line) -> Sign | None:
    """Return the label with which a line begins; `None` where it begins with none."""
    found = _LABEL.match(page.text, line.start, line.end)
    if found and not is_field(page.text[line.start : line.end]):
        sign = _make_sign(page, line, found)
        if sign is not None:
            return sign
    found = _ASKED.match(page.text, line.start, line.end)
    if found is None and page.source.form.names_speakers:
        found = _CHANGE.match(page.text, line.start, line.end)
    if found is None:
        return None
    return Sign(
        start=line.start,
        end=found.end(),
        person=None,
        manner="label",
        grade="sure",
        is_alone=False,
        written=found["head"],
    )


def _read_wrapped(page: Page, number: int) -> Sign | None:
    """Return the label that begins on a line and goes on over the next ones."""
    first = page.lines[number]
    last = first
    for line in page.lines[number + 1 : number + _MOST_LINES]:
        if line.paragraph != first.paragraph and not page.by_line:
            break
        last = line
    if last is first or page.text.find(":", first.start, first.end) >= 0:
        return None
    found = _WRAPPED.match(page.text, first.start, last.end)
    if found is None or "\n" not in found["head"]:
        return None
    sign = _make_sign(page, replace(last, start=first.start), found)
    if sign is None or sign.person is None or not sign.person.is_full:
        return None
    begun = read_person(found["head"].partition("\n")[0])
    if begun is not None and begun.has_known_role:
        return sign
    quoted = is_quoted(page.write_next(sign.end))
    trusted = first.is_first and sign.person.has_known_role and not page.by_line
    fills = sign.is_alone and sign.end >= first.paragraph_end
    return sign if trusted and (quoted or fills) else None


def _make_sign(page: Page, line: Line, found: re.Match[str]) -> Sign | None:
    """Return the sign of a label; `None` where its words name nobody."""
    end, text = found.end(), page.text
    stop = text.find("\n", end)
    is_alone = not text[end : len(text) if stop < 0 else stop].strip(" \t*_\xa0\r")
    if not is_alone and len(found["head"]) > _LONGEST_SPOKEN:
        return None
    rest = text[end : len(text) if stop < 0 else stop]
    if not is_alone and line.is_last and not page.source.form.names_speakers and _is_entry(rest):
        return None
    head = clean_head(found["head"])
    if line.is_last and head.isupper() and _is_title(page, rest):
        return None
    sign = Sign(
        start=line.start,
        end=end,
        person=None,
        manner="heading" if is_alone else "label",
        grade="sure",
        is_alone=is_alone,
        written=head,
    )
    if has_no_name(head):
        return sign
    if is_numbered(head):
        return replace(sign, person=Person(name=head))
    return _name_person(page, sign, found, rest)


def _name_person(page: Page, sign: Sign, found: re.Match[str], rest: str) -> Sign | None:
    """Return a label's sign with the person that it names; `None` where it names nobody.

    Args:
        rest: what follows on its line.
    """
    head = sign.written
    if _VERB_ENDS.search(head):
        return None
    office = None if sign.is_alone else read_office(head)
    if office is not None:
        return replace(sign, person=office, grade="likely")
    person = read_chair(head) or read_described_person(found["head"])
    if person is None and (
        is_quoted(page.write_next(sign.end)) if sign.is_alone else _QUOTES.match(rest)
    ):
        person = _read_before_occasion(found["head"])
    if person is None:
        person = read_marked_person(found["head"])
        if person is None and _is_institution(head):
            return replace(sign, manner="institution", grade="possible")
        if person is None or len(person.role.split()) > _LONGEST_ROLE:
            return None
        return replace(sign, person=person, grade="likely")
    stamped = bool(found["time"] or found["stamp"])
    said = _BRACKETED.search(found["head"]) is not None
    grade = _grade(person, stamped or said, is_alone=sign.is_alone)
    return replace(sign, person=person, grade=grade)


def _read_before_occasion(head: str) -> Person | None:
    """Return who speaks on an occasion or on a matter: "Sen. Test Alpha on the new rents"."""
    cuts = [one.start() for one in _OCCASION.finditer(head)]
    return next((one for at in cuts if (one := read_described_person(head[:at]))), None)


def _is_institution(head: str) -> bool:
    """Whether a label has capitals as names have, and words that no person's name has."""
    words = head.split()
    plain = {word.casefold().strip(".,") for word in words}
    return (
        len(words) <= _LONGEST_ROLE
        and all(
            word[:1].isupper() or word in _WORDS.particles or word.casefold() in _WORDS.joins_names
            for word in words
        )
        and not plain.isdisjoint(_WORDS.not_in_names)
        and plain.isdisjoint(_WORDS.not_names - _WORDS.joins_names - frozenset(_WORDS.articles))
    )


def _is_entry(rest: str) -> bool:
    """Whether what follows a colon is a name alone, as in a list of those present."""
    plain = rest.strip(" *_")
    if _LEADERS.search(plain):
        return True
    return not _ENDS.search(plain) and (found := read_person(plain)) is not None and found.is_full


def _is_title(page: Page, rest: str) -> bool:
    """Whether what follows a colon is in capitals like a title, in a text that is not."""
    is_long = len(rest.split()) >= _FEWEST_IN_TITLES
    return (
        is_long
        and rest.isupper()
        and not page.source.form.names_speakers
        and not (page.text.isupper())
    )


def _grade(person: Person, marked: bool, *, is_alone: bool) -> Grade:
    """Return how sure a label is on its own.

    Args:
        marked: whether a time or a bracket follows the name.
    """
    if person.has_known_role or (marked and not is_alone) or (person.is_full and not is_alone):
        return "sure"
    return "likely" if person.is_full else "possible"


def _trust(page: Page, line: Line) -> Sign | None:
    """Return a label that nothing bears out but where it stands: a voice, or a single word."""
    bracketed = _IN_BRACKETS.match(page.text, line.start, line.end)
    if bracketed is not None:
        return _read_bracketed(line, bracketed)
    voice = _VOICE.match(page.text, line.start, line.end)
    word = _ANYTHING.match(page.text, line.start, line.end) if line.is_first else None
    found = voice or word
    if found is None:
        return None
    name = " ".join(re.sub(r"\s*\([^()]*\)", "", found["head"]).split())
    role = "; ".join(re.findall(r"\(([^()]*)\)", found["head"]))
    return Sign(
        start=line.start,
        end=found.end(),
        person=Person(name=name, role=role),
        manner="label",
        grade="sure",
        is_alone=False,
        written=found["head"],
    )


def _read_bracketed(line: Line, found: re.Match[str]) -> Sign | None:
    """Return the sign of a name in brackets; `None` where a stage direction stands in them."""
    person = read_person(found["head"])
    unnamed = has_no_name(found["head"])
    if not unnamed and (person is None or not (person.is_full or person.has_known_role)):
        return None
    return Sign(
        start=line.start,
        end=found.end(),
        person=None if unnamed else person,
        manner="bracketed",
        grade="likely",
        is_alone=False,
        written=found["head"],
    )


LABEL = SignLayout(
    name="label",
    find=_find,
    advice="begin each turn with NAME: and what they said",
    examples=(
        Example(
            text="TEST ALPHA, HOST: Is it war?\n\nSEN. TEST BETA (D-TX): It is not.\n\n"
            "ALPHA: Why?\n\nBETA: Nobody wants it.\n\nNobody at all.\n",
            said={
                "Test Alpha": ("Is it war?", "Why?"),
                "Test Beta": ("It is not.", "Nobody wants it.", "Nobody at all."),
            },
        ),
        Example(
            text="Test Alpha (0:12): We begin.\n\nTest Beta (1:02): We go on.\n",
            said={"Test Alpha": ("We begin.",), "Test Beta": ("We go on.",)},
        ),
        Example(
            text="MR. ALPHA: We begin.\n\nQ Why?\n\nMR. ALPHA: We all.\n\nMR. BETA: Yes.\n",
            said={"Alpha": ("We begin.", "We all."), "Beta": ("Yes.",)},
        ),
        Example(
            text="Test Alpha, fellow at the Test House:\n\n“We must talk.\n\n“Now.”\n\nTail.\n",
            said={"Test Alpha": ("“We must talk.", "“Now.”")},
        ),
    ),
    counterexamples=(
        Example(text="Note: this is new.\n\nWarning: that is old.\n"),
        Example(text="Talks with Test Alpha: a report.\n\nThe result: none.\n"),
        Example(text="In Washington, the view at the ministry:\n\nOne.\n"),
    ),
)
