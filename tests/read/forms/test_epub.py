"""Books: their pages in order, within bounds."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stances.errors import StancesError
from stances.read.forms.late import EPUB
from stances.read.sentences import split_statements
from stances.read.statements import extract_statements

CONTAINER = """<?xml version="1.0"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""
PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf"><manifest>
<item id="b" href="text/two%20b.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="c" href="c.jpg" media-type="image/jpeg"/>
</manifest><spine><itemref idref="c"/><itemref idref="n"/><itemref idref="a"/>
<itemref idref="b"/><itemref idref="a"/></spine></package>"""
ONE = """<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="x"/></head><body>
<h1>Talks</h1><p>TEST ALPHA: We must talk.</p><p>TEST BETA: Never.</p></body></html>"""
TWO = """<html><body><p>TEST ALPHA: Für nobody<a epub:type="noteref" href="#f">1</a> else.</p>
<aside epub:type="footnote" id="f"><p>A note.</p></aside></body></html>"""
NAV = """<html><body><nav epub:type="toc"><ol><li><a href="one.xhtml">One</a></li></ol></nav></body>
</html>"""
FILES = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OEBPS/book.opf": PACKAGE,
    "OEBPS/one.xhtml": ONE,
    "OEBPS/text/two b.xhtml": TWO,
    "OEBPS/nav.xhtml": NAV,
    "OEBPS/c.jpg": "x",
}


def make_book(**changes):
    """Return the bytes of a book; a change names a file without its folders and ending."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for path, text in FILES.items():
            key = re.split(r"[/.]", path)[-2] if "." in path else path
            text = changes.get(key.replace(" ", "_"), text)
            if text is not None:
                book.writestr(path, text)
        for path, text in changes.get("more", {}).items():
            book.writestr(path, text)
    return file.getvalue()


def test_pages_are_read_in_the_order_of_the_book():
    found = split_statements(extract_statements([EPUB.decode("a.epub", make_book())]))
    assert sorted((one.line, one.expert, one.text) for one in found) == [
        (3, "Test Alpha", "We must talk."),
        (4, "Test Beta", "Never."),
        (5, "Test Alpha", "Für nobody else."),
    ]
    assert found[0].document.name_place(found[0].start) == "a.epub, paragraph 3"


def test_what_stands_around_the_text_is_marked():
    marked = EPUB.mark_text(EPUB.decode("a.epub", make_book()))
    text = marked.document.text
    assert [(one.kind, text[one.start : one.end]) for one in marked.regions] == [
        ("furniture", "1. One"),
        ("heading", "Talks"),
        ("footnote", "A note."),
    ]


ENCRYPTION = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><CipherData>
<CipherReference URI="{}"/></CipherData></EncryptedData></encryption>"""


def test_a_book_whose_fonts_alone_are_encrypted_is_read():
    more = {"META-INF/encryption.xml": ENCRYPTION.format("OEBPS/font.otf")}
    assert "Never" in EPUB.decode("a.epub", make_book(more=more)).text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.epub: damaged"),
        (b"PK\x03\x04 nothing", "a.epub: damaged"),
        (make_book()[:300], "a.epub: damaged"),
        (make_book(container=None), "META-INF/container.xml is missing in it"),
        (make_book(container="<a>"), "META-INF/container.xml in it is broken"),
        (make_book(container="<a/>"), "a damaged book: it does not say where"),
        (make_book(book=None), "OEBPS/book.opf is missing in it"),
        (make_book(book=PACKAGE.replace('id="a"', 'id="z"')), "lists a page that it does not hold"),
        (make_book(one=None), "OEBPS/one.xhtml is missing in it"),
        (make_book(one=b"<p>\xff"), "a.epub (OEBPS/one.xhtml):1: not UTF-8"),
        (make_book(book=re.sub("<itemref.*?/>", "", PACKAGE)), "empty: nothing to read"),
        (make_book(book='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "declares XML entities"),
        (
            make_book(more={"META-INF/encryption.xml": ENCRYPTION.format("OEBPS/one.xhtml")}),
            "encrypted: its text cannot be read",
        ),
        (make_book(one="<p>" + "a" * 30_000_000), "unpacks to"),
    ],
    ids=range(14),
)
def test_a_book_that_cannot_be_read_is_refused(data, message):
    with pytest.raises(StancesError, match=re.escape(message)):
        EPUB.decode("a.epub", data)


@settings(deadline=None, max_examples=150)
@given(st.integers(0, 3000), st.binary(min_size=1, max_size=8))
def test_a_damaged_book_is_read_or_refused(at, damage):
    data = make_book()
    at %= len(data)
    try:
        EPUB.mark_text(EPUB.decode("a.epub", data[:at] + damage + data[at + len(damage) :]))
    except StancesError as error:
        assert error.where
