"""How letters begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from stances.language.words import load_words
from stances.read.layouts._furniture import is_closing
from stances.read.layouts._page import Page
from stances.read.layouts._person import Person
from stances.read.layouts._roles import is_role_line, make_choice
from stances.read.layouts._sentence_end import LAST_STOP
from stances.read.layouts._signers import Signature, read_signers
from stances.regex import compile_later

_WORDS = load_words()
GREETING = compile_later(
    rf"(?:{make_choice(_WORDS.greetings)})\b(?=[^\n]{{0,60}}[,:–—-]|\s*\n)", re.IGNORECASE
)
"""How a letter begins, on a line of its own or not: "Dear Editor,", "SIR – "."""
CLOSING = compile_later(
    rf"(?:{make_choice(_WORDS.letter_closings)})[,.!:]?\s*$", re.IGNORECASE | re.MULTILINE
)
"""The line above a signature: "Sincerely,"."""
_COPIED = compile_later(
    rf"(?:{make_choice(_WORDS.copy_marks)})(?:\s*\(\w+\))?\s*[.:–—-]*(?:\s|\Z)", re.IGNORECASE
)
"""How lines begin below a signature that say who gets a copy, and what lies with the letter."""

_UNSIGNED = compile_later(
    rf"[—–―\-\s]*(?:{make_choice(_WORDS.unsigned)})[^\n.?!]{{0,30}}\.?\s*(?:\n|\Z)",
    re.IGNORECASE,
)


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


def find_unsigned(page: Page) -> Iterator[Signature]:
    """Yield what stands below a letter in place of a name, such as "Name withheld"."""
    for start, end, _ in page.paragraphs:
        if _UNSIGNED.match(page.text, start, end):
            yield Signature(start=start, end=end, people=())


def leave_out_copies(lines: Sequence[str]) -> list[str]:
    """Return the lines of a signature up to those that say who gets a copy.

    >>> leave_out_copies(["Test Alpha", "cc: Test Beta", "Test Gamma"])
    ['Test Alpha']
    """
    return list(takewhile(lambda one: _COPIED.match(one) is None, lines))


def read_closing(
    page: Page, paragraphs: Sequence[tuple[int, int]], number: int
) -> tuple[Signature | None, int]:
    """Read "Sincerely," and the names below it."""
    start, end = paragraphs[number]
    closing = CLOSING.match(page.text, start, end)
    if closing is None:
        return None, number
    people: list[Person] = []
    among_letters = count_letters(page) > 1
    alone = not among_letters and not _are_described(page, paragraphs[number + 1 :])
    last, finish = number, closing.end()
    for offset, (a, b) in enumerate(paragraphs[number : number + 40]):
        begin = closing.end() if not offset else a
        written = [one.strip() for one in page.text[begin:b].split("\n") if one.strip()]
        lines = leave_out_copies(written)
        if people and not lines:
            break
        if people and lines and (lines[0].endswith(":") or is_closing(lines[0])):
            break
        if people and among_letters and _is_title(page, paragraphs, number + offset):
            break
        named = read_signers(lines, alone=alone, is_first=not people)
        described = [line for line in lines if is_role_line(line) or not LAST_STOP.search(line)]
        if lines and not named and (not people or len(described) < len(lines)):
            break
        people += named
        last, finish = number + offset, b
        if len(lines) < len(written):
            break
    if not people:
        return None, number
    return Signature(start=start, end=finish, people=tuple(people)), last


def _are_described(page: Page, paragraphs: Sequence[tuple[int, int]]) -> bool:
    """Whether more than one paragraph at the foot of a letter has several lines."""
    several = 0
    for start, end in paragraphs:
        if LAST_STOP.search(page.text, start, end) or is_closing(page.text[start:end]):
            break
        several += "\n" in page.text[start:end].strip()
    return several > 1


def _is_title(page: Page, paragraphs: Sequence[tuple[int, int]], number: int) -> bool:
    """Whether a line stands above the words of the next letter, and not below the last one's."""
    start, end = paragraphs[number]
    following = paragraphs[number + 1] if number + 1 < len(paragraphs) else (end, end)
    below = page.text[slice(*following)]
    is_line = "\n" not in page.text[start:end]
    return is_line and (GREETING.match(below) is not None or LAST_STOP.search(below) is not None)
