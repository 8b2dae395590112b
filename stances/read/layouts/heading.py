"""Headings: a name on a line of its own, without a colon, above the words; its role may follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from stances.read.layouts._furniture import is_field
from stances.read.layouts._letters import is_letter
from stances.read.layouts._manner import find_manner
from stances.read.layouts._name_lines import (
    ENDS,
    Candidate,
    Paragraph,
    group_candidates,
    is_prose,
    list_paragraphs,
)
from stances.read.layouts._names_below import stands_below
from stances.read.layouts._page import Page
from stances.read.layouts._sign import Grade, Sign
from stances.read.layouts.layout import Example, SignLayout

_VERDICT = 15
"""The most words of a verdict above a name."""
_FEWEST, _HALF = 2, 0.5


def _find(page: Page) -> Iterator[Sign]:
    """Yield the names on lines of their own, in order; captions and letters have none."""
    if page.source.form.names_speakers or is_letter(page):
        return
    paragraphs = list_paragraphs(page)
    for group in group_candidates(page, paragraphs):
        if not stands_below(page, paragraphs, group):
            yield from _judge(page, paragraphs, group)


def _judge(
    page: Page, paragraphs: Sequence[Paragraph], group: Sequence[Candidate]
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
        again = one.sign.person is not None and one.sign.person.name in names
        if not (one.spoken or again or (spoken and _is_silent_card(page, one))):
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
    page: Page, paragraphs: Sequence[Paragraph], manner: str, spoken: Sequence[Candidate]
) -> int:
    """Return how many lines of the same manner stand alone from the first name to the last."""
    if not spoken:
        return 0
    count = 0
    for own in paragraphs[spoken[0].paragraph : spoken[-1].paragraph + 1]:
        first, end = page.lines[own.first], page.lines[own.last - 1].end
        alike = find_manner(page, first, end) == manner
        count += alike and not is_prose(page.text[first.start : end])
    return count


def _is_silent_card(page: Page, one: Candidate) -> bool:
    """Whether a heading names somebody, says who that is, and nothing else stands below it."""
    below = page.text[: one.sign.end].rpartition("\n")[0]
    return one.sign.manner == "heading line" and len(below) > one.sign.start


def _says_more(
    page: Page, paragraphs: Sequence[Paragraph], before: Candidate, one: Candidate
) -> bool:
    """Whether words stand below a name besides the paragraph right above the next name."""
    return any(
        not is_field(page.text[page.lines[own.first].start : page.lines[own.last - 1].end])
        for own in paragraphs[before.after : one.paragraph - 1]
    )


def _find_verdicts(
    page: Page, paragraphs: Sequence[Paragraph], spoken: Sequence[Candidate]
) -> dict[int, tuple[int, int]]:
    """Return the short sentence above each name, by the paragraph of the name, if each has one."""
    if len(spoken) < _FEWEST:
        return {}
    found: dict[int, tuple[int, int]] = {}
    for before, one in zip((None, *spoken), spoken, strict=False):
        if one.paragraph == 0 or (before and not _says_more(page, paragraphs, before, one)):
            return {}
        above = paragraphs[one.paragraph - 1]
        start, end = page.lines[above.first].start, page.lines[above.last - 1].end
        text = page.text[start:end]
        if len(text.split()) > _VERDICT or not ENDS.search(text) or text.rstrip().endswith("?"):
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
