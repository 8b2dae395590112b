"""What a coder answers: a code with a note, or a word to the program."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from stances.codes.values import SIGNS
from stances.model import Side
from stances.regex import compile_later

HELP = """\
+  for the first pole        -  for the second pole
0  speaks of it, no side     .  does not speak of it
s  skip it, to be asked again another time
q  quit; every answer is in the table already
A note may follow a sign, as in: - he means the first strike only"""

_CODE = compile_later(r"(?P<sign>[-−–+0.])(?:\s+(?P<note>.*))?", re.DOTALL)
_WORDS = {"s": "skip", "skip": "skip", "q": "quit", "quit": "quit"}
_DASHES = str.maketrans("−–", "--")


class Coded(Struct, frozen=True, kw_only=True):
    """A code, and what the coder says of it."""

    side: Side
    note: str


Answer = Coded | Literal["skip", "quit"]


def parse_answer(text: str) -> Answer | None:
    """Return what an answer means; `None` where it means nothing.

    >>> parse_answer("- the first strike only")
    Coded(side='-', note='the first strike only')
    >>> parse_answer("S"), parse_answer("perhaps")
    ('skip', None)
    """
    word = _WORDS.get(text.casefold())
    if word is not None:
        return "skip" if word == "skip" else "quit"
    found = _CODE.fullmatch(text)
    if found is None:
        return None
    side = SIGNS[found["sign"].translate(_DASHES)]
    return Coded(side=side, note=(found["note"] or "").strip())
