"""Cutting statements into sentences, the coding units, with their ids."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal

from stances.model import Sentence
from stances.read.boundaries import spans
from stances.text.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stances.model import Block, Statement

_AFTER_A_NAME = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "ret"))
_COLON = re.compile(r":[\"”’*_\s]*\Z")


def split(statements: Sequence[Statement]) -> tuple[Sentence, ...]:
    """Cut statements into sentences, in their order.

    The paragraphs of an expert are counted through all their statements, so that an id
    stands once for each expert; experts who share a surname share its ids.
    """
    paragraphs: dict[str, int] = {}
    found: list[Sentence] = []
    for statement in statements:
        count = paragraphs.get(statement.expert, 0)
        found += _sentences(statement, count)
        paragraphs[statement.expert] = count + len(statement.blocks)
    return tuple(found)


def by_expert(statements: Sequence[Statement]) -> dict[str, list[Sentence]]:
    """Each expert's sentences; experts in the order in which they first speak."""
    found: dict[str, list[Sentence]] = {one.expert: [] for one in statements}
    for sentence in split(statements):
        found[sentence.expert].append(sentence)
    return found


def surname(expert: str) -> str:
    """An expert's surname, or one-word id, in lower case without accents and marks.

    >>> surname("Test Ümlaut-Straße"), surname("Alpha, Test"), surname("Test Beta, Jr.")
    ('umlautstrasse', 'alpha', 'beta')
    """
    parts = [_without_suffix(part.split()) for part in expert.split(",")]
    parts = [words for words in parts if words]
    if not parts:
        return "expert"
    words = parts[0] if len(parts) > 1 else parts[0][-1:]
    return _letters("".join(words)) or "expert"


def _without_suffix(words: list[str]) -> list[str]:
    return [word for word in words if _letters(word) not in _AFTER_A_NAME]


def _letters(word: str) -> str:
    return "".join(char for char in fold(word) if char.isalnum())


def _sentences(statement: Statement, count: int) -> Iterator[Sentence]:
    slug = surname(statement.expert)
    text = statement.source.text
    followers = zip_longest(statement.blocks, statement.blocks[1:])
    for paragraph, (block, follower) in enumerate(followers, start=count + 1):
        cuts = tuple(spans(text, block))
        for number, (start, end) in enumerate(cuts, start=1):
            yield Sentence(
                id=f"{slug}-{paragraph}.{number}",
                expert=statement.expert,
                source=statement.source,
                paragraph=paragraph,
                number=number,
                start=start,
                end=end,
                kind=_kind(text[start:end], block, follower if number == len(cuts) else None),
                wording=statement.wording,
            )


def _kind(
    sentence: str, block: Block, follower: Block | None
) -> Literal["prose", "lead-in", "item"]:
    """The kind of a sentence; `follower` is the block behind it if it is the last of its own."""
    if block.kind == "item":
        return "item"
    introduces = follower is not None and follower.kind == "item"
    return "lead-in" if introduces and _COLON.search(sentence) else "prose"
