"""How many columns a text takes on a terminal, and how to keep within them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from stances.regex import compile_later

_STYLE = compile_later(r"\x1b\[[0-9;]*m")
_FILLER = "\U000ffffd"
_FIRST_STAND_IN = 0xF0000


def measure_sign(sign: str) -> int:
    """Return how many columns a character takes: 2 if wide, 0 if it marks the one before.

    >>> [measure_sign(sign) for sign in ("a", "漢", "\u0301")]
    [1, 2, 0]
    """
    if sign.isascii():
        return 1
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def measure_text(text: str) -> int:
    """Return the columns of a text's widest line, without its colours."""
    lines = _STYLE.sub("", text).split("\n")
    return max(len(line) if line.isascii() else sum(map(measure_sign, line)) for line in lines)


def cut_text(text: str, width: int) -> str:
    """Return a text on one line that takes no more columns than `width`, cut at its end.

    >>> cut_text("Test Alpha", 6), cut_text("Test", 6)
    ('Test…', 'Test')
    """
    if measure_text(text) <= width:
        return text
    taken, kept = 1, ""
    for sign in text:
        taken += measure_sign(sign)
        if taken > width:
            break
        kept += sign
    return f"{kept.rstrip()}…"


def wrap(text: str, width: int | None) -> list[str]:
    """Return the text in lines no wider than `width`, cut at spaces or within a word too long.

    Args:
        text: without line breaks.
        width: the columns of a line; `None` for a single line.

    >>> wrap("one and two seventeen", 7)
    ['one and', 'two', 'sevente', 'en']
    """
    if width is None:
        return [text]
    lines: list[str] = []
    for word in text.split(" "):
        if lines and measure_text(f"{lines[-1]} {word}") <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines += _cut_word(word, width)
    return lines


def _cut_word(word: str, width: int) -> list[str]:
    """Return a word in parts no wider than `width`; one with colour in it stays whole."""
    if measure_text(word) <= width or "\x1b" in word:
        return [word]
    parts = [""]
    for sign in word:
        if measure_text(parts[-1] + sign) > max(width, 2):
            parts.append("")
        parts[-1] += sign
    return parts


class StandIns:
    """Characters of one column each that stand in for those of another width.

    `tabulate` counts characters, or columns where `wcwidth` happens to be installed. With
    stand-ins both ways of counting agree, and the table lines up either way. A character that
    `tabulate` would change, or that is replaced later (see `late`), gets a stand-in too.

    Args:
        late: what `take_out` writes for a character; itself where it is not a key.

    >>> stand_ins = StandIns({"<": "&lt;"})
    >>> held = stand_ins.put("漢字<")
    >>> len(held), stand_ins.take_out(held)
    (5, '漢字&lt;')
    """

    def __init__(self, late: Mapping[str, str] = MappingProxyType({})) -> None:
        self._late = late
        self._signs: dict[str, str] = {}

    def put(self, text: str) -> str:
        """Return the text with stand-ins, as many characters long as it is wide."""
        if text.isascii() and not self._late:
            return text
        clusters: list[str] = []
        for sign in text:
            if clusters and measure_sign(sign) == 0:
                clusters[-1] += sign
            else:
                clusters.append(sign)
        return "".join(map(self._stand_in, clusters))

    def take_out(self, text: str) -> str:
        """Return the text with each stand-in replaced by what it stood for."""
        back = {
            ord(stand_in): "".join(self._late.get(sign, sign) for sign in cluster)
            for cluster, stand_in in self._signs.items()
        }
        return text.translate({**back, ord(_FILLER): ""})

    def _stand_in(self, cluster: str) -> str:
        wide = measure_sign(cluster[0]) == 2
        if len(cluster) == 1 and not wide and cluster not in self._late:
            return cluster
        new = chr(_FIRST_STAND_IN + len(self._signs))
        return self._signs.setdefault(cluster, new) + (_FILLER if wide else "")


def wrap_indented(text: str, indent: str, width: int | None) -> list[str]:
    """Return the text indented, in lines that fit a width; one line where there is no width."""
    room = None if width is None else max(width - len(indent), 20)
    return [indent + line for line in wrap(text, room)]
