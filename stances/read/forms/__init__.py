"""The forms in which texts are stored, and the one list of them.

To add one, write a file that makes a `Form`, or `late.py` does where only such documents need its
file, and name it in `FORMS`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Literal

from stances.document import Document
from stances.errors import StancesError, suggest_name
from stances.read.compressed import strip_ending
from stances.read.forms.csv import CSV, TSV, separate_by
from stances.read.forms.doc import DOC
from stances.read.forms.form import Form, show_no_bytes
from stances.read.forms.json import JSON
from stances.read.forms.jsonl import JSONL
from stances.read.forms.late import (
    CAPTIONS,
    DOCX,
    EPUB,
    HTML,
    MARKDOWN,
    MHTML,
    ODT,
    PARQUET,
    PDF,
    RTF,
    XLSX,
)
from stances.read.forms.plain import PLAIN

FORMS: tuple[Form, ...] = (
    *(PDF, DOCX, ODT, RTF, DOC, EPUB, PARQUET, XLSX),
    *(MARKDOWN, HTML, MHTML, CAPTIONS, JSON, JSONL, CSV, TSV, PLAIN),
)
"""In the order in which they are tried; the last recognises every text."""

ENDINGS = tuple(dict.fromkeys(ending for form in reversed(FORMS) for ending in form.endings))
"""The endings of files in any form."""


def find_by_ending(name: str) -> tuple[Form, ...]:
    """Return the forms in which files with the ending of a name are, compressed or not.

    >>> [form.name for form in find_by_ending("rows.JSON")]
    ['json', 'jsonl']
    """
    ending = PurePath(strip_ending(name)).suffix.lower()
    return tuple(form for form in FORMS if ending in form.endings)


def find_by_bytes(data: bytes) -> Form | None:
    """Return the form that the bytes of a file show; `None` where they may be text.

    >>> find_by_bytes(b"{\\\\rtf1 We must talk.}").name
    'rtf'
    """
    return next((form for form in FORMS if form.recognise_bytes(data)), None)


def recognise_form(
    document: Document,
    columns: Sequence[str] = ("expert", "text"),
    delimiter: str | None = None,
) -> Form:
    """Return the form of a document.

    That is the one it gives itself; else the one that the ending of its name says; else the one
    that its text shows, for a ``.txt`` as well. Where one ending has several forms, the text
    decides between them.

    Args:
        columns: what the first line of a table must hold whose name does not say its form.
        delimiter: the sign between the cells of a table; `None` to tell it by the header.

    Raises:
        StancesError: the document gives itself a form that is not known.

    >>> recognise_form(Document(name="-", text="expert,text\\nTest Alpha,Talk now.\\n")).name
    'csv'
    """
    if document.form != PLAIN.name:
        return _separate(find_form(document.form, document.name), delimiter)
    by_ending = find_by_ending(document.name)
    among = FORMS if by_ending in ((), (PLAIN,)) else by_ending
    forms = [_separate(form, delimiter) for form in among]
    return next((form for form in forms if form.recognise(document.text, columns)), forms[-1])


def tell_how_known(name: str, form: Form) -> Literal["bytes", "ending", "content"]:
    """Return what showed the form of a file: its bytes, the ending of its name, or its text.

    >>> tell_how_known("rows.csv", CSV), tell_how_known("-", CSV)
    ('ending', 'content')
    """
    if form.recognise_bytes is not show_no_bytes:
        return "bytes"
    known = [one.name for one in find_by_ending(name)]
    return "ending" if known == [form.name] else "content"


def _separate(form: Form, delimiter: str | None) -> Form:
    """Return a form that reads tables by the sign that the user named, if it goes by signs."""
    return separate_by(form, delimiter) if delimiter and form.has_delimiter else form


def find_form(name: str, where: str) -> Form:
    """Return the form of a name.

    Raises:
        StancesError: no form has that name.
    """
    for form in FORMS:
        if form.name == name:
            return form
    known = [form.name for form in FORMS]
    raise StancesError(f'unknown form "{name}"', where=where, hint=suggest_name(name, known))
