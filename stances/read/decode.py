"""The bytes of a file turned into text."""

from __future__ import annotations

from stances.document import Document
from stances.errors import StancesError

SAVE_AS_TEXT = "save it as text, in UTF-8"

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
"""The byte order marks of UTF-16, by which it is known for sure."""


def decode_text(name: str, data: bytes) -> Document:
    r"""Return the text of a file, with line ends as ``\n`` and no byte order mark.

    The bytes are UTF-8; or UTF-16, if they begin with its byte order mark.

    Args:
        name: the file, as the user named it.
        data: all its bytes.

    Raises:
        StancesError: the bytes are neither, or hold no text.

    >>> decode_text("a.txt", b"\xef\xbb\xbfone\r\ntwo").text
    'one\ntwo'
    """
    text = _decode_utf16(name, data) if data.startswith(_UTF16) else _decode_utf8(name, data)
    if not text.strip():
        raise StancesError("empty: nothing to read", where=name, hint="name a file that holds text")
    return Document(name=name, text=text.replace("\r\n", "\n").replace("\r", "\n"))


def _decode_utf8(name: str, data: bytes) -> str:
    if b"\0" in data:
        raise StancesError("cannot read binary data", where=name, hint=SAVE_AS_TEXT)
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise StancesError(
            f"not UTF-8 (byte 0x{data[error.start]:02x} at offset {error.start})",
            where=f"{name}:{line}",
            hint="save it as UTF-8",
        ) from None


def _decode_utf16(name: str, data: bytes) -> str:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise StancesError(
            f"broken UTF-16 (at offset {error.start})", where=name, hint="save it as UTF-8"
        ) from None
    if "\0" in text:
        raise StancesError("cannot read binary data", where=name, hint=SAVE_AS_TEXT)
    return text
