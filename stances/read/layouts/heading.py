"""Headings: a name on a line of its own, without a colon, above the words; its role may follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from stances.read.layouts._furniture import is_biography, is_closing, is_notice
from stances.read.layouts._letters import is_letter
from stances.read.layouts._page import Line, Page
from stances.read.layouts._person import Person, read_described_person, read_person
from stances.read.layouts._roles import is_role_line
from stances.read.layouts._sign import Grade, Sign
from stances.read.layouts.layout import Example, SignLayout

_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!Jr)(?<!Sr)[.?!:;…][\"”’)*_]*\Z")
_ENDS = re.compile(r"[.?!…][\"”’)\]*_]*(?:\d+|\[\d+\])?\s*\Z")
_LEADING = re.compile(r"\A(?:[-–—~_]{1,3}\s*|\s*$)")
_LONGEST = 220
_ADDRESS, _ROLE = 3, 9
_VERDICT = 15
"""The most words of a verdict above a name."""
_PROSE = 60
"""How many characters a paragraph of running text has at least, if it does not end a sentence."""
_INSET = 15
"""How many spaces before a line set it off to the right, as signatures are."""
_FEWEST, _HALF = 2, 0.5


@dataclass(frozen=True, kw_only=True, slots=True)
class _Paragraph:
    """A paragraph, by the numbers of its first line and of the one after its last."""

    first: int
    last: int


@dataclass(frozen=True, kw_only=True, slots=True)
class _Candidate:
    """A line that may name whoever speaks below it.

    Attributes:
        paragraph: the number of its paragraph.
        sign: what it would be.
        spoken: whether running text follows before the next candidate.
        after: the number of the paragraph in which that text begins.
    """

    paragraph: int
    sign: Sign
    after: int
    spoken: bool = False


def _find(page: Page) -> Iterator[Sign]:
    """Yield the names on lines of their own, in order; captions and letters have none."""
    if page.source.form.names_speakers or is_letter(page):
        return
    paragraphs = _list_paragraphs(page)
    for group in _group(page, paragraphs):
        if not _stands_below(page, paragraphs, group):
            yield from _judge(page, paragraphs, group)


def find_names_below(page: Page, *, greeted: bool) -> Iterator[Sign]:
    """Yield the names on lines of their own that stand below the words, as signatures do.

    Args:
        greeted: whether the texts above them begin as letters do.
    """
    paragraphs = _list_paragraphs(page)
    for group in _group(page, paragraphs):
        if greeted or _stands_below(page, paragraphs, group):
            yield from (one.sign for one in group)


def _group(page: Page, paragraphs: Sequence[_Paragraph]) -> Iterator[list[_Candidate]]:
    """Yield the names on lines of their own that look alike, in order."""
    found = [one for number in range(len(paragraphs)) if (one := _read(page, paragraphs, number))]
    found = [
        replace(one, spoken=_is_spoken(page, paragraphs, one, following))
        for one, following in zip_longest(found, found[1:])
    ]
    for manner in dict.fromkeys(one.sign.manner for one in found):
        yield [one for one in found if one.sign.manner == manner]


def _list_paragraphs(page: Page) -> list[_Paragraph]:
    starts = [number for number, line in enumerate(page.lines) if line.is_first]
    ends = [*starts[1:], len(page.lines)] if starts else []
    return [_Paragraph(first=a, last=b) for a, b in zip(starts, ends, strict=True)]


def _read(page: Page, paragraphs: Sequence[_Paragraph], number: int) -> _Candidate | None:
    """Return the name on lines of its own with which a paragraph begins; `None` without one."""
    lines = page.lines[paragraphs[number].first : paragraphs[number].last]
    first = lines[0]
    if first.kind == "quotation":
        return None
    for count in (1, 2, 3):
        if count > len(lines):
            break
        end = lines[count - 1].end
        written = page.text[first.start : end]
        person = _read_line(written)
        if person is None or (count > 1 and not _goes_on(page, lines[:count], person)):
            continue
        return _complete(page, paragraphs, number, count, person)
    return None


def _read_line(written: str) -> Person | None:
    """Return whom a line of its own names; `None` where it names nobody, or is a sentence."""
    plain = written.strip().strip("*_# ").strip()
    if len(plain) > _LONGEST or not plain or _SENTENCE_END.search(plain):
        return None
    if _LEADING.match(plain) or is_notice(plain) or is_closing(plain):
        return None
    person = read_person(plain) or (read_described_person(plain) if plain.endswith(")") else None)
    if person is None or not (person.is_full or person.title):
        return None
    return person


def _goes_on(page: Page, lines: Sequence[Line], person: Person) -> bool:
    """Whether a name and its role run over several lines: one line breaks off before the next."""
    first = page.text[lines[0].start : lines[0].end].rstrip(" *_")
    second = page.text[lines[1].start : lines[1].end].lstrip(" *_")
    if not person.has_known_role or not lines[-1].is_last:
        return False
    return first.endswith((",", " at", " of", " the", " for", " and")) or second[:1].islower()


def _complete(
    page: Page, paragraphs: Sequence[_Paragraph], number: int, count: int, person: Person
) -> _Candidate:
    """Return a name with the lines below it that say who that is."""
    own = paragraphs[number]
    lines = page.lines[own.first : own.last]
    end, after = lines[count - 1].end, number
    said: list[str] = []
    rest = count
    below = [page.text[line.start : line.end] for line in lines[count:]]
    if below and count == 1 and len(below) <= _ADDRESS and _are_short(below):
        said += below  # role, town
        end, rest = lines[-1].end, len(lines)
    while rest < len(lines) and is_role_line(
        text := page.text[lines[rest].start : lines[rest].end]
    ):
        said.append(text)
        end = lines[rest].end
        rest += 1
    if rest == len(lines):
        after = number + 1
        while after < len(paragraphs) and len(said) < 3:
            block = page.lines[paragraphs[after].first : paragraphs[after].last]
            text = " ".join(page.text[block[0].start : block[-1].end].split())
            if len(block) > 2 or not is_role_line(text) or block[0].kind == "heading":
                break
            said.append(text)
            end = block[-1].end
            after += 1
    if said and not person.role and not person.affiliation:
        whole = read_person(f"{person.name}, {'; '.join(said)}")
        if whole is not None:
            person = replace(whole, title=person.title, others=person.others)
        else:
            person = replace(person, role="; ".join(said), has_known_role=True)
    sign = Sign(
        start=lines[0].start,
        end=end,
        person=person,
        manner=_find_manner(page, lines[0], lines[count - 1].end),
        grade="possible",
        is_alone=True,
        written=" ".join(page.text[lines[0].start : lines[count - 1].end].split()),
    )
    return _Candidate(paragraph=number, sign=sign, after=after)


def _are_short(lines: Sequence[str]) -> bool:
    """Whether lines may be an address or a role."""
    return all(len(one.split()) <= _ROLE and not _SENTENCE_END.search(one) for one in lines)


def _find_manner(page: Page, line: Line, end: int) -> str:
    """Return how a line looks."""
    if line.kind == "heading":
        return "heading line"
    written = page.text[line.start : end]
    if page.is_styled(line.start, end, "bold") or written.strip().startswith("**"):
        return "bold line"
    if line.start - page.text.rfind("\n", 0, line.start) > _INSET:
        return "inset line"
    begun = page.find_styled_end(line.start, "bold", "link")
    if begun is not None and read_person(page.text[line.start : begun].strip(" ,:–—-")):
        return "bold name"
    return "caps line" if written.isupper() else "line"


def _is_spoken(
    page: Page,
    paragraphs: Sequence[_Paragraph],
    one: _Candidate,
    following: _Candidate | None,
) -> bool:
    """Whether running text comes after a candidate and before the next."""
    last = following.paragraph if following else len(paragraphs)
    own = paragraphs[one.paragraph]
    if one.after == one.paragraph:  # words follow in the name's own paragraph
        rest = page.text[one.sign.end : page.lines[own.last - 1].end].strip()
        return _is_prose(rest)
    for number in range(one.after, last):
        block = page.lines[paragraphs[number].first : paragraphs[number].last]
        text = page.text[block[0].start : block[-1].end]
        if is_closing(text):
            return False
        person = one.sign.person
        if person and is_biography(text, [person.name]):
            continue
        if block[0].kind != "heading" and _is_prose(text):
            return True
    return False


def _is_prose(text: str) -> bool:
    return len(text.split()) > 2 and (_ENDS.search(text) is not None or len(text) > _PROSE)


def _stands_below(
    page: Page, paragraphs: Sequence[_Paragraph], group: Sequence[_Candidate]
) -> bool:
    """Whether the names of a manner stand below the words, as signatures do."""
    if group[-1].spoken and group[-1].sign.manner != "inset line":
        return False
    first = group[0].paragraph
    above = [
        page.text[page.lines[one.first].start : page.lines[one.last - 1].end]
        for one in paragraphs[max(0, first - 3) : first]
    ]
    return bool(above) and _is_prose(above[-1]) and sum(len(one.split()) for one in above) > 20


def _judge(
    page: Page, paragraphs: Sequence[_Paragraph], group: Sequence[_Candidate]
) -> Iterator[Sign]:
    """Yield the signs of one manner, with how sure each is."""
    spoken = [one for one in group if one.spoken and one.sign.person]
    manner = group[0].sign.manner
    people = [one.sign.person for one in spoken if one.sign.person]
    names = {person.name for person in people}
    described = {person.name for person in people if person.has_known_role}
    alike = _count_alike(page, paragraphs, manner, spoken)
    mostly = len(spoken) >= _HALF * max(1, alike)
    verdicts = _find_verdicts(page, paragraphs, spoken)
    for one in group:
        if one not in spoken and (one.sign.person is None or one.sign.person.name not in names):
            continue
        person = one.sign.person
        known = person is not None and person.has_known_role
        is_sure = (
            known and (len(described) >= _FEWEST or manner not in ("line", "caps line"))
        ) or (len(names) >= _FEWEST and mostly)
        grade: Grade = "sure" if is_sure else "likely" if known else "possible"
        lead = verdicts.get(one.paragraph)
        yield replace(one.sign, grade=grade, lead=lead, start=lead[0] if lead else one.sign.start)


def _count_alike(
    page: Page, paragraphs: Sequence[_Paragraph], manner: str, spoken: Sequence[_Candidate]
) -> int:
    """Return how many lines of the same manner stand alone from the first name to the last."""
    if not spoken:
        return 0
    count = 0
    for own in paragraphs[spoken[0].paragraph : spoken[-1].paragraph + 1]:
        first, end = page.lines[own.first], page.lines[own.last - 1].end
        alike = _find_manner(page, first, end) == manner
        count += alike and not _is_prose(page.text[first.start : end])
    return count


def _find_verdicts(
    page: Page, paragraphs: Sequence[_Paragraph], spoken: Sequence[_Candidate]
) -> dict[int, tuple[int, int]]:
    """Return the short sentence above each name, by the paragraph of the name, if each has one."""
    if len(spoken) < _FEWEST:
        return {}
    found: dict[int, tuple[int, int]] = {}
    for before, one in zip((None, *spoken), spoken, strict=False):
        if one.paragraph == 0 or (before and one.paragraph - 1 <= before.after):
            return {}
        above = paragraphs[one.paragraph - 1]
        start, end = page.lines[above.first].start, page.lines[above.last - 1].end
        text = page.text[start:end]
        if len(text.split()) > _VERDICT or not _ENDS.search(text) or text.rstrip().endswith("?"):
            return {}
        found[one.paragraph] = (start, end)
    return found


HEADING = SignLayout(
    name="heading",
    find=_find,
    advice='name each on a line "Name, role at institution" above their text',
    examples=(
        Example(
            text="Test Alpha\n\nFormer ambassador to Testland\n\nWe must talk.\n\nTest Beta\n\n"
            "Center for Test Studies\n\nWe must not.\n",
            said={"Test Alpha": ("We must talk.",), "Test Beta": ("We must not.",)},
        ),
        Example(
            text="## Test Alpha\n\nWe must talk.\n\n## Test Beta\n\nWe must not.\n",
            said={"Test Alpha": ("We must talk.",), "Test Beta": ("We must not.",)},
            name="a.md",
        ),
        Example(
            text="Test Alpha – Senior Fellow, Test House\n\nWe must talk.\n\n"
            "Test Beta – Director, Test Hall\n\nWe must not.\n",
            said={"Test Alpha": ("We must talk.",), "Test Beta": ("We must not.",)},
        ),
    ),
    counterexamples=(
        Example(text="Grand Tests\n\nWe must talk about it.\n\nA short note\n\nNobody.\n"),
        Example(text="## Further Reading\n\nOne.\n\n## Middle East Program\n\nTwo.\n", name="a.md"),
        Example(text="We must talk about it, all of us.\n\nTest Alpha\n\nTest Beta\n"),
    ),
)
