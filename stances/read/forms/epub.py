"""EPUB: an archive of pages, read in the order of the book."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from stances.document import Document, LineMap
from stances.errors import StancesError
from stances.read.decode import SAVE_AS_TEXT
from stances.read.forms.html import PAGE_END
from stances.read.forms.web_encoding import decode_page

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from stances.read.archive import Archive

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html")


def decode(name: str, data: bytes) -> Document:
    """Return the pages of a book as one text, in which paragraphs are counted.

    Raises:
        StancesError: it is encrypted, damaged or empty, or unpacks to far too much.
    """
    from stances.read.archive import open_archive  # noqa: PLC0415  (only such files need it)

    archive = open_archive(name, data)
    pages = [_read_page(archive, path) for path in _list_pages(archive)]
    if not any(page.strip() for page in pages):
        raise StancesError("empty: nothing to read", where=name, hint="name a book with a text")
    lines = LineMap(starts=(0,), numbers=(1,), unit="paragraph")
    return Document(name=name, text=PAGE_END.join(pages), form="epub", lines=lines)


def _read_page(archive: Archive, path: str) -> str:
    """Return the source of a page; an empty one is no fault."""
    data = archive.read(path)
    page = decode_page(f"{archive.name} ({path})", data).text if data.strip() else ""
    return page.replace(PAGE_END, " ")


def _list_pages(archive: Archive) -> list[str]:
    """Return the paths of a book's pages, in the order in which it is read.

    Raises:
        StancesError: the book does not say which they are, or one of them is encrypted.
    """
    roots = [one.get("full-path", "") for one in _find(_parse(archive, _CONTAINER), "rootfile")]
    if not roots:
        raise _damaged(archive, "it does not say where its list of pages is")
    package = _parse(archive, roots[0])
    items = {item.get("id", ""): item for item in _find(package, "item")}
    pages: list[str] = []
    for reference in _find(package, "itemref"):
        item = items.get(reference.get("idref", ""))
        if item is None:
            raise _damaged(archive, "it lists a page that it does not hold")
        if item.get("media-type", "") in _PAGES:
            path = posixpath.join(posixpath.dirname(roots[0]), unquote(item.get("href", "")))
            pages.append(posixpath.normpath(path))
    if _ENCRYPTION in archive.members:
        references = _find(_parse(archive, _ENCRYPTION), "CipherReference")
        if {unquote(one.get("URI", "")) for one in references}.intersection(pages):
            what, hint = "encrypted: its text cannot be read", "use a copy without protection"
            raise StancesError(what, where=archive.name, hint=hint)
    return list(dict.fromkeys(pages))


def _parse(archive: Archive, member: str) -> Element:
    from stances.read.xml_tree import parse_xml  # noqa: PLC0415  (only such files need it)

    return parse_xml(archive.name, member, archive.read(member))


def _find(root: Element, tag: str) -> Iterator[Element]:
    """Yield the elements with a name, in whatever name space."""
    return (one for one in root.iter() if str(one.tag).rpartition("}")[2] == tag)


def _damaged(archive: Archive, why: str) -> StancesError:
    return StancesError(f"a damaged book: {why}", where=archive.name, hint=SAVE_AS_TEXT)
