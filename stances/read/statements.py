"""Documents turned into statements: who says what in each."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from stances.announce import announce_if_slow
from stances.document import Document
from stances.errors import StancesError, raise_all
from stances.model import Statement
from stances.read.columns import TextColumns, choose_columns, flatten_objects
from stances.read.dating import add_dates
from stances.read.forms import recognise_form
from stances.read.forms.form import Form
from stances.read.forms.plain import PLAIN
from stances.read.found import Found
from stances.read.in_period import choose_in_period
from stances.read.layouts import read_source
from stances.read.normalise import normalise_text
from stances.read.notes import make_note
from stances.read.options import USUAL_OPTIONS, ReadOptions
from stances.read.own_json import find_row_format, is_sheet
from stances.read.source import Source
from stances.text.tokens import normalise_name


def extract_statements(
    documents: Sequence[Document], options: ReadOptions = USUAL_OPTIONS
) -> tuple[Statement, ...]:
    """Return the statements of all documents, in their order.

    Names come in NFC, with single spaces; two names are one expert only where they are equal.

    Args:
        options: what the user chose of how to read.

    Raises:
        StancesError: a document holds no statement, or it is not clear who says what in it; where
            there are several such, the error names them all.
    """
    return tuple(stream_statements(documents, options))


def stream_statements(
    documents: Iterable[Document],
    options: ReadOptions = USUAL_OPTIONS,
    faults: Sequence[StancesError] = (),
    found: list[Found] | None = None,
) -> Iterator[Statement]:
    """Yield what `extract_statements` returns, without keeping it.

    Args:
        faults: what could not be read before, which is reported with the rest.
        found: is given what was found in each document; `None` where nobody asks.

    Raises:
        StancesError: as `extract_statements`, once the other documents were read.
    """
    wrong = list(faults)
    read = _read_documents(documents, options, wrong, found)
    yield from choose_in_period(read, options.period, wrong) if options.period else read
    raise_all(wrong)


def _read_documents(
    documents: Iterable[Document],
    options: ReadOptions,
    faults: list[StancesError],
    found: list[Found] | None,
) -> Iterator[Statement]:
    """Yield the statements of all documents that can be read, and add to `faults` why others can't.

    Names come as `extract_statements` says.
    """
    for document in documents:
        try:
            read = _read_document(document, options)
            if found is not None:
                found.append(read)
            yield from normalise_names(read.statements)
        except StancesError as fault:
            faults.append(fault)


def normalise_names(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Yield statements with the names of their experts as `normalise_name` writes them."""
    for one in statements:
        yield replace(one, expert=normalise_name(one.expert))


def _read_document(document: Document, options: ReadOptions) -> Found:
    """Return what was found in one document, by its form and its layout."""
    if is_sheet(document):
        raise StancesError(
            "a score sheet, not a text", where=document.name, hint="name the texts it was made from"
        )
    rows = find_row_format(document)
    if rows is not None:
        what = f"this is the {rows} of stances score, which is not read"
        raise StancesError(what, where=document.name, hint="write -f json")
    with announce_if_slow(f"stances: reading {document.name}"):
        source = open_source(document, options)
        found = read_source(source)
    if source.is_table:
        return found
    dated = add_dates(tuple(found.statements), source, document)
    return replace(found, statements=tuple(dated))


def open_source(
    document: Document, options: ReadOptions = USUAL_OPTIONS, *, head: Document | None = None
) -> Source:
    """Return a document in its form, as layouts read it.

    Args:
        head: of a table that is a piece of a longer one, the beginning of that, which says what
            its columns are.

    Raises:
        StancesError: the form is not known, or the document is broken.
    """
    columns = options.columns
    form = (
        PLAIN  # which documents also say that nobody gave a form
        if options.form == PLAIN.name
        else recognise_form(document, (columns.expert, columns.text), options.delimiter)
    )
    if document.form != form.name:
        document = dataclasses.replace(document, form=form.name)
    _note_unused(form, options)
    marked = form.mark_text(document)
    marked = marked if form.read_rows else normalise_text(marked)
    return Source(
        document=marked.document,
        form=form,
        regions=marked.regions,
        styles=marked.styles,
        cells=marked.cells,
        columns=_choose_columns(head or marked.document, form, columns),
        options=options,
    )


def _note_unused(form: Form, options: ReadOptions) -> None:
    """Say which of the options do not hold for a form."""
    for option, value, is_used in (
        ("--delimiter", options.delimiter, form.has_delimiter),
        ("--encoding", options.encoding, form.has_encoding),
    ):
        if value is not None and not is_used:
            make_note(f"does not hold for {form.name}", option)


def _choose_columns(document: Document, form: Form, columns: TextColumns) -> TextColumns:
    """Return the columns to read of a table, going by those of its first row.

    Raises:
        StancesError: the table has no rows.
    """
    if form.read_rows is None:
        return columns
    try:
        first = next(form.read_rows(document, ()), None)
    except StancesError:  # whoever reads the table says what is wrong with it
        return columns
    if first is None:
        hint = "add a row a statement"
        raise StancesError("no rows: nothing to read", where=document.name, hint=hint)
    return choose_columns(flatten_objects(first.values), columns)
