"""Statements cut into sentences, the coding units, with their ids."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from stances.language.words import load_words
from stances.model import Sentence
from stances.read.boundaries import find_sentences
from stances.regex import compile_later
from stances.text.tokens import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stances.model import Block, Statement

_REMEMBERED = 2**10  # each statement of an expert asks for the same name
_COLON = compile_later(r":[\"”’*_\s]*\Z")


def split_statements(statements: Sequence[Statement]) -> tuple[Sentence, ...]:
    """Return the sentences of statements, in their order.

    An expert's paragraphs are counted through all their statements, so that each id stands once
    for that expert; experts with the same surname have ids in common.
    """
    return tuple(stream_sentences(statements))


def stream_sentences(statements: Iterable[Statement]) -> Iterator[Sentence]:
    """Yield what `split_statements` returns."""
    paragraphs: dict[str, int] = {}
    for statement in statements:
        count = paragraphs.get(statement.expert, 0)
        yield from cut_statement(statement, count)
        paragraphs[statement.expert] = count + len(statement.blocks)


def group_sentences(statements: Sequence[Statement]) -> dict[str, list[Sentence]]:
    """Return each expert's sentences; experts come in the order in which they first speak."""
    found: dict[str, list[Sentence]] = {one.expert: [] for one in statements}
    for sentence in split_statements(statements):
        found[sentence.expert].append(sentence)
    return found


@lru_cache(maxsize=_REMEMBERED)
def make_slug(expert: str) -> str:
    """Return an expert's surname, or one-word id, in lower case without accents and marks.

    >>> make_slug("Test Ümlaut-Straße"), make_slug("Alpha, Test"), make_slug("Test Beta, Jr.")
    ('umlautstrasse', 'alpha', 'beta')
    """
    parts = [_drop_suffixes(part.split()) for part in expert.split(",")]
    parts = [words for words in parts if words]
    if not parts:
        return "expert"
    words = parts[0] if len(parts) > 1 else parts[0][-1:]
    return _keep_letters("".join(words)) or "expert"


def _drop_suffixes(words: list[str]) -> list[str]:
    """Return the words of a name without "Jr." and the like."""
    return [word for word in words if _keep_letters(word) not in _list_suffixes()]


@lru_cache(maxsize=1)
def _list_suffixes() -> frozenset[str]:
    """Return what may follow a surname, as `_keep_letters` writes it."""
    words = load_words()
    return frozenset(map(_keep_letters, (*words.name_suffixes, *words.name_titles, *words.degrees)))


def _keep_letters(word: str) -> str:
    """Return the letters and digits of a word in lower case, without accents."""
    return "".join(char for char in fold_text(word) if char.isalnum())


def cut_statement(
    statement: Statement, count: int, first: int = 0, last: int | None = None
) -> Iterator[Sentence]:
    """Yield the sentences of a statement.

    Args:
        count: how many paragraphs of the same expert came before.
        first, last: the first of its paragraphs, counted from 0, and the one just after the last;
            `None` for all that follow.
    """
    slug = make_slug(statement.expert)
    text = statement.document.text
    blocks = statement.blocks
    stop = len(blocks) if last is None else min(last, len(blocks))
    for at in range(max(0, first), stop):
        block, paragraph = blocks[at], count + at + 1
        follower = blocks[at + 1] if at + 1 < len(blocks) else None
        cuts = tuple(find_sentences(text, block))
        for number, (start, end) in enumerate(cuts, start=1):
            yield Sentence(
                id=f"{slug}-{paragraph}.{number}",
                expert=statement.expert,
                document=statement.document,
                paragraph=paragraph,
                number=number,
                start=start,
                end=end,
                kind=_find_kind(text[start:end], block, follower if number == len(cuts) else None),
                wording=statement.wording,
            )


def _find_kind(
    sentence: str, block: Block, follower: Block | None
) -> Literal["prose", "lead-in", "item"]:
    """Return the kind of a sentence.

    Args:
        follower: the next block, if the sentence is the last one of its own.
    """
    if block.kind == "item":
        return "item"
    introduces = follower is not None and follower.kind == "item"
    return "lead-in" if introduces and _COLON.search(sentence) else "prose"
