"""Experts and sentences as tables."""

from __future__ import annotations

from collections.abc import Sequence

from stances.commands.rows import RowsAnswer
from stances.commands.texts.listing import (
    ExpertsDocument,
    FoundExpert,
    FoundSentence,
    SentencesDocument,
)
from stances.output.answer import Answer
from stances.output.tables import Column

_EXPERTS: Sequence[Column[FoundExpert]] = (
    Column(key="expert"),
    Column(key="role", least=16),
    Column(key="affiliation", least=16),
    Column(key="date"),
    Column(key="source"),
    Column(key="statements", short="stat.", right=True),
    Column(key="paragraphs", short="par.", right=True),
    Column(key="sentences", short="sent.", right=True),
    Column(key="words", right=True),
)
_SENTENCES: Sequence[Column[FoundSentence]] = (
    Column(key="id"),
    Column(key="expert"),
    Column(key="source"),
    Column(key="line", right=True),
    Column(key="start", right=True),
    Column(key="end", right=True),
    Column(key="kind"),
    Column(key="text", least=24),
)


def show_experts(found: Sequence[FoundExpert]) -> Answer:
    """Return the experts as an answer, one row each."""
    return RowsAnswer("expert", _EXPERTS, found, ExpertsDocument(experts=tuple(found)))


def show_sentences(found: Sequence[FoundSentence]) -> Answer:
    """Return the sentences as an answer, one row each."""

    def make_document() -> SentencesDocument:
        return SentencesDocument(sentences=tuple(found))

    return RowsAnswer("sentence", _SENTENCES, found, make_document, group=["expert", "source"])
