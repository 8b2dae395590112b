"""The bytes of a file turned into text."""

from __future__ import annotations

import codecs

from stances.document import Document
from stances.errors import StancesError
from stances.read.notes import make_note
from stances.read.western import WESTERN, is_western

SAVE_AS_TEXT = "save it as text, in UTF-8"

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""The byte order marks, and the encodings that they show for sure. That of UTF-32 begins as one of
UTF-16 does, so it comes first."""

_HEAD = 4096
"""The bytes by which UTF-16 without a mark is known."""


def decode_text(name: str, data: bytes, encoding: str | None = None) -> Document:
    r"""Return the text of a file, with line ends as ``\n`` and no byte order mark.

    Args:
        name: the file, as the user named it.
        data: all its bytes.
        encoding: what they are in, as Python names it; `None` to tell by the bytes.

    Raises:
        StancesError: the encoding of the bytes is not certain, or they are not in the given
            one, or hold no text.

    >>> decode_text("a.txt", b"\xef\xbb\xbfone\r\ntwo").text
    'one\ntwo'
    """
    used = encoding or find_encoding_of(name, data)
    try:
        text = data.decode(used)
    except UnicodeDecodeError as error:
        raise make_decode_error(error, name, used, data) from None
    if "\0" in text:
        raise StancesError("cannot read binary data", where=name, hint=SAVE_AS_TEXT)
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise StancesError("empty: nothing to read", where=name, hint="name a file that holds text")
    return Document(name=name, text=text.replace("\r\n", "\n").replace("\r", "\n"))


def find_encoding_of(name: str, data: bytes) -> str:
    """Return the encoding of a text, as Python names it, and note where it is not Unicode.

    It is one of Unicode's by a byte order mark or by its zero bytes, else UTF-8; or Windows-1252
    where its bytes are not UTF-8 and leave no doubt.

    Raises:
        StancesError: the encoding is not certain, or the bytes are not a text.
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return encoding
    if b"\0" in data:
        wide = _find_wide(data[:_HEAD]) if len(data) % 2 == 0 else None
        if wide is None:
            raise StancesError("cannot read binary data", where=name, hint=SAVE_AS_TEXT)
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if not is_western(data):
            raise make_decode_error(error, name, "utf-8", data) from None
        make_note("not UTF-8; read as Windows-1252; --encoding names another", name)
        return WESTERN
    return "utf-8"


def make_decode_error(
    error: UnicodeDecodeError, name: str, encoding: str, data: bytes
) -> StancesError:
    """Return the error that a user sees where bytes are not in an encoding."""
    shown = encoding.upper().replace("CP1252", "Windows-1252")
    hint = "name its encoding with --encoding, or save it as UTF-8"
    if encoding.startswith(("utf-16", "utf-32")):
        return StancesError(f"broken {shown} (at offset {error.start})", where=name, hint=hint)
    line = data.count(b"\n", 0, error.start) + 1
    what = f"not {shown} (byte 0x{data[error.start]:02x} at offset {error.start})"
    return StancesError(what, where=f"{name}:{line}", hint=hint)


def _find_wide(head: bytes) -> str | None:
    """Return the kind of UTF-16 that bytes are in without a mark; `None` where they are not.

    In most languages with an alphabet, the space and the full stop at least, one byte of two is
    zero, always the same one, and the other one never is.
    """
    even, odd = head[::2].count(0), head[1::2].count(0)
    if min(even, odd) == 0 and max(even, odd) >= max(4, len(head) // 8):
        return "utf-16-le" if odd else "utf-16-be"
    return None
