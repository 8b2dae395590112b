"""Where one sentence ends and the next begins, by rules over the characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from stances.read.blocks import BULLET
from stances.read.words import ANYWHERE, BEFORE_A_NAME, BEFORE_A_NUMBER, OPENERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stances.model import Block

_DOMAINS = frozenset(("Com", "Org", "Net", "Gov", "Edu", "Mil", "Int", "Co", "Io"))

_STOP = re.compile(
    r"""(?<![.?!…]) (?P<stop>[.?!…]++)
    (?P<close>(?:["'”’»)\]*_]|\[\d+\])*+)                   # quotes, brackets, footnote marks
    (?: \s++ (?= (?:[—–-]+\s*)? ["'“‘«(\[*_]*+ (?P<mark>[#@$€£]?) (?P<next>\w+) )
      | (?= ["“‘(]? (?P<glued>\w+) ) )""",
    re.VERBOSE,
)
_UNBEGUN = re.compile(r"[\W_]*(?:\d{1,2}|[^\W\d_])?")
"""A stretch that is no sentence yet: marks alone, or the number of a list item."""
_LAST_WORD = re.compile(r"[^\s\"'“”‘’«»()\[\]*_/—–-]+\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_HEAD = re.compile(r"[^\W\d_]+")
_TITLE_CASE = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]")
_LONGEST = 60


def spans(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """The offsets of each sentence of a block, without white space around.

    >>> from stances.model import Block
    >>> text = "Gen. Alpha left the U.S. in May. It was late."
    >>> [text[a:b] for a, b in spans(text, Block(start=0, end=len(text)))]
    ['Gen. Alpha left the U.S. in May.', 'It was late.']
    """
    start = block.start
    bullet = BULLET.match(text, start, block.end) if block.kind == "item" else None
    for stop in _STOP.finditer(text, bullet.end() if bullet else start, block.end):
        if _ends_sentence(text, start, stop):
            yield start, stop.end("close")
            start = stop.end()
    yield start, block.end


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the sentence that begins at `start` ends at this stop."""
    dot = stop.start()
    if dot - start < _LONGEST and _UNBEGUN.fullmatch(text, start, dot):
        return False
    chunk = text[max(start, dot - _LONGEST) : dot]
    if stop["glued"]:
        return _ends_glued(chunk, stop)
    first = stop["next"][0]
    if not stop["mark"] and (first.islower() or first == "_"):
        return False
    return stop["stop"] != "." or not _is_abbreviation(chunk, stop, "next")


def _ends_glued(chunk: str, stop: re.Match[str]) -> bool:
    """Whether a full stop without white space behind it ends a sentence: "ended.The war"."""
    follower = stop["glued"]
    if stop["stop"] != "." or follower in _DOMAINS:
        return False
    if not (_TITLE_CASE.match(follower) or follower in OPENERS):
        return False
    run = chunk.rsplit(maxsplit=1)[-1] if chunk and not chunk[-1].isspace() else ""
    if any(mark in run for mark in ("/", "@", "www.")):
        return False
    word = _LAST_WORD.search(run)
    plain = word is not None and len(word[0]) > 1 and word[0].isalpha() and word[0][-1].islower()
    return plain and not _is_abbreviation(chunk, stop, "glued")


def _is_abbreviation(chunk: str, stop: re.Match[str], group: Literal["next", "glued"]) -> bool:
    """Whether the full stop belongs to the word before it, whatever follows in `group`."""
    if any(quote in stop["close"] for quote in "\"'”’»"):
        return False
    follower = stop[group]
    found = _LAST_WORD.search(chunk)
    word = found[0] if found else ""
    if word in BEFORE_A_NAME:
        return True
    if word in BEFORE_A_NUMBER:
        return follower[0].isdigit()
    if word in ANYWHERE or (_INITIALS.fullmatch(word) and (len(word) > 1 or word.isupper())):
        head = _HEAD.match(follower)
        is_initial = len(follower) == 1 and stop.string.startswith(".", stop.end(group))
        return is_initial or head is None or head[0] not in OPENERS
    return False
