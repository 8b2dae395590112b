"""The bytes of a file turned into text."""

from __future__ import annotations

from stances.document import Document
from stances.errors import StancesError

SAVE_AS_TEXT = "save it as text, in UTF-8"

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decode_text(name: str, data: bytes) -> Document:
    r"""Return the text of a file in UTF-8, with line ends as ``\n`` and no byte order mark.

    Args:
        name: the file, as the user named it.
        data: all its bytes.

    Raises:
        StancesError: the bytes are not UTF-8, or hold no text.

    >>> decode_text("a.txt", b"\xef\xbb\xbfone\r\ntwo").text
    'one\ntwo'
    """
    if b"\0" in data and not data.startswith(_UTF16):
        raise StancesError("cannot read binary data", where=name, hint=SAVE_AS_TEXT)
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise StancesError(
            f"not UTF-8 (byte 0x{data[error.start]:02x} at offset {error.start})",
            where=f"{name}:{line}",
            hint="save it as UTF-8",
        ) from None
    if not text.strip():
        raise StancesError("empty: nothing to read", where=name)
    return Document(name=name, text=text.replace("\r\n", "\n").replace("\r", "\n"))
