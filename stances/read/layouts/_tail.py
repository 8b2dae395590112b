"""The foot of a document: what its publisher adds below the last words of the last speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from stances.language.words import load_words
from stances.model import Block
from stances.read.layouts._furniture import is_biography, is_closing, is_notice
from stances.read.layouts._heads import find_terminal
from stances.read.layouts._page import Page
from stances.read.layouts._roles import make_choice
from stances.read.layouts._turns import Turn
from stances.read.layouts.byline import find_author
from stances.regex import compile_later

_WORDS = load_words()
_FOOTERS = make_choice(_WORDS.footers).replace("…", r"[^.?!]{1,90}")
_COPYRIGHT = r"(?i:copyright)\s+(?:©|\([cC]\)|\d{4}|[A-Z])|©|℗|\([cC]\)\s*\d{4}"
_FOOTER = compile_later(rf"[\W_]*(?:{_COPYRIGHT}|(?i:{_FOOTERS})\b)")
"""How a paragraph begins that a publisher adds below the last turn."""
_END = compile_later(
    rf"[\s*_#<=[(–—-]*(?:{make_choice(_WORDS.end_marks)})[\s*_#>=\])–—-]*|(?:\#\s*){{3,}}",
    re.IGNORECASE,
)
_THIRTY = compile_later(r"[-–—]\s*30\s*[-–—]")
"""How a release ends; it may be the number of a page as well."""
_NUMBER = compile_later(r"^[ \t]*[-–—] ?\d{1,4} ?[-–—][ \t]*$", re.MULTILINE)
_LINKS = compile_later(r"[^|·•\n]{1,60}(?:\s[|·•]\s+[^|·•\n]{1,60}){2,}")
"""A line of links at the foot of a page: "Disclaimer | Contact us | © Test House"."""
_SEPARATOR = compile_later(r"\s[|·•]\s")
_SENTENCE_END = compile_later(r"(?<!\s)[.?!…][\"”’)]*(?:\s+[|·•]|\s*\Z)")
_MOST_BELOW = 5
"""How many paragraphs a publisher adds below the last turn at most, where no mark ends it."""
_LONGEST, _LONGEST_LINK = 60, 12
_NOTES = compile_later(r"^[ \t]*_{5,}[ \t]*\n\s*(?:[*†‡]|\[?\d{1,2}[\].)])[ \t]", re.MULTILINE)
"""A rule above the notes at the foot of a page."""


def drop_tail(page: Page, turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Return turns without what stands below the last words and is the publisher's.

    That is what follows a heading such as "Related news" or "Declared interests", a mark such as
    "END" or a line such as "Copyright 2026 Test House", and the last paragraphs if these are set in
    italics, and nothing else that is said is.
    """
    if not turns:
        return ()
    last = max((turn.sign[1] for turn in turns if turn.blocks), default=0)
    said = [block for turn in turns for block in turn.blocks]
    stop = min(
        _find_foot(page, last), _find_footer(page, [one for one in said if one.start >= last])
    )
    stop = min(stop, find_terminal(page))
    kept = [block for block in said if block.start < stop]
    tail: list[Block] = []
    while kept and kept[-1].start >= last and _is_set_apart(page, kept[-1]):
        tail.append(kept.pop())
    if tail and kept and not any(_is_set_apart(page, block) for block in kept):
        stop = tail[-1].start
    return tuple(
        replace(turn, blocks=tuple(block for block in turn.blocks if block.start < stop))
        for turn in turns
    )


def _find_foot(page: Page, start: int) -> int:
    """Return where a heading, or a rule above notes, begins the foot; the end where none does.

    Such a heading says so, or all that stands below it are links, tags and notices.
    """
    notes = _NOTES.search(page.text, start)
    end = notes.start() if notes else len(page.text)
    return next(
        (
            first
            for first, last, kind in page.paragraphs
            if kind == "heading"
            and start <= first < end
            and (is_closing(page.text[first:last]) or _heads_links(page, first, last))
        ),
        end,
    )


def _heads_links(page: Page, start: int, end: int) -> bool:
    """Whether all that stands below a heading, to the end, are short lines that say nothing."""
    below = page.find_paragraphs(start + 1, len(page.text))
    is_asked = page.text[start:end].rstrip().endswith("?")
    if is_asked or page.paragraphs[-1][0] <= start:
        return False
    return all(_is_listed(page.text[a:b].strip()) for a, b, _ in below)


def _is_listed(paragraph: str) -> bool:
    """Whether a paragraph is a link, a list of tags or a publisher's line, and no sentence."""
    words = paragraph.split()
    is_title = len(words) <= _LONGEST_LINK and not paragraph.endswith((".", "!", "…", "”", '"'))
    is_foot = len(words) <= _LONGEST and _FOOTER.match(paragraph) is not None
    return is_title or is_foot or is_closing(paragraph) or is_notice(paragraph)


def _find_footer(page: Page, blocks: Sequence[Block]) -> int:
    """Return where a mark or a publisher's line ends the last turn; the end where none does.

    Args:
        blocks: those of the last turn, whose first one is spoken whatever it is.
    """
    text = page.source.document.text
    below = [(a, b) for a, b, _ in page.paragraphs if blocks and a > blocks[0].start]
    numbered = len(_NUMBER.findall(text)) > 1
    author = find_author(page)
    names = [author[0].name] if author else []
    for number, (start, end) in enumerate(below):
        paragraph = text[start:end].strip()
        if _END.fullmatch(paragraph) or (_THIRTY.fullmatch(paragraph) and not numbered):
            return start
        is_late = number >= len(below) - _MOST_BELOW
        is_short = is_late and len(paragraph.split()) <= _LONGEST
        if is_short and (_FOOTER.match(paragraph) or is_biography(paragraph, names)):
            return start
        if is_short and _is_row_of_links(page, start, end):
            return start
    return len(text)


def _is_row_of_links(page: Page, start: int, end: int) -> bool:
    """Whether a paragraph is one line of links or words with a stroke or a dot between them."""
    paragraph = page.source.document.text[start:end].strip()
    if _SENTENCE_END.search(paragraph):
        return False
    is_linked = page.is_styled(start, end, "link") and _SEPARATOR.search(paragraph) is not None
    return is_linked or _LINKS.fullmatch(paragraph) is not None


def _is_set_apart(page: Page, block: Block) -> bool:
    """Whether all words of a paragraph are in italics, or a bold name or a link beside these."""
    start, end = block.start, block.end
    if page.text[start:end].isspace():  # the cell of a table: running text is blank there
        return False
    return page.is_styled(start, end, "italic", "bold", "link") and any(
        style.kind == "italic" for style in page.find_styles(start, end)
    )
