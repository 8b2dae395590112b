"""How letters begin and end."""

from __future__ import annotations

import re

from stances.language.words import load_words
from stances.read.layouts._page import Page
from stances.read.layouts._roles import make_choice

_WORDS = load_words()
GREETING = re.compile(
    rf"(?:{make_choice(_WORDS.greetings)})\b(?=[^\n]{{0,60}}[,:–—-]|\s*\n)", re.IGNORECASE
)
"""How a letter begins, on a line of its own or not: "Dear Editor,", "SIR – "."""
CLOSING = re.compile(
    rf"(?:{make_choice(_WORDS.letter_closings)})[,.!:]?\s*$", re.IGNORECASE | re.MULTILINE
)
"""The line above a signature: "Sincerely,"."""


def is_letter(page: Page) -> bool:
    """Whether a page holds letters: somebody is greeted, or "Sincerely," ends one."""
    return any(
        GREETING.match(page.text, line.start, line.end) if line.is_first else False
        for line in page.lines
    ) or any(CLOSING.match(page.text, line.start, line.end) for line in page.lines)


def count_letters(page: Page) -> int:
    """Return how many letters a page holds, by how they begin or end."""
    heads = [page.text[start:end] for start, end, _ in page.paragraphs]
    greeted = sum(GREETING.match(one) is not None for one in heads)
    closed = sum(CLOSING.match(page.text, one.start, one.end) is not None for one in page.lines)
    return max(greeted, closed)
