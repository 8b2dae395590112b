"""Experts and sentences as tables."""

from __future__ import annotations

from collections.abc import Sequence

from stances.commands.rows import RowsAnswer
from stances.commands.texts.documents import (
    FoundDocument,
    note_nobodys,
    shorten_places,
)
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
_DOCUMENTS: Sequence[Column[FoundDocument]] = (
    Column(key="source", least=16),
    Column(key="form"),
    Column(key="form_by", title="form by"),
    Column(key="layout", least=10),
    Column(key="layout_by", title="layout by", show=shorten_places, least=16),
    Column(key="experts", right=True),
    Column(key="words", right=True),
    Column(key="naming", right=True),
    Column(key="nobodys", title="nobody's", right=True),
    Column(key="nobodys_lines", title="on", show=shorten_places, least=16),
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


def show_experts(found: ExpertsDocument) -> Answer:
    """Return the experts as an answer, one row each."""
    answer = RowsAnswer("expert", _EXPERTS, found.experts, found)
    answer.notes = tuple(f"stances: note: {one}" for one in note_nobodys(found.documents))
    return answer


def show_documents(found: ExpertsDocument) -> Answer:
    """Return the documents as an answer, one row each."""
    return RowsAnswer("document", _DOCUMENTS, found.documents, found)


def show_sentences(found: Sequence[FoundSentence]) -> Answer:
    """Return the sentences as an answer, one row each."""

    def make_document() -> SentencesDocument:
        return SentencesDocument(sentences=tuple(found))

    return RowsAnswer("sentence", _SENTENCES, found, make_document, group=["expert", "source"])
