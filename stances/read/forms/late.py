"""The forms whose modules are loaded when a document is in them: how they are known stands here.

What such a module does for its form are public functions, named after the fields of `Form`.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from types import ModuleType

from stances.document import Document
from stances.read.columns import Column
from stances.read.forms.form import Form, MarkedText, Row, RowReader
from stances.read.forms.web_encoding import decode_page
from stances.read.header import find_header
from stances.regex import compile_later

_ZIP = b"PK\3\4"
_RTF = compile_later(rb"\s*\{\\rtf")
_SAVED = compile_later(rb"(?im)^(?:from:[ \t]*[<\"]?saved by\b|snapshot-content-location:)")
"""What browsers write at the head of a page that they save."""
_PAGE = compile_later(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html\b)", re.IGNORECASE)
_TIME = r"[ \t]*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{3}"
_CUE = compile_later(rf"\s*(?:\d+\s*\n)?{_TIME}[ \t]*-->{_TIME}")
_HEAD = 4096


def _load(module: str) -> ModuleType:
    return importlib.import_module(f"stances.read.forms.{module}")


def _decode_by(module: str) -> Callable[[str, bytes], Document]:
    def decode(name: str, data: bytes) -> Document:
        decoded: Document = _load(module).decode(name, data)
        return decoded

    return decode


def _mark_by(module: str) -> Callable[[Document], MarkedText]:
    def mark_text(document: Document) -> MarkedText:
        marked: MarkedText = _load(module).mark_text(document)
        return marked

    return mark_text


def _read_rows_by(module: str) -> RowReader:
    def read_rows(document: Document, required: Sequence[Column]) -> Iterator[Row]:
        rows: Iterator[Row] = _load(module).read_rows(document, required)
        return rows

    return read_rows


def _find_page_date(text: str) -> date | None:
    from stances.read.page_dates import find_page_date  # noqa: PLC0415  (only pages need it)

    return find_page_date(text)


def _is_saved_page(data: bytes) -> bool:
    """Whether the lines of a file up to a blank one are those of a page that a browser saved."""
    head = re.split(rb"\r?\n\r?\n", data[:_HEAD], maxsplit=1)[0]
    return _SAVED.search(head) is not None


def _begins_as_captions(text: str, _columns: Sequence[str]) -> bool:
    head = text.lstrip("\ufeff \n")
    return head.startswith("WEBVTT") or ("-->" in text and _CUE.match(text) is not None)


def _names_speaker_in_header(text: str, _columns: Sequence[str]) -> bool:
    found = find_header(text)
    return found is not None and found.names_speaker


PDF = Form(
    name="pdf",
    endings=(".pdf",),
    recognise_bytes=lambda data: b"%PDF-" in data[:1024],
    decode=_decode_by("pdf"),
    mark_text=_mark_by("running"),
)

DOCX = Form(
    name="docx",
    endings=(".docx", ".docm"),
    recognise_bytes=lambda data: (
        data.startswith(_ZIP) and b"[Content_Types].xml" in data and b"word/" in data
    ),
    decode=_decode_by("docx"),
    mark_text=_mark_by("running"),
)

ODT = Form(
    name="odt",
    endings=(".odt", ".ott"),
    recognise_bytes=lambda data: (
        data.startswith(_ZIP) and b"application/vnd.oasis.opendocument.text" in data[:200]
    ),
    decode=_decode_by("odt"),
    mark_text=_mark_by("running"),
)

RTF = Form(
    name="rtf",
    endings=(".rtf",),
    recognise_bytes=lambda data: _RTF.match(data) is not None,
    decode=_decode_by("rtf"),
    mark_text=_mark_by("running"),
)

EPUB = Form(
    name="epub",
    endings=(".epub",),
    recognise_bytes=lambda data: data.startswith(_ZIP) and b"META-INF/container.xml" in data,
    decode=_decode_by("epub"),
    mark_text=_mark_by("html"),
)

PARQUET = Form(
    name="parquet",
    endings=(".parquet",),
    recognise_bytes=lambda data: data.startswith(b"PAR1"),
    decode=_decode_by("parquet"),
    read_rows=_read_rows_by("_row_table"),
)

XLSX = Form(
    name="xlsx",
    endings=(".xlsx", ".xlsm"),
    recognise_bytes=lambda data: data.startswith(_ZIP) and b"xl/workbook.xml" in data,
    decode=_decode_by("xlsx"),
    read_rows=_read_rows_by("_row_table"),
)

MARKDOWN = Form(
    name="markdown",
    endings=(".md", ".markdown"),
    recognise=_names_speaker_in_header,
    mark_text=_mark_by("markdown"),
)

HTML = Form(
    name="html",
    endings=(".html", ".htm", ".xhtml"),
    recognise=lambda text, _columns: _PAGE.match(text) is not None,
    decode=decode_page,
    mark_text=_mark_by("html"),
    find_date=_find_page_date,
)

MHTML = Form(
    name="mhtml",
    endings=(".mhtml", ".mht"),
    recognise_bytes=_is_saved_page,
    decode=_decode_by("mhtml"),
    mark_text=_mark_by("html"),
    find_date=_find_page_date,
)

CAPTIONS = Form(
    name="captions",
    endings=(".srt", ".vtt"),
    recognise=_begins_as_captions,
    mark_text=_mark_by("captions"),
    names_speakers=True,
)
