"""Who was found, and how the text was cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from stances.document import Document
from stances.model import Statement
from stances.pipeline import read_statements
from stances.read.sentences import group_sentences
from stances.scoring.names import choose_experts
from stances.settings.model import Settings
from stances.text.tokens import tokenize
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION


class FoundExpert(Record):
    """An expert who was found, and how much they say.

    Attributes:
        role, affiliation, date, source: what the documents say of them, separated by semicolons;
            empty where they say nothing.
        statements, paragraphs, sentences, words: how many.
    """

    expert: str
    role: str
    affiliation: str
    date: str
    source: str
    statements: int
    paragraphs: int
    sentences: int
    words: int


class FoundSentence(Record):
    """A sentence as the text was cut.

    Attributes:
        source, line: the document it stands in, and the line of that file.
        start, end: its offsets in the document.
    """

    id: str
    expert: str
    source: str
    line: int
    start: int
    end: int
    kind: Literal["prose", "lead-in", "item"]
    text: str


class ExpertsDocument(Record):
    """What ``stances experts -f json`` prints."""

    format_version: str = FORMAT_VERSION
    experts: tuple[FoundExpert, ...]


class SentencesDocument(Record):
    """What ``stances sentences -f json`` prints."""

    format_version: str = FORMAT_VERSION
    sentences: tuple[FoundSentence, ...]


def list_experts(
    inputs: Sequence[str | Document], *, settings: Settings
) -> tuple[FoundExpert, ...]:
    """Return the experts in the order in which they first speak.

    Raises:
        StancesError: something cannot be read.
    """
    found = read_statements(inputs, settings=settings)
    stated: dict[str, list[Statement]] = {}
    for one in found:
        stated.setdefault(one.expert, []).append(one)
    return tuple(
        FoundExpert(
            expert=name,
            role=_join(one.role for one in stated[name]),
            affiliation=_join(one.affiliation for one in stated[name]),
            date=_join(one.date for one in stated[name]),
            source=_join(one.origin or one.document.name for one in stated[name]),
            statements=len(stated[name]),
            paragraphs=len({one.paragraph for one in own}),
            sentences=len(own),
            words=sum(len(tokenize(s.document.text, s.start, s.end)) for s in own),
        )
        for name, own in group_sentences(found).items()
    )


def list_sentences(
    inputs: Sequence[str | Document], *, settings: Settings, experts: Sequence[str] = ()
) -> tuple[FoundSentence, ...]:
    """Return every sentence, expert by expert.

    Args:
        experts: names, or any unambiguous part of one; empty for all.

    Raises:
        StancesError: something cannot be read, or a name is not known.
    """
    spoken = group_sentences(read_statements(inputs, settings=settings))
    return tuple(
        FoundSentence(
            id=one.id,
            expert=one.expert,
            source=one.document.name,
            line=one.line,
            start=one.start,
            end=one.end,
            kind=one.kind,
            text=one.text,
        )
        for name in choose_experts(experts, tuple(spoken))
        for one in spoken[name]
    )


def _join(values: Iterable[str]) -> str:
    """Return the values that are not empty, each of them once."""
    return "; ".join(dict.fromkeys(value for value in values if value))
