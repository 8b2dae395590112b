"""Stage directions within a paragraph: they stand between two sentences and are nobody's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from stances.language.words import load_words
from stances.model import Block
from stances.read.layouts._roles import make_choice
from stances.regex import compile_later

_WORD = make_choice([*load_words().directions, *load_words().spoken_in])
_MARGIN = r"[\s*_.…]*"
_DIRECTION = compile_later(
    rf"""{_MARGIN}
    (?: [\[(] [*_\s]* (?: [^\W\d_]+ [\s,-]+ ){{0,2}}? (?:{_WORD})\b [^()\[\]\n]{{0,20}} [\])]
    |   [\[(] \d{{1,2}} (?: :\d\d ){{1,2}} [\])] | \b \d\d:\d\d:\d\d \b
    |   \( (?P<time> (?:[01]\d|2[0-3]) [0-5]\d ) \)
    ) {_MARGIN}""",
    re.VERBOSE | re.IGNORECASE,
)
"""A direction such as "[applause]", a time of the recording such as "[00:12]", or the time of the
debate before a paragraph: "(1425)"."""
_ENDS = compile_later(r"[.?!…:—–-][\"”’)\]*_]*\Z")


def cut_directions(text: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks without the stage directions at their ends and between their sentences.

    A direction in the middle of a sentence stays, for a sentence is one stretch of the text.

    >>> text = "We won. [applause] Thank you."
    >>> [text[one.start : one.end] for one in cut_directions(text, [Block(start=0, end=len(text))])]
    ['We won.', 'Thank you.']
    """
    return tuple(part for block in blocks for part in _cut(text, block))


def _cut(text: str, block: Block) -> Iterator[Block]:
    first = block.start
    for found in _DIRECTION.finditer(text, block.start, block.end):
        opening = re.search(r"[\[(\d]", found.group())
        before = text[first : found.start() + (opening.start() if opening else 0)].rstrip(" *_\n\t")
        within = found.end() < block.end and not _ENDS.search(before)
        if before and (within or found["time"]):
            continue
        if before:
            yield replace(block, start=first, end=first + len(before))
        first = found.end()
    if first < block.end:
        yield replace(block, start=first)
