"""How many columns a text takes on a terminal, and how to keep within them."""

from __future__ import annotations

import re
import unicodedata

_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_FILLER = "\U000ffffd"
_FIRST_STAND_IN = 0xF0000


def sign_width(sign: str) -> int:
    """The columns of one character: 2 for a wide one, 0 for a mark that joins the one before.

    >>> [sign_width(sign) for sign in ("a", "漢", "\u0301")]
    [1, 2, 0]
    """
    if sign.isascii():
        return 1
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def text_width(text: str) -> int:
    """The columns of a text's widest line, its colours aside."""
    lines = _STYLE.sub("", text).split("\n")
    return max(len(line) if line.isascii() else sum(map(sign_width, line)) for line in lines)


def wrap(text: str, width: int | None) -> list[str]:
    """The text in lines no wider than `width`, cut at spaces, or within a word too long for one.

    Where there is no width there is one line.

    >>> wrap("one and two seventeen", 7)
    ['one and', 'two', 'sevente', 'en']
    """
    if width is None:
        return [text]
    lines: list[str] = []
    for word in text.split(" "):
        if lines and text_width(f"{lines[-1]} {word}") <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines += _pieces(word, width)
    return lines


def _pieces(word: str, width: int) -> list[str]:
    """A word in pieces no wider than `width`; one with colour in it stays whole."""
    if text_width(word) <= width or "\x1b" in word:
        return [word]
    pieces = [""]
    for sign in word:
        if text_width(pieces[-1] + sign) > max(width, 2):
            pieces.append("")
        pieces[-1] += sign
    return pieces


class StandIns:
    """Characters of one column each that stand in for those of another width.

    `tabulate` counts characters, or columns where `wcwidth` happens to be installed. With
    stand-ins both ways of counting agree, and the table lines up either way.

    >>> stand_ins = StandIns()
    >>> held = stand_ins.put("漢字")
    >>> len(held), stand_ins.take_out(held)
    (4, '漢字')
    """

    def __init__(self) -> None:
        self._signs: dict[str, str] = {}

    def put(self, text: str) -> str:
        """The text with stand-ins, as many characters long as it is wide."""
        if text.isascii():
            return text
        clusters: list[str] = []
        for sign in text:
            if clusters and sign_width(sign) == 0:
                clusters[-1] += sign
            else:
                clusters.append(sign)
        return "".join(map(self._stand_in, clusters))

    def take_out(self, text: str) -> str:
        """The text with the true characters back in their places."""
        back = {ord(sign): cluster for cluster, sign in self._signs.items()}
        return text.translate({**back, ord(_FILLER): ""})

    def _stand_in(self, cluster: str) -> str:
        wide = sign_width(cluster[0]) == 2
        if len(cluster) == 1 and not wide:
            return cluster
        new = chr(_FIRST_STAND_IN + len(self._signs))
        return self._signs.setdefault(cluster, new) + (_FILLER if wide else "")
