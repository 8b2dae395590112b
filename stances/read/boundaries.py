"""Where one sentence ends and the next begins, by rules over its characters and words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from stances.language.words import load_words
from stances.read.blocks import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stances.model import Block

_WORDS = load_words()

_STOP = re.compile(
    r"""(?<![.?!…]) (?P<stop>[.?!…]++)
    (?P<close>(?:["'”’»)\]*_]|\[\d+\])*+)                   # quotes, brackets, footnote marks
    (?: \s++ (?= (?:[—–-]+\s*)? ["'“‘«(\[*_]*+ (?P<mark>[#@$€£]?) (?P<next>\w+) )
      | (?= ["“‘(]? (?P<glued>\w+) ) )""",
    re.VERBOSE,
)
_UNBEGUN = re.compile(r"[\W_]*(?:\d{1,2}|[^\W\d_])?")
"""A stretch that is not a sentence yet: marks alone, or the number of a list item."""
_LAST_WORD = re.compile(r"[^\s\"'“”‘’«»()\[\]*_/—–-]+\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_HEAD = re.compile(r"[^\W\d_]+")
_TITLE_CASE = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]")
_LONGEST = 60


def find_sentences(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a block begins and ends, without white space around it.

    >>> from stances.model import Block
    >>> text = "Gen. Alpha left the U.S. in May. It was late."
    >>> [text[a:b] for a, b in find_sentences(text, Block(start=0, end=len(text)))]
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
    """Whether a full stop without a space after it ends a sentence, as in "ended.The war"."""
    follower = stop["glued"]
    if stop["stop"] != "." or follower in _WORDS.domains:
        return False
    if not (_TITLE_CASE.match(follower) or follower in _WORDS.openers):
        return False
    run = chunk.rsplit(maxsplit=1)[-1] if chunk and not chunk[-1].isspace() else ""
    if any(mark in run for mark in ("/", "@", "www.")):
        return False
    word = _LAST_WORD.search(run)
    plain = word is not None and len(word[0]) > 1 and word[0].isalpha() and word[0][-1].islower()
    return plain and not _is_abbreviation(chunk, stop, "glued")


def _is_abbreviation(chunk: str, stop: re.Match[str], group: Literal["next", "glued"]) -> bool:
    """Whether the full stop belongs to the word before it.

    Args:
        chunk: the text up to the stop.
        group: which group of `stop` holds the word after it.
    """
    if any(quote in stop["close"] for quote in "\"'”’»"):
        return False
    follower = stop[group]
    found = _LAST_WORD.search(chunk)
    word = found[0] if found else ""
    if word in _WORDS.before_a_name:
        return True
    if word in _WORDS.before_a_number:
        return follower[0].isdigit()
    if word in _WORDS.anywhere or (_INITIALS.fullmatch(word) and (len(word) > 1 or word.isupper())):
        head = _HEAD.match(follower)
        is_initial = len(follower) == 1 and stop.string.startswith(".", stop.end(group))
        return is_initial or head is None or head[0] not in _WORDS.openers
    return False
