"""MHTML: a page that a browser saved in one file, as the first page in a message."""

from __future__ import annotations

import binascii
import codecs
from collections.abc import Iterator
from typing import TYPE_CHECKING

from stances.document import Document, LineMap, Unit
from stances.errors import StancesError
from stances.read.forms.web_encoding import find_encoding

if TYPE_CHECKING:
    from email.message import Message


_HINT = "save the page as HTML"


def decode(name: str, data: bytes) -> Document:
    """Return the page of a message, with the lines of the file at which its parts stand.

    Where the page is in base64, whose lines nobody can read, paragraphs are counted.

    Raises:
        StancesError: there is no page, it is empty, or its encoding is not known.
    """
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    part = _find_page(name, data)
    body = str(part.get_payload()).encode("latin-1")
    transfer = str(part.get("content-transfer-encoding", "")).strip().lower()
    if transfer == "base64":
        pieces = [(_read_base64(name, body), 0)]
    else:
        first = data.count(b"\n", 0, max(0, data.find(body))) + 1
        pieces = list(_list_lines(body, first, quoted=transfer == "quoted-printable"))
    whole = b"".join(piece for piece, _ in pieces)
    declared = (part.get_content_charset() or "").lower()
    encoding = find_encoding(name, whole, declared) or "utf-8"
    text, lines = _join(name, pieces, encoding)
    if not text.strip():
        raise StancesError("empty: nothing to read", where=name, hint=_HINT)
    if "\0" in text:
        raise StancesError("cannot read binary data", where=name, hint=_HINT)
    return Document(name=name, text=text, form="mhtml", lines=lines)


def _find_page(name: str, data: bytes) -> Message:
    """Return the first part of a message that is a page, each of its bytes as one character.

    Raises:
        StancesError: there is none.
    """
    import email  # noqa: PLC0415  (only such files need it)

    try:
        for part in email.message_from_string(data.decode("latin-1")).walk():
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                return part
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError) as error:
        what = "not a saved page (a broken message)"
        raise StancesError(what, where=name, hint=_HINT) from error
    raise StancesError("no page in this message", where=name, hint=_HINT)


def _read_base64(name: str, body: bytes) -> bytes:
    """Return what a part in base64 stands for.

    Raises:
        StancesError: it is broken.
    """
    try:
        data = binascii.a2b_base64(body)
    except ValueError as error:
        what = f"not a saved page (broken base64: {error})"
        raise StancesError(what, where=name, hint=_HINT) from None
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _list_lines(body: bytes, first: int, *, quoted: bool) -> Iterator[tuple[bytes, int]]:
    """Yield what each line of a part stands for, with its number in the file.

    Args:
        first: the line on which the part begins.
        quoted: whether it is quoted-printable.
    """
    for number, line in enumerate(body.splitlines(keepends=True), start=first):
        plain = binascii.a2b_qp(line) if quoted else line
        yield plain.replace(b"\r\n", b"\n").replace(b"\r", b"\n"), number


def _join(name: str, pieces: list[tuple[bytes, int]], encoding: str) -> tuple[str, LineMap]:
    """Return the text of a page, and the map to the lines of its file; 0 is no line.

    Raises:
        StancesError: the bytes are not in the encoding.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    texts: list[str] = []
    starts: dict[int, int] = {}
    length = 0
    try:
        for number, (piece, line) in enumerate(pieces, start=1):
            starts.setdefault(length, line or 1)
            texts.append(decoder.decode(piece, final=number == len(pieces)))
            length += len(texts[-1])
    except UnicodeError:
        what = f"not {encoding}, as the page says"
        raise StancesError(what, where=name, hint="save it as UTF-8") from None
    unit: Unit = "line" if pieces and pieces[0][1] else "paragraph"
    text = "".join(texts).replace("\x1e", " ")
    return text, LineMap(
        starts=tuple(starts) or (0,), numbers=tuple(starts.values()) or (1,), unit=unit
    )
