"""Names on lines of their own that stand below the words, as signatures do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances.read.layouts._name_lines import (
    Candidate,
    Paragraph,
    group_candidates,
    is_prose,
    list_paragraphs,
)
from stances.read.layouts._page import Page
from stances.read.layouts._sign import Sign

_FEWEST = 2
_LETTER = 20
"""How many words above a name may be those of an introduction, and not of a letter."""


def find_names_below(page: Page, *, greeted: bool) -> Iterator[Sign]:
    """Yield the names on lines of their own that stand below the words, as signatures do.

    Args:
        greeted: whether the texts above them begin as letters do.
    """
    paragraphs = list_paragraphs(page)
    for group in group_candidates(page, paragraphs):
        if greeted or stands_below(page, paragraphs, group):
            signed = _choose_signed(page, paragraphs, group)
            yield from (one.sign for one in signed or group)


def stands_below(page: Page, paragraphs: Sequence[Paragraph], group: Sequence[Candidate]) -> bool:
    """Whether the names of a manner stand below the words, as signatures do."""
    if group[-1].spoken and group[-1].sign.manner != "inset line":
        return False
    if _choose_signed(page, paragraphs, group):
        return True
    first = group[0].paragraph
    above = [
        page.text[page.lines[one.first].start : page.lines[one.last - 1].end]
        for one in paragraphs[max(0, first - 3) : first]
    ]
    words = sum(len(one.split()) for one in above)
    return bool(above) and is_prose(above[-1]) and words > _LETTER


def _choose_signed(
    page: Page, paragraphs: Sequence[Paragraph], group: Sequence[Candidate]
) -> Sequence[Candidate]:
    """Return the names of a manner that sign, where a role or a town stands below each that does.

    The last of them ends the page, so that they are not headings, and no heading of a letter is
    among them.
    """
    signed = [
        one
        for one in group
        if one.paragraph and "\n" in page.text[one.sign.start : one.sign.end].strip()
    ]
    if len(signed) < _FEWEST or signed[-1].after != len(paragraphs):
        return ()
    above = [paragraphs[one.paragraph - 1] for one in signed]
    written = (page.text[page.lines[a.first].start : page.lines[a.last - 1].end] for a in above)
    return signed if all(map(is_prose, written)) else ()
