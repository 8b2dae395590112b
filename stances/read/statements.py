"""Documents turned into statements: who says what in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stances.document import Document
from stances.errors import StancesError
from stances.model import Statement
from stances.read.forms import recognise_form
from stances.read.layouts import recognise_layout
from stances.read.own_json import is_sheet
from stances.read.source import Source, TextColumns
from stances.text.tokens import normalise_name


def extract_statements(
    documents: Sequence[Document], *, expert_column: str = "expert", text_column: str = "text"
) -> tuple[Statement, ...]:
    """Return the statements of all documents, in their order.

    Names come in NFC, with single spaces; two names are one expert only where they are equal.

    Args:
        expert_column: the column of tables that names who speaks.
        text_column: the column that holds what they say.

    Raises:
        StancesError: a document holds no statement, or it is not clear who says what in it.
    """
    columns = TextColumns(expert=expert_column, text=text_column)
    return tuple(
        replace(statement, expert=normalise_name(statement.expert))
        for document in documents
        for statement in _read_document(document, columns)
    )


def _read_document(document: Document, columns: TextColumns) -> tuple[Statement, ...]:
    """Return the statements of one document, by its form and its layout."""
    if is_sheet(document):
        raise StancesError(
            "a score sheet, not a text", where=document.name, hint="name the texts it was made from"
        )
    source = open_source(document, columns)
    return recognise_layout(source).read(source)


def open_source(document: Document, columns: TextColumns) -> Source:
    """Return a document in its form, as layouts read it.

    Raises:
        StancesError: the form is not known, or the document is broken.
    """
    form = recognise_form(document, (columns.expert, columns.text))
    marked = form.mark_text(replace(document, form=form.name))
    return Source(document=marked.document, form=form, regions=marked.regions, columns=columns)
