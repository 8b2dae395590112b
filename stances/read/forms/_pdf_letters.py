"""The letters of a PDF's pages, with where they stand and how they look."""

from __future__ import annotations

import ctypes
import math
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from msgspec import Struct

from stances.errors import StancesError
from stances.read.extras import import_extra
from stances.regex import compile_later

_MOST_PAGES = 5_000
_MOST_LETTERS = 10_000_000
_LARGEST_STREAM = 50_000_000
"""What one stream may unpack to: the words of a page fill some thousand bytes."""
_CHUNK = 1_000_000
_STREAM = compile_later(rb"stream\r?\n")
_BEGINS = compile_later(rb"startxref\s+(\d{1,12})\s+%%EOF")
_SEARCHED = 2048
"""How far from its end a whole file says that it ends."""
_PASSWORD = 4
_IMAGE = 3
_FORM = 5
_SMALLEST_SCAN = 0.1
"""The share of a page that a picture must fill to be taken for its text."""
_MOST_UNKNOWN = 0.2
"""The share of letters that may have no meaning."""
_FORCE_BOLD = 1 << 18
_ITALIC = 1 << 6
_BOLD_NAME = compile_later(r"bold|black|heavy|semib|demi(?!n)", re.IGNORECASE)
_ITALIC_NAME = compile_later(r"italic|oblique|slanted", re.IGNORECASE)


class Letter(Struct, frozen=True, kw_only=True):
    """One character: where it begins and ends, its base line and its size, in points."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    italic: bool


class Page(Struct, frozen=True, kw_only=True):
    """One page.

    Attributes:
        number: from 1 on.
        letters: in the order in which the file draws them.
        turned: letters that stand across the others, such as a mark in the margin.
        has_picture: whether a picture fills a good part of it.
        is_unknown: whether the file does not say what many of its letters mean.
    """

    number: int
    letters: tuple[Letter, ...]
    turned: tuple[Letter, ...]
    has_picture: bool
    is_unknown: bool


def read_pages(name: str, data: bytes) -> Iterator[Page]:
    """Yield the pages of a PDF.

    Raises:
        StancesError: it is damaged, cut off or too large, has a password, or the library that
            reads it is missing.
    """
    pdfium = import_extra(
        "pypdfium2.raw", extra="pdf", package="pypdfium2", what=".pdf", where=name
    )
    _check_end(name, data)
    _check_sizes(name, data)
    with _open_document(pdfium, name, data) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if not 0 < count <= _MOST_PAGES:
            what = "damaged: it has no pages" if count <= 0 else f"more than {_MOST_PAGES} pages"
            raise StancesError(what, where=name, hint=_SAVE_AGAIN)
        left = _MOST_LETTERS
        for index in range(count):
            page = _read_page(pdfium, document, name, index)
            left -= len(page.letters)
            if left < 0:
                raise StancesError("too many letters", where=name, hint="cut it into parts")
            yield page


_SAVE_AGAIN = "save or download the file again"


def _check_end(name: str, data: bytes) -> None:
    """Check that a file is whole: PDFium would read what is left of it, and pages would be lost."""
    found = list(_BEGINS.finditer(data, max(0, len(data) - _SEARCHED)))
    if not found:
        raise StancesError("damaged: its end is missing", where=name, hint=_SAVE_AGAIN)
    at, head = int(found[-1][1]), data.find(b"%PDF-", 0, 1024)
    tables = (data[at : at + 40], data[at + max(head, 0) :][:40])  # some count from the head
    if not any(re.match(rb"\s*(?:xref\b|\d+\s+\d+\s+obj\b)", table) for table in tables):
        what = "damaged: its table of contents is not where it should be"
        raise StancesError(what, where=name, hint=_SAVE_AGAIN)


def _check_sizes(name: str, data: bytes) -> None:
    """Check that no stream unpacks to more than it may, before the library unpacks it."""
    for found in _STREAM.finditer(data):
        unpacker, size, at = zlib.decompressobj(), 0, found.end()
        is_picture = b"/Image" in data[max(0, found.start() - 500) : found.start()]
        most = _LARGEST_STREAM * (10 if is_picture else 1)
        part = data[at : at + _CHUNK]
        try:
            while part and not unpacker.eof:
                size += len(unpacker.decompress(part, _CHUNK))
                if size > most:
                    what = f"a part of it unpacks to more than {most} bytes"
                    raise StancesError(what, where=name, hint="save it as text, in UTF-8")
                part = unpacker.unconsumed_tail
                if not part:
                    at += _CHUNK
                    part = data[at : at + _CHUNK]
        except zlib.error:  # not packed in this way, or encrypted
            continue


@contextmanager
def _open_document(pdfium: ModuleType, name: str, data: bytes) -> Iterator[object]:
    """Open a document and close it in the end.

    Raises:
        StancesError: it has a password, or is damaged.
    """
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        if pdfium.FPDF_GetLastError() == _PASSWORD:
            raise StancesError("has a password", where=name, hint="save it without one")
        raise StancesError("damaged", where=name, hint=_SAVE_AGAIN)
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _read_page(pdfium: ModuleType, document: object, name: str, index: int) -> Page:
    """Return one page."""
    page = pdfium.FPDF_LoadPage(document, index)
    text = pdfium.FPDFText_LoadPage(page) if page else None
    if not text:
        raise StancesError(f"page {index + 1} is damaged", where=name, hint=_SAVE_AGAIN)
    try:
        reader = _PageReader(pdfium, text)
        letters, turned = reader.read()
        return Page(
            number=index + 1,
            letters=letters,
            turned=turned,
            has_picture=_has_picture(pdfium, page),
            is_unknown=reader.unknown > _MOST_UNKNOWN * max(len(letters), 1),
        )
    finally:
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


class _Look(Struct, frozen=True, kw_only=True):
    """What letters that were drawn together have in common; `turn` counts right angles."""

    size: float
    turn: int
    bold: bool
    italic: bool


class _PageReader:
    """Reads the letters of one page."""

    def __init__(self, pdfium: ModuleType, text: object) -> None:
        self.unknown = 0
        self._pdfium = pdfium
        self._text = text
        self._looks: dict[int, _Look] = {}
        self._box, self._x, self._y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()

    def read(self) -> tuple[tuple[Letter, ...], tuple[Letter, ...]]:
        """Return the letters that stand as most do, and those that are turned."""
        turns: dict[int, list[Letter]] = {0: []}
        for index in range(self._pdfium.FPDFText_CountChars(self._text)):
            if self._pdfium.FPDFText_IsGenerated(self._text, index) != 1:
                self.unknown += self._pdfium.FPDFText_HasUnicodeMapError(self._text, index) == 1
                look = self._find_look(index)
                turns.setdefault(look.turn, []).append(self._read_letter(index, look))
        usual = max(turns, key=lambda turn: (len(turns[turn]), -turn))
        others = [one for turn in sorted(turns) if turn != usual for one in turns[turn]]
        return tuple(turns[usual]), tuple(others)

    def _read_letter(self, index: int, look: _Look) -> Letter:
        """Return a letter, as if the page were turned so that it stands upright."""
        box, x, y = self._box, self._x, self._y
        self._pdfium.FPDFText_GetLooseCharBox(self._text, index, box)
        self._pdfium.FPDFText_GetCharOrigin(self._text, index, x, y)
        if look.turn % 2 == 0:
            edges, base = (box.left, box.right), y.value
        else:
            edges, base = (box.bottom, box.top), -x.value
        if look.turn >= 2:
            edges, base = (-edges[1], -edges[0]), -base
        code = self._pdfium.FPDFText_GetUnicode(self._text, index)
        is_hyphen = self._pdfium.FPDFText_IsHyphen(self._text, index) == 1
        return Letter(
            text="-" if is_hyphen else chr(code) if code < 0x110000 else "\ufffd",
            left=min(edges),
            right=max(edges),
            base=base,
            size=look.size,
            bold=look.bold,
            italic=look.italic,
        )

    def _find_look(self, index: int) -> _Look:
        """Return how a letter looks, which those drawn with it share."""
        drawn = self._pdfium.FPDFText_GetTextObject(self._text, index)
        key = ctypes.addressof(drawn.contents) if drawn else -1
        if key not in self._looks:
            self._looks[key] = self._read_look(index)
        return self._looks[key]

    def _read_look(self, index: int) -> _Look:
        matrix, flags = self._pdfium.FS_MATRIX(), ctypes.c_int()
        self._pdfium.FPDFText_GetMatrix(self._text, index, matrix)
        buffer = ctypes.create_string_buffer(256)
        self._pdfium.FPDFText_GetFontInfo(self._text, index, buffer, 256, flags)
        font = buffer.value.decode("latin-1")
        scale = math.hypot(matrix.c, matrix.d)
        angle = math.atan2(matrix.b, matrix.a)
        return _Look(
            size=max(round(self._pdfium.FPDFText_GetFontSize(self._text, index) * scale, 1), 0.1),
            turn=round(angle / (math.pi / 2)) % 4,
            bold=_BOLD_NAME.search(font) is not None or bool(flags.value & _FORCE_BOLD),
            italic=_ITALIC_NAME.search(font) is not None or bool(flags.value & _ITALIC),
        )


def _has_picture(pdfium: ModuleType, page: object) -> bool:
    """Whether a picture fills a good part of a page."""
    area = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(drawn) in (_IMAGE, _FORM):
            edges = [ctypes.c_float() for _ in range(4)]
            pdfium.FPDFPageObj_GetBounds(drawn, *edges)
            left, bottom, right, top = (edge.value for edge in edges)
            if abs((right - left) * (top - bottom)) >= _SMALLEST_SCAN * area:
                return True
    return False
