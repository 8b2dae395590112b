"""Which of the signs of a page name a speaker, and what each of those says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from stances.errors import StancesError
from stances.language.words import load_words
from stances.read.layouts._furniture import is_terminal
from stances.read.layouts._names import fold_name
from stances.read.layouts._page import Page
from stances.read.layouts._person import Person
from stances.read.layouts._present import name_in_full
from stances.read.layouts._quotation import is_quoted
from stances.read.layouts._roster import Roster, find_ambiguous, make_roster
from stances.read.layouts._sign import Sign
from stances.read.layouts._unread import find_unread
from stances.read.layouts.narration import read_narration
from stances.read.notes import listen_to_notes

_WORDS = load_words()
_OFTEN = 3
"""How often a bare word must be a label to be a speaker's."""
_FEWEST = 2
"""How many turns make a transcript of a text that may be something else."""
_TALK = 2
"""How many labels make a transcript."""
_MANY = 3
"""How many labels show that a name on a line of its own is not a speaker's."""
_ENDINGS = ("ly", "tion", "ment", "ness", "ence", "ance", "ing", "ism", "ity", "bers", "ers")
"""How words end that are not names."""


class Heads(Struct, frozen=True, kw_only=True):
    """The signs of a page that name a speaker.

    Attributes:
        found: those signs, in order; each has the person as the whole document names them.
        roster: everybody who speaks.
    """

    found: tuple[Sign, ...]
    roster: Roster


def judge_signs(page: Page, signs: Iterable[Sign]) -> Heads | None:
    """Return the signs that name a speaker; `None` where too few do.

    Raises:
        StancesError: a line after the first sign may name a speaker, and it is not clear whom.
    """
    trusting = page.source.form.names_speakers
    end = find_terminal(page)
    listed = _drop_overlaps(sign for sign in signs if sign.start < end)
    roster = make_roster(one.person for one in listed if one.person and one.grade == "sure")
    often = Counter(fold_name(one.person.name) for one in listed if one.person)
    written = Counter(one.manner for one in listed if one.grade in ("sure", "likely"))
    above = make_roster(one.person for one in listed if one.person and _stands_above(one, written))
    talks = _is_talk(listed)
    listed = [one for one in listed if one.manner != "institution" or talks]
    if sum(one.grade == "sure" and not one.is_alone for one in listed) >= _MANY:
        listed = [one for one in listed if not one.manner.endswith("line")]
    known = [
        one
        for one in listed
        if _is_known(one, roster, often, written)
        or (one.is_alone and one.person and above.find(one.person.name))
    ]
    if not _are_enough(page, known, trusting=trusting):
        return None
    people = [one.person for one in known if one.person]
    roster = make_roster(people)
    _refuse_doubtful(page, listed, known, people, roster, end=end)
    known = name_in_full(page, known)
    roster = make_roster(one.person for one in known if one.person)
    return Heads(found=tuple(_name_alike(known, roster)), roster=roster)


def _is_talk(signs: Sequence[Sign]) -> bool:
    """Whether signs are those of a transcript, in which institutions may speak as well."""
    return sum(one.grade == "sure" and not one.is_alone for one in signs) >= _TALK


def find_terminal(page: Page) -> int:
    """Return where what follows all speakers begins; the end of the page where nothing does."""
    half = len(page.text) // 2
    for start, end, _ in page.paragraphs:
        if start > half and is_terminal(page.text[start:end]):
            return start
    return len(page.text)


def _drop_overlaps(signs: Iterable[Sign]) -> list[Sign]:
    """Return signs in order; of those that overlap, the first, surest and longest."""
    found: list[Sign] = []
    grades = ("sure", "likely", "possible")
    for sign in sorted(signs, key=lambda one: (one.start, grades.index(one.grade), -one.end)):
        if not found or sign.start >= found[-1].end:
            found.append(sign)
    return found


def _stands_above(sign: Sign, written: Counter[str]) -> bool:
    """Whether a sign is a name above the words, and one of several that look alike."""
    return sign.is_alone and sign.grade == "likely" and written[sign.manner] >= _FEWEST


def _is_known(sign: Sign, roster: Roster, often: Counter[str], written: Counter[str]) -> bool:
    """Whether a sign names a speaker, on its own or because others bear it out."""
    if sign.person is None or sign.grade == "sure":
        return True
    if roster.find(sign.person.name) or roster.list_bearers(fold_name(sign.person.name)):
        return True
    if sign.grade == "likely" and written[sign.manner] >= _FEWEST:
        return True
    enough = _FEWEST if sign.person.moderates else _OFTEN
    return often[fold_name(sign.person.name)] >= enough


def _are_enough(page: Page, signs: Sequence[Sign], *, trusting: bool) -> bool:
    """Whether the signs of a page are enough to take it for a document that names its speakers."""
    spoken = 0
    for sign in signs:
        if sign.person is None:
            spoken += sign.manner != "institution"
        elif sign.person.has_known_role and (sign.is_alone or _begins_quotation(page, sign)):
            return True
        elif sign.grade == "sure" or sign.is_alone:
            spoken += 1
    named = any(sign.person for sign in signs)
    return named and spoken >= (1 if trusting else _FEWEST)


def _begins_quotation(page: Page, sign: Sign) -> bool:
    end = page.text.find("\n\n", sign.end)
    rest = page.text[sign.end : end if end >= 0 else len(page.text)].strip(" *_\t\n")
    return bool(rest) and is_quoted(rest)


def _name_alike(signs: Sequence[Sign], roster: Roster) -> Iterator[Sign]:
    """Give every sign of one person the name and the role that the document knows."""
    named: dict[Person, Person] = {}
    for sign in signs:
        if sign.person in named:
            yield replace(sign, person=named[sign.person])
            continue
        person = sign.person and (roster.find(sign.person.name) or sign.person)
        if person is not None and sign.person is not None:
            role = sign.person.role or person.role
            others = tuple(roster.find(one.name) or one for one in sign.person.others)
            title = sign.person.title or person.title
            person = replace(person, title=title, role=role, others=others)
            named[sign.person] = person
        yield replace(sign, person=person)


def _refuse_doubtful(
    page: Page,
    listed: Sequence[Sign],
    known: Sequence[Sign],
    people: Sequence[Person],
    roster: Roster,
    *,
    end: int,
) -> None:
    """Check that no line may name a speaker and be taken for words of the one before.

    What stands before the first sign is nobody's: there, nothing is in doubt.

    Raises:
        StancesError: one may.
    """
    accepted = {one.start for one in known}
    talks = _is_talk(known)
    doubtful = [
        (one.start, one.written)
        for one in listed
        if one.start not in accepted and _is_doubtful(page, one, talks=talks)
    ]
    ambiguous = find_ambiguous(people, roster)
    if ambiguous is not None:
        doubtful += [(one.start, one.written) for one in known if one.person == ambiguous][:1]
    doubtful += find_unread(page, listed, roster, talks=talks)
    first = known[0].start
    after = min((one for one in doubtful if first < one[0] < end), default=None)
    if after is not None:
        start, name = after
        other = "; or add --layout narration, if only quotations count" if _quotes(page) else ""
        raise StancesError(
            f'"{name.rstrip(":")}:" may name a speaker, and it is not clear whom',
            where=page.source.document.name_place(start),
            hint=f"write the full name and a role, or put other words before the colon{other}",
        )


def _quotes(page: Page) -> bool:
    """Whether a page has several quotations of people whom narration names."""
    with listen_to_notes(lambda _note: None):
        return len(read_narration(page)) >= _FEWEST


def _is_doubtful(page: Page, sign: Sign, *, talks: bool) -> bool:
    """Whether a sign that nothing bears out may name a speaker all the same.

    Args:
        talks: whether the document is a transcript.
    """
    if sign.person is None:
        return False
    if sign.person.is_full or sign.person.title:
        return sign.grade == "likely" or sign.manner in ("label", "heading", "titled")
    word = sign.written.casefold()
    return (
        talks
        and not word.endswith(_ENDINGS)
        and word.capitalize() not in _WORDS.openers
        and re.search(rf"\b{re.escape(word)}\b", page.text) is None
    )
