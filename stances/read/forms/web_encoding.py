"""The encoding of a page: what it says of it, where it is not UTF-8 anyway."""

from __future__ import annotations

import codecs
import re

from stances.document import Document
from stances.errors import StancesError
from stances.read.decode import decode_text
from stances.regex import compile_later

_DECLARED = compile_later(
    rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})"
    rb"|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_HEAD = 4096
"""How many bytes may stand before the end of the declaration."""
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_WIDE = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
"""How pages in UTF-16 begin that have no byte order mark."""
_SAME = {
    **dict.fromkeys(
        ("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"), "cp1252"
    ),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "x-sjis", "sjis"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987"), "cp949"),
    "iso-8859-9": "cp1254",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
}
"""What browsers take a declared encoding for, since pages are written so."""
_KNOWN = compile_later(
    r"cp\d+|(?:x-)?windows-?\d+|iso-?8859-?\d+(?:-[ie])?|koi8-[ru]|mac-?\w+|tis-620|big5(?:-?hkscs)?"
    r"|gb18030|euc[-_]jp|iso-2022-jp"
)


def decode_page(name: str, data: bytes) -> Document:
    r"""Return the text of a page, in the encoding that it declares.

    Bytes that are UTF-8 are read as such, whatever the page says: hardly any other text is. Of
    UTF-16 the byte order mark is believed.

    Args:
        name: the file, as the user named it.
        data: all its bytes.

    Raises:
        StancesError: the encoding is not known, or the bytes are not in it or hold no text.

    >>> decode_page("a.html", b"<meta charset=windows-1252><p>\x93We talk.\x94").text[-10:]
    '“We talk.”'
    """
    encoding = find_encoding(name, data)
    return decode_text(name, _decode(name, data, encoding).encode() if encoding else data)


def find_encoding(name: str, data: bytes, declared: str = "") -> str:
    """Return the encoding of a page; nothing where it may be UTF-8 or begins with a mark.

    Args:
        name: the file, as the user named it.
        data: all bytes of the page.
        declared: the encoding that is said outside of the page.

    Raises:
        StancesError: the encoding is not known.
    """
    if data.startswith(_MARKS):
        return ""
    if wide := _WIDE.get(data.lstrip(b" \t\r\n")[:2]):
        return wide
    found = _DECLARED.search(data[:_HEAD])
    label = (declared or ((found[1] or found[2]).decode("ascii") if found else "")).lower()
    if not label or label.startswith("utf") or _is_utf8(data):
        return ""
    encoding = _SAME.get(label) or (label if _KNOWN.fullmatch(label) else "")
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        what = f'an encoding that is not known, "{label}"'
        raise StancesError(what, where=name, hint="save it as UTF-8") from None


def _decode(name: str, data: bytes, encoding: str) -> str:
    """Return bytes as text.

    Raises:
        StancesError: they are not in the encoding.
    """
    try:
        return data.decode(encoding)
    except UnicodeError:
        what = f"not {encoding}, as the page says"
        raise StancesError(what, where=name, hint="save it as UTF-8") from None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\x1b" not in data[:_HEAD]  # ISO-2022-JP looks like ASCII
