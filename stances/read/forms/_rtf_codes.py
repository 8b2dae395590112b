"""What the control words of RTF mean, as its specification lists them."""

from __future__ import annotations

import codecs

SIGNS = {
    **{"tab": " ", "line": "\n", "softline": "\n", "lbr": "\n", "page": "\n", "column": "\n"},
    **{"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“"},
    **{"rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " "},
    **{"~": "\u00a0", "_": "-", "{": "{", "}": "}", "\\": "\\"},
}
"""Control words and symbols that are characters."""

PARAGRAPH_ENDS = frozenset(("par", "sect", "cell", "nestcell", "row", "nestrow", "\n", "\r"))

SKIPPED = frozenset(
    (
        *("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "filetbl", "xe", "tc"),
        *("tcn", "rxe", "nonshppict", "shprslt", "ftnsep", "ftnsepc", "ftncn", "aftnsep"),
        *("aftnsepc", "aftncn", "header", "headerl", "headerr", "headerf", "footer", "footerl"),
        *("footerr", "footerf", "fldinst", "annotation", "template", "listtable", "private"),
    )
)
"""Groups that hold nothing of the text; so does every group with a star, but for those below."""

OPENED = frozenset(("shptxt", "footnote", "result"))
"""Groups that are read even inside one that is skipped, or with a star."""

SWITCHES = {
    **{"b": "bold", "i": "italic", "v": "hidden", "deleted": "deleted"},
    **{"strike": "struck", "striked": "struck"},
}
"""Control words that turn a look on, or with 0 off."""

UNSEEN = frozenset(("hidden", "deleted", "struck"))

CODE_PAGES = {
    **{0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk"},
    **{136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256"},
    **{186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850"},
}
"""Encodings by the character set of a font."""

WHOLE_FILE = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
"""Encodings by the control word at the head of a file."""


def find_code_page(number: int) -> str:
    """Return the encoding of a code page; that of western Windows where it is not known.

    >>> find_code_page(1251), find_code_page(4)
    ('cp1251', 'cp1252')
    """
    name = {65001: "utf-8", 10000: "mac_roman"}.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
